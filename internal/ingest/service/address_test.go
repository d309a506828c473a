package service

import (
	"context"
	"errors"
	"net"
	"net/netip"
	"strings"
	"sync/atomic"
	"testing"

	"golang.org/x/net/dns/dnsmessage"

	"github.com/bonbogi/bonbogi"
)

func TestOnlyAddressesOfThePublicInternetMayBeAsked(t *testing.T) {
	t.Parallel()
	for address, want := range map[string]bool{
		"8.8.8.8":                  true,
		"93.184.216.34":            true,
		"172.15.255.255":           true,
		"172.32.0.1":               true,
		"100.63.255.255":           true,
		"100.128.0.1":              true,
		"169.253.255.255":          true,
		"192.0.1.1":                true,
		"2606:2800:220:1::1":       true,
		"2a00:1450:4001:82b::200e": true,
		"64:ff9b::808:808":         true, // 8.8.8.8 through NAT64
		"::ffff:8.8.8.8":           true,
		"0.0.0.0":                  false,
		"0.1.2.3":                  false,
		"10.0.0.1":                 false,
		"10.255.255.255":           false,
		"100.64.0.1":               false, // carrier-grade NAT
		"100.100.100.200":          false, // metadata of a cloud
		"100.127.255.254":          false,
		"127.0.0.1":                false,
		"127.255.255.254":          false,
		"169.254.1.1":              false,
		"169.254.169.254":          false, // metadata of most clouds
		"172.16.0.1":               false,
		"172.31.255.255":           false,
		"192.0.0.192":              false, // metadata of a cloud
		"192.0.2.1":                false,
		"192.88.99.1":              false,
		"192.168.0.1":              false,
		"198.18.0.1":               false,
		"198.19.255.255":           false,
		"198.51.100.7":             false,
		"203.0.113.7":              false,
		"224.0.0.1":                false,
		"239.255.255.250":          false,
		"240.0.0.1":                false,
		"255.255.255.255":          false,
		"::":                       false,
		"::1":                      false,
		"::127.0.0.1":              false, // IPv4-compatible
		"::ffff:127.0.0.1":         false, // IPv4-mapped
		"::ffff:10.0.0.1":          false,
		"::ffff:169.254.169.254":   false,
		"64:ff9b::7f00:1":          false, // 127.0.0.1 through NAT64
		"64:ff9b::a9fe:a9fe":       false,
		"64:ff9b:1::1":             false,
		"100::1":                   false,
		"2001::1":                  false, // Teredo
		"2001:2::1":                false,
		"2001:db8::1":              false,
		"2002:7f00:1::":            false, // 127.0.0.1 through 6to4
		"3fff::1":                  false,
		"fc00::1":                  false,
		"fd00:ec2::254":            false, // metadata of a cloud
		"fdff::1":                  false,
		"fe80::1":                  false,
		"fe80::1%eth0":             false,
		"fec0::1":                  false,
		"ff02::1":                  false,
	} {
		if got := public(netip.MustParseAddr(address)); got != want {
			t.Errorf("%s: %v, want %v", address, got, want)
		}
	}
}

func TestPrivateAddressesAreRefusedInWhateverFormTheyAreWritten(t *testing.T) {
	t.Parallel()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	_, port, err := net.SplitHostPort(listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	for _, host := range []string{"127.0.0.1", "localhost", "0.0.0.0", "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "[::]"} {
		o := options(t)
		o.AllowPrivate, o.Tries = false, 1
		_, err := Open(t.Context(), Query{Service: "sdmx", URL: "http://" + host + ":" + port + "/data/X"}, o)
		refused(t, err, bonbogi.Refused)
		if rule := ruleOf(err); rule != "service_address" && rule != "service_unreachable" { // no such name, where the resolver does not take it for a number
			t.Errorf("%s: %v", host, err)
		}
	}
	if err := listener.(*net.TCPListener).SetDeadline(newClock().Now().AddDate(-100, 0, 0)); err != nil {
		t.Fatal(err)
	}
	if c, err := listener.Accept(); err == nil {
		t.Errorf("somebody connected from %v", c.RemoteAddr())
	}
}

func ruleOf(err error) string {
	if e, ok := errors.AsType[*bonbogi.Error](err); ok {
		return e.Rule
	}
	return ""
}

// A server of names that says a good address first and a bad one afterwards gains nothing: every connection
// is looked at by itself. 127.0.0.2 stands for the good one here.
func TestANameThatMeansAnotherAddressTheNextTimeIsRefused(t *testing.T) {
	t.Parallel()
	var asked atomic.Int32
	names := nameServer(t, func() [4]byte {
		if asked.Add(1) <= 1 {
			return [4]byte{127, 0, 0, 2}
		}
		return [4]byte{127, 0, 0, 1}
	})
	good, err := net.Listen("tcp", "127.0.0.2:0")
	if err != nil {
		t.Skipf("left out: 127.0.0.2 is no address of this machine: %v", err)
	}
	defer good.Close()
	go func() { // closes every connection, so that the client comes again
		for {
			c, err := good.Accept()
			if err != nil {
				return
			}
			c.Close()
		}
	}()
	o := options(t)
	o.AllowPrivate = false
	o.public = func(a netip.Addr) bool { return a == netip.AddrFrom4([4]byte{127, 0, 0, 2}) }
	o.resolver = &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		var d net.Dialer
		return d.DialContext(ctx, "udp", names)
	}}
	_, port, err := net.SplitHostPort(good.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	_, err = Open(t.Context(), Query{Service: "sdmx", URL: "http://rebinding.test.:" + port + "/data/X"}, o)
	refused(t, err, bonbogi.Refused, "127.0.0.1 is no address of the public Internet", "--allow-private")
	if asked.Load() < 2 {
		t.Errorf("the name was asked for %d times", asked.Load())
	}
}

// nameServer answers every question for an IPv4 address.
func nameServer(t *testing.T, address func() [4]byte) string {
	t.Helper()
	conn, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	go func() {
		buffer := make([]byte, 1500)
		for {
			n, from, err := conn.ReadFrom(buffer)
			if err != nil {
				return
			}
			var m dnsmessage.Message
			if m.Unpack(buffer[:n]) != nil || len(m.Questions) != 1 {
				continue
			}
			q := m.Questions[0]
			m.Response, m.Authoritative, m.Additionals = true, true, nil
			if q.Type == dnsmessage.TypeA {
				m.Answers = []dnsmessage.Resource{{Header: dnsmessage.ResourceHeader{Name: q.Name, Class: q.Class}, Body: &dnsmessage.AResource{A: address()}}}
			}
			if reply, err := m.Pack(); err == nil {
				_, _ = conn.WriteTo(reply, from)
			}
		}
	}()
	return conn.LocalAddr().String()
}

func TestAnAddressWithAPasswordOrOfAnotherProtocolIsNone(t *testing.T) {
	t.Parallel()
	for _, address := range []string{"https://user:secret@kosis.kr/", "file:///etc/passwd", "gopher://x/", "kosis.kr", "http://", "https://%zz/", "https://%zz/?serviceKey=secret", "ftp://me:secret@x/", ""} {
		_, err := parseURL(address)
		refused(t, err, bonbogi.Invalid)
		if err != nil && strings.Contains(err.Error(), "secret") {
			t.Errorf("the password is shown: %v", err)
		}
	}
}
