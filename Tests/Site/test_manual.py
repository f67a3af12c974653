"""What script/manual makes: a page that man reads, with every command and option, and shells that complete them."""

import json
import subprocess

import pytest

# Only a full run makes it.
pytestmark = pytest.mark.full

# What each shell answers to the beginning of a command; the files are read from the folder where it runs.
ANSWERS = {
    "bash": "source ./tweeluik.bash; COMP_WORDS=(tweeluik {word}); COMP_CWORD=1; COMP_LINE='tweeluik {word}'; "
    "COMP_POINT=${{#COMP_LINE}}; COMP_TYPE=9; _tweeluik; printf '%s\\n' \"${{COMPREPLY[@]}}\"",
    "fish": "source ./tweeluik.fish; complete -C 'tweeluik {word}'",
}


def named(command):
    """The names of a command's parts and, below each, of theirs."""
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
