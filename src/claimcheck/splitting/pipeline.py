"""A spaCy pipeline a language, rebuilt from the data in `languages/<code>/`."""

import functools
import hashlib

import spacy
from spacy.language import Language

import claimcheck
from claimcheck.errors import ClaimcheckError
from claimcheck.models import Splitter
from claimcheck.splitting import components  # noqa: F401 - registers the components by name
from claimcheck.splitting.data import LANGUAGES_FOLDER, fold_of, language_data, languages
from claimcheck.splitting.tokenizer import ExactTokenizer

_CONFIGURATION = {".toml", ".json", ".onnx"}


@functools.cache
def load_pipeline(code: str) -> Language:
    """The pipeline of a language: exact tokenizer, then the components that its `language.toml` names.

    Raises:
        ClaimcheckError: the language is not supported.
    """
    if code not in languages():
        raise ClaimcheckError(
            f"Language '{code}' is not supported",
            hint=f"Supported are {', '.join(languages())}; force one of them with --lang",
        )
    nlp = spacy.blank(code)
    nlp.max_length = 10**9  # spaCy guards the memory of its parser, and none runs here
    nlp.vocab.lex_attr_getters = {}  # type: ignore[attr-defined] # nobody reads them, and each costs time
    nlp.tokenizer = ExactTokenizer(nlp.vocab, fold_of(code))
    for name in language_data(code)["components"]:
        nlp.add_pipe(name)
    return nlp


@functools.cache
def splitter_of(code: str) -> Splitter:
    """Name, version and configuration digest of a language's splitter: other data or components, another digest."""
    digest = hashlib.sha256()
    for name, component in load_pipeline(code).pipeline:  # what stands in for a missing extra has another class
        digest.update(f"{name}={getattr(component, '__qualname__', type(component).__qualname__)}\n".encode())
    for path in sorted((LANGUAGES_FOLDER / code).rglob("*")):
        if path.suffix in _CONFIGURATION:
            digest.update(path.relative_to(LANGUAGES_FOLDER).as_posix().encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return Splitter(name=f"claimcheck-{code}", version=claimcheck.__version__, config=f"sha256:{digest.hexdigest()}")
