package service

import (
	"cmp"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"syscall"
	"time"

	"golang.org/x/time/rate"

	"github.com/bonbogi/bonbogi"
)

// Request asks for one page.
type Request struct {
	URL    string
	Secret string // "apiKey=…": put behind the query of the URL, shown nowhere and kept nowhere
	Accept string
	Limit  int64 // bytes of the reply, unpacked
	Bytes  bool  // the progress counts bytes: of a long file
}

const (
	pageLimit = 64 << 20 // of a reply that is read as a whole
	fileLimit = 8 << 30  // of a table that is read row by row
)

// fetcher gets pages over HTTP from addresses that may be asked.
type fetcher struct {
	Options
	client *http.Client
	pace   *rate.Limiter
}

func newFetcher(o Options, perSecond float64) *fetcher {
	o = o.withDefaults()
	f := &fetcher{Options: o, pace: rate.NewLimiter(rate.Limit(perSecond), 1)}
	dialer := &net.Dialer{Timeout: 15 * time.Second, Resolver: o.resolver, Control: f.control}
	transport := &http.Transport{DialContext: dialer.DialContext, TLSHandshakeTimeout: 15 * time.Second, ResponseHeaderTimeout: o.Header,
		ForceAttemptHTTP2: true, MaxIdleConnsPerHost: 1, IdleConnTimeout: time.Minute}
	if o.AllowPrivate {
		transport.Proxy = http.ProxyFromEnvironment
	}
	f.client = &http.Client{Transport: transport, CheckRedirect: checkRedirect}
	return f
}

// control looks at the address that is about to be connected to. It comes after the look-up of the name, so a
// name that means another address the next time gains nothing.
func (f *fetcher) control(_, address string, _ syscall.RawConn) error {
	to, err := netip.ParseAddrPort(address)
	if err != nil {
		return fmt.Errorf("connect to %s: %w", address, err)
	}
	if !f.public(to.Addr()) {
		return refuse(bonbogi.Refused, "service_address",
			"%s is no address of the public Internet; if the service stands in your own network, give --allow-private", to.Addr())
	}
	return nil
}

// checkRedirect follows a service only to another page of its own.
func checkRedirect(next *http.Request, before []*http.Request) error {
	first := before[0].URL
	if next.URL.Scheme != first.Scheme || next.URL.Host != first.Host {
		return refuse(bonbogi.Refused, "service_address", "%s://%s sends us on to %s://%s; if you trust that address, give it with --url",
			first.Scheme, first.Host, next.URL.Scheme, next.URL.Host)
	}
	if len(before) > 5 {
		return badReply("%s sends us in a circle; check the address", first.Host)
	}
	return nil
}

// once asks one time and copies the reply.
func (f *fetcher) once(ctx context.Context, r Request, to io.Writer) error {
	u, err := parseURL(r.URL)
	if err != nil {
		return err
	}
	if r.Secret != "" {
		u.RawQuery = strings.TrimPrefix(u.RawQuery+"&"+r.Secret, "&")
	}
	asking, end := context.WithCancelCause(ctx)
	defer end(nil)
	endless := refuse(bonbogi.Refused, "service_too_large", "the reply did not end within %v; ask for less at once", f.Whole)
	whole := time.AfterFunc(f.Whole, func() { end(endless) }) // to begin it again would take as long
	defer whole.Stop()
	request, err := http.NewRequestWithContext(asking, http.MethodGet, u.String(), nil)
	if err != nil {
		return withoutURL(err)
	}
	request.Header.Set("User-Agent", cmp.Or(f.Agent, "bonbogi"))
	request.Header.Set("Accept", cmp.Or(r.Accept, "application/json"))
	response, err := f.client.Do(request)
	if err != nil {
		return broken(ctx, asking, err)
	}
	defer response.Body.Close()
	body := newIdleReader(response.Body, f.Idle, func() { end(fmt.Errorf("nothing came for %v", f.Idle)) })
	defer body.stop()
	if err := f.status(response, body); err != nil {
		return err
	}
	file := &counting{to: to, progress: silence{}}
	if r.Bytes {
		file.progress = f.Progress
		f.Progress.Begin(response.ContentLength, true)
	}
	n, err := io.Copy(file, io.LimitReader(body, r.Limit+1))
	if file.failed != nil {
		return fmt.Errorf("keep the page: %w", file.failed)
	}
	if err != nil {
		return broken(ctx, asking, err)
	}
	if n > r.Limit {
		return refuse(bonbogi.Refused, "service_too_large", "the reply is larger than %d MB; ask for less at once", r.Limit>>20)
	}
	return nil
}

// withoutURL takes the address away from an error of net/http: it holds the key.
func withoutURL(err error) error {
	if e, ok := errors.AsType[*url.Error](err); ok {
		return e.Err
	}
	return err
}

// broken is what went wrong with a connection. A refusal of ours stays one; the rest may pass.
func broken(ctx, asking context.Context, err error) error {
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	err = withoutURL(err)
	if asking.Err() != nil {
		err = context.Cause(asking)
	}
	if own, ok := errors.AsType[*bonbogi.Error](err); ok {
		return own
	}
	if unknown, ok := errors.AsType[*net.DNSError](err); ok && unknown.IsNotFound {
		return refuse(bonbogi.Refused, "service_unreachable", "there is no machine called %s, or this one has no network; check --url", unknown.Name)
	}
	refusal := refuse(bonbogi.Refused, "service_unreachable", "the service cannot be reached, or its reply broke off (%v); try again later", err)
	if _, ok := errors.AsType[*tls.CertificateVerificationError](err); ok {
		return refusal
	}
	return passing{refusal}
}

// hide takes a key out of the words of a refusal, where a service says back what it was asked.
func hide(err error, secret string) error {
	_, value, _ := strings.Cut(secret, "=")
	e, ok := errors.AsType[*bonbogi.Error](err)
	if !ok || len(value) < 8 { // a shorter one is made up, and may be a word of ours
		return err
	}
	e.Message = strings.ReplaceAll(e.Message, value, "…")
	if plain, bad := url.QueryUnescape(value); bad == nil {
		e.Message = strings.ReplaceAll(e.Message, plain, "…")
	}
	return err
}
