package block

// AppendSlots appends a list of slots in ascending order, at least one.
func AppendSlots(dst []byte, slots []uint16) []byte {
	start, n := len(dst), int(slots[len(slots)-1])+1
	return appendSum(appendPresence(appendHead(dst, slotsKind, n), slots, n), start)
}

// UnpackSlots reads what AppendSlots wrote.
func UnpackSlots(packed []byte) ([]uint16, error) {
	n, body, err := open(packed, slotsKind)
	if err != nil {
		return nil, err
	}
	p, rest, err := openPresence(body, n)
	if err != nil {
		return nil, err
	}
	if len(rest) > 0 {
		return nil, damaged("%d bytes follow the list of its slots", len(rest))
	}
	slots := make([]uint16, p.count)
	p.each(func(i, slot int) { slots[i] = uint16(slot) })
	return slots, nil
}
