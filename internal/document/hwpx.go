package document

import (
	"cmp"
	"encoding/xml"
	"slices"
	"strconv"
	"strings"
)

// readHWPX reads the text of a HWPX file (OWPML, KS X 6101). Real files and the standard use different
// namespaces for the same elements, so these go by their local names.
func readHWPX(data []byte) (Text, error) {
	a, err := openZip(data)
	if err != nil {
		return Text{}, err
	}
	h := hwpx{}
	var body flow
	for _, name := range sections(a) {
		part, err := a.read(name)
		if err != nil {
			return Text{}, err
		}
		h.x = newXML(name, part)
		if err := h.content(&body); err != nil {
			return Text{}, lockedOr(a, err)
		}
		if h.deleted > 0 {
			return Text{}, damaged("a tracked deletion has no end")
		}
	}
	t := Text{Body: strings.Join(append(body.all(), h.notes.all()...), "\n")}
	if a.has("Contents/content.hpf") {
		part, err := a.read("Contents/content.hpf")
		if err != nil {
			return Text{}, err
		}
		meta := metadata("Contents/content.hpf", part)
		t.Title, t.Saved = meta["title"], day(meta["ModifiedDate"])
	}
	return t, nil
}

// sections are the names of the parts with text, in order: section10 comes after section9.
func sections(a *archive) []string {
	number := func(name string) int {
		s, _ := strings.CutPrefix(name, "Contents/section")
		n, err := strconv.Atoi(strings.TrimSuffix(s, ".xml"))
		if err != nil {
			return -1
		}
		return n
	}
	var names []string
	for name := range a.parts {
		if number(name) >= 0 {
			names = append(names, name)
		}
	}
	slices.SortFunc(names, func(a, b string) int { return cmp.Compare(number(a), number(b)) })
	return names
}

// lockedOr explains why a part is no XML if the file is encrypted.
func lockedOr(a *archive, err error) error {
	if a.has("META-INF/manifest.xml") {
		if part, e := a.read("META-INF/manifest.xml"); e == nil && strings.Contains(string(part), "encryption-data") {
			return refuse("document_locked", "this file is locked with a password; save it without one, or %s", advicePaste)
		}
	}
	return err
}

type hwpx struct {
	x       *xmlReader
	notes   flow
	deleted int // depth of tracked deletions, which may run over several paragraphs
}

// content reads the element that was just begun into f.
func (h *hwpx) content(f *flow) error {
	return h.x.each(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "p":
			p := f.begin()
			err := h.content(p)
			f.finish(p, h.deleted > 0)
			return err
		case "t", "mainText":
			return h.text(f)
		case "tbl":
			return h.table(f)
		case "footNote", "endNote":
			return h.content(&h.notes)
		case "switch":
			return h.x.first(func() error { return h.content(f) })
		case "secPr", "header", "footer", "hiddenComment", "fieldBegin", "equation", "linesegarray",
			"comboBox", "listBox", "edit", "btn", "radioBtn", "checkBtn", "subText":
			return h.x.skip()
		}
		return h.content(f)
	}, nil)
}

func (h *hwpx) text(f *flow) error {
	put := func(s string) {
		if h.deleted == 0 {
			f.put(s)
		}
	}
	return h.x.each(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "lineBreak":
			if h.deleted == 0 {
				f.end()
			}
		case "tab":
			put("\t")
		case "nbSpace", "fwSpace":
			put(" ")
		case "hyphen":
			put("-")
		case "deleteBegin":
			h.deleted++
		case "deleteEnd":
			h.deleted = max(h.deleted-1, 0)
		}
		return h.x.skip()
	}, put)
}

func (h *hwpx) table(f *flow) error {
	var table flow
	err := h.x.each(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "tr":
			var cells [][]string
			err := h.x.each(func(xml.StartElement) error {
				var cell flow
				err := h.content(&cell)
				cells = append(cells, cell.all())
				return err
			}, nil)
			table.block(row(cells))
			return err
		case "caption":
			return h.content(&table)
		}
		return h.x.skip()
	}, nil)
	f.block(table.all())
	return err
}
