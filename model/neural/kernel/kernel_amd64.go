package kernel

import "golang.org/x/sys/cpu"

// fast is set where the processor has AVX2.
var fast = cpu.X86.HasAVX2

// vnni is set where it also has the integer products of AVX-512.
var vnni = fast && cpu.X86.HasAVX512VNNI && cpu.X86.HasAVX512VL

// tileAVX2 computes 6×16 sums of k terms. add is 0 or 1.
//
//go:noescape
func tileAVX2(c *float32, ldc int, a *float32, rs, cs int, b *float32, k int, add int)

// curveAVX2 applies [Curve] to n elements, n a multiple of 8.
//
//go:noescape
func curveAVX2(x *float32, n int, inner, scale, shift float32)

// intTileAVX2 adds 6×16 scaled sums of 2·pairs terms to c.
//
//go:noescape
func intTileAVX2(c *float32, ldc int, a *int16, rs int, b *int16, pairs int, scale *float32)

// cellAVX2 takes the first k units of [Cell], k a multiple of 8, of n.
//
//go:noescape
func cellAVX2(gates *float32, n int, before, c *float32, out *int16, k int)

// intTileVNNI is intTileAVX2 by other instructions.
//
//go:noescape
func intTileVNNI(c *float32, ldc int, a *int16, rs int, b *int16, pairs int, scale *float32)
