"""What .ci/crash, .ci/storm, .ci/power, .ci/full and .ci/clock share: shops in temporary directories, the content of a store, counting
attempts and showing progress, and the control runs, which use a bincard with a protection disabled and must fail."""

import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
BINCARD = os.environ.get("BINCARD", str(ROOT / "target/release/bincard"))
MEMORY = "/dev/shm" if os.path.isdir("/dev/shm") else None
PANIC = 101


def folder(what):
    """A directory for a run, in memory if possible; the caller removes it."""
    return pathlib.Path(tempfile.mkdtemp(prefix=f"bincard-{what}-", dir=MEMORY))


def needs(*programs):
    subprocess.run([ROOT / "scripts/needs", *programs], check=True)


def weak_bincard(place):
    """A bincard whose protections can be disabled with the variable WEAK: the one in BINCARD_WEAK, or a new build."""
    if built := os.environ.get("BINCARD_WEAK"):
        return built
    print("building a bincard whose protections can be disabled", flush=True)
    program = place / "bincard-weak"
    subprocess.run([ROOT / ".ci/weaken", program], check=True)
    return str(program)


def env(place, weak=None):
    """The environment of a shop in a directory."""
    own = {"PATH": os.environ["PATH"], "HOME": str(place), "XDG_CONFIG_HOME": str(place / "config"),
           "BINCARD_STORE": str(place / "shop.db"), "TZ": "America/Montreal", "LC_ALL": "C.UTF-8"}
    return own | ({"WEAK": weak} if weak else {})


def run(place, *args, program=BINCARD, before=(), weak=None, timeout=120):
    """Runs a command; if it hangs, its exit code is `None`."""
    try:
        return subprocess.run([*before, program, *map(str, args)], env=env(place, weak), capture_output=True, text=True,
                              stdin=subprocess.DEVNULL, cwd=place, timeout=timeout)
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess(args, None, "", "it hangs")


def ok(place, *args, **more):
    ran = run(place, *args, **more)
    if ran.returncode != 0:
        sys.exit(f"bincard {' '.join(map(str, args))}: exit {ran.returncode}: {ran.stderr}")
    return ran.stdout


def content(store):
    """Everything in a store except instants, what follows from them, and the answers stored under keys; `None` if there is no
    store."""
    if not store.exists():
        return None
    held = []
    with sqlite3.connect(store) as connection:
        tables = connection.execute("select name from sqlite_schema where type = 'table' order by name").fetchall()
        for (table,) in tables:
            columns = [column[1] for column in connection.execute(f"pragma table_info({table})")]
            compared = [name for name in columns if not (name == "at" or name.endswith("_at") or name.endswith("_after")
                                                     or name in ("outcome", "fingerprint", "text", "digest"))]
            rows = connection.execute(f"select {', '.join(compared)} from {table}").fetchall()
            held.append((table, sorted(repr(row) for row in rows if row[0] != "store.identity")))
    connection.close()
    return repr(held)


def whole(place, store=None, **more):
    """What `store check` finds wrong with a store; empty if it is sound."""
    ran = run(place, "store", "check", *(["--store", store] if store else []), **more)
    output = ran.stdout + ran.stderr
    return "" if ran.returncode == 0 and not output else f"store check: exit {ran.returncode}: {output.strip()}"


class Progress:
    """Prints how far a long check has got, every ten seconds."""

    def __init__(self, what):
        self.what, self.printed_at = what, time.monotonic()

    def show(self, done, total):
        if time.monotonic() - self.printed_at >= 10:
            print(f"  {self.what}: {done} of {total}", flush=True)
            self.printed_at = time.monotonic()


class Count:
    """The number of attempts, and what went wrong in them; the first few faults are printed."""

    def __init__(self, what, total):
        self.tried = 0
        self.faults = []
        self.total, self.progress = total, Progress(what)

    def add(self, fault):
        self.tried += 1
        if fault:
            self.faults.append(fault)
        self.progress.show(self.tried, self.total)

    def show(self, most=10):
        for fault in self.faults[:most]:
            print("FAIL", fault)


def control(what, faults):
    """Reports a control run. One that finds nothing shows that the check is blind."""
    print(f"control run {what}: failed as it must ({faults} faults)" if faults
          else f"FAIL control run {what}: it should have failed", flush=True)
    return not faults


def closing(passed, failed, places):
    """Prints the last line and exits."""
    for place in places:
        shutil.rmtree(place, ignore_errors=True)
    print(f"{passed} passed, {failed} failed")
    sys.exit(failed != 0)
