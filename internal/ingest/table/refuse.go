package table

import "github.com/bonbogi/bonbogi"

const (
	adviceSave = "open it in its program, save it as “CSV UTF-8” or XLSX, and give that file"
	adviceMake = "make it again where it comes from, or open it in its program and save it anew"
)

func refuse(rule, format string, args ...any) error {
	return bonbogi.Errorf(bonbogi.Refused, rule, format, args...)
}

func damaged(rule, format string, args ...any) error {
	return refuse(rule, format+"; "+adviceMake, args...)
}

func tooLarge(limit int64) error {
	return refuse("table_too_large", "the table has more than %d GB; give it in parts", limit>>30)
}

func tooManyColumns(row int) error {
	return refuse("table_columns", "row %d has more than %d columns; look whether the delimiter is right, or give the table in parts", row, MaxColumns)
}

func cellTooLarge(row, column, size int) error {
	return refuse("table_cell", "row %d, column %s: the cell has %d bytes; the limit is %d: look whether a quotation mark is left open there, or shorten it",
		row, Letter(column), size, MaxCell)
}
