package document

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
)

// What a ZIP may unpack to. Its own words are checked first, which costs nothing; then what really
// comes out, since they may be wrong.
const (
	maxEntries  = 200
	maxUnpacked = 64 << 20
	maxRatio    = 100
	freeOfRatio = 1 << 20 // small files may be packed as tightly as they like
)

// archive is an opened ZIP that gives out its parts until the limit is reached. Names are only
// compared: nothing is ever written under them.
type archive struct {
	parts map[string]*zip.File
	left  int64
}

func openZip(data []byte) (*archive, error) {
	// Counted before the directory is read, which would take memory for each entry. Entries of ZIPs
	// inside this one are counted too, so this bound is wide.
	if bytes.Count(data, []byte("PK\x01\x02")) > 50*maxEntries {
		return nil, tooManyEntries()
	}
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, damaged("the file is cut off or damaged (%v)", err)
	}
	if len(r.File) > maxEntries {
		return nil, tooManyEntries()
	}
	a := &archive{map[string]*zip.File{}, maxUnpacked}
	var unpacked uint64
	for _, f := range r.File {
		if f.UncompressedSize64 > maxUnpacked || unpacked+f.UncompressedSize64 > maxUnpacked {
			return nil, unpacksTooMuch()
		}
		unpacked += f.UncompressedSize64
		if _, twice := a.parts[f.Name]; !twice {
			a.parts[f.Name] = f
		}
	}
	if unpacked > freeOfRatio && unpacked > maxRatio*uint64(len(data)) {
		return nil, unpacksTooMuch()
	}
	return a, nil
}

func (a *archive) has(name string) bool { return a.parts[name] != nil }

// hasUnder reports whether there is a part whose name begins with the prefix.
func (a *archive) hasUnder(prefix string) bool {
	for name := range a.parts {
		if strings.HasPrefix(name, prefix) {
			return true
		}
	}
	return false
}

// read unpacks one part.
func (a *archive) read(name string) ([]byte, error) {
	f := a.parts[name]
	if f == nil {
		return nil, damaged("the file lacks its part %s", name)
	}
	if f.Flags&1 != 0 {
		return nil, refuse("document_locked", "this file is locked with a password; save it without one, or %s", advicePaste)
	}
	r, err := f.Open()
	if err != nil {
		return nil, damaged("its part %s cannot be unpacked (%v)", name, err)
	}
	defer func() { _ = r.Close() }() // only read from
	b, err := io.ReadAll(io.LimitReader(r, a.left+1))
	if int64(len(b)) > a.left {
		return nil, unpacksTooMuch()
	}
	if err != nil {
		return nil, damaged("its part %s cannot be unpacked (%v)", name, err)
	}
	a.left -= int64(len(b))
	return b, nil
}

func tooManyEntries() error {
	return refuse("document_too_large", "the file holds more than %d parts; take pictures and attachments out of it, or %s", maxEntries, advicePaste)
}

func unpacksTooMuch() error {
	return refuse("document_too_large", "the file unpacks to more than %d MB or to more than %d times its size; take pictures and attachments out of it, or %s",
		maxUnpacked>>20, maxRatio, advicePaste)
}

// detectZip tells the formats apart that are a ZIP inside.
func detectZip(data []byte) (string, error) {
	a, err := openZip(data)
	if err != nil {
		return "", err
	}
	mimetype := ""
	if f := a.parts["mimetype"]; f != nil && f.UncompressedSize64 < 200 {
		if b, err := a.read("mimetype"); err == nil {
			mimetype = strings.TrimSpace(string(b))
		}
	}
	switch {
	case mimetype == "application/hwp+zip", a.hasUnder("Contents/section"):
		return HWPX, nil
	case a.has("word/document.xml"):
		return DOCX, nil
	case a.hasUnder("xl/"):
		return "", refuse("document_unsupported", "this is an Excel file (.xlsx); %s", advicePaste)
	case a.hasUnder("ppt/"):
		return "", refuse("document_unsupported", "this is a PowerPoint file (.pptx); %s", advicePaste)
	case strings.HasPrefix(mimetype, "application/vnd.oasis.opendocument"):
		return "", refuse("document_unsupported", "this is an OpenDocument file; %s", adviceWord)
	}
	return "", refuse("document_binary", "this is a ZIP archive; unpack it and give the document inside: %s", adviceData)
}
