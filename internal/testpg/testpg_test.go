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

func TestATemplateIsFilledOnceAndCopied(t *testing.T) {
	t.Parallel()
	filled := 0
	template := &testpg.Template{Fill: func(address string) error {
		filled++
		db, err := sql.Open("pgx", address)
		if err != nil {
			return err
		}
		defer db.Close()
		_, err = db.ExecContext(t.Context(), "CREATE TABLE filled (n BIGINT)")
		return err
	}}
	first, second := open(t, template.New(t)), open(t, template.New(t))
	for _, db := range []*sql.DB{first, second} {
		var n int
		if _, err := db.ExecContext(t.Context(), "INSERT INTO filled VALUES (1)"); err != nil {
			t.Fatal(err)
		}
		if err := db.QueryRowContext(t.Context(), "SELECT COUNT(*) FROM filled").Scan(&n); err != nil || n != 1 || filled != 1 {
			t.Errorf("a copy holds %d rows (%v), and the template was filled %d times", n, err, filled)
		}
	}
	if err := template.Drop(); err != nil {
		t.Error(err)
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
