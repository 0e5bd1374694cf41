;; The one loop in which most of an alignment's time goes by: four products at once. Assembled by `npm run assemble`.
(module
  (memory (export "memory") 16)
  ;; A patch (rows of `padded` bytes, a multiple of 16, zeros behind its end) is laid on every place of a square of
  ;; `span` × `span` places, the first of which begins at `image` (rows of `stride` bytes); the sums of products go to `out`.
  (func (export "products")
    (param $patch i32) (param $rows i32) (param $padded i32)
    (param $image i32) (param $stride i32) (param $span i32) (param $out i32)
    (local $down i32) (local $across i32) (local $row i32) (local $p i32) (local $q i32) (local $end i32)
    (local $sum v128)
    (loop $places_down
      (local.set $across (i32.const 0))
      (loop $places_across
        (local.set $sum (v128.const f32x4 0 0 0 0))
        (local.set $p (local.get $patch))
        (local.set $q (i32.add (local.get $image) (i32.shl (local.get $across) (i32.const 2))))
        (local.set $row (i32.const 0))
        (loop $rows_down
          (local.set $end (i32.add (local.get $p) (local.get $padded)))
          (loop $four
            (local.set $sum (f32x4.add (local.get $sum)
              (f32x4.mul (v128.load (local.get $p)) (v128.load (local.get $q)))))
            (local.set $q (i32.add (local.get $q) (i32.const 16)))
            (br_if $four (i32.lt_u
              (local.tee $p (i32.add (local.get $p) (i32.const 16))) (local.get $end))))
          (local.set $q (i32.add (i32.sub (local.get $q) (local.get $padded)) (local.get $stride)))
          (br_if $rows_down (i32.lt_u
            (local.tee $row (i32.add (local.get $row) (i32.const 1))) (local.get $rows))))
        (f32.store (local.get $out)
          (f32.add
            (f32.add (f32x4.extract_lane 0 (local.get $sum)) (f32x4.extract_lane 1 (local.get $sum)))
            (f32.add (f32x4.extract_lane 2 (local.get $sum)) (f32x4.extract_lane 3 (local.get $sum)))))
        (local.set $out (i32.add (local.get $out) (i32.const 4)))
        (br_if $places_across (i32.lt_u
          (local.tee $across (i32.add (local.get $across) (i32.const 1))) (local.get $span))))
      (local.set $image (i32.add (local.get $image) (local.get $stride)))
      (br_if $places_down (i32.lt_u
        (local.tee $down (i32.add (local.get $down) (i32.const 1))) (local.get $span))))))
