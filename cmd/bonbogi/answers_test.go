package main

import (
	"bytes"
	"encoding/csv"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// ask runs the program on a table from standard input.
func ask(t *testing.T, table string, args ...string) (out, said string, status int) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	m := &Main{Stdin: strings.NewReader(table), Stdout: &stdout, Stderr: &stderr, Getenv: func(string) string { return "" }, Now: time.Now}
	status = m.Run(t.Context(), args)
	return stdout.String(), stderr.String(), status
}

// sameTable compares tables, numbers to ten digits.
func sameTable(t *testing.T, name, got, want string) {
	t.Helper()
	a, err := csv.NewReader(strings.NewReader(got)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	b, err := csv.NewReader(strings.NewReader(want)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if !slices.EqualFunc(a, b, func(x, y []string) bool {
		return slices.EqualFunc(x, y, func(p, q string) bool {
			n, err1 := strconv.ParseFloat(p, 64)
			m, err2 := strconv.ParseFloat(q, 64)
			return p == q || err1 == nil && err2 == nil && math.Abs(n-m) <= 1e-10*max(1e-2, math.Abs(m))
		})
	}) {
		t.Errorf("%s:\n%s\nwant\n%s", name, got, want)
	}
}

const cities = "name,id,people,age,built\nA,a,\"20,100\",38.2,0.31\nB,b,33500,41.9,.28\nC,c,41250,40.4,0.35\nD,d,15800,47.3,0.22\nE,e,28900,44.1,0.27\nF,f,60020,36.5,0.4\n"

func TestPeersOfATableAreThoseOfNumPy(t *testing.T) {
	t.Parallel()
	// numpy 1.24: X.std(0, ddof=1), corrcoef, inv.
	for _, c := range []struct{ name, args, want string }{
		{"euclidean with weights", "--vars people,age:2,built:0.5", `rank,id,distance,share_people,share_age,share_built
1,c,1.60425162796,0.680519479678,0.242347566424,0.077132953898
2,b,1.60588562898,0.272612125360,0.684088836951,0.043299037689
3,e,2.23327933017,0.060791666183,0.899406888032,0.039801445785
4,f,2.75986032571,0.819165500970,0.048894714527,0.131939784503
5,d,3.42764472885,0.006161835548,0.908300305776,0.085537858675
`},
		{"mahalanobis with weights", "--method mahalanobis --vars people,age:2,built:0.5", `rank,id,distance,share_people,share_age,share_built
1,b,2.69140651087,0.342606484024,0.676153849289,-0.018760333313
2,c,2.8866265759,0.084788242754,0.606138683304,0.309073073943
3,f,4.02506424765,1.618079210328,0.220580740274,-0.838659950602
4,e,4.18378856756,-0.068644887809,1.367281643638,-0.298636755829
5,d,6.42987568935,0.052879448167,1.519555372032,-0.572434820199
`},
		{"a weight of 0 keeps its column", "-n 2 --vars people,age:2,built:0", `rank,id,distance,share_people,share_age,share_built
1,c,1.5411398767,0.737397095879,0.262602904121,0
2,b,1.57073426217,0.284950194574,0.715049805426,0
`},
	} {
		out, said, status := ask(t, cities, append(strings.Fields("peers --csv - --id id --of a "), strings.Fields(c.args)...)...)
		if status != done || said != "" {
			t.Errorf("%s: status %d, %s", c.name, status, said)
		}
		sameTable(t, c.name, out, c.want)
	}
}

func TestComparisonsOfATableAreThoseOfR(t *testing.T) {
	t.Parallel()
	head := "rank,rank_low,rank_high,government,value,low,high,status,percentile,gap_to_median\n"
	for _, c := range []struct{ name, table, args, want string }{
		// quantile(c(3,1,4,1,5,9,2,6), type = 7): the median is 3.5.
		{"ties and a median between two", "x,id\n3,a\n1,b\n4,c\n1,d\n5,e\n9,f\n2,g\n6,h\n", "--value x", head +
			"1,,,f,9,,,normal,100,5.5\n2,,,h,6,,,normal,85.7142857143,2.5\n3,,,e,5,,,normal,71.4285714286,1.5\n4,,,c,4,,,normal,57.1428571429,0.5\n" +
			"5,,,a,3,,,normal,42.8571428571,-0.5\n6,,,g,2,,,normal,28.5714285714,-1.5\n7,,,b,1,,,normal,7.14285714286,-2.5\n7,,,d,1,,,normal,7.14285714286,-2.5\n"},
		// prop.test(15, 148, correct = FALSE) and prop.test(0, 20, correct = FALSE), times 100.
		{"shares in percent, the less the better", "id,k,n\na,15,148\nb,0,20\nc,,7\n", "--numerator k --denominator n --per 100 --interval wilson --direction down", head +
			"1,1,2,b,0,0,16.1125158053,normal,100,-5.067567567568\n2,1,2,a,10.135135135135137,6.23863995307,16.0487241733,normal,0,5.067567567568\n,,,c,,,,missing,,\n"},
		// poisson.test(11, 8000), (0, 500) and (2000, 1e6), times 1000.
		{"rates of events", "id,k,n,v\na,11,8000,1.375\nb,0,500,0\nc,2000,1000000,2\n", "--value v --numerator k --denominator n --per 1000 --interval poisson", head +
			"1,1,3,c,2,1.91329870963,2.08961743945,normal,100,0.625\n2,1,3,a,1.375,0.686395045905,2.460254814163,normal,50,0\n3,1,3,b,0,0,7.37775890823,normal,0,-1.375\n"},
		{"published intervals, statuses, another order of columns", "status,high,low,v,id\r\n,12,8,10,a\r\nprovisional,31,29,30,b\r\nnot_applicable,,,,c\r\n,,,20,d\r\nsuppressed,,,,e\r\n,31,11,21,f\r\n", "--value v --low low --high high --status status", head +
			"1,1,3,b,30,29,31,provisional,100,9.5\n2,1,4,f,21,11,31,normal,66.6666666667,0.5\n3,,,d,20,,,normal,33.3333333333,-0.5\n4,2,4,a,10,8,12,normal,0,-10.5\n,,,c,,,,not_applicable,,\n,,,e,,,,suppressed,,\n"},
		{"with those who are named", "id;v\nx;1\ny;2\nz;3\n", "--value v --of y --peers x", head + "1,,,y,2,,,normal,100,0.5\n2,,,x,1,,,normal,0,-0.5\n"},
		{"without a direction the largest stand first", "id\tv\nx\t1\ny\t2\n", "--value v --direction none", head + "1,,,y,2,,,normal,100,0.5\n2,,,x,1,,,normal,0,-0.5\n"},
		{"one alone", "\ufeffid,v\nx,1\n", "--value v", head + "1,,,x,1,,,normal,,0\n"},
		{"values as large and as small as they come, with differences that are no rounding", "id,v\na,1000000000000\nb,0.000000001\nc,1000000.1\nd,1000000\ne,-5\n", "--value v", head +
			"1,,,a,1000000000000,,,normal,100,999999000000\n2,,,c,1000000.1,,,normal,75,0.1\n3,,,d,1000000,,,normal,50,0\n4,,,b,0.000000001,,,normal,25,-999999.999999999\n5,,,e,-5,,,normal,0,-1000005\n"},
	} {
		out, said, status := ask(t, c.table, append(strings.Fields("compare --csv - --id id"), strings.Fields(c.args)...)...)
		if status != done || said != "" {
			t.Errorf("%s: status %d, %s", c.name, status, said)
		}
		sameTable(t, c.name, out, c.want)
	}
}

func TestWhatIsNoTableOrNoQuestionIsRefused(t *testing.T) {
	t.Parallel()
	peers, compare := "peers --csv - --id id --vars v --of a", "compare --csv - --id id --value v"
	plain := "id,v,w\na,1,2\nb,2,2\nc,4,1\n"
	for _, c := range []struct {
		name, table, args string
		status            int
		said              string
	}{
		{"nothing", "", peers, failed, "is empty"},
		{"nothing to compare", "", compare, failed, "is empty"},
		{"a mark alone", "\ufeff", compare, failed, "is empty"},
		{"a header alone", "id,v\n", peers, failed, `no number in the column "v"`},
		{"a header to compare", "id,v\n", compare, failed, `no number in the column "v"`},
		{"the same id twice", plain + "b,3,3\n", compare, failed, `line 5: id "b" stands on line 3 already`},
		{"no id", plain + ",3,3\n", compare, failed, "line 5: no id"},
		{"a column that is none", plain, "compare --csv - --id id --value values", failed, `no column "values"; near are: "v"`},
		{"a government that is none", plain, peers + "a", failed, `no id "aa"; near are: "a"`},
		{"a government that is none to compare", plain, compare + " --of aa", failed, `no id "aa"; near are: "a"`},
		{"a peer that is none", plain, compare + " --of a --peers b,zz", failed, `no id "zz"; near are: `},
		{"the same everywhere", "id,v\na,3\nb,3\n", peers, failed, "the same everywhere"},
		{"one government", "id,v\na,3\n", peers, failed, "at least 2 are needed"},
		{"not enough for Mahalanobis", plain, "peers --csv - --id id --vars v,w --of a --method mahalanobis -n 1", done, ""},
		{"too few for Mahalanobis", "id,v,w\na,1,2\nb,2,3\nc,,1\n", "peers --csv - --id id --vars v,w --of a --method mahalanobis", failed, "at least 3 governments with all values, and there are 2"},
		{"collinear", "id,v,w\na,1,-2.5\nb,2,-4.5\nc,4,-8.5\nd,7,-14.5\n", "peers --csv - --id id --vars v,w --of a --method mahalanobis", failed, "w follows from v"},
		{"a weight under 0", plain, peers + " --vars v:-1", misuse, `"-1" is no weight`},
		{"a weight without end", plain, peers + " --vars v:Inf", misuse, `"Inf" is no weight`},
		{"no weight at all", plain, peers + " --vars v:0", failed, "at least one variable with a weight over 0"},
		{"a weight as large as none", plain, peers + " --vars v:1e200", failed, "give a number from 0 to 1e+100"},
		{"an unknown method", plain, peers + " --method taxi", misuse, "--method must be one of"},
		{"an unknown direction", plain, compare + " --direction left", misuse, "--direction must be one of"},
		{"no value is named", plain, "compare --csv - --id id", misuse, "--value"},
		{"half an interval", plain, compare + " --low w", misuse, "--low and --high"},
		{"half a share", plain, compare + " --numerator w", misuse, "--numerator and --denominator"},
		{"an interval of nothing", plain, compare + " --interval wilson", misuse, "give --numerator and --denominator"},
		{"per nothing", plain, compare + " --per 0", misuse, "give a number over 0"},
		{"peers of nobody", plain, compare + " --peers b", misuse, "Give --of"},
		{"table and database", plain, compare + " --for x", misuse, "not both"},
		{"table and year", plain, compare + " --year 2024", misuse, "not both"},
		{"the interval ends before it begins", "id,v,l,h\na,2,3,1\n", compare + " --low l --high h", failed, "line 2: low: the interval from 3 to 1 ends before it begins"},
		{"a status that is none", "id,v,s\na,2,good\n", compare + " --status s", failed, `line 2: "good" is no status`},
		{"a value that was suppressed", "id,v,s\na,2,suppressed\n", compare + " --status s", failed, "line 2: status: suppressed stands beside the value 2"},
		{"infinite and no number", "id,v\na,1\nb,Inf\nc,NaN\nd,1e999\n", compare, done, `c (line 4) has no value: v is "NaN", which is no number`},
		{"infinite and no number have no peers", "id,v\na,1\nb,Inf\nc,2\n", peers, done, `b (line 3) is left out: v is "Inf", which is no number`},
		{"beyond the range", "id,v\na,1e300\nb,1\nc,-1e300\n", peers, failed, "too large or too near to 0"},
		{"a quotation without end", "id,v\n\"a,1\nb,2\n", compare, failed, "quote"},
		{"rows of several lengths", "id,v\na,1,3\n", compare, failed, "record on line 2: wrong number of fields"},
		{"another encoding", "\xff\xfei\x00d\x00", compare, failed, "neither UTF-8 nor CP949"},
	} {
		out, said, status := ask(t, c.table, strings.Fields(c.args)...)
		if status != c.status || !strings.Contains(said, c.said) || status != done && out != "" {
			t.Errorf("%s: status %d, %q; want %d, %q; printed %q", c.name, status, said, c.status, c.said, out)
		}
	}
}
