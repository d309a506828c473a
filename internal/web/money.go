package web

// money is an amount with its currency; that of Korea where none is named.
func (n names) money(amount *int64, currency string) string {
	if currency == "" || currency == "KRW" {
		return n.words.Text("money.krw", "amount", number(amount))
	}
	return n.words.Text("money", "amount", number(amount), "currency", currency)
}
