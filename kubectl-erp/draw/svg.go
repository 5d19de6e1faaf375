package draw

import (
	"fmt"
	"html"
	"io"
	"strings"
	"unicode/utf8"
)

// Colours are border and ground of a box, by what the vertical is like.
var colours = map[string][2]string{
	"ready":   {"#1a7f37", "#e6f6ea"},
	"going":   {"#9a6700", "#fff5d6"},
	"stopped": {"#cf222e", "#ffebe9"},
	"unknown": {"#57606a", "#f3f4f6"},
}

// SVG writes a picture; look tells what a vertical is like: ready, going, stopped or unknown.
func SVG(out io.Writer, p *Picture, title string, look func(name string) string) error {
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%.0f" height="%.0f" viewBox="0 0 %.0f %.0f" font-family="system-ui, sans-serif" font-size="12">
<title>%s</title>
<defs><marker id="arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto-start-reverse"><path d="M0 0 10 5 0 10z" fill="#57606a"/></marker></defs>
<rect width="100%%" height="100%%" fill="#ffffff"/>
`, p.Width, p.Height, p.Width, p.Height, html.EscapeString(title))
	for _, line := range p.Lines {
		fmt.Fprintf(&b, "<path d=\"%s\" fill=\"none\" stroke=\"#57606a\" stroke-width=\"1.4\" marker-end=\"url(#arrow)\"/>\n", curve(line.Points))
	}
	for _, line := range p.Lines {
		label(&b, line)
	}
	for _, box := range p.Boxes {
		drawBox(&b, box, colours[look(box.Name)])
	}
	b.WriteString("</svg>\n")
	_, err := io.WriteString(out, b.String())
	return err
}

// curve leaves and reaches a box upright, and passes bends straight.
func curve(points [][2]float64) string {
	var d strings.Builder
	fmt.Fprintf(&d, "M%.1f %.1f", points[0][0], points[0][1])
	for i := 1; i < len(points); i++ {
		a, z := points[i-1], points[i]
		if a[0] == z[0] {
			fmt.Fprintf(&d, " L%.1f %.1f", z[0], z[1])
			continue
		}
		half := (z[1] - a[1]) / 2
		fmt.Fprintf(&d, " C%.1f %.1f %.1f %.1f %.1f %.1f", a[0], a[1]+half, z[0], z[1]-half, z[0], z[1])
	}
	return d.String()
}

// label stands near who needs, where lines of one owner are still apart.
func label(b *strings.Builder, line Line) {
	a, z := line.Points[0], line.Points[1]
	const at = 0.3
	x, y := a[0]+(z[0]-a[0])*bezier(at), a[1]+(z[1]-a[1])*at
	text := Label(line.Edge)
	width := float64(utf8.RuneCountInString(text))*letterWidth*0.86 + 8
	fmt.Fprintf(b, "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"16\" rx=\"3\" fill=\"#ffffff\"/>\n", x-width/2, y-8, width)
	fmt.Fprintf(b, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\" font-size=\"11\" fill=\"#57606a\">%s<title>%s</title></text>\n",
		x, y+4, html.EscapeString(text), html.EscapeString(strings.Join(line.Tables, ", ")))
}

// bezier is how far across a curve of these control points has come at a share of its height.
func bezier(at float64) float64 { return at * at * (3 - 2*at) }

func drawBox(b *strings.Builder, box Box, colour [2]string) {
	fmt.Fprintf(b, "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%d\" rx=\"8\" fill=\"%s\" stroke=\"%s\" stroke-width=\"1.6\"/>\n",
		box.X-box.Width/2, box.Y, box.Width, boxHeight, colour[1], colour[0])
	fmt.Fprintf(b, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\" font-size=\"14\" font-weight=\"600\" fill=\"#1f2328\">%s</text>\n", box.X, box.Y+21, html.EscapeString(box.Name))
	for i, line := range box.Lines {
		fmt.Fprintf(b, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\" fill=\"%s\">%s</text>\n", box.X, box.Y+39+float64(i)*16, colour[0], html.EscapeString(line))
	}
}
