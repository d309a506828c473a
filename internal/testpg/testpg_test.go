package testpg_test

import (
	"database/sql"
	"testing"

	"github.com/bonbogi/bonbogi/internal/testpg"
)

func TestEveryCallGivesADatabaseOfItsOwn(t *testing.T) {
	t.Parallel()
	first, second := open(t, testpg.New(t)), open(t, testpg.New(t))
	if _, err := first.ExecContext(t.Context(), "CREATE TABLE only_here (n BIGINT)"); err != nil {
		t.Fatal(err)
	}
	if _, err := second.ExecContext(t.Context(), "SELECT n FROM only_here"); err == nil {
		t.Error("the second database knows the table of the first")
	}
}

func open(t *testing.T, address string) *sql.DB {
	t.Helper()
	db, err := sql.Open("pgx", address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}
