// Package screen is how things look: colours on a terminal only, tables without lines, trees.
package screen

import (
	"fmt"
	"io"
	"os"
	"strings"
	"unicode/utf8"

	"golang.org/x/term"
)

// Screen writes to a person's terminal, or without any colour into whatever else it is given.
type Screen struct {
	Out    io.Writer
	Width  int // of the terminal in characters; 100 where there is none
	colour bool
	isTerm bool
}

func New(out io.Writer) *Screen {
	s := &Screen{Out: out, Width: 100}
	if file, ok := out.(*os.File); ok && term.IsTerminal(int(file.Fd())) {
		s.isTerm = true
		s.colour = os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
		if width, _, err := term.GetSize(int(file.Fd())); err == nil && width > 40 {
			s.Width = width
		}
	}
	return s
}

// Style is how a text is meant.
type Style string

const (
	Plain Style = ""
	Good  Style = "32"
	Soon  Style = "33"
	Bad   Style = "31"
	Loud  Style = "1"
	Dim   Style = "2"
)

// Text is a text with a meaning.
type Text struct {
	Text  string
	Style Style
}

func (s *Screen) Paint(text string, style Style) string {
	if !s.colour || style == Plain || text == "" {
		return text
	}
	return "\x1b[" + string(style) + "m" + text + "\x1b[0m"
}

func (s *Screen) Print(format string, args ...any) { fmt.Fprintf(s.Out, format, args...) }

// Table prints rows under a header, each column as wide as its widest cell; a column without any cell is left out.
// On a terminal the last column ends where the terminal does.
func (s *Screen) Table(header []string, rows [][]Text) {
	widths := make([]int, len(header))
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], utf8.RuneCountInString(cell.Text))
		}
	}
	all := [][]Text{{}}
	for i, title := range header {
		all[0] = append(all[0], Text{title, Dim})
		if widths[i] > 0 {
			widths[i] = max(widths[i], utf8.RuneCountInString(title))
		}
	}
	for _, row := range append(all, rows...) {
		var line strings.Builder
		pending, used := 0, 0
		for i, cell := range row {
			if widths[i] == 0 {
				continue
			}
			if cell.Text != "" {
				if i == len(row)-1 && s.isTerm {
					cell.Text = Shortened(cell.Text, s.Width-used-pending)
				}
				used += pending + utf8.RuneCountInString(cell.Text)
				line.WriteString(strings.Repeat(" ", pending) + s.Paint(cell.Text, cell.Style))
				pending = 0
			}
			pending += widths[i] - utf8.RuneCountInString(cell.Text) + 3
		}
		s.Print("%s\n", line.String())
	}
}
