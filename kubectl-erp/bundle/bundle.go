package bundle

import (
	"archive/zip"
	"io"
	"path"
	"time"

	"sigs.k8s.io/yaml"
)

// Bundle is a zip file in the making. Everything is redacted on its way in.
type Bundle struct {
	zip  *zip.Writer
	root string
	at   time.Time
}

// New begins a bundle whose files are in one folder, so that unpacking it does not scatter them.
func New(out io.Writer, root string, at time.Time) *Bundle {
	return &Bundle{zip: zip.NewWriter(out), root: root, at: at}
}

// Text adds a text file.
func (b *Bundle) Text(name, text string) error { return b.add(name, Text(text)) }

func (b *Bundle) add(name, text string) error {
	file, err := b.zip.CreateHeader(&zip.FileHeader{Name: path.Join(b.root, name), Method: zip.Deflate, Modified: b.at})
	if err != nil {
		return err
	}
	_, err = io.WriteString(file, text)
	return err
}

// Object adds an object as YAML.
func (b *Bundle) Object(name string, object map[string]any) error {
	text, err := yaml.Marshal(Object(object))
	if err != nil {
		return err
	}
	return b.add(name, string(text))
}

// Close ends the file.
func (b *Bundle) Close() error { return b.zip.Close() }
