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
	"testing"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver "pgx"
)

// Variable names the environment variable with the address of the server.
const Variable = "BONBOGI_TEST_POSTGRES"

// New creates an empty database and returns its address. It is dropped when the test ends.
func New(t testing.TB) string {
	t.Helper()
	server := os.Getenv(Variable)
	if server == "" {
		t.Skipf("left out: no PostgreSQL; `make test` starts one, or set %s to the address of a server", Variable)
	}
	address, err := url.Parse(server)
	if err != nil {
		t.Fatalf("%s: %v", Variable, err)
	}
	name := "test_" + strings.ToLower(rand.Text())
	run(t, server, "CREATE DATABASE "+name)
	t.Cleanup(func() { run(t, server, "DROP DATABASE "+name+" WITH (FORCE)") })
	address.Path = "/" + name
	return address.String()
}

func run(t testing.TB, server, statement string) {
	t.Helper()
	db, err := sql.Open("pgx", server)
	if err != nil {
		t.Fatal(fmt.Errorf("testpg: %w", err))
	}
	defer db.Close()
	// The context of the test is done when its cleanup runs.
	if _, err := db.ExecContext(context.Background(), statement); err != nil {
		t.Fatal(fmt.Errorf("testpg: %s: %w", statement, err))
	}
}
