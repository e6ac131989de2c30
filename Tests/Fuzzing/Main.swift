#if canImport(Glibc)
  import Glibc
#endif

/// The driver of libFuzzer (LLVM, compiler-rt/lib/fuzzer/FuzzerInterface.h): runs `one` on inputs of its own making.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ one: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

nonisolated(unsafe) private var target: (any FuzzTarget)?

/// The package manager's name for this program's `main`. `QLINT_FUZZ_TARGET` says what to try; the arguments are libFuzzer's.
@_cdecl("Fuzzing_main")
func fuzzingMain(_ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> CInt {
  let name = getenv("QLINT_FUZZ_TARGET").map { String(cString: $0) } ?? ""
  guard let make = FuzzTargets.all[name] else {
    print("QLINT_FUZZ_TARGET must be one of: \(FuzzTargets.all.keys.sorted().joined(separator: " "))")
    return 2
  }
  target = make()
  var count = count
  var arguments = arguments
  return withUnsafeMutablePointer(to: &arguments) { pointer in
    runDriver(&count, pointer) { bytes, size in
      target?.run(UnsafeRawBufferPointer(start: bytes, count: size))
      return 0
    }
  }
}
