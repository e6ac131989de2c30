/// What a command of the shell cannot do without.
struct CommandShape {
  /// The words it begins with: `git add`.
  let words: StaticString
  /// The least number of operands: words behind those that are no options.
  let operands: Int
  /// Options that stand for the operands: `git add -A`.
  let waivers: StaticString
  /// Whether it is also in use without them.
  let isDoubtful: Bool

  private init(_ words: StaticString, _ operands: Int = 1, unless waivers: StaticString = "", doubtful: Bool = false) {
    self.words = words
    self.operands = operands
    self.waivers = waivers
    self.isDoubtful = doubtful
  }

  /// The shape of the command whose first word stands at `start`, and where its words end; nil for other commands.
  static func find(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> (CommandShape, Int)? {
    let first = wordEnd(bytes, from: start, to: end)
    guard firsts.contains(bytes, start..<first) else { return nil }
    var stop = first
    var found: (CommandShape, Int)?
    for count in 1...3 {
      if let index = names.index(of: bytes, start..<stop), index < table.count { found = (table[index], stop) }
      guard count < 3, stop < end, bytes[stop] == 0x20 else { break }
      stop = wordEnd(bytes, from: stop + 1, to: end)
    }
    return found
  }

  /// Whether the first word of a line may be a command: the cheap question before ``find(_:from:to:)``.
  static func mayBegin(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int, _ masks: ByteMasks) -> Bool {
    guard bytes.byte(start) >= UInt8(ascii: "a") else { return false }
    let stop = masks.nextSpace(from: start, before: min(start + 24, bytes.count))
    if firsts.contains(bytes, start..<stop) || bytes[start] == UInt8(ascii: "s") && bytes.hasWord("sudo ", at: start) {
      return true
    }
    guard !bytes[stop - 1].isNamePart else { return false }
    let separator = masks.nextSign(of: separators, in: bytes, from: start, before: stop)
    return separator < stop && firsts.contains(bytes, start..<separator)
  }

  /// What may stand between commands: see ``isSeparator(_:_:)``.
  static let separators = ByteSet(";|&")

  /// The index behind a word of the shell.
  static func wordEnd(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int {
    var stop = start
    while stop < end, !bytes[stop].isBlank, !isSeparator(bytes, stop) { stop += 1 }
    return stop
  }

  /// Whether a simple command ends at a byte. An entity (`&lt;`) ends none.
  static func isSeparator(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    switch bytes.byte(index) {
    case UInt8(ascii: "|"): true
    case UInt8(ascii: ";"): bytes.byte(index - 1).isBlank || !bytes.byte(index + 1).isNamePart
    case UInt8(ascii: "&"): !bytes.byte(index + 1).isASCIILetter && bytes.byte(index + 1) != UInt8(ascii: "#")
    default: false
    }
  }

  /// Whether an option is one that never stands without its value behind it.
  static func needsValue(_ bytes: UnsafeBufferPointer<UInt8>, _ option: Range<Int>) -> Bool {
    valued.contains(bytes, option)
  }

  /// Whether an option of one letter, at the end of a command, never stands without its value behind it.
  static func needsValue(
    _ bytes: UnsafeBufferPointer<UInt8>, command: Int, _ option: Range<Int>
  ) -> Bool {
    guard option.count == 2 else { return false }
    let name = command..<wordEnd(bytes, from: command, to: option.lowerBound)
    guard let index = lettered.index(of: bytes, name), index < letters.count else { return false }
    return letters[index].letters.withUTF8Buffer { $0.contains(bytes[option.lowerBound + 1]) }
  }

  private static let lettered = WordSet(letters.map(\.command))
  private static let letters: [(command: StaticString, letters: StaticString)] = [
    ("kubectl", "nflc"), ("helm", "nf"), ("ssh", "iplLRD"), ("scp", "iP"), ("curl", "HdXuoeAb"), ("psql", "Uhdpcf"),
    ("mysql", "uhPD"), ("tar", "fC"), ("journalctl", "un"), ("ps", "pCU"), ("lsof", "pu"), ("strace", "p"),
    ("tcpdump", "iwr"), ("gcc", "oIL"), ("g++", "oIL"), ("rpm", "iqe"), ("dpkg", "i"), ("renice", "n"), ("head", "nc"),
    ("tail", "n"), ("find", ""), ("awk", "F"), ("cut", "df"), ("iptables", "sdjpi"), ("useradd", "gGd"),
    ("usermod", "gGLU"),
  ]

  /// Whether one of the options that stand for operands is this one.
  func waives(_ bytes: UnsafeBufferPointer<UInt8>, _ option: Range<Int>) -> Bool {
    guard waivers.utf8CodeUnitCount > 0 else { return false }
    return waivers.withUTF8Buffer { list in
      list.split(separator: 0x20).contains { $0.elementsEqual(bytes[option]) }
    }
  }

  private static let names = WordSet(table.map(\.words))
  private static let firsts = WordSet([
    "git", "docker", "podman", "kubectl", "helm", "npm", "npx", "yarn", "pnpm", "pip", "pip3", "poetry", "uv", "cargo",
    "go", "dotnet", "systemctl", "apt", "apt-get", "yum", "dnf", "brew", "gem", "composer", "rustup", "terraform",
    "mkdir", "rmdir", "touch", "cp", "mv", "rm", "chmod", "chown", "kill", "killall", "pkill", "pgrep", "ssh", "scp",
    "rsync", "curl", "wget", "ln", "ping", "dig", "nslookup", "traceroute", "tracepath", "mtr", "telnet", "gcc", "g++",
    "javac", "cd", "cat", "tail", "less", "grep", "man", "which", "useradd", "usermod", "userdel", "unzip", "strace",
    "nohup", "source", "service", "journalctl", "psql", "mysql", "tar", "ps", "lsof", "tcpdump", "rpm", "dpkg",
    "renice",
    "head", "awk", "cut", "chgrp", "umount", "groupadd", "diff", "patch", "zip", "gunzip", "whois", "crictl", "aws",
    "iptables", "netstat", "grep", "sed", "find", "openssl", "dig", "uvicorn", "gunicorn", "flask", "fuser",
  ])
  private static let valued = WordSet([
    "--depth", "--name", "--namespace", "--network", "--port", "--image", "--author", "--since", "--until", "--message",
    "--env", "--env-file", "--volume", "--publish", "--context", "--selector", "--container", "--from-literal",
    "--from-file", "--registry", "--region", "--branch", "--prefix", "--onto", "--fixup", "--output", "--file",
    "--header", "--data", "--request", "--example", "--host", "--user", "--password", "--database", "--resource-group",
  ])

  private static let table: [CommandShape] = git + containers + packages + system

  private static let git: [CommandShape] = [
    CommandShape("git add", unless: "-A --all -u --update -p --patch -i --interactive -e -n"),
    CommandShape("git clone"), CommandShape("git checkout", unless: "-p --patch -f"),
    CommandShape("git checkout -b"), CommandShape("git switch"), CommandShape("git switch -c"),
    CommandShape("git cherry-pick", unless: "--continue --abort --skip --quit"),
    CommandShape("git revert", unless: "--continue --abort --skip --quit"),
    CommandShape("git restore", unless: "-p --patch"), CommandShape("git rm"), CommandShape("git mv", 2),
    CommandShape("git merge", unless: "--continue --abort --quit", doubtful: true),
    CommandShape("git merge --no-ff"), CommandShape("git merge --squash"),
    CommandShape("git rebase", unless: "--continue --abort --skip --quit --edit-todo", doubtful: true),
    CommandShape("git rebase -i", doubtful: true), CommandShape("git rebase --onto", 2),
    CommandShape("git reset --hard", doubtful: true), CommandShape("git reset --soft"),
    CommandShape("git branch -d"), CommandShape("git branch -D"), CommandShape("git branch -m"),
    CommandShape("git tag -a"), CommandShape("git tag -d"), CommandShape("git remote add", 2),
    CommandShape("git remote remove"), CommandShape("git remote rename", 2), CommandShape("git remote set-url", 2),
    CommandShape("git submodule add"), CommandShape("git worktree add"), CommandShape("git worktree remove"),
    CommandShape("git commit -m"), CommandShape("git commit -am"), CommandShape("git push --delete", 2),
    CommandShape("git blame"), CommandShape("git apply"), CommandShape("git push --set-upstream"),
    CommandShape("git push -u"),
    CommandShape("git stash branch"), CommandShape("git clone --bare"), CommandShape("git clone --mirror"),
  ]

  private static let containers: [CommandShape] = [
    CommandShape("docker run"), CommandShape("docker rm"), CommandShape("docker rmi"), CommandShape("docker stop"),
    CommandShape("docker start"), CommandShape("docker restart"), CommandShape("docker exec", 2),
    CommandShape("docker pull"), CommandShape("docker push"), CommandShape("docker logs"),
    CommandShape("docker inspect"), CommandShape("docker tag", 2), CommandShape("docker kill"),
    CommandShape("docker cp", 2), CommandShape("docker attach"), CommandShape("docker build"),
    CommandShape("docker history"), CommandShape("docker commit"), CommandShape("docker save"),
    CommandShape("docker top"), CommandShape("docker port"), CommandShape("docker create"),
    CommandShape("docker network create"), CommandShape("docker network inspect"),
    CommandShape("docker volume inspect"), CommandShape("docker network connect", 2),
    CommandShape("kubectl logs", unless: "-l"), CommandShape("kubectl exec", 2), CommandShape("kubectl apply -f"),
    CommandShape("kubectl create -f"), CommandShape("kubectl delete -f"), CommandShape("kubectl delete"),
    CommandShape("kubectl delete pod", unless: "--all -l"), CommandShape("kubectl delete deployment", unless: "--all"),
    CommandShape("kubectl describe pod", unless: "-l --all-namespaces -A"),
    CommandShape("kubectl describe node", unless: "-l --all-namespaces -A"),
    CommandShape("kubectl describe service", unless: "-l --all-namespaces -A"),
    CommandShape("kubectl describe svc", unless: "-l --all-namespaces -A"),
    CommandShape("kubectl describe deployment", unless: "-l --all-namespaces -A"),
    CommandShape("kubectl describe pvc", unless: "-l --all-namespaces -A"),
    CommandShape("kubectl describe"), CommandShape("kubectl scale deployment"), CommandShape("kubectl port-forward", 2),
    CommandShape("kubectl cordon"), CommandShape("kubectl uncordon"), CommandShape("kubectl drain"),
    CommandShape("kubectl cp", 2), CommandShape("kubectl edit deployment"), CommandShape("kubectl label"),
    CommandShape("kubectl rollout undo"), CommandShape("kubectl rollout status"), CommandShape("kubectl expose", 2),
    CommandShape("kubectl get endpoints", doubtful: true), CommandShape("kubectl run"),
    CommandShape("helm install"), CommandShape("helm uninstall"), CommandShape("helm upgrade", 2),
    CommandShape("helm rollback"), CommandShape("helm pull"), CommandShape("helm repo add", 2),
  ]

  private static let packages: [CommandShape] = [
    CommandShape("npm uninstall"), CommandShape("npm install -g"), CommandShape("npm install --save"),
    CommandShape("npm install --save-dev"), CommandShape("npm install -D"), CommandShape("npm i -D"),
    CommandShape("yarn add"), CommandShape("yarn remove"), CommandShape("pnpm add"), CommandShape("npx"),
    CommandShape("npm view"), CommandShape("npm create"), CommandShape("npm explain"),
    CommandShape("pip install"), CommandShape("pip3 install"), CommandShape("pip uninstall"),
    CommandShape("pip install -r"), CommandShape("pip install -e"), CommandShape("pip show"),
    CommandShape("poetry add"), CommandShape("uv add"), CommandShape("cargo new"), CommandShape("cargo add"),
    CommandShape("go run"), CommandShape("go mod init"), CommandShape("dotnet add package"),
    CommandShape("dotnet add reference"), CommandShape("apt install"), CommandShape("apt-get install"),
    CommandShape("yum install"), CommandShape("dnf install"), CommandShape("brew install"),
    CommandShape("gem install"), CommandShape("composer require"), CommandShape("rustup default"),
    CommandShape("rustup target add"), CommandShape("terraform import", 2), CommandShape("terraform workspace new"),
    CommandShape("terraform workspace select"),
  ]

  private static let system: [CommandShape] = [
    CommandShape("systemctl start"), CommandShape("systemctl stop"), CommandShape("systemctl restart"),
    CommandShape("systemctl enable"), CommandShape("systemctl disable"), CommandShape("systemctl reload"),
    CommandShape("service", 2, unless: "--status-all"), CommandShape("journalctl -u"),
    CommandShape("mkdir"), CommandShape("rmdir"), CommandShape("touch"), CommandShape("cp", 2), CommandShape("mv", 2),
    CommandShape("rm"), CommandShape("chmod", 2), CommandShape("chown", 2), CommandShape("kill", unless: "-l -L"),
    CommandShape("killall", unless: "-l"), CommandShape("pkill"), CommandShape("pgrep"),
    CommandShape("ssh", unless: "-V"), CommandShape("scp", 2), CommandShape("rsync", 2), CommandShape("curl"),
    CommandShape("wget"), CommandShape("ln", 2), CommandShape("ping"), CommandShape("traceroute"),
    CommandShape("tracepath"), CommandShape("gcc"), CommandShape("g++"), CommandShape("javac"),
    CommandShape("cd", doubtful: true), CommandShape("tail -f"), CommandShape("less", doubtful: true),
    CommandShape("man"), CommandShape("which"), CommandShape("useradd"), CommandShape("usermod"),
    CommandShape("userdel"), CommandShape("unzip"), CommandShape("strace -p"), CommandShape("source"),
    CommandShape("grep"), CommandShape("sed"), CommandShape("awk"), CommandShape("find"), CommandShape("openssl"),
    CommandShape("iptables", 0), CommandShape("dig", 0), CommandShape("uvicorn"), CommandShape("flask", 0),
    CommandShape("psql", 0), CommandShape("mysql", 0), CommandShape("lsof", 0), CommandShape("netstat", 0),
    CommandShape("git log", 0), CommandShape("git diff", 0), CommandShape("git push", 0),
    CommandShape("npm install", 0), CommandShape("kubectl get", 0), CommandShape("ps", 0), CommandShape("head", 0),
    CommandShape("tcpdump", 0), CommandShape("curl -X", 2), CommandShape("helm template", 0),
    CommandShape("chgrp", 2), CommandShape("umount", unless: "-a"), CommandShape("groupadd"), CommandShape("diff", 2),
    CommandShape("zip", 2), CommandShape("gunzip"), CommandShape("whois"), CommandShape("renice"),
    CommandShape("apt remove"), CommandShape("apt-get remove"), CommandShape("ps -p"), CommandShape("lsof -p"),
    CommandShape("tar", unless: "--help --version"), CommandShape("tar -xzf"), CommandShape("tar -czf", 2),
    CommandShape("tar -xvf"), CommandShape("tar -xzvf"), CommandShape("kill -9"), CommandShape("kill -15"),
  ]
}
