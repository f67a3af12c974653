"""What script/manual makes: a page for man, with every command and option, and completions for shells."""

import json
import subprocess

import pytest

# The tool that writes the manual is built in a full run only.
pytestmark = pytest.mark.full

# How to ask each shell for completions. The files are read from the current folder.
ANSWERS = {
    "bash": "source ./tweeluik.bash; COMP_WORDS=(tweeluik {word}); COMP_CWORD=1; COMP_LINE='tweeluik {word}'; "
    "COMP_POINT=${{#COMP_LINE}}; COMP_TYPE=9; _tweeluik; printf '%s\\n' \"${{COMPREPLY[@]}}\"",
    "fish": "source ./tweeluik.fish; complete -C 'tweeluik {word}'",
}


def named(command):
    """The names of all subcommands of a command, at every depth, each with its long options."""
    for part in command.get("subcommands", []):
        if part["commandName"] != "help":
            yield (
                part["commandName"],
                [name["name"] for argument in part.get("arguments", []) for name in argument.get("names", []) if name["kind"] == "long"],
            )
            yield from named(part)


def test_a_manual_of_every_command(tool, pytestconfig, found, looked_at):
    folder = pytestconfig.getoption("--manual")
    page = folder / "tweeluik.1"
    lint = subprocess.run(["mandoc", "-T", "lint", "-W", "error", page], capture_output=True, text=True)
    if lint.returncode:
        found.append(f"mandoc: {lint.stdout}")
    text = page.read_text()
    help = json.loads(subprocess.run([tool, "--experimental-dump-help"], capture_output=True, check=True).stdout)
    commands = dict(named(help["command"]))
    looked_at("commands", len(commands))
    for command, options in commands.items():
        if f"\n.It Em {command}\n" not in text:
            found.append(f"the manual has no {command}")
        for option in options:
            if f"Fl -{option}" not in text and f", -{option}" not in text:
                found.append(f"the manual has no --{option} of {command}")
    for command in [part["commandName"] for part in help["command"]["subcommands"] if part["commandName"] != "help"]:
        for shell, script in ANSWERS.items():
            ask = [shell, "-c", script.format(word=command[:-1])]
            answer = subprocess.run(ask, cwd=folder, capture_output=True, text=True)
            if command not in [line.split("\t")[0].strip() for line in answer.stdout.splitlines()] or answer.stderr:
                found.append(f"{shell} completes {command[:-1]} as {answer.stdout!r} {answer.stderr}")
        if f"'{command}:" not in (folder / "_tweeluik").read_text():
            found.append(f"zsh has no {command}")
    if subprocess.run(["zsh", "-n", folder / "_tweeluik"]).returncode:
        found.append("zsh does not read _tweeluik")
