package ingest

import "slices"

// Role is what a column of a table is taken for.
type Role string

// The roles of a column. Several columns can be values, parts of a code, or parts of the name of an indicator.
const (
	RoleNone        Role = "none"
	RoleValue       Role = "value"
	RoleName        Role = "name"
	RoleCode        Role = "code"
	RoleParent      Role = "parent"
	RolePeriod      Role = "period"
	RoleYear        Role = "year"
	RoleHalf        Role = "half"
	RoleQuarter     Role = "quarter"
	RoleMonth       Role = "month"
	RoleIndicator   Role = "indicator"
	RoleUnit        Role = "unit"
	RoleStatus      Role = "status"
	RoleNote        Role = "note"
	RoleNumerator   Role = "numerator"
	RoleDenominator Role = "denominator"
	RoleLow         Role = "low"
	RoleHigh        Role = "high"
)

// Roles lists the roles, the usual ones first.
var Roles = []Role{RoleNone, RoleValue, RoleName, RoleCode, RoleParent, RolePeriod, RoleYear, RoleHalf, RoleQuarter, RoleMonth, RoleIndicator,
	RoleUnit, RoleStatus, RoleNote, RoleNumerator, RoleDenominator, RoleLow, RoleHigh}

// single is a field of a mapping that names one column.
type single struct {
	role   Role
	column *string
}

func (m *Mapping) singles() []single {
	g, p, v := &m.Government, &m.Period, &m.Values
	return []single{
		{RoleName, &g.Name}, {RoleParent, &g.Parent},
		{RolePeriod, &p.Column}, {RoleYear, &p.Year}, {RoleHalf, &p.Half}, {RoleQuarter, &p.Quarter}, {RoleMonth, &p.Month},
		{RoleUnit, &v.Unit}, {RoleLow, &v.Low}, {RoleHigh, &v.High}, {RoleNumerator, &v.Numerator}, {RoleDenominator, &v.Denominator},
		{RoleStatus, &v.Status}, {RoleNote, &v.Note},
	}
}

// several is a field of a mapping that names columns of a role.
type several struct {
	role    Role
	columns *Words
}

func (m *Mapping) lists() []several {
	return []several{{RoleValue, &m.Values.Columns}, {RoleNone, &m.Values.Except}, {RoleIndicator, &m.Indicator.Columns}, {RoleCode, &m.Government.Code}}
}

// roles are what a mapping takes the columns for. What it names and is not there is passed over.
func (h *header) roles(m *Mapping) []Role {
	roles := make([]Role, len(h.columns))
	for _, list := range m.lists() {
		for _, c := range h.these(*list.columns) {
			roles[c] = list.role
		}
	}
	for _, s := range m.singles() {
		if c := h.this(*s.column); c >= 0 {
			roles[c] = s.role
		}
	}
	for _, s := range m.Skip {
		if c := h.this(s.Column); c >= 0 && roles[c] == "" {
			roles[c] = RoleNone
		}
	}
	rest := RoleValue
	if len(m.Values.Columns) > 0 {
		rest = RoleNone
	}
	for c := range roles {
		if roles[c] == "" {
			roles[c] = rest
		}
	}
	return roles
}

// Assign makes a mapping take columns for something else. Where only one column can have a role, the one that had it
// is left without.
func (l *Layout) Assign(m *Mapping, roles map[int]Role) {
	for _, values := range []bool{true, false} { // values first, so that they do not run out in between
		for c := range l.Columns {
			if r, given := roles[c]; given && r != l.Columns[c].Role && (r == RoleValue) == values {
				l.assign(m, c, r)
			}
		}
	}
}

func (l *Layout) assign(m *Mapping, column int, role Role) {
	named := len(m.Values.Columns) > 0 // else all that are nothing else hold values
	var left []int                     // what is nothing from now on
	if role == RoleNone {
		left = append(left, column)
	}
	for _, s := range m.singles() {
		switch c := l.header.this(*s.column); {
		case c == column:
			*s.column = ""
		case c >= 0 && s.role == role:
			left = append(left, c)
		}
		if s.role == role {
			*s.column = l.header.reference(column)
		}
	}
	for _, list := range m.lists() {
		l.remove(list.columns, column)
		if list.role == role && (role == RoleCode || role == RoleIndicator || role == RoleValue && named) {
			l.add(list.columns, column)
		}
	}
	if named && len(m.Values.Columns) == 0 { // what was nothing does not become a value
		named = false
		for c := range l.Columns {
			if l.Columns[c].Role == RoleNone && c != column {
				left = append(left, c)
			}
		}
	}
	for _, c := range left {
		if !named {
			l.add(&m.Values.Except, c)
		}
	}
}

// add names one more column in a list.
func (l *Layout) add(list *Words, column int) {
	if !slices.Contains(l.header.these(*list), column) {
		*list = append(*list, l.header.reference(column))
	}
}

// remove takes a column out of a list.
func (l *Layout) remove(list *Words, column int) {
	columns := l.header.these(*list)
	if !slices.Contains(columns, column) {
		return
	}
	*list = nil
	for _, c := range columns {
		if c != column {
			*list = append(*list, l.header.reference(c))
		}
	}
}
