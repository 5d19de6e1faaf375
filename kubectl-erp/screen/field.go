package screen

import (
	"strings"
	"unicode/utf8"
)

const labelWidth = 12

// Paragraph prints a text in lines that fit.
func (s *Screen) Paragraph(text string, style Style) {
	for _, line := range wrap(text, s.Width) {
		s.Print("%s\n", s.Paint(line, style))
	}
}

// Field prints a label and, beside it, a text that goes on below itself; nothing where there is no text.
func (s *Screen) Field(label, text string, style Style) { s.field(label, "", text, style) }

// Branch is a field whose text hangs in a tree, under the lines that go before it.
func (s *Screen) Branch(label, branch, text string, style Style) { s.field(label, branch, text, style) }

func (s *Screen) field(label, branch, text string, style Style) {
	if text == "" {
		return
	}
	hang := utf8.RuneCountInString(branch)
	for i, line := range wrap(text, s.Width-labelWidth-hang) {
		if i > 0 {
			label, branch = "", strings.Repeat(" ", hang)
		}
		pad := strings.Repeat(" ", max(1, labelWidth-utf8.RuneCountInString(label)))
		s.Print("%s%s%s%s\n", s.Paint(label, Dim), pad, branch, s.Paint(line, style))
	}
}

// Line is a field that is not wrapped, for what a person copies.
func (s *Screen) Line(text string) { s.Print("%s%s\n", strings.Repeat(" ", labelWidth), text) }

func wrap(text string, width int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		if line != "" && utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > width {
			lines, line = append(lines, line), ""
		}
		line = strings.TrimPrefix(line+" "+word, " ")
	}
	return append(lines, line)
}

// Shortened keeps a text in one line of that many characters.
func Shortened(text string, width int) string {
	text = strings.Join(strings.Fields(text), " ")
	if utf8.RuneCountInString(text) <= width {
		return text
	}
	return string([]rune(text)[:max(0, width-1)]) + "…"
}
