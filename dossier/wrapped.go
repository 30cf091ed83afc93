package dossier

// Wrapped is plain text in lines of at most width columns, as Text lays out prose: the first after the prefix first, the others after
// rest, which is no wider. What a terminal would act upon is taken out.
func Wrapped(s string, width int, first, rest string) string {
	return wrap([]run{{line(s), normal}}, width, first, rest, false)
}
