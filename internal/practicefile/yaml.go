package practicefile

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/document"
	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// The limits of a file. The reader of YAML wants time that grows with the square of the number of fields, and memory of
// its stack with their depth; a practice has some hundred lines.
const (
	maxFile  = 2 << 20
	maxParts = 20_000 // lines and commas
	maxDepth = 100
)

// reading collects what is wrong with a file while it is read.
type reading struct{ problems []problem }

type problem struct {
	*position
	*bonbogi.Error
}

// mostProblems is how many problems of a file are told; whoever has more has another kind of file.
const mostProblems = 100

// wrong notes a problem. The arguments are texts, which become the Parts of the error.
func (r *reading) wrong(p *position, at, rule, format string, args ...any) {
	r.note(p, at, bonbogi.Errorf(bonbogi.Invalid, rule, format, args...))
}

// note takes an error over, and says where in the file it is.
func (r *reading) note(p *position, at string, e *bonbogi.Error) {
	e.Field = shorten(fieldAt(at))
	if p.line > 0 {
		e.Field = strings.TrimSuffix(fmt.Sprintf("line %d, column %d, %s", p.line, p.column, e.Field), ", ")
	}
	r.problems = append(r.problems, problem{p, e})
}

// err is all that is wrong in the order of the file, or nil.
func (r *reading) err() error {
	if len(r.problems) == 0 {
		return nil
	}
	slices.SortStableFunc(r.problems, func(a, b problem) int { return cmp.Or(cmp.Compare(a.line, b.line), cmp.Compare(a.column, b.column)) })
	var all bonbogi.Problems
	for _, p := range r.problems[:min(len(r.problems), mostProblems)] {
		all = append(all, p.Error)
	}
	return all
}

// shorten keeps a message readable that quotes a file.
func shorten(s string) string {
	s = strings.Map(func(c rune) rune {
		if unicode.IsControl(c) {
			return ' '
		}
		return c
	}, s)
	if utf8.RuneCountInString(s) > 60 {
		return string([]rune(s)[:60]) + "…"
	}
	return s
}

// Text is the content of a file as UTF-8 with line ends of one kind: of a file in CP949 or UTF-16 too.
func Text(data []byte) (string, error) {
	if len(data) > maxFile {
		return "", bonbogi.Errorf(bonbogi.Invalid, "file_large", "the file has %s MB; a practice has 2 MB at most; is it another file?", strconv.FormatFloat(float64(len(data))/(1<<20), 'f', 1, 64))
	}
	doc, err := document.Read("practice.txt", data)
	if err != nil {
		return "", err
	}
	if doc.Format != document.Plain {
		return "", bonbogi.Errorf(bonbogi.Invalid, "file_kind", "this is no practice.yml, no publiccode.yml and no JSON-LD")
	}
	return strings.ReplaceAll(strings.ReplaceAll(doc.Body, "\r\n", "\n"), "\r", "\n"), nil
}

// parse reads YAML, of which JSON is a part.
func parse(s string) (t tree, err error) {
	defer func() { // the reader of YAML panics at some texts that are none
		if failure := recover(); failure != nil {
			t, err = tree{}, unreadable(&position{1, 1}, fmt.Sprint(failure))
		}
	}()
	if err := bounded(s); err != nil {
		return tree{}, err
	}
	file, err := parser.ParseBytes([]byte(s), 0, parser.AllowDuplicateMapKey())
	if err != nil {
		return tree{}, syntax(s, err)
	}
	var bodies []ast.Node
	for _, d := range file.Docs {
		if d.Body != nil && d.Body.Type() != ast.CommentType && d.Body.Type() != ast.DirectiveType {
			bodies = append(bodies, d.Body)
		}
	}
	r := new(reading)
	switch len(bodies) {
	case 0:
		return tree{}, bonbogi.Errorf(bonbogi.Invalid, "file_empty", "there is nothing in the file")
	case 1:
		t = r.grow(bodies[0])
	default:
		r.wrong(placeOf(bodies[1].GetToken()), "", "file_documents", "a second document begins here; give one practice a file")
		return tree{}, r.err()
	}
	if _, ok := t.root.(map[string]any); !ok && r.err() == nil {
		r.wrong(t.place(""), "", "file_fields", "this is no list of fields; each line is NAME: VALUE, as docs/format/practice.md shows")
	}
	return t, r.err()
}

// bounded refuses what would take the reader of YAML long or deep.
func bounded(s string) error {
	depth, deepest, parts, dashes := 0, 0, 0, 0
	before := '\n'
	for _, c := range s {
		switch c {
		case '[', '{':
			depth++
		case ']', '}':
			depth = max(depth-1, 0)
		case '\n', ',':
			parts++
		}
		switch {
		case c == ' ' && (before == '-' || before == '?'): // a list in a list
			dashes++
		case c != ' ' && c != '-' && c != '?':
			dashes = 0
		}
		deepest, before = max(deepest, depth, dashes), c
	}
	switch {
	case parts > maxParts:
		return bonbogi.Errorf(bonbogi.Invalid, "file_parts", "the file has %s lines; a practice has %s at most; is it another file?", strconv.Itoa(parts), strconv.Itoa(maxParts))
	case deepest > maxDepth:
		return tooDeep()
	}
	return nil
}

func tooDeep() *bonbogi.Error {
	return bonbogi.Errorf(bonbogi.Invalid, "file_deep", "brackets, dashes or fields are nested more than %s deep; is it another file?", strconv.Itoa(maxDepth))
}

// syntax is what the reader of YAML says, with its line.
func syntax(s string, err error) error {
	var e yaml.Error
	if !errors.As(err, &e) || e.GetToken() == nil {
		return unreadable(&position{1, 1}, err.Error())
	}
	p := placeOf(e.GetToken())
	lines := strings.Split(s, "\n")
	if p.line <= len(lines) {
		line := lines[p.line-1]
		if indent := line[:len(line)-len(strings.TrimLeft(line, " \t"))]; strings.Contains(indent, "\t") {
			r := new(reading)
			r.wrong(p, "", "file_tab", "the line begins with a tab; YAML wants blanks there")
			return r.err()
		}
	}
	return unreadable(p, e.GetMessage())
}

func unreadable(p *position, why string) error {
	r := new(reading)
	r.wrong(p, "", "file_yaml", "this cannot be read as YAML (%s); look at the indents and quotation marks here and in the line above, and put a text with a colon into quotes", shorten(why))
	return r.err()
}
