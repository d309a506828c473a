package web

import "github.com/bonbogi/bonbogi"

var (
	errForeign  = bonbogi.Errorf(bonbogi.Refused, "foreign_form", "the form came from another site; open the page here and send it again")
	errNotLocal = bonbogi.Errorf(bonbogi.Refused, "not_local", "until there are accounts, records can be changed only on the machine that runs bonbogi")
)
