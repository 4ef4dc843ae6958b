// Runs programs in Pyodide, as the page will: reads a JSON list of {source, stdin} from standard input, writes a JSON
// list of {stdout, error: {type, line}}. The library's tests compare it with what the lessons say.

import { text } from "node:stream/consumers";
import { loadPyodide } from "pyodide";

const HARNESS = `
import builtins, contextlib, io, json, os, sys, tempfile, traceback

def run(text):
    request = json.loads(text)
    typed = io.StringIO(request["stdin"])
    printed = io.StringIO()

    def read_line(prompt=""):
        line = typed.readline()
        if not line:
            raise EOFError("EOF when reading a line")
        return line.rstrip("\\n")

    names = {"__name__": "__main__"}
    answer = {"stdout": "", "error": None}
    folder = tempfile.mkdtemp()
    os.chdir(folder)
    own_input, builtins.input = builtins.input, read_line
    try:
        with contextlib.redirect_stdout(printed):
            exec(compile(request["source"], "solution.py", "exec"), names)
    except SyntaxError as error:
        answer["error"] = {"type": type(error).__name__, "line": error.lineno}
    except BaseException as error:
        frames = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == "solution.py"]
        answer["error"] = {"type": type(error).__name__, "line": frames[-1] if frames else 0}
    finally:
        builtins.input = own_input
    answer["stdout"] = printed.getvalue()
    return json.dumps(answer)
run
`;

const pyodide = await loadPyodide();
const run = pyodide.runPython(HARNESS);
const requests = JSON.parse(await text(process.stdin));
const answers = requests.map((request) => JSON.parse(run(JSON.stringify(request))));
process.stdout.write(JSON.stringify({ version: pyodide.runPython("import sys; sys.version"), answers }));
