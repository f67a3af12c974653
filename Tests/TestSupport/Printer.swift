import Platform

extension TemporaryFolder {
  /// Puts a script into the folder that is called like a Python with WeasyPrint. It prints a volume as the bytes of its page,
  /// and fails for a page that contains `ONPRINTBAAR`.
  package func putPrinter() throws -> String {
    let script = """
      #!/bin/sh
      [ "$1" != -c ] || exit 0
      value() { rest=${line#*\\"$1\\":\\"}; printf %s "${rest%%\\"*}"; }
      while IFS= read -r line; do
        if grep -q ONPRINTBAAR "$(value page)"; then echo "failed it cannot be"; else
          cp "$(value page)" "$(value output)"; echo 'done {"pages": 1, "points": null}'
        fi
      done
      """
    try Files.write(Array(script.utf8), to: self("python"))
    try Files.setMode(of: self("python"), to: 0o755)
    return self("python")
  }
}
