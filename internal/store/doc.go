// Package store keeps the records in SQL: the same tables and the same statements for an embedded SQLite
// file and for PostgreSQL.
//
// Every change is a revision that says who, when and why; nothing is deleted. One mapping a kind
// (awards.go, visits.go, …) says which field lies in which column; save.go and scan.go know how to write
// and read any of them. docs/store.md describes the tables and how to change them.
package store
