package web_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi"
	"github.com/bonbogi/bonbogi/internal/document"
	"github.com/bonbogi/bonbogi/internal/ingest"
	"github.com/bonbogi/bonbogi/internal/ledger"
	"github.com/bonbogi/bonbogi/internal/store"
	"github.com/bonbogi/bonbogi/internal/web/language"
	"github.com/bonbogi/bonbogi/learn"
	"github.com/bonbogi/bonbogi/peer"
	"github.com/bonbogi/bonbogi/registry"
)

// module is the root of the module, seen from this package.
const module = "../.."

// built are the keys that pages put together from a prefix and a value.
func built(t *testing.T) map[string]bool {
	t.Helper()
	keys := map[string]bool{}
	enum(keys, "grade.", bonbogi.Grades)
	enum(keys, "conferrer.", bonbogi.ConferrerTypes)
	enum(keys, "review.", bonbogi.Reviews)
	enum(keys, "paid.", []string{"yes", "no"})
	enum(keys, "tier.", ledger.Tiers)
	enum(keys, "state.row.", []ledger.State{ledger.New, ledger.Cited, ledger.Known, ledger.Refused})
	enum(keys, "weight.group.", []string{"honour", "place", "body", "conduct", "power"})
	weighing := bonbogi.DefaultWeighing()
	for _, p := range weighing.Parameters() {
		if p.Name == "own" || p.Group == "conduct" || p.Group == "power" {
			keys["weight."+p.Name] = true
		}
	}
	enum(keys, "status.", bonbogi.VisitStatuses)
	enum(keys, "status.", bonbogi.PracticeStatuses)
	enum(keys, "form.", bonbogi.AdoptionForms)
	enum(keys, "reusable.", bonbogi.ReusableKinds)
	enum(keys, "need.", bonbogi.NeedGroups)
	for _, n := range (bonbogi.Practice{}).Needs() {
		keys["field."+n.Field] = true
	}
	enum(keys, "evidence.level.", []string{"1", "2", "3", "4", "5"})
	enum(keys, "requirement.", bonbogi.Requirements)
	enum(keys, "still.", []learn.Stillness{learn.NotNamed, learn.NoOwner, learn.NoStart, learn.NoBefore, learn.NoAfter, learn.MeasuredAnew})
	enum(keys, "practice.", []bonbogi.PracticeStatus{bonbogi.PracticeEnded, bonbogi.PracticeWithdrawn})
	enum(keys, "practice.contradiction.", []bonbogi.Contradiction{bonbogi.ContradictionOver, bonbogi.ContradictionGoesOn, bonbogi.ContradictionNotBegun})
	enum(keys, "aim.", bonbogi.AimDirections)
	enum(keys, "claimant.", bonbogi.Claimants)
	enum(keys, "sense.", bonbogi.Senses)
	enum(keys, "sense.help.", bonbogi.Senses)
	enum(keys, "when.", bonbogi.Senses[1:]) // "on" is the bare date
	enum(keys, "party.", bonbogi.PartyTypes)
	enum(keys, "level.", bonbogi.Levels)
	enum(keys, "claim.", bonbogi.ClaimTypes)
	enum(keys, "type.", bonbogi.SourceTypes)
	enum(keys, "direction.", bonbogi.Directions)
	enum(keys, "measure.", bonbogi.MeasureTypes)
	enum(keys, "frequency.", bonbogi.Frequencies)
	enum(keys, "interval.", bonbogi.IntervalMethods)
	enum(keys, "kind.", bonbogi.Kinds)
	enum(keys, "link.", []registry.LinkKind{registry.Renamed, registry.Moved, registry.Merged, registry.Split})
	enum(keys, "state.", []store.State{store.Undecided, store.Accepted, store.Rejected})
	enum(keys, "method.", bonbogi.PeerMethods)
	enum(keys, "group.", []learn.GroupKind{learn.GroupLevel, learn.GroupProvince})
	enum(keys, "reason.", []peer.Reason{peer.BeyondInterval, peer.BestQuarter})
	enum(keys, "compare.interval.", []string{"unknown", "published", "both", "none", "wilson", "poisson"})
	enum(keys, "queue.by.", []string{"confidence", "sources", "at"})
	enum(keys, "similar.same.", []bonbogi.Kind{bonbogi.KindPractice, bonbogi.KindSource})
	enum(keys, "similar.about.", []bonbogi.Kind{bonbogi.KindPractice, bonbogi.KindSource})
	enum(keys, "format.", []string{"svg", "png", "csv", "xlsx"})
	for _, s := range bonbogi.Statuses {
		keys["figure."+s.String()] = true
	}
	for _, name := range regexp.MustCompile(`\bt\("([a-z]+)"\)`).FindAllStringSubmatch(source(t, "chartwords.go"), -1) {
		keys["chart."+name[1]] = true
	}
	enum(keys, "preset.", append(learn.PresetNames(), learn.ContextPreset))
	enum(keys, "publiccode.status.", []string{"concept", "development", "beta", "stable", "obsolete"})
	enum(keys, "publiccode.maintenance.", []string{"internal", "contract", "community", "none"})
	enum(keys, "refusal.", []string{"400", "403", "404", "409", "500", "503"})
	enum(keys, "about.rule.", []string{"1", "2", "3", "4", "5", "6"})
	enum(keys, "menu.", []string{"governments", "indicators", "compare", "practices", "adoptions", "awards", "visits", "sources", "read", "import"})
	enum(keys, "role.", ingest.Roles)
	enum(keys, "sign.", ingest.Meanings())
	enum(keys, "upload.group.", []string{"table", "government", "period", "values"})
	enum(keys, "upload.kind.", []string{"above", "header", "skipped", "empty"})
	enum(keys, "decimal.", []string{"", "comma"})
	enum(keys, "empty.", []string{"", "missing"})
	enum(keys, "delimiter.", []string{"", "comma", "tab", "semicolon", "pipe"})
	enum(keys, "level.", []string{""})
	enum(keys, "as.", []bonbogi.Frequency{"", bonbogi.Yearly, bonbogi.HalfYearly, bonbogi.Quarterly, bonbogi.Monthly})
	return keys
}

// source is a file of the package.
func source(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func enum[T ~string](keys map[string]bool, prefix string, values []T) {
	for _, v := range values {
		keys[prefix+string(v)] = true
	}
}

// literals are all texts in quotation marks in the templates and the Go code of the pages.
func literals(t *testing.T) map[string]bool {
	t.Helper()
	found := map[string]bool{}
	for _, pattern := range []string{"*.go", "templates/*.html", "language/*.go"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: %d files, %v", pattern, len(files), err)
		}
		for _, file := range files {
			if strings.HasSuffix(file, "_test.go") {
				continue
			}
			b, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, q := range quoted.FindAllStringSubmatch(string(b), -1) {
				found[q[1]] = true
			}
		}
	}
	return found
}

var quoted = regexp.MustCompile(`"([a-zA-Z0-9_.]+)"`)

func TestEveryTextThatThePagesAskForExists(t *testing.T) {
	t.Parallel()
	w, err := language.Load("ko")
	if err != nil {
		t.Fatal(err)
	}
	for key := range built(t) {
		if !w.Has(key) {
			t.Errorf("there is no text of %s", key)
		}
	}
	spaces := map[string]bool{}
	for _, key := range w.Keys() {
		space, _, _ := strings.Cut(key, ".")
		spaces[space] = true
	}
	file := regexp.MustCompile(`\.(css|svg|html|json|go)$`)
	for text := range literals(t) {
		space, rest, dotted := strings.Cut(text, ".")
		if !dotted || !spaces[space] || rest == "" || strings.HasSuffix(text, ".") || file.MatchString(text) {
			continue
		}
		if !w.Has(text) && !w.Has(text+".other") {
			t.Errorf("there is no text of %s", text)
		}
	}
}

func TestNoTextIsLeftOver(t *testing.T) {
	t.Parallel()
	w, err := language.Load("ko")
	if err != nil {
		t.Fatal(err)
	}
	used, built, rules := literals(t), built(t), rules(t)
	for _, key := range w.Keys() {
		stem := strings.TrimSuffix(strings.TrimSuffix(key, ".one"), ".other")
		parts := strings.Split(key, ".")
		switch {
		case used[key] || used[stem] || built[key]:
		case parts[0] == "error" && len(parts) == 2 && rules[parts[1]]:
		case (parts[0] == "field" || parts[0] == "help" || parts[0] == "example") && used[parts[1]]: // the name of an input or a column
		case parts[0] == "field" && columns[parts[1]]:
		default:
			t.Errorf("no page uses %s", key)
		}
	}
}

// columns are the fields of a record that only the history names, as they stand in its JSON form.
var columns = map[string]bool{"sources": true, "text": true, "forms": true, "measures": true, "software": true, "contact": true, "extra": true}

// unseen are the files whose refusals no page can show: they open, back up, load and import databases, which is
// the work of the command line.
var unseen = map[string]bool{
	"internal/store/backup.go": true, "internal/store/export.go": true, "internal/store/load.go": true, "internal/store/loadfile.go": true,
	"internal/store/package.go": true, "internal/store/sqlite.go": true, "internal/store/postgres.go": true,
	"internal/store/migrate.go": true, "registry/csv.go": true,
}

func TestEveryRefusalThatAPageCanShowHasAText(t *testing.T) {
	t.Parallel()
	for _, tag := range language.Tags {
		w, err := language.Load(tag)
		if err != nil {
			t.Fatal(err)
		}
		for rule := range rules(t) {
			if !w.Has("error." + rule) {
				t.Errorf("%s.json lacks error.%s", tag, rule)
			}
		}
	}
}

// rules finds in the source every rule of a bonbogi.Error that can reach a page.
func rules(t *testing.T) map[string]bool {
	t.Helper()
	found := map[string]bool{"internal": true}
	for _, rule := range document.Rules() {
		found[rule] = true
	}
	folders := map[string][]*ast.File{}
	err := filepath.WalkDir(module, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name, err := filepath.Rel(module, path)
		if err != nil {
			return err
		}
		name = filepath.ToSlash(name)
		switch {
		case entry.IsDir() && (name == "cmd" || name == "build" || name == ".git" || entry.Name() == "testdata"):
			return filepath.SkipDir
		case entry.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") || unseen[name]:
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		folders[filepath.Dir(path)] = append(folders[filepath.Dir(path)], file)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, files := range folders {
		at := map[string]int{"Errorf": 1} // where functions of the package take a rule
		for _, file := range files {
			ast.Inspect(file, func(n ast.Node) bool { noteRuleParameter(at, n); return true })
		}
		for _, file := range files {
			ast.Inspect(file, func(n ast.Node) bool { noteRule(found, at, n); return true })
		}
	}
	if len(found) < 40 {
		t.Fatalf("only %d rules were found", len(found))
	}
	return found
}

// noteRuleParameter notes functions, also local ones, with a parameter named rule.
func noteRuleParameter(at map[string]int, n ast.Node) {
	note := func(name string, f *ast.FuncType) {
		i := 0
		for _, field := range f.Params.List {
			for _, p := range field.Names {
				if p.Name == "rule" {
					at[name] = i
				}
				i++
			}
		}
	}
	switch n := n.(type) {
	case *ast.FuncDecl:
		note(n.Name.Name, n.Type)
	case *ast.AssignStmt:
		for i, value := range n.Rhs {
			if f, ok := value.(*ast.FuncLit); ok && i < len(n.Lhs) {
				if name, ok := n.Lhs[i].(*ast.Ident); ok {
					note(name.Name, f.Type)
				}
			}
		}
	}
}

// noteRule notes the rule in a call of such a function, or in an Error written out.
func noteRule(found map[string]bool, at map[string]int, n ast.Node) {
	note := func(e ast.Expr) {
		if lit, ok := e.(*ast.BasicLit); ok && lit.Kind == token.STRING {
			if rule, err := strconv.Unquote(lit.Value); err == nil {
				found[rule] = true
			}
		}
	}
	switch n := n.(type) {
	case *ast.CallExpr:
		name := ""
		switch f := n.Fun.(type) {
		case *ast.Ident:
			name = f.Name
		case *ast.SelectorExpr:
			name = f.Sel.Name
			if name == "Errorf" {
				if from, ok := f.X.(*ast.Ident); !ok || from.Name != "bonbogi" {
					return // fmt.Errorf
				}
			}
		}
		if i, ok := at[name]; ok && i < len(n.Args) {
			note(n.Args[i])
		}
	case *ast.KeyValueExpr:
		if key, ok := n.Key.(*ast.Ident); ok && key.Name == "Rule" {
			note(n.Value)
		}
	}
}
