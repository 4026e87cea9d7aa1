// Shows numbers by SSF and numfmt: a line of JSON {code, value} in, one with `ssf` and `numfmt` out.
import { createInterface } from "node:readline";
import SSF from "ssf";
import { format } from "numfmt";

const safe = (show) => {
  try {
    return show();
  } catch (error) {
    return `error: ${error.message ?? error}`;
  }
};
for await (const line of createInterface({ input: process.stdin })) {
  const { code, value } = JSON.parse(line);
  console.log(
    JSON.stringify({ ssf: safe(() => SSF.format(code, value)), numfmt: safe(() => format(code, value)) }),
  );
}
