package service

import (
	"net/netip"
	"net/url"
	"strings"

	"github.com/bonbogi/bonbogi"
)

// reserved are the blocks of the global unicast space that no public service has: those of the IANA registries
// of special-purpose addresses (RFC 6890) that netip has no name for.
var reserved = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"),       // this network
	netip.MustParsePrefix("100.64.0.0/10"),   // carrier-grade NAT, RFC 6598
	netip.MustParsePrefix("192.0.0.0/24"),    // protocol assignments
	netip.MustParsePrefix("192.0.2.0/24"),    // documentation
	netip.MustParsePrefix("192.88.99.0/24"),  // 6to4 relays
	netip.MustParsePrefix("198.18.0.0/15"),   // benchmarks
	netip.MustParsePrefix("198.51.100.0/24"), // documentation
	netip.MustParsePrefix("203.0.113.0/24"),  // documentation
	netip.MustParsePrefix("240.0.0.0/4"),     // not assigned, and broadcast
	netip.MustParsePrefix("2001::/23"),       // protocol assignments, among them Teredo
	netip.MustParsePrefix("2001:db8::/32"),   // documentation
	netip.MustParsePrefix("2002::/16"),       // 6to4
	netip.MustParsePrefix("3fff::/20"),       // documentation
}

var (
	unicast6 = netip.MustParsePrefix("2000::/3")     // all that is assigned of IPv6
	nat64    = netip.MustParsePrefix("64:ff9b::/96") // an IPv4 address in the last four bytes, RFC 6052
)

// public reports whether an address is one of the public Internet: not of this machine, of a network behind a
// firewall, or of a service of the cloud that tells its secrets to whoever asks from inside.
func public(a netip.Addr) bool {
	a = a.WithZone("").Unmap()
	if nat64.Contains(a) {
		b := a.As16()
		a = netip.AddrFrom4([4]byte(b[12:]))
	}
	if a.Is6() && !unicast6.Contains(a) || !a.IsGlobalUnicast() || a.IsPrivate() {
		return false
	}
	for _, block := range reserved {
		if block.Contains(a) {
			return false
		}
	}
	return true
}

// parseURL reads the address of a service as a person gives it.
func parseURL(address string) (*url.URL, error) {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" {
		bare, _, _ := strings.Cut(address, "?") // where a key may stand
		return nil, refuse(bonbogi.Invalid, "service_address", "%q is no web address; it begins with https:// or http://", bare[strings.LastIndex(bare, "@")+1:])
	}
	if u.User != nil {
		return nil, refuse(bonbogi.Invalid, "service_address", "the address of %s holds a user name or password; leave it out", u.Host)
	}
	u.Fragment = ""
	return u, nil
}
