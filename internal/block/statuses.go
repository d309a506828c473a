package block

import (
	"encoding/binary"
	"slices"

	"github.com/bonbogi/bonbogi"
)

// How statuses are written. A slot of which a column says nothing has the status that its value implies: Normal
// beside a number, NoObservation where there is none.
const (
	constantStatus = 0 // one for every slot that has a value
	sparseStatuses = 1 // those that differ from what is implied: slot and status
	byteStatuses   = 2 // a byte a slot
)

func implied(v float64) bonbogi.Status {
	if v == v {
		return bonbogi.Normal
	}
	return bonbogi.NoObservation
}

// AppendStatuses appends the statuses beside values, which has the same length; nothing if all are implied.
func AppendStatuses(dst []byte, statuses []bonbogi.Status, values []float64) []byte {
	n := len(statuses)
	for n > 0 && statuses[n-1] == bonbogi.NoObservation && !(values[n-1] == values[n-1]) {
		n--
	}
	odd, same, first := 0, true, bonbogi.NoObservation
	for i, s := range statuses[:n] {
		if s != implied(values[i]) {
			odd++
		}
		switch {
		case implied(values[i]) != bonbogi.Normal:
			same = same && s == bonbogi.NoObservation
		case first == bonbogi.NoObservation:
			first = s
		default:
			same = same && s == first
		}
	}
	if odd == 0 {
		return dst
	}
	start := len(dst)
	dst = appendHead(dst, statusesKind, n)
	switch {
	case same:
		dst = append(dst, constantStatus, byte(first))
	case 3*odd < n:
		dst = append(dst, sparseStatuses)
		for i, s := range statuses[:n] {
			if s != implied(values[i]) {
				dst = append(binary.LittleEndian.AppendUint16(dst, uint16(i)), byte(s))
			}
		}
	default:
		dst = append(dst, byteStatuses)
		for _, s := range statuses[:n] {
			dst = append(dst, byte(s))
		}
	}
	return appendSum(dst, start)
}

// UnpackStatuses reads what AppendStatuses wrote beside these values into dst, whose memory it uses. There are as many
// as the longer of both has slots. A status that does not go with its value is damage.
func UnpackStatuses(dst []bonbogi.Status, packed []byte, values []float64) ([]bonbogi.Status, error) {
	n, body, err := open(packed, statusesKind)
	if err != nil {
		return nil, err
	}
	dst = dst[:0]
	for _, v := range values {
		dst = append(dst, implied(v))
	}
	for len(dst) < n {
		dst = append(dst, bonbogi.NoObservation)
	}
	if err := unpackStatuses(dst[:n], body); err != nil {
		return nil, err
	}
	for slot, s := range dst {
		known := slot < len(values) && implied(values[slot]) == bonbogi.Normal
		if known != s.HasValue() || s != bonbogi.NoObservation && !slices.Contains(bonbogi.Statuses, s) {
			return nil, damaged("slot %d has the %s, which does not go with its value", slot, statusName(s))
		}
	}
	return dst, nil
}

// unpackStatuses puts the statuses over those that are implied.
func unpackStatuses(dst []bonbogi.Status, body []byte) error {
	if len(body) < 2 {
		return damaged("it has no statuses")
	}
	encoding, body := body[0], body[1:]
	switch {
	case encoding == constantStatus && len(body) == 1:
		for i := range dst {
			if dst[i] == bonbogi.Normal {
				dst[i] = bonbogi.Status(body[0])
			}
		}
	case encoding == sparseStatuses && len(body)%3 == 0:
		for ; len(body) > 0; body = body[3:] {
			slot := int(binary.LittleEndian.Uint16(body))
			if slot >= len(dst) {
				return damaged("it has a status for slot %d and only %d slots", slot, len(dst))
			}
			dst[slot] = bonbogi.Status(body[2])
		}
	case encoding == byteStatuses && len(body) == len(dst):
		for i := range dst {
			dst[i] = bonbogi.Status(body[i])
		}
	default:
		return damaged("its %d statuses are written in an unknown way (%d) in %d bytes", len(dst), encoding, len(body))
	}
	return nil
}

// statusName is for people.
func statusName(s bonbogi.Status) string {
	if !slices.Contains(bonbogi.Statuses, s) {
		return s.String()
	}
	return "status " + s.String()
}
