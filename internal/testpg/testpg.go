// Package testpg gives tests a PostgreSQL database of their own on the server that `make test` starts
// (.ci/with-postgres). Without that server the tests that need it say so and are left out.
package testpg

import (
	"context"
	"crypto/rand"
	"database/sql"
	"fmt"
	"net/url"
	"os"
	"strings"
	"sync"
	"testing"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver "pgx"
)

// Variable names the environment variable with the address of the server.
const Variable = "BONBOGI_TEST_POSTGRES"

// New creates an empty database and returns its address. It is dropped when the test ends.
func New(t testing.TB) string {
	t.Helper()
	return create(t, "template1")
}

// Template is a database that is filled once, for many tests that begin with a copy of it.
type Template struct {
	Fill func(address string) error // fills an empty database, and leaves it
	once sync.Once
	name string
}

// New creates a copy of the template and returns its address. It is dropped when the test ends.
func (p *Template) New(t testing.TB) string {
	t.Helper()
	p.once.Do(func() {
		server := needServer(t)
		p.name = newName()
		run(t, server, "CREATE DATABASE "+p.name)
		if err := p.Fill(addressOf(t, server, p.name)); err != nil {
			t.Fatal(err)
		}
	})
	return create(t, p.name)
}

// Drop drops the template, when all tests have ended.
func (p *Template) Drop() error {
	if p.name == "" {
		return nil
	}
	return execute(os.Getenv(Variable), "DROP DATABASE "+p.name+" WITH (FORCE)")
}

// create makes a copy of a database.
func create(t testing.TB, template string) string {
	t.Helper()
	server, name := needServer(t), newName()
	run(t, server, "CREATE DATABASE "+name+" TEMPLATE "+template)
	t.Cleanup(func() { run(t, server, "DROP DATABASE "+name+" WITH (FORCE)") })
	return addressOf(t, server, name)
}

func needServer(t testing.TB) string {
	t.Helper()
	server := os.Getenv(Variable)
	if server == "" {
		t.Skipf("left out: no PostgreSQL; `make test` starts one, or set %s to the address of a server", Variable)
	}
	return server
}

func newName() string { return "test_" + strings.ToLower(rand.Text()) }

// addressOf is that of a database on the server.
func addressOf(t testing.TB, server, name string) string {
	t.Helper()
	address, err := url.Parse(server)
	if err != nil {
		t.Fatalf("%s: %v", Variable, err)
	}
	address.Path = "/" + name
	return address.String()
}

func run(t testing.TB, server, statement string) {
	t.Helper()
	if err := execute(server, statement); err != nil {
		t.Fatal(err)
	}
}

func execute(server, statement string) error {
	db, err := sql.Open("pgx", server)
	if err != nil {
		return fmt.Errorf("testpg: %w", err)
	}
	defer db.Close()
	// The context of the test is done when its cleanup runs.
	if _, err := db.ExecContext(context.Background(), statement); err != nil {
		return fmt.Errorf("testpg: %s: %w", statement, err)
	}
	return nil
}
