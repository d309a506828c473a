package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"syscall"
	"time"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/store"
	"github.com/bonbogi/bonbogi/internal/web"
)

// place is where the pages are served.
type place struct {
	Listen string `default:"127.0.0.1:8080" placeholder:"HOST:PORT" help:"Where to serve; until there are accounts on this machine's loopback only."`
}

// listen takes the port.
func (l place) listen(ctx context.Context) (net.Listener, error) {
	host, port, err := net.SplitHostPort(l.Listen)
	if err != nil {
		return nil, bonbogi.Errorf(bonbogi.Invalid, "listen", "--listen %s: give a host and a port, for instance 127.0.0.1:8080", l.Listen)
	}
	if ip := net.ParseIP(host); host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return nil, bonbogi.Errorf(bonbogi.Refused, "loopback", "--listen %s: whoever reaches the pages can write, because there are no accounts yet; "+
			"so they are served to this machine alone: use 127.0.0.1:%s", l.Listen, port)
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", l.Listen)
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, bonbogi.Errorf(bonbogi.Refused, "port", "%s is in use by another program; choose another port with --listen, for instance --listen 127.0.0.1:8081", l.Listen)
	case err != nil:
		return nil, bonbogi.Errorf(bonbogi.Refused, "port", "--listen %s: %v; choose another with --listen", l.Listen, err)
	}
	return listener, nil
}

// serve answers requests until ctx is done, and lets those under way finish.
func (p *program) serve(ctx context.Context, listener net.Listener, db *store.DB, database string, demo bool) error {
	found, endIndex, err := p.keepIndex(ctx, db, database)
	if err != nil {
		return err
	}
	defer endIndex()
	handler, err := web.New(web.Options{Store: db, Finder: found, Log: p.log, Now: p.Now, Demo: demo, Version: currentVersion()})
	if err != nil {
		return err
	}
	server := &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: 10 * time.Second,
		ReadTimeout:       time.Minute, // an upload of 10 MB over a slow line
		WriteTimeout:      time.Minute,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    256 << 10, // an address with a query of 10,000 letters, each up to 12 bytes there
		ErrorLog:          slog.NewLogLogger(p.log.Handler(), slog.LevelWarn),
	}
	stopped := make(chan error, 1)
	stop := context.AfterFunc(ctx, func() {
		wait, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
		defer cancel()
		stopped <- server.Shutdown(wait)
	})
	p.say("bonbogi is ready", "open", "http://"+address(listener), "database", db.Location(), "stop", "Ctrl+C")
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		stop()
		return fmt.Errorf("serve %s: %w", listener.Addr(), err)
	}
	if err := <-stopped; err != nil {
		return fmt.Errorf("stop: %w", err)
	}
	p.say("bonbogi has stopped")
	return nil
}

// address is how a browser on this machine calls the listener.
func address(listener net.Listener) string {
	host, port, _ := net.SplitHostPort(listener.Addr().String())
	if host == "127.0.0.1" {
		host = "localhost"
	}
	return net.JoinHostPort(host, port)
}
