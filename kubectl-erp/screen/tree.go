package screen

// Branches gives every node of a forest the lines that go before its name, in the order in which it is to be printed.
// Children of the same parent keep the order of names.
func Branches(names []string, parent func(string) string) (ordered, lines []string) {
	children := map[string][]string{}
	for _, name := range names {
		children[parent(name)] = append(children[parent(name)], name)
	}
	var walk func(under, prefix string)
	walk = func(under, prefix string) {
		for i, name := range children[under] {
			mark, below := "├─ ", "│  "
			if i == len(children[under])-1 {
				mark, below = "└─ ", "   "
			}
			if under == "" {
				mark, below = "", ""
			}
			ordered, lines = append(ordered, name), append(lines, prefix+mark)
			walk(name, prefix+below)
		}
	}
	walk("", "")
	return ordered, lines
}
