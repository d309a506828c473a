package ingest

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/ingest/table"
	"github.com/bonbogi/bonbogi/registry"
)

// Proposal is what the program takes a table for.
type Proposal struct {
	Mapping  *Mapping
	Text     string    // the mapping as a file, with comments for the person who looks through it
	Doubts   []*Remark // what a person should look at; none: it is sure
	Shape    string    // fingerprint of the header
	Accepted int       // values of the rows looked at that would come in
	Rejected int       // and those that would not
}

// Sure reports whether the table can be imported without a look at the proposal.
func (p *Proposal) Sure() bool { return len(p.Doubts) == 0 }

// Propose looks at a table and proposes what it means. A sheet or a list can be chosen by the options.
func Propose(ctx context.Context, f *table.File, o table.Options, names *registry.Registry) (*Proposal, error) {
	if f.Format == table.XLSX && o.Sheet == "" {
		var err error
		if o.Sheet, err = f.FirstSheet(); err != nil {
			return nil, err
		}
	}
	s, err := look(ctx, f, o, 0)
	if err != nil {
		return nil, err
	}
	shape := s.shape()
	if row := s.placeInHeader(names); row > 0 {
		if s, err = look(ctx, f, o, row); err != nil {
			return nil, err
		}
	}
	if s.isAcross(names) {
		o.Turned = true
		titles, above := s.titles, s.above
		if s, err = look(ctx, f, o, 0); err != nil {
			return nil, err
		}
		s.titles, s.above = titles, above
	}
	p := &proposing{sample: s, names: names, Proposal: Proposal{Mapping: &Mapping{}, Shape: shape}}
	if err := p.run(ctx); err != nil {
		return nil, err
	}
	return &p.Proposal, nil
}

// proposing is a proposal being made.
type proposing struct {
	*sample
	Proposal
	names    *registry.Registry
	place    placing
	time     timing
	value    valuing
	label    labelling
	found    *labels // that the rows have
	few      bool    // most indicators are about hardly any government
	examples []Reject
}

func (p *proposing) doubt(rule, format string, parts ...any) {
	p.Doubts = append(p.Doubts, remark(rule, format, parts...))
}

func (p *proposing) run(ctx context.Context) error {
	if len(p.header.columns) < 2 {
		return bonbogi.Errorf(bonbogi.Refused, "table_one_column", "the table has one column; look whether the delimiter is right, or name it in a mapping")
	}
	m := p.Mapping
	m.Table = TableMapping{Sheet: p.options.Sheet, List: p.options.List, Header: p.span, Turned: p.options.Turned}
	if len(p.file.Sheets) < 2 {
		m.Table.Sheet = ""
	}
	p.proposePlace()
	taken := existing(slices.Clone(p.place.columns)...)
	p.time = p.times(taken)
	m.Period = p.time.mapping
	if len(p.time.seasons) > 0 {
		p.starts()
	}
	if p.time.doubt != nil {
		p.Doubts = append(p.Doubts, p.time.doubt)
	}
	p.value = p.values(append(taken, p.time.columns...), p.time)
	m.Values = p.value.mapping
	if p.value.mapping.Status != "" {
		c, _ := p.header.find("", p.value.mapping.Status)
		p.value.marks(p.columns[c])
	}
	p.skipParts()
	p.label = p.labels(p.value.texts, p.place.columns, p.time, p.value)
	m.Indicator = p.label.mapping
	if named := p.named(); len(named) > 0 {
		m.Indicator.Header = named
	}
	if p.time.mixed {
		for level := range p.header.levels() {
			m.Indicator.Header = append(m.Indicator.Header, level+1)
		}
	}
	p.chooseValues()
	m.Table.Fill = p.fillable()
	m.Signs, m.Flags = p.value.signs, p.value.flags
	p.Doubts = slices.Concat(p.Doubts, p.value.doubts, p.label.doubts)
	if len(p.value.columns) == 0 {
		return bonbogi.Errorf(bonbogi.Refused, "table_no_values", "no column of the table holds values: they are numbers, one below the other; the columns are %s", p.header.list())
	}
	if len(p.value.left) > 0 {
		p.doubt("doubt_left", "these columns hold numbers and no period stands above them, so they are left out: %s", strings.Join(p.value.left, ", "))
	}
	m.Indicator.Unit = p.unitAbove()
	m.Source = SourceMapping{Title: p.title()}
	if !p.plainIDs() {
		m.Indicator.Suffix = p.Shape[:6]
	}
	if err := p.try(ctx); err != nil {
		return err
	}
	if err := p.proposeSheet(ctx); err != nil {
		return err
	}
	if p.few {
		p.doubt("doubt_few_governments", "most of the indicators would be about one or two governments alone; is a column taken for one that names indicators?")
	}
	if p.found != nil && len(p.found.all) > 20 && 3*len(p.found.all) > p.Accepted {
		p.doubt("doubt_indicators", "the table would have %d indicators, for %d values; is a column taken for one that names indicators?", len(p.found.all), p.Accepted)
	}
	p.Text = p.write()
	return nil
}

// skipParts leaves out the rows of places within a government: those that a column names which is empty on the others, as
// each of its texts stands beside one government and several beside some.
func (p *proposing) skipParts() {
	whole := existing(p.place.columns[0], p.place.columns[1])
	if len(whole) == 0 {
		return
	}
	isPart := func(c *column) bool {
		if c.empty <= c.filled || c.many || !c.named(slices.Concat(codeWords, nameWords, partWords)...) {
			return false
		}
		alone, together := p.different(c.index, whole[0])
		back, _ := p.different(whole[0], c.index)
		return alone > 2 && together-alone <= back && together > back
	}
	parts := slices.IndexFunc(p.value.texts, isPart)
	if parts < 0 {
		return
	}
	c := p.value.texts[parts]
	p.Mapping.Skip = append(p.Mapping.Skip, SkipMapping{p.reference(c.index), Words{"*"}})
	p.doubt("doubt_parts", "the rows that say something in the column %s are taken to be about parts of governments, and are left out", c.name)
	p.value.texts = slices.DeleteFunc(p.value.texts, isPart)
	skip := func(row []string) bool { return row[c.index] != "" }
	p.body, p.spread = slices.DeleteFunc(p.body, skip), slices.DeleteFunc(p.spread, skip)
}

// named are the rows of the header, if they say what a single column of values holds although other columns name the
// indicators: 인구 (명).
func (p *proposing) named() (levels Numbers) {
	if len(p.label.mapping.Columns) == 0 || len(p.value.columns) != 1 || p.value.columns[0].isValue() || p.time.mapping.Header > 0 {
		return nil
	}
	for level := range p.header.levels() {
		levels = append(levels, level+1)
	}
	return levels
}

// proposePlace says where the governments stand, or, if no name is known, where they seem to.
func (p *proposing) proposePlace() {
	g := &p.Mapping.Government
	found := false
	p.place, found = p.places(p.names)
	if !found || p.place.share < leastShare {
		p.place = p.guessPlace()
		*g = p.place.mapping
		return
	}
	*g = p.place.mapping
	refer := func(column int) string {
		if column < 0 {
			return ""
		}
		return p.reference(column)
	}
	for _, c := range existing(p.place.columns[0], p.place.columns[3]) {
		g.Code = append(g.Code, refer(c))
	}
	g.Name, g.Parent = refer(p.place.columns[1]), refer(p.place.columns[2])
	column := g.Name
	if column == "" {
		column = g.Code[0]
	}
	if len(p.place.totals) > 0 && g.Parent == "" && g.Within == "" && !g.Above {
		p.Mapping.Skip = append(p.Mapping.Skip, SkipMapping{column, p.place.totals})
	}
	if len(p.place.wholes) > 0 && g.Parent != "" {
		p.Mapping.Skip = append(p.Mapping.Skip, SkipMapping{g.Parent, p.place.wholes})
	}
	if p.place.branches {
		p.Mapping.Skip = append(p.Mapping.Skip, SkipMapping{column, Words{"*" + branch + "*"}})
	}
	if why := newGovernments(p.names, *g).noCodes(p.place.unknown); g.Name == "" && why != nil {
		p.Doubts = append(p.Doubts, why)
	}
	if at := cmp.Or(p.place.columns[1]+1, p.place.columns[0]+1) - 1; p.columns[at].depth() >= 0 {
		for _, c := range p.columns {
			if c.depth() > p.columns[at].depth() && c.filled > 0 && !slices.Contains(p.place.columns, c.index) {
				p.doubt("doubt_finer", "the values are taken to be those of %s, but the column %s names places within them", p.columns[at].name, c.name)
			}
		}
	}
	if c := p.place.contrary; len(c) > 0 && p.place.columns[0] < 0 {
		p.doubt("doubt_contrary", "in some rows the code is that of another than the name says, and the names are taken: %s", strings.Join(c[:min(len(c), 5)], ", "))
	}
	if p.place.share < 0.5 {
		p.doubt("doubt_names", "of the names in %s many are not known, as %s", column, strings.Join(p.place.unknown[:min(len(p.place.unknown), 5)], ", "))
	}
}

// guessPlace takes the column that is named like one of governments.
func (p *proposing) guessPlace() placing {
	guess := placing{columns: []int{-1, -1, -1, -1}}
	for _, c := range p.columns {
		if c.filled == 0 || c.isNumeric() && !c.named(codeWords...) {
			continue
		}
		if c.named(codeWords...) && guess.columns[0] < 0 && !c.named(indicatorWords...) {
			guess.columns[0], guess.mapping.Code = c.index, Words{p.reference(c.index)}
		} else if c.named(nameWords...) && guess.columns[1] < 0 {
			guess.columns[1], guess.mapping.Name = c.index, p.reference(c.index)
		}
	}
	if len(guess.mapping.Code) == 0 && guess.mapping.Name == "" {
		p.doubt("doubt_no_government", "no column names governments that are known; name the column under government:, or say government: fixed: for a table about one of them; other countries are loaded by `bonbogi gov import`")
		return guess
	}
	if at := guess.columns[0]; at >= 0 {
		if why := newGovernments(p.names, guess.mapping).noCodes(p.columns[at].some(10)); why != nil {
			p.Doubts = append(p.Doubts, why)
			return guess
		}
	}
	p.doubt("doubt_governments", "the governments in %s are not known; load those of the country by `bonbogi gov import`, or correct the column", strings.Join(append(slices.Clone(guess.mapping.Code), guess.mapping.Name), " "))
	return guess
}

// fewValues is how many columns of values are named one by one; of more the others are named.
const fewValues = 3

// chooseValues says which columns hold the values. Where they are few they are named, else all that are none: next
// year's table has more of them.
func (p *proposing) chooseValues() {
	m := p.Mapping
	if len(p.value.columns) <= fewValues && m.Period.Header == 0 {
		for _, c := range p.value.columns {
			m.Values.Columns = append(m.Values.Columns, p.reference(c.index))
		}
		return
	}
	var known []int
	for _, c := range p.value.columns {
		known = append(known, c.index)
	}
	for _, name := range slices.Concat(m.Indicator.Columns, m.Government.Code, Words{m.Government.Name, m.Government.Parent, m.Period.Column, m.Period.Year, m.Period.Half,
		m.Period.Quarter, m.Period.Month, m.Values.Low, m.Values.High, m.Values.Numerator, m.Values.Denominator, m.Values.Status, m.Values.Note, m.Values.Unit}) {
		if c, err := p.header.find("", name); err == nil && name != "" {
			known = append(known, c)
		}
	}
	for _, c := range p.columns {
		if c.filled == 0 && (m.Period.Header == 0 || p.hasPeriod(c, p.time)) {
			continue // it can hold values next year
		}
		if !slices.Contains(known, c.index) && (len(p.header.path(c.index)) > 0 || p.header.levels() == 0) {
			m.Values.Except = append(m.Values.Except, p.reference(c.index))
		}
	}
}

// fillable are the columns whose text stands only on the first of several rows.
func (p *proposing) fillable() Words {
	fill := p.sparsePlaces(p.place.columns)
	columns := slices.Clone(p.time.columns)
	for _, name := range p.label.mapping.Columns {
		if c, err := p.header.find("", name); err == nil {
			columns = append(columns, c)
		}
	}
	var out Words
	fill = append(fill, p.sparse(columns)...)
	slices.Sort(fill)
	for _, c := range slices.Compact(fill) {
		out = append(out, p.reference(c))
	}
	return out
}

// unitAbove is the unit that a line above the table names for all values.
func (p *proposing) unitAbove() string {
	for _, line := range p.titles {
		if at := strings.Index(line, "단위"); at >= 0 {
			text := strings.TrimLeft(line[at+len("단위"):], " :：")
			if end := strings.IndexAny(text, ")]>"); end >= 0 {
				text = text[:end]
			}
			if text = clean(text); len(text) < 50 && len(strings.FieldsFunc(text, func(c rune) bool { return strings.ContainsRune(" ,·", c) })) == 1 {
				return text
			}
		}
	}
	return p.unitOfPeriods()
}

// unitOfPeriods is the unit that stands beside all periods of the header: 2022 (명).
func (p *proposing) unitOfPeriods() string {
	if p.time.mapping.Header == 0 {
		return ""
	}
	found := ""
	for _, c := range p.value.columns {
		_, unit := cutUnit(p.header.columns[c.index][p.time.mapping.Header-1])
		if unit == "" || found != "" && unit != found {
			return ""
		}
		found = unit
	}
	return found
}

// plainIDs reports whether the texts that name the indicators are IDs already.
func (p *proposing) plainIDs() bool {
	if len(p.Mapping.Indicator.Columns) != 1 || p.header.levels() > 1 || len(p.value.columns) > 1 {
		return false
	}
	at, err := p.header.find("", p.Mapping.Indicator.Columns[0])
	if err != nil {
		return false
	}
	c := p.columns[at]
	for text := range c.texts {
		if !bonbogi.ValidID(text) {
			return false
		}
	}
	return c.called("indicator", "indicator id", "indicator code", "지표", "지표id", "지표 id", "지표코드", "지표 코드")
}
