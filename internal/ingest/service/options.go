package service

import (
	"cmp"
	"context"
	"net"
	"net/netip"
	"time"

	"github.com/bonbogi/bonbogi/registry"
)

// Options are how services are reached. The zero value of a limit stands for its default.
type Options struct {
	AllowPrivate bool                                       // also ask addresses that are not of the public Internet, and use the proxy of the environment
	Now          func() time.Time                           // the clock
	Sleep        func(context.Context, time.Duration) error // waits, or returns what ended ctx
	Random       func() float64                             // from 0 up to, not including, 1: spreads the tries of many clients
	Tries        int                                        // how often one page is asked for: 5
	Header       time.Duration                              // until a reply begins: 90 s
	Idle         time.Duration                              // without a byte of a reply: 30 s
	Whole        time.Duration                              // for one reply: 30 min
	Agent        string                                     // how the program calls itself
	Progress     Progress                                   // nil: nobody looks
	Folder       string                                     // for the pages of the query; empty: one under Caches
	Caches       string                                     // where folders for pages are made

	Registry *registry.Registry // tells by their names whose codes a table has; nil: nobody can

	public   func(netip.Addr) bool // which addresses may be asked; tests replace it
	resolver *net.Resolver
}

// withDefaults fills what is not said.
func (o Options) withDefaults() Options {
	if o.public == nil {
		o.public = public
	}
	if o.AllowPrivate {
		o.public = func(netip.Addr) bool { return true }
	}
	if o.Progress == nil {
		o.Progress = silence{}
	}
	o.Tries = cmp.Or(o.Tries, 5)
	o.Header = cmp.Or(o.Header, 90*time.Second)
	o.Idle = cmp.Or(o.Idle, 30*time.Second)
	o.Whole = cmp.Or(o.Whole, 30*time.Minute)
	return o
}
