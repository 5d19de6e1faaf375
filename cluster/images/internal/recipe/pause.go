package recipe

import (
	"bytes"
	"context"
	"encoding/binary"

	"dev.isem.erp/images/internal/rootfs"
	"dev.isem.erp/images/internal/store"
)

// pauseCode lets the kernel reap the pod's orphans and then sleeps for ever.
var pauseCode = []byte{
	0xb8, 0x0d, 0x00, 0x00, 0x00, //       mov  eax, 13        rt_sigaction
	0xbf, 0x11, 0x00, 0x00, 0x00, //       mov  edi, 17        SIGCHLD
	0x48, 0x8d, 0x35, 0x13, 0x00, 0x00, 0, // lea  rsi, [rip+19]  the action below
	0x31, 0xd2, //                         xor  edx, edx
	0x41, 0xba, 0x08, 0x00, 0x00, 0x00, // mov  r10d, 8        size of a signal set
	0x0f, 0x05, //                         syscall
	0xb8, 0x22, 0x00, 0x00, 0x00, // sleep: mov  eax, 34        pause
	0x0f, 0x05, //                         syscall
	0xeb, 0xf7, //                         jmp  sleep
	1, 0, 0, 0, 0, 0, 0, 0, //             struct sigaction: SIG_IGN,
	0, 0, 0, 0, 0, 0, 0, 0, //             no flags,
	0, 0, 0, 0, 0, 0, 0, 0, //             no restorer,
	0, 0, 0, 0, 0, 0, 0, 0, //             no mask
}

// pause is the image that holds a pod's namespaces: one static program of some 180 bytes, so that a pod costs no more memory than it must.
func pause(context.Context, *Kitchen) (dish, error) {
	layer := ingredient{key: store.Key("pause", recipeVersion, string(pauseCode)), make: func() (*rootfs.Tree, error) {
		tree := rootfs.NewTree()
		tree.Put("pause", rootfs.Node{Mode: 0o755, Body: pauseProgram()})
		return tree, nil
	}}
	return dish{config: config([]string{"/pause"}, nil), layers: []ingredient{layer}}, nil
}

// pauseProgram puts the code into a static ELF program: a header, one segment that is the whole file, the code.
func pauseProgram() []byte {
	const (
		address     = 0x400000
		headerSize  = 64
		segmentSize = 56
	)
	size := uint64(headerSize + segmentSize + len(pauseCode))
	var program bytes.Buffer
	program.WriteString("\x7fELF\x02\x01\x01") // 64 bits, little-endian, version 1
	program.Write(make([]byte, 9))
	for _, field := range []any{
		uint16(2), uint16(62), uint32(1), // executable, x86-64, version 1
		uint64(address + headerSize + segmentSize), uint64(headerSize), uint64(0), // entry, segments, no sections
		uint32(0), uint16(headerSize), uint16(segmentSize), uint16(1), uint16(0), uint16(0), uint16(0),
		uint32(1), uint32(5), uint64(0), uint64(address), uint64(address), size, size, uint64(0x1000), // loaded, read and execute
	} {
		_ = binary.Write(&program, binary.LittleEndian, field) // a bytes.Buffer never fails
	}
	program.Write(pauseCode)
	return program.Bytes()
}
