import ArgumentParser
import Diagnostics
import Reporting

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The entry: runs the command line and ends with 0 (nothing found), 1 (findings) or 2 (usage, configuration, input, output).
@main
enum Main {
  static func main() {
    // `qlint check | head` should end quietly, whatever the caller did with the signal.
    signal(SIGPIPE, SIG_DFL)
    // A file that may grow no further (`ulimit -f`) is an error of writing like others.
    signal(SIGXFSZ, SIG_IGN)
    do {
      var command = try parsed()
      try command.run()
    } catch let code as ExitCode {
      exit(code.rawValue)
    } catch let failure as Failure {
      failure.show()
      exit(2)
    } catch let error as OutputError {
      Console.error("error: \(error)")
      exit(2)
    } catch {
      finish(error)
    }
  }

  /// The command of this process. `qlint check` is parsed on its own first, which takes a third of the time that the whole tree of
  /// commands takes; what is wrong with it, and help, are the whole tree's to say.
  private static func parsed() throws -> any ParsableCommand {
    let arguments = Array(CommandLine.arguments.dropFirst())
    if arguments.first == CheckCommand.configuration.commandName,
      let command = try? CheckCommand.parse(Array(arguments.dropFirst()))
    {
      return command
    }
    return try QLint.parseAsRoot(arguments)
  }

  /// A first word that is no command.
  private static var unknownCommand: Failure? {
    let names = QLint.configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    guard let word = CommandLine.arguments.dropFirst().first, !word.hasPrefix("-"), !names.contains(word) else {
      return nil
    }
    let suggestion = Suggestion.closest(to: word, among: names).map { "did you mean \"\($0)\"?" }
    return Failure(message: "unknown command \"\(word)\"", help: suggestion ?? "\"qlint --help\" lists the commands")
  }

  /// Help and versions go to standard output with 0, mistakes to standard error with 2.
  private static func finish(_ error: any Error) -> Never {
    if let failure = unknownCommand {
      failure.show()
      exit(2)
    }
    let message = QLint.fullMessage(for: error)
    guard QLint.exitCode(for: error) != .success else {
      do throws(OutputError) {
        try Console.print(message)
        exit(0)
      } catch {
        Console.error("error: \(error)")
        exit(2)
      }
    }
    Console.error(message.hasPrefix("Error: ") ? "error: " + message.dropFirst("Error: ".count) : message)
    exit(2)
  }
}

/// Why a command cannot do its work; ends in exit code 2.
struct Failure: Error {
  var message: String
  var help: String?

  func show() {
    Console.error("error: \(message)")
    if let help { Console.error("help: \(help)") }
  }
}
