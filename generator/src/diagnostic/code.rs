//! The one list of diagnostics: each has a code, a severity, a title and an explanation.
//!
//! The enum, the command `explain` and README's table of what is supported are made from it, and a
//! test holds that each code has a document of its own below `tests/wrong`.

use std::fmt;

use super::area::{Area, Severity};

macro_rules! codes {
    ($($area:ident { $($(#[doc = $line:literal])+ $name:ident = $code:literal $severity:ident $title:literal;)+ })+) => {
        /// A kind of diagnostic. Its code (`W110`, `W208`) is stable.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Code { $($($(#[doc = $line])+ $name,)+)+ }

        impl Code {
            /// Every kind.
            pub const ALL: &[Code] = &[$($(Code::$name,)+)+];

            fn entry(self) -> (&'static str, Severity, Area, &'static str, &'static [&'static str]) {
                match self {
                    $($(Code::$name => ($code, Severity::$severity, Area::$area, $title, &[$($line),+]),)+)+
                }
            }
        }
    };
}

codes! {
    Document {
        /// The file is not UTF-8.
        ///
        /// OpenAPI documents and tables are read as UTF-8 only. Save the file again in that encoding; the
        /// place named is the first byte that does not fit.
        NotUtf8 = "E101" Error "other encodings than UTF-8";
        /// The document is empty.
        ///
        /// A document begins with `openapi: 3.0.3`, `info` and `paths`.
        Empty = "E102" Error "nothing at all";
        /// The text is neither YAML nor JSON.
        ///
        /// The place named is where the reader gave up; the mistake often is on the line before it: a
        /// missing quote, a tab, a wrong indent.
        Syntax = "E103" Error "broken YAML or JSON";
        /// The document is nested too deeply.
        ///
        /// No document that a person keeps is, and neither are references and parts of `allOf` inside of
        /// each other, nor the segments of a path. Give the inner part a name under `components` and refer to it with `$ref`.
        TooDeep = "E104" Error "more than 128 levels";
        /// The file holds a second YAML document.
        ///
        /// Keep one document in a file; remove the line `---`.
        SecondDocument = "E106" Error "a second document";
        /// A key stands twice in one mapping, with two values.
        ///
        /// Most readers silently keep the last one, so half of what you wrote would be lost. Keep one.
        DuplicateKey = "E107" Error "duplicate keys that say different things";
        /// A key is not a text.
        ///
        /// OpenAPI's keys are texts.
        KeyNotText = "E108" Error "keys that are no text";
        /// The document is neither OpenAPI 3.0 nor 3.1.
        ///
        /// Swagger 2.0 means other things by the same words, so it is refused rather than misread.
        /// Convert the document to 3.0.3.
        Version = "E109" Error "Swagger 2.0";
        /// OpenAPI 3.0 does not know this key here, and it looks like one that it knows.
        ///
        /// What a misspelt key says would be lost. Mend the spelling, or begin the name with `x-` if it is
        /// an extension.
        UnknownKey = "W110" Warning "misspelt keys";
        /// A required key is missing.
        ///
        /// OpenAPI 3.0 requires it in this object.
        MissingKey = "E113" Error "missing keys";
        /// A value has the wrong shape.
        ///
        /// The message says what belongs there. In YAML a version such as 3.0 or a status such as 200 needs
        /// quotes to be a text.
        WrongShape = "E116" Error "values of the wrong shape";
        /// A word is none of those that OpenAPI 3.0 knows in this place, for example a parameter with
        /// `in: body`.
        ///
        /// The help beside the message lists them. What a form or a JSON body holds belongs under
        /// `requestBody`.
        UnknownWord = "E117" Error "unknown words";
        /// A small document unfolds into a large one.
        ///
        /// Parts that repeat all of each other, or a large body, path or example that very many operations
        /// share, would make a crate that nobody can compile. Give the parts names and refer to those.
        Unfolds = "E118" Error "a document that unfolds into far more than it holds";
        /// `--only` names a tag, a path or an operation that the document has not.
        ///
        /// `--only tag:NAME`, `--only path:/a/**` and `--only operation:ID` choose operations by what the
        /// document calls them.
        NothingChosen = "E124" Error "a subset of nothing";
        /// A rule of an overlay can't be applied.
        ///
        /// Its `target` is a JSONPath (RFC 9535) that has to fit something in the document; it says `update`
        /// or `remove: true`. A rule that fits nothing would be missed, so it is an error.
        Overlay = "E125" Error "overlays with rules that fit nothing";
        /// A rule of an overlay has an end, `x-expires: 2026-12-31` or `x-until-version: "2.1"`, and that is past.
        ///
        /// Look whether what the rule mends is mended in the document, and take the rule away, or give it a
        /// later end. A rule whose date is past is applied all the same, as the crate must not depend on the
        /// day; one whose version of the document (`info.version`) is reached is not.
        RuleExpired = "W118" Warning "overlays with rules whose end is past";
        /// With `--keep-going` an operation or a component is left out in which there is an error, and a
        /// schema with an error takes any JSON. The message says what is wrong, with the code of the error.
        LeftOut = "W117" Warning "parts with errors, with `--keep-going`";
        /// A key that OpenAPI 3.0 requires is missing, but what is meant is clear.
        ///
        /// Without `paths` there is nothing to call, without `responses` an answer is not read, and a
        /// description that is missing is empty. Add the key all the same: other tools refuse the document.
        KeyAdded = "W102" Warning "missing `paths`, `responses`, `description`";
        /// A number or a boolean stands where a text belongs.
        ///
        /// It is taken for the text that it is written as: `version: 1.0` is "1.0". Put it into quotes.
        NumberForText = "W103" Warning "numbers for texts";
        /// OpenAPI 3.0 does not know this key here. It is ignored.
        ///
        /// It may be one of another version, or of another tool. Remove it, or begin its name with `x-`.
        ForeignKey = "W104" Warning "other unknown keys";
        /// An alias of YAML repeats a value that has an anchor. It is read in the place of the alias.
        ///
        /// JSON has no such thing, so other tools lose it. Use `$ref` and `components`.
        Anchor = "W105" Warning "YAML aliases";
        /// A key stands twice in one mapping, with the same value. One of the two is dropped.
        SameTwice = "W106" Warning "duplicate keys that say the same";
        /// A document of OpenAPI 3.0 uses a word of 3.1, such as `const` or a list of types.
        ///
        /// It is read as 3.1 means it. Tools that know only 3.0 will not; write `openapi: 3.1.0`.
        NewerWord = "W111" Warning "words of 3.1 in a document of 3.0";
        /// A value has another shape than the one that belongs there, or a word is spelt in another way,
        /// but what is meant is clear: `"true"` for `true`, one text for a list of it, `4xx` for `4XX`, a
        /// path without its slash. The message says what is read.
        ValueMended = "W113" Warning "values of another shape, where it is clear what is meant";
        /// A part of the document can't be read, and a client is the same without it: an example, a
        /// contact, a link, a `style` that is none, an answer under a key that is no status. It is left out.
        PartDropped = "W114" Warning "parts that can't be read and that a client can do without";
        /// Callbacks are requests from the server to its users. A client cannot receive them; they are
        /// left out.
        Callbacks = "W202" Warning "callbacks";
        /// Webhooks are requests from the server to its users. A client cannot receive them; they are left
        /// out.
        Webhooks = "W205" Warning "webhooks";
    }
    References {
        /// A reference leads out of the document.
        ///
        /// References are followed inside of a file, and to other files below the folder of the document,
        /// as `paths/users.yaml#/~1users` does from the document itself. What such a reference leads to
        /// becomes an entry of `components` by its last key, so two of one kind can't have one name.
        /// Copy files from elsewhere below that folder.
        OutsideReference = "E111" Error "servers, and files elsewhere";
        /// A reference leads nowhere.
        ///
        /// Add the target under `components`, or mend the name.
        DanglingReference = "E112" Error "targets that don't exist";
        /// A `$ref` leads to something that cannot stand in its place. A schema can be referred to when it
        /// is an entry of `components.schemas` or lies inside of one, a path when it is an entry of
        /// `paths`, everything else when it is an entry of its own section of `components`.
        MisplacedReference = "E201" Error "targets that cannot stand in this place";
        /// Entries refer to each other in a circle without ever saying what they are. Let one of them say
        /// it; a schema may refer to itself through a property, an item or a branch of `oneOf`.
        ReferenceCircle = "E203" Error "circles that say nothing";
        /// Keys beside `$ref` are ignored.
        ///
        /// OpenAPI 3.0 says so. Move them into the target, or wrap the reference: `allOf: [{$ref: …}]`.
        BesideReference = "W101" Warning "keys beside `$ref`";
    }
    Schemas {
        /// `type` is not one of string, number, integer, boolean, array and object.
        ///
        /// What other languages call these is read as what it means (`int`, `list`, `file`); of another word
        /// nothing is known, so the schema takes any JSON.
        UnknownType = "W115" Warning "types that OpenAPI has not";
        /// A keyword of JSON Schema restricts values in a way that no Rust type can (`if`, `contains`,
        /// `patternProperties`). The types are as wide as without it; nothing checks what it demands.
        WithoutEffect = "W112" Warning "keywords that only check values (`if`, `contains`, …)";
        /// `not` excludes values, which no Rust type can. It is ignored; say what is allowed instead.
        Not = "W208" Warning "`not`";
        /// `required` lists a key that is not under `properties`. It is ignored. Look for a misspelt name.
        RequiredWithoutProperty = "W209" Warning "`required` without a property";
        /// `enum` repeats a value, or holds one that is not of the schema's type (`type: string` with bare
        /// numbers or booleans: put them in quotes).
        OddEnum = "W210" Warning "mixed enums";
        /// Two objects of a `oneOf` or `anyOf` require the same keys. The one is taken that allows all of a
        /// value and knows most of its keys; where that are several, the first. Require the keys that make
        /// the difference, or add a `discriminator`.
        BranchesAlike = "W211" Warning "branches that look alike";
        /// A `discriminator` is ignored: it stands beside no `oneOf` and nothing is made of its schema with
        /// `allOf`, or no branch has a name. List named schemas with `oneOf`.
        Discriminator = "W212" Warning "a `discriminator` without effect";
        /// Parts of `allOf` contradict each other: one says text and another one number. The key becomes
        /// any JSON.
        Contradiction = "W218" Warning "contradicting `allOf`";
        /// `anyOf` stands beside properties or inside of `allOf`, or there are several `oneOf`. The keys of
        /// all branches are merged into the object as optional ones; one that they describe in different ways
        /// is one of these. A single `oneOf` of objects becomes one of several objects, each with all keys.
        BranchesMerged = "W219" Warning "`anyOf` beside properties";
        /// A list or map schema consists of nothing but itself. It is taken for any JSON.
        OnlyItself = "W220" Warning "lists of nothing but themselves";
        /// An array without `items` holds any JSON.
        NoItems = "W221" Warning "arrays without `items`";
        /// `format: binary` inside of JSON: raw bytes cannot travel there. It is taken as text; use
        /// `format: byte` for base64.
        BytesInJson = "W225" Warning "bytes inside of JSON";
        /// An `enum` of numbers with fractions is taken for a plain number.
        FractionalEnum = "W229" Warning "enums of fractions";
    }
    Parameters {
        /// The path has a `{name}` that no parameter describes. It becomes a parameter that is a text. Add
        /// one with `in: path`, the same name and `required: true`.
        PathParameterAdded = "W250" Warning "a `{name}` in the path without a parameter";
        /// A parameter holds a union, any JSON or a media type of its own. It becomes text, which the
        /// caller writes as it travels. Describe a single kind of value to get a type.
        ParameterAsText = "W206" Warning "unions and JSON become text";
        /// A parameter is listed twice, of which the last counts, or is a list in `deepObject`, which has no
        /// notation for lists. Its name is then repeated.
        Unwritable = "W207" Warning "a parameter twice, `deepObject` for a list";
        /// Two operations share an `operationId`. The second, by path and method, is named by method and
        /// path instead.
        SameOperationId = "W216" Warning "an `operationId` that is taken";
        /// OpenAPI bars `Accept`, `Content-Type` and `Authorization` from parameters: media types and
        /// security schemes describe them. The parameter is ignored.
        ReservedHeader = "W223" Warning "reserved headers";
        /// A path parameter does not occur in the path and is ignored, or lacks `required: true` and is
        /// required all the same.
        PathParameter = "W224" Warning "path parameters that are optional or not in the path";
    }
    Bodies {
        /// The only body that the operation takes has several parts, and not all of them have names: it is
        /// not `multipart/form-data`, or its schema is no object with properties. The operation is left
        /// out.
        PartsWithoutNames = "W201" Warning "parts without names: the operation is left out";
        /// Links between operations are left out: call the second operation with the value from the first.
        /// Reported once for each document.
        Links = "W203" Warning "links";
        /// Several answers with status 2xx have a body, and `x-period`, `x-paging`, `x-credential` or
        /// `x-download` is about one. Only the first, by status, is read.
        SeveralSuccesses = "W213" Warning "a second success beside an extension for one";
        /// The operation describes no answer with status 2xx and no default. Its body is not read.
        NoSuccess = "W227" Warning "no success";
        /// A body offers several media types that say different things, or an answer does where a caller
        /// cannot choose: a refusal, a second success, one with an extension of its own. One is used: JSON
        /// before forms, forms before text, text before files. Reported once for each document.
        SeveralMediaTypes = "W228" Warning "a second media type";
        /// `encoding` asks for headers of a part of a form. A part is sent with its name and its media type
        /// only; the headers are left out.
        PartHeaders = "W230" Warning "headers of parts";
    }
    Security {
        /// A `security` requirement names a scheme that `components.securitySchemes` does not have. No
        /// credential is sent for it.
        UnknownScheme = "W251" Warning "schemes that don't exist";
        /// A security requirement names several schemes that travel in the same header. Each is sent, in a
        /// line of its own, which few services read.
        SchemesTogether = "W214" Warning "two schemes in one header";
        /// An HTTP authentication scheme other than basic and bearer is not carried out. What the caller
        /// gives is sent in `Authorization` after the scheme's name.
        HttpScheme = "W215" Warning "other HTTP schemes";
    }
    Servers {
        /// No server has an absolute URL, or a variable of a URL has no default. Callers then have to name
        /// the server.
        NoServer = "W217" Warning "none absolute";
        /// A server's URL has a user or a password in it.
        ///
        /// They would be in every client that is made, and in its documentation. They are left out, and
        /// messages show stars in their place. Take them out of the document too.
        ServerCredentials = "W231" Warning "a password in the URL";
        /// A server's URL has a query or a fragment.
        ///
        /// Paths are appended to the URL, so that both would end up in the middle. They are left out.
        ServerQuery = "W232" Warning "a query in the URL";
        /// A server's URL is none: it has signs that no URL has, or its scheme is neither `http` nor
        /// `https`. The server is left out.
        NoUrl = "W233" Warning "what is no URL";
    }
    Extensions {
        /// An extension (`x-…`) of a name that this generator reads does not have the form that it needs. It
        /// may be one of another tool, and is ignored. The help beside the message shows the form.
        Extension = "W252" Warning "those of this generator in another form";
        /// The document uses `x-code-table`, `x-reading` or `x-series`, but no table was given. Codes
        /// become plain text, and answers get no readings and no series. Reported once for each document.
        NoTable = "W222" Warning "codes without a table";
    }
    Tables {
        /// The table has no such column.
        ///
        /// The header line has to name all the columns that spec/README.md lists.
        TableColumn = "E120" Error "a missing column";
        /// A cell of the table cannot be read.
        ///
        /// The message says which values the column takes.
        TableCell = "E121" Error "cells that can't be read";
        /// A code stands twice in the table.
        ///
        /// Codes and aliases are unique over the whole table, case included.
        TableDuplicate = "E122" Error "a code twice";
        /// A known value is listed for a code that cannot have it.
        ///
        /// The code has to stand in the table, with the data type `enum`, and each value once.
        TableValue = "E123" Error "values of codes that have none";
    }
    Generator {
        /// The generator has made a mistake of its own.
        ///
        /// The document may be fine; nothing was written. Please report it, with the document or the part
        /// of it that the message names, so that it can be mended.
        Internal = "X001" Error "a mistake of the generator";
    }
}

impl Code {
    /// The stable code (`W110`).
    pub fn as_str(self) -> &'static str {
        self.entry().0
    }

    /// How bad it is.
    pub fn severity(self) -> Severity {
        self.entry().1
    }

    /// What it is about.
    pub fn area(self) -> Area {
        self.entry().2
    }

    /// A few words, as they stand in README's table.
    pub fn title(self) -> &'static str {
        self.entry().3
    }

    /// What it means and how to mend it, in Markdown without headings.
    pub fn explanation(self) -> String {
        let lines: Vec<&str> = self.entry().4.iter().map(|line| line.trim()).collect();
        let paragraphs: Vec<String> = lines.split(|line| line.is_empty()).map(|lines| lines.join(" ")).collect();
        paragraphs.join("\n\n")
    }

    /// The kind with a code, in upper or lower case.
    pub fn find(code: &str) -> Option<Code> {
        Code::ALL.iter().copied().find(|known| known.as_str().eq_ignore_ascii_case(code))
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl PartialEq<str> for Code {
    fn eq(&self, code: &str) -> bool {
        self.as_str() == code
    }
}

impl PartialEq<&str> for Code {
    fn eq(&self, code: &&str) -> bool {
        self.as_str() == *code
    }
}
