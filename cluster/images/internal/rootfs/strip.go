package rootfs

import (
	"bytes"
	"debug/elf"
	"encoding/binary"
)

// Where the header of a 64-bit ELF file says where its section table is, and how many entries it has.
const (
	sectionTableOffset = 0x28
	sectionTableCount  = 0x3c
	sectionNamesIndex  = 0x3e
)

// Strip takes out what only linkers and debuggers read: the symbol table and the table of sections, which lie behind the segments.
// A 64-bit file keeps all that the loader maps; anything else comes back as it was.
func Strip(body []byte) []byte {
	file, err := elf.NewFile(bytes.NewReader(body))
	if err != nil || file.Class != elf.ELFCLASS64 || file.Data != elf.ELFDATA2LSB {
		return body
	}
	end := uint64(0)
	for _, segment := range file.Progs {
		end = max(end, segment.Off+segment.Filesz)
	}
	if end <= sectionNamesIndex || end >= uint64(len(body)) {
		return body
	}
	stripped := bytes.Clone(body[:end])
	binary.LittleEndian.PutUint64(stripped[sectionTableOffset:], 0)
	binary.LittleEndian.PutUint16(stripped[sectionTableCount:], 0)
	binary.LittleEndian.PutUint16(stripped[sectionNamesIndex:], 0)
	return stripped
}
