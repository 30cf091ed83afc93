//go:build !amd64

package kernel

const fast, vnni = false, false

func tileAVX2(c *float32, ldc int, a *float32, rs, cs int, b *float32, k int, add int) {}

func curveAVX2(x *float32, n int, inner, scale, shift float32) {}

func intTileAVX2(c *float32, ldc int, a *int16, rs int, b *int16, pairs int, scale *float32) {}

func cellAVX2(gates *float32, n int, before, c *float32, out *int16, k int) {}

func intTileVNNI(c *float32, ldc int, a *int16, rs int, b *int16, pairs int, scale *float32) {}
