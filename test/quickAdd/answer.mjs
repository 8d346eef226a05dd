// The answers of the reader, where tools from outside look for them.
import '../language/answer.mjs';
