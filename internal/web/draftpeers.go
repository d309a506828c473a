package web

import (
	"strings"

	"github.com/bonbogi/bonbogi"
)

// draftPeerSet puts a group of peers into a form. A new one is chosen by hand, so somebody has to say why; who is in
// one that was kept stays: another group is another set.
func (c *call) draftPeerSet(x *bonbogi.PeerSet) []*input {
	name, note := short("name", &x.Name).required(), long("note", &x.Note)
	if x.Revision > 0 {
		return []*input{name, note}
	}
	x.Year, x.Model.Method = c.site.today().Year, bonbogi.PeerMethods[0]
	return []*input{oneGovernment("government", &x.Government).required(), members(x).required(), name, filled(whole("year", &x.Year)), filled(note)}
}

// filled is a field that the record may lack and the form not.
func filled(in *input) *input {
	read := in.read
	in.read = func(c *call, in *input) error {
		if in.Value == "" {
			return bonbogi.Errorf(bonbogi.Invalid, "required", "%s is needed", in.Name)
		}
		return read(c, in)
	}
	return in.required()
}

// oneGovernment is a government as people name it.
func oneGovernment(name string, to *string) *input {
	return &input{Name: name, Kind: "government", read: func(c *call, in *input) (err error) {
		if *to = ""; in.Value != "" {
			*to, _, err = c.governmentCalled(in.Value)
		}
		return err
	}}
}

// members are governments, one a line or divided by commas.
func members(x *bonbogi.PeerSet) *input {
	return &input{Name: "members", Kind: "list", read: func(c *call, in *input) error {
		x.Members = nil
		for name := range strings.SplitSeq(strings.ReplaceAll(in.Value, "\n", ","), ",") {
			if name = strings.TrimSpace(name); name == "" {
				continue
			}
			id, _, err := c.governmentCalled(name)
			if err != nil {
				return err
			}
			x.Members = append(x.Members, bonbogi.PeerMember{Government: id})
		}
		x.Model.Size = max(1, len(x.Members))
		return nil
	}}
}
