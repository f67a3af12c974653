import Platform

extension TemporaryFolder {
  /// Puts a script into the folder that is called like a Python with WeasyPrint. It prints a volume as the bytes of its page,
  /// and fails for a page that contains `ONPRINTBAAR`.
  package func putPrinter() throws -> String {
    let script = """
      #!/bin/sh
      [ "$1" != -c ] || exit 0
      value() { rest=${line#*\\"$1\\":\\"}; printf %s "${rest%%\\"*}"; }
      fails() { grep -q ONPRINTBAAR "$(value page)"; }
      while IFS= read -r line; do
        case $line in
        *'"volumes":'*)
          boxes=$(value boxes) made=
          while IFS= read -r line; do
            case $line in
            *'"page":'*) from=$(value page) ;;
            *) from=$(value mold) ;;
            esac
            cat "$from" "$boxes" > "$(value output)"; made="$made, {}"
          done <<EOF
      $(printf '%s\\n' "$line" | sed 's/{"output":/\\n&/g' | sed 1d)
      EOF
          echo "done [${made#, }]" ;;
        *)
          if fails; then echo "failed it cannot be"; else
            cp "$(value page)" "$(value output)"; echo 'done {"pages": 1, "points": null}'
          fi ;;
        esac
      done
      """
    try Files.write(Array(script.utf8), to: self("python"))
    try Files.setMode(of: self("python"), to: 0o755)
    return self("python")
  }
}
