#!/usr/bin/env python3
"""The main job in a real window: under Xvfb and openbox, driven by xdotool.

    tests/real_window.py --binary target/debug/sejajar      the main job
    tests/real_window.py --first-command CLONE/run.sh       the first command opens the sample

Keys are those of `session::Verb`. What the window did is read from outside: from
its title, from the project file, from `sejajar check`. Python's own library only.
"""

import argparse
import contextlib
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ARTICLES = [
    "1-cakrawala.txt",
    "2-wartanusa.txt",
    "3-lensatimur.txt",
    "4-kabarrandu.txt",
    "5-suarapelabuhan.txt",
]
# Room for the window with its frame.
SIZE = (1600, 1000)

NEXT_SENTENCE = "Down"
MARK_AS_A_CLAIM = "c"
MARK_AS_CLAIM_1 = "1"
SHOW_CLAIMS = "ctrl+2"
SAVE = "ctrl+s"
CLOSE = "alt+F4"

UNSAVED = "• "
# A view that is drawn has many colours; an empty window a handful.
FEWEST_COLOURS = 100
# A blinking text cursor changes fewer pixels than this; any answer to a key changes more.
FEWEST_PIXELS = 150


class Failure(Exception):
    """What was awaited did not happen; the message says what."""


def wait_for(what, look, seconds=20.0):
    """Looks until there is something, and returns it."""
    end = time.monotonic() + seconds
    while True:
        found = look()
        if found:
            return found
        if time.monotonic() > end:
            raise Failure(f"waited {seconds:.0f} s in vain for {what}")
        time.sleep(0.05)


def changed_pixels(before, after):
    """How many pixels differ between two screens (raw RGB of the same size)."""
    if len(before) != len(after):
        return len(after)
    size = len(before)
    differs = (int.from_bytes(before) ^ int.from_bytes(after)).to_bytes(size)
    return (size - differs.count(0)) // 3


class Desktop:
    """A screen of its own with a window manager, and a home of its own."""

    def __init__(self, home):
        read_end, write_end = os.pipe()
        screen = "{}x{}x24".format(*SIZE)
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write_end), "-screen", "0", screen, "-noreset", "-nolisten", "tcp", "+extension", "GLX"],
            pass_fds=[write_end],
            stderr=subprocess.DEVNULL,
        )
        os.close(write_end)
        with os.fdopen(read_end) as display:
            number = display.readline().strip()
        if not number:
            raise Failure("Xvfb did not start")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "WAYLAND", "DBUS"))}
        self.environment = kept | {
            "DISPLAY": f":{number}",
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(home),
            "LIBGL_ALWAYS_SOFTWARE": "1",
            "LC_ALL": "C.UTF-8",
        }
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self.manager = subprocess.Popen(["openbox"], env=self.environment, **quiet)
        wait_for("the window manager", lambda: self.run("xdotool", "get_num_desktops", check=False))

    def run(self, *command, check=True):
        """The output of a command on this desktop."""
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True)
        if check and done.returncode != 0:
            raise Failure(f"{' '.join(command)}: {done.stderr.strip()}")
        return done.stdout.strip()

    def screen(self):
        """What the screen shows now, as raw RGB."""
        command = ["import", "-silent", "-window", "root", "-depth", "8", "rgb:-"]
        return subprocess.run(command, env=self.environment, capture_output=True, check=True).stdout

    def settle(self, from_screen=None):
        """Waits until the screen stands still; with a screen given, until it has
        changed from that one first. A slow machine thus takes the same steps."""

        def still():
            first = self.screen()
            if from_screen and changed_pixels(from_screen, first) < FEWEST_PIXELS:
                return False
            time.sleep(0.1)
            return changed_pixels(first, self.screen()) < FEWEST_PIXELS

        wait_for("the window to answer and come to rest", still, 30.0)

    def picture(self, path):
        """A picture of the whole screen; how many colours it has."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self.run("import", "-window", "root", str(path))
        return int(self.run("identify", "-format", "%k", str(path)))

    def close(self):
        """Ends what this desktop started."""
        for process in (self.manager, self.server):
            process.terminate()
            process.wait(timeout=10)


class App:
    """A running program with one window."""

    def __init__(self, desktop, *command, seconds=20.0, **environment):
        self.desktop = desktop
        self.began = time.monotonic()
        self.messages = tempfile.TemporaryFile("w+")
        self.process = subprocess.Popen(
            [str(part) for part in command],
            env=desktop.environment | environment,
            stdin=subprocess.DEVNULL,
            stdout=self.messages,
            stderr=self.messages,
        )
        self.window = wait_for("a window", self.find_window, seconds)
        wait_for("the window in front", self.bring_to_front)

    def find_window(self):
        """The window's id, once it is shown."""
        if self.process.poll() is not None:
            raise Failure(f"ended with {self.process.returncode} before there was a window:\n{self.said()}")
        found = self.desktop.run("xdotool", "search", "--onlyvisible", "--name", "Sejajar", check=False)
        return found.split("\n")[-1]

    def bring_to_front(self):
        """Asks the window manager, which may still be starting; whether it is done."""
        self.desktop.run("xdotool", "windowactivate", self.window, check=False)
        return self.desktop.run("xdotool", "getactivewindow", check=False) == self.window

    def said(self):
        """What the program wrote."""
        self.messages.seek(0)
        return self.messages.read().strip()

    def title(self):
        """The window's title."""
        return self.desktop.run("xdotool", "getwindowname", self.window, check=False)

    def wait_for_title(self, what, fits):
        """Waits until the title fits, and the window with it has come to rest."""
        try:
            wait_for(what, lambda: fits(self.title()))
        except Failure as failure:
            raise Failure(f"{failure}; the title is {self.title()!r}") from None
        self.desktop.settle()

    def keys(self, *names):
        """Presses keys; after each the window must show an answer."""
        for name in names:
            before = self.desktop.screen()
            self.desktop.run("xdotool", "key", "--clearmodifiers", name)
            try:
                self.desktop.settle(before)
            except Failure as failure:
                raise Failure(f"{name}: {failure}") from None

    def type(self, text):
        """Types a text of ASCII characters into the field that has the keyboard."""
        before = self.desktop.screen()
        self.desktop.run("xdotool", "type", "--clearmodifiers", "--delay", "12", "--", text)
        self.desktop.settle(before)

    def close(self):
        """Closes the window as the window manager does, and waits for a good end."""
        self.desktop.run("xdotool", "key", "--clearmodifiers", CLOSE)
        try:
            code = self.process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            raise Failure(f"the window did not close; the title is {self.title()!r}") from None
        if code != 0:
            raise Failure(f"ended with {code}:\n{self.said()}")

    def kill(self):
        """Ends the program if it still runs."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()


@contextlib.contextmanager
def running(desktop, pictures, name, *command, **options):
    """A program that is ended in any case; a picture is kept when it fails."""
    app = None
    try:
        app = App(desktop, *command, **options)
        yield app
    except (Failure, subprocess.SubprocessError):
        with contextlib.suppress(Failure):
            desktop.picture(pictures / f"{name}-failed.png")
        if app:
            print(app.said(), file=sys.stderr)
        raise
    finally:
        if app:
            app.kill()


def expect(holds, what):
    """Fails with `what` unless it holds."""
    if not holds:
        raise Failure(what)


def mentions_of(project, claim):
    """How many mentions of a claim the project file has."""
    return len(re.findall(rf'^\s*claim: "{claim}",$', project.read_text("utf-8"), re.MULTILINE))


def check_project(desktop, binary, project):
    """The program itself finds no fault in the file."""
    done = subprocess.run([binary, "check", project], env=desktop.environment, capture_output=True, text=True)
    expect(done.returncode == 0, f"sejajar check: exit {done.returncode}\n{done.stdout}{done.stderr}")


def main_job(desktop, pictures, binary, folder):
    """Opens, marks, saves, closes; opens again and finds the mark."""
    project = folder / "dossier.ron"
    statement = "The visit was announced by both sides"

    articles = [ROOT / "seeds" / name for name in ARTICLES]
    with running(desktop, pictures, "mark", binary, *articles) as app:
        opened = time.monotonic() - app.began
        app.wait_for_title("the articles to be open", lambda title: title.startswith(UNSAVED))
        app.keys(NEXT_SENTENCE, MARK_AS_A_CLAIM)
        app.type(statement)
        app.keys("Return")
        colours = desktop.picture(pictures / "marked.png")
        expect(colours >= FEWEST_COLOURS, f"the window is empty: {colours} colours")
        app.keys(SAVE)
        app.type(str(project))
        app.keys("Return")
        wait_for("the project file", project.exists)
        app.wait_for_title("the saved title", lambda title: title.startswith(project.name))
        app.close()
    check_project(desktop, binary, project)
    expect(f'"{statement}"' in project.read_text("utf-8"), f"{project} has no claim “{statement}”")
    expect(mentions_of(project, "c1") == 1, f"{project} has not one mention of the claim")

    # That the window knows the claim again shows by its key: it marks another sentence.
    with running(desktop, pictures, "reopen", binary, project) as app:
        app.wait_for_title("the project to be open", lambda title: title.startswith(project.name))
        app.keys(NEXT_SENTENCE, NEXT_SENTENCE, MARK_AS_CLAIM_1)
        app.wait_for_title("the unsaved title", lambda title: title.startswith(UNSAVED))
        app.keys(SHOW_CLAIMS)
        desktop.picture(pictures / "reopened.png")
        app.keys(SAVE)
        app.wait_for_title("the saved title", lambda title: title.startswith(project.name))
        app.close()
    check_project(desktop, binary, project)
    expect(mentions_of(project, "c1") == 2, f"{project} has not two mentions of the claim")
    print(f"the main job was done; window after {opened * 1000:.0f} ms; pictures in {pictures}")


def first_command(desktop, pictures, script):
    """The first command builds, if need be, and opens the sample in a window."""
    home = {name: os.environ[name] for name in ("HOME",) if name in os.environ}
    with running(desktop, pictures, "first", script, seconds=2400.0, **home) as app:
        app.wait_for_title("the sample to be open", lambda title: " — " in title)
        wait_for("a drawn window", lambda: desktop.picture(pictures / "first.png") >= FEWEST_COLOURS)
        app.close()
    print(f"{script} opened the sample; picture in {pictures}")


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    which = arguments.add_mutually_exclusive_group(required=True)
    which.add_argument("--binary", type=Path)
    which.add_argument("--first-command", type=Path)
    arguments.add_argument("--pictures", type=Path, default=ROOT / "target" / "real_window")
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory(prefix="sejajar-") as temporary:
        home = Path(temporary) / "home"
        home.mkdir()
        desktop = Desktop(home)
        try:
            if given.binary:
                main_job(desktop, given.pictures, given.binary.resolve(), Path(temporary))
            else:
                first_command(desktop, given.pictures, given.first_command.resolve())
        except Failure as failure:
            sys.exit(f"real window: {failure}\npictures: {given.pictures}")
        finally:
            desktop.close()


if __name__ == "__main__":
    main()
