"""Large stores for the benchmarks, made by bincard's own imports and batches."""

import datetime
import glob
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
WORK = tempfile.mkdtemp(prefix="bincard-bench-", dir=os.environ.get("TMPDIR", "/var/tmp"))
# A copy, as an installation makes: a program that the linker has just written is scattered in memory and starts more slowly.
BINCARD = shutil.copy(os.environ.get("BINCARD", f"{ROOT}/target/release/bincard"), f"{WORK}/program")
ENV = dict(os.environ, HOME=WORK, XDG_CONFIG_HOME=WORK, TZ="UTC", LC_ALL="C.UTF-8")
ROWS_IN_A_BATCH = 250_000
YEAR = datetime.timedelta(days=365)


def run(*words, stdin=None):
    done = subprocess.run(words, env=ENV, stdin=stdin, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"{words}: exit {done.returncode}: {done.stderr}")


def sku(n):
    return f"SKU-{n:07}"


def make(name, items, sales_of_each=0, low=1000):
    """A store of that many items, some of them low, each sold at even intervals over ten years, last within four weeks."""
    print(f"building a store of {items:,} items", file=sys.stderr, flush=True)
    store = f"{WORK}/{name}.db"
    now = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0)
    step = max(items // low, 1)
    with open(f"{WORK}/items.csv", "w") as file:
        file.write("sku,name,category,price,quantity,threshold\n")
        for n in range(items):
            threshold = 2_000_000 if n % step == 0 else 5
            file.write(f"{sku(n)},Article {n},Category {n % 50},{n % 90 + 1}.50,1000000,{threshold}\n")
    begun = (now - 10 * YEAR).isoformat()
    run(BINCARD, "item", "import", f"{WORK}/items.csv", "--at", begun, "--store", store, "-q")
    items_in_a_batch = ROWS_IN_A_BATCH // max(sales_of_each, 1)
    for first in range(0, items if sales_of_each else 0, items_in_a_batch):
        with open(f"{WORK}/sales.csv", "w") as file:
            file.write("sku,quantity,at\n")
            for n in range(first, min(first + items_in_a_batch, items)):
                latest = now - datetime.timedelta(minutes=1 + n % 30_000)
                for nth in reversed(range(sales_of_each)):
                    file.write(f"{sku(n)},1,{(latest - nth * YEAR).isoformat()}\n")
        run(BINCARD, "sell", "--batch", f"{WORK}/sales.csv", "--store", store, "-q")
        print(f"  sales of {min(first + items_in_a_batch, items):,} items", file=sys.stderr, flush=True)
    return store


def copy_order(store, number, copies, items):
    """Copies one order of one line that many times, row by row as bincard wrote it, over all items in turn. `store check --repair`
    then recomputes what follows from the ledger."""
    print(f"copying an order {copies:,} times", file=sys.stderr, flush=True)
    database = sqlite3.connect(store)
    document, step = database.execute(
        "select document.id, step.id from document join step on step.document_id = document.id "
        "where document.kind = 'order' and document.number = ?", [number]).fetchone()
    last_document, last_step = (database.execute(f"select max(id) from {table}").fetchone()[0] for table in ("document", "step"))
    own = {"document.id": f"{last_document} + i", "document.number": f"'{number}-' || i", "step.id": f"{last_step} + i",
           "document_id": f"{last_document} + i", "step_id": f"{last_step} + i", "item_id": f"1 + i % {items}"}
    for table, key, value in [("document", "id", document), ("step", "id", step), ("line", "document_id", document),
                              ("movement", "step_id", step)]:
        columns = [column[1] for column in database.execute(f"pragma table_info({table})")]
        values = [own.get(f"{table}.{column}", own.get(column, column)) for column in columns]
        database.execute(f"""
            with recursive copies(i) as (select 1 union all select i + 1 from copies where i < {copies})
            insert into {table} ({', '.join(columns)})
            select {', '.join(values)} from {table}, copies where {table}.{key} = {value}""")
    database.commit()
    database.close()
    repair(store)


def repair(store):
    run(BINCARD, "store", "check", "--repair", "--store", store)
    run(BINCARD, "store", "check", "--store", store)
    for copy in glob.glob(f"{store}.before-repair-*"):
        os.unlink(copy)


def remove_all():
    shutil.rmtree(WORK)
