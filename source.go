package bonbogi

// SourceType is what kind of document a source is.
type SourceType string

// The types of a source.
const (
	SourcePress     SourceType = "press_release" // 보도자료
	SourceNews      SourceType = "news"
	SourceReport    SourceType = "report"
	SourceOrdinance SourceType = "ordinance"
	SourceWeb       SourceType = "web"
	SourceOwn       SourceType = "own" // what an official states of the own government
)

// SourceTypes lists them in the order in which a form offers them.
var SourceTypes = []SourceType{SourcePress, SourceNews, SourceReport, SourceOrdinance, SourceWeb, SourceOwn}

// Source is a document that facts come from.
type Source struct {
	Meta
	Type      SourceType `json:"type"`
	Publisher string     `json:"publisher"`
	Title     string     `json:"title"`
	Date      Date       `json:"date"` // of publication; zero if the document does not say
	URL       string     `json:"url,omitempty"`
	Text      string     `json:"text,omitempty"` // as it was read; empty where it may not be kept
	Note      string     `json:"note,omitempty"`
	NoteEn    string     `json:"note_en,omitempty"`
}

// RecordKind returns KindSource.
func (Source) RecordKind() Kind { return KindSource }

// Validate returns Problems, or nil.
func (s Source) Validate() error {
	var c checks
	c.id("id", s.ID)
	oneOf(&c, "type", s.Type, SourceTypes)
	c.require("title", s.Title)
	c.length("title", s.Title, 500)
	c.length("publisher", s.Publisher, 300)
	c.date("date", s.Date)
	c.length("note", s.Note, 5000)
	c.length("note_en", s.NoteEn, 5000)
	c.url("url", s.URL)
	return c.err()
}
