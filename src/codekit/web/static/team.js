/*
Built from frontend/ by "npm run build"; do not edit. Contains:

preact

The MIT License (MIT)

Copyright (c) 2015-present Jason Miller

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.

@preact/signals

The MIT License (MIT)

Copyright (c) 2022-present Preact Team

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.

@preact/signals-core

The MIT License (MIT)

Copyright (c) 2022-present Preact Team

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.

intl-messageformat

Copyright (c) 2023, Oath Inc.

Licensed under the terms of the New BSD license. See below for terms.

Redistribution and use of this software in source and binary forms,
with or without modification, are permitted provided that the following
conditions are met:

- Redistributions of source code must retain the above
  copyright notice, this list of conditions and the
  following disclaimer.

- Redistributions in binary form must reproduce the above
  copyright notice, this list of conditions and the
  following disclaimer in the documentation and/or other
  materials provided with the distribution.

- Neither the name of Oath Inc. nor the names of its
  contributors may be used to endorse or promote products
  derived from this software without specific prior
  written permission of Oath Inc.

THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS
IS" AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED
TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A
PARTICULAR PURPOSE ARE DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT
OWNER OR CONTRIBUTORS BE LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL,
SPECIAL, EXEMPLARY, OR CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT
LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR SERVICES; LOSS OF USE,
DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER CAUSED AND ON ANY
THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY, OR TORT
(INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.

@formatjs/fast-memoize

MIT License

Copyright (c) 2023 FormatJS

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.

@formatjs/icu-messageformat-parser

MIT License

Copyright (c) 2023 FormatJS

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.

@formatjs/icu-skeleton-parser

MIT License

Copyright (c) 2023 FormatJS

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
*/

// <define:LANGUAGES>
var define_LANGUAGES_default = { de: "Deutsch", es: "Español" };

// src/i18n/languages.ts
var languages = { en: "English", ...define_LANGUAGES_default };
function chosenOf(wanted) {
  for (const tag of wanted) {
    const found = [tag, tag.split("-")[0] ?? ""].find((name2) => Object.hasOwn(languages, name2));
    if (found) return found;
  }
  return "en";
}
var choice = () => document.documentElement.dataset.language ?? "";

// node_modules/@formatjs/fast-memoize/index.js
function memoize(fn, options) {
  const cache = options && options.cache ? options.cache : cacheDefault;
  const serializer = options && options.serializer ? options.serializer : serializerDefault;
  return (options && options.strategy ? options.strategy : strategyDefault)(fn, {
    cache,
    serializer
  });
}
function isPrimitive(value) {
  return value == null || typeof value === "number" || typeof value === "boolean";
}
function monadic(fn, cache, serializer, arg) {
  const cacheKey = isPrimitive(arg) ? arg : serializer(arg);
  let computedValue = cache.get(cacheKey);
  if (typeof computedValue === "undefined") {
    computedValue = fn.call(this, arg);
    cache.set(cacheKey, computedValue);
  }
  return computedValue;
}
function variadic(fn, cache, serializer) {
  const args = Array.prototype.slice.call(arguments, 3);
  const cacheKey = serializer(args);
  let computedValue = cache.get(cacheKey);
  if (typeof computedValue === "undefined") {
    computedValue = fn.apply(this, args);
    cache.set(cacheKey, computedValue);
  }
  return computedValue;
}
function assemble(fn, context, strategy, cache, serialize) {
  return strategy.bind(context, fn, cache, serialize);
}
function strategyDefault(fn, options) {
  const strategy = fn.length === 1 ? monadic : variadic;
  return assemble(fn, this, strategy, options.cache.create(), options.serializer);
}
function strategyVariadic(fn, options) {
  return assemble(fn, this, variadic, options.cache.create(), options.serializer);
}
function strategyMonadic(fn, options) {
  return assemble(fn, this, monadic, options.cache.create(), options.serializer);
}
var serializerDefault = function() {
  return JSON.stringify(arguments);
};
var ObjectWithoutPrototypeCache = class {
  constructor() {
    this.cache = /* @__PURE__ */ Object.create(null);
  }
  get(key) {
    return this.cache[key];
  }
  set(key, value) {
    this.cache[key] = value;
  }
};
var cacheDefault = { create: function create() {
  return new ObjectWithoutPrototypeCache();
} };
var strategies = {
  variadic: strategyVariadic,
  monadic: strategyMonadic
};

// node_modules/@formatjs/icu-skeleton-parser/index.js
var DATE_TIME_REGEX = /(?:[Eec]{1,6}|G{1,5}|[Qq]{1,5}|(?:[yYur]+|U{1,5})|[ML]{1,5}|d{1,2}|D{1,3}|F{1}|[abB]{1,5}|[hkHK]{1,2}|w{1,2}|W{1}|m{1,2}|s{1,2}|[zZOvVxX]{1,4})(?=([^']*'[^']*')*[^']*$)/g;
function parseDateTimeSkeleton(skeleton) {
  const result = {};
  skeleton.replace(DATE_TIME_REGEX, (match) => {
    const len = match.length;
    switch (match[0]) {
      case "G":
        result.era = len === 4 ? "long" : len === 5 ? "narrow" : "short";
        break;
      case "y":
        result.year = len === 2 ? "2-digit" : "numeric";
        break;
      case "Y":
      case "u":
      case "U":
      case "r":
        throw new RangeError("`Y/u/U/r` (year) patterns are not supported, use `y` instead");
      case "q":
      case "Q":
        throw new RangeError("`q/Q` (quarter) patterns are not supported");
      case "M":
      case "L":
        result.month = [
          "numeric",
          "2-digit",
          "short",
          "long",
          "narrow"
        ][len - 1];
        break;
      case "w":
      case "W":
        throw new RangeError("`w/W` (week) patterns are not supported");
      case "d":
        result.day = ["numeric", "2-digit"][len - 1];
        break;
      case "D":
      case "F":
      case "g":
        throw new RangeError("`D/F/g` (day) patterns are not supported, use `d` instead");
      case "E":
        result.weekday = len === 4 ? "long" : len === 5 ? "narrow" : "short";
        break;
      case "e":
        if (len < 4) throw new RangeError("`e..eee` (weekday) patterns are not supported");
        result.weekday = [
          "short",
          "long",
          "narrow",
          "short"
        ][len - 3];
        break;
      case "c":
        if (len < 4) throw new RangeError("`c..ccc` (weekday) patterns are not supported");
        result.weekday = [
          "short",
          "long",
          "narrow",
          "short"
        ][len - 3];
        break;
      case "a":
        result.hour12 = true;
        break;
      case "b":
      case "B":
        throw new RangeError("`b/B` (period) patterns are not supported, use `a` instead");
      case "h":
        result.hourCycle = "h12";
        result.hour = ["numeric", "2-digit"][len - 1];
        break;
      case "H":
        result.hourCycle = "h23";
        result.hour = ["numeric", "2-digit"][len - 1];
        break;
      case "K":
        result.hourCycle = "h11";
        result.hour = ["numeric", "2-digit"][len - 1];
        break;
      case "k":
        result.hourCycle = "h24";
        result.hour = ["numeric", "2-digit"][len - 1];
        break;
      case "j":
      case "J":
      case "C":
        throw new RangeError("`j/J/C` (hour) patterns are not supported, use `h/H/K/k` instead");
      case "m":
        result.minute = ["numeric", "2-digit"][len - 1];
        break;
      case "s":
        result.second = ["numeric", "2-digit"][len - 1];
        break;
      case "S":
      case "A":
        throw new RangeError("`S/A` (second) patterns are not supported, use `s` instead");
      case "z":
        result.timeZoneName = len < 4 ? "short" : "long";
        break;
      case "Z":
      case "O":
      case "v":
      case "V":
      case "X":
      case "x":
        throw new RangeError("`Z/O/v/V/X/x` (timeZone) patterns are not supported, use `z` instead");
    }
    return "";
  });
  return result;
}
var WHITE_SPACE_REGEX = /[\t-\r \x85\u200E\u200F\u2028\u2029]/i;
function parseNumberSkeletonFromString(skeleton) {
  if (skeleton.length === 0) throw new Error("Number skeleton cannot be empty");
  const stringTokens = skeleton.split(WHITE_SPACE_REGEX).filter((x3) => x3.length > 0);
  const tokens = [];
  for (const stringToken of stringTokens) {
    let stemAndOptions = stringToken.split("/");
    if (stemAndOptions.length === 0) throw new Error("Invalid number skeleton");
    const [stem, ...options] = stemAndOptions;
    for (const option of options) if (option.length === 0) throw new Error("Invalid number skeleton");
    tokens.push({
      stem,
      options
    });
  }
  return tokens;
}
function icuUnitToEcma(unit) {
  return unit.replace(/^(.*?)-/, "");
}
var FRACTION_PRECISION_REGEX = /^\.(?:(0+)(\*)?|(#+)|(0+)(#+))$/g;
var SIGNIFICANT_PRECISION_REGEX = /^(@+)?(\+|#+)?[rs]?$/g;
var INTEGER_WIDTH_REGEX = /(\*)(0+)|(#+)(0+)|(0+)/g;
var CONCISE_INTEGER_WIDTH_REGEX = /^(0+)$/;
function parseSignificantPrecision(str) {
  const result = {};
  if (str[str.length - 1] === "r") result.roundingPriority = "morePrecision";
  else if (str[str.length - 1] === "s") result.roundingPriority = "lessPrecision";
  str.replace(SIGNIFICANT_PRECISION_REGEX, function(_4, g1, g22) {
    if (typeof g22 !== "string") {
      result.minimumSignificantDigits = g1.length;
      result.maximumSignificantDigits = g1.length;
    } else if (g22 === "+") result.minimumSignificantDigits = g1.length;
    else if (g1[0] === "#") result.maximumSignificantDigits = g1.length;
    else {
      result.minimumSignificantDigits = g1.length;
      result.maximumSignificantDigits = g1.length + (typeof g22 === "string" ? g22.length : 0);
    }
    return "";
  });
  return result;
}
function parseSign(str) {
  switch (str) {
    case "sign-auto":
      return { signDisplay: "auto" };
    case "sign-accounting":
    case "()":
      return { currencySign: "accounting" };
    case "sign-always":
    case "+!":
      return { signDisplay: "always" };
    case "sign-accounting-always":
    case "()!":
      return {
        signDisplay: "always",
        currencySign: "accounting"
      };
    case "sign-except-zero":
    case "+?":
      return { signDisplay: "exceptZero" };
    case "sign-accounting-except-zero":
    case "()?":
      return {
        signDisplay: "exceptZero",
        currencySign: "accounting"
      };
    case "sign-never":
    case "+_":
      return { signDisplay: "never" };
  }
}
function parseConciseScientificAndEngineeringStem(stem) {
  let result;
  if (stem[0] === "E" && stem[1] === "E") {
    result = { notation: "engineering" };
    stem = stem.slice(2);
  } else if (stem[0] === "E") {
    result = { notation: "scientific" };
    stem = stem.slice(1);
  }
  if (result) {
    const signDisplay = stem.slice(0, 2);
    if (signDisplay === "+!") {
      result.signDisplay = "always";
      stem = stem.slice(2);
    } else if (signDisplay === "+?") {
      result.signDisplay = "exceptZero";
      stem = stem.slice(2);
    }
    if (!CONCISE_INTEGER_WIDTH_REGEX.test(stem)) throw new Error("Malformed concise eng/scientific notation");
    result.minimumIntegerDigits = stem.length;
  }
  return result;
}
function parseNotationOptions(opt) {
  const result = {};
  const signOpts = parseSign(opt);
  if (signOpts) return signOpts;
  return result;
}
function parseNumberSkeleton(tokens) {
  let result = {};
  for (const token2 of tokens) {
    switch (token2.stem) {
      case "percent":
      case "%":
        result.style = "percent";
        continue;
      case "%x100":
        result.style = "percent";
        result.scale = 100;
        continue;
      case "currency":
        result.style = "currency";
        result.currency = token2.options[0];
        continue;
      case "group-off":
      case ",_":
        result.useGrouping = false;
        continue;
      case "precision-integer":
      case ".":
        result.maximumFractionDigits = 0;
        continue;
      case "measure-unit":
        result.style = "unit";
        result.unit = icuUnitToEcma(token2.options[0]);
        continue;
      case "unit":
        result.style = "unit";
        result.unit = token2.options[0];
        continue;
      case "compact-short":
      case "K":
        result.notation = "compact";
        result.compactDisplay = "short";
        continue;
      case "compact-long":
      case "KK":
        result.notation = "compact";
        result.compactDisplay = "long";
        continue;
      case "scientific":
        result = {
          ...result,
          notation: "scientific",
          ...token2.options.reduce((all, opt) => ({
            ...all,
            ...parseNotationOptions(opt)
          }), {})
        };
        continue;
      case "engineering":
        result = {
          ...result,
          notation: "engineering",
          ...token2.options.reduce((all, opt) => ({
            ...all,
            ...parseNotationOptions(opt)
          }), {})
        };
        continue;
      case "notation-simple":
        result.notation = "standard";
        continue;
      case "unit-width-narrow":
        result.currencyDisplay = "narrowSymbol";
        result.unitDisplay = "narrow";
        continue;
      case "unit-width-short":
        result.currencyDisplay = "code";
        result.unitDisplay = "short";
        continue;
      case "unit-width-full-name":
        result.currencyDisplay = "name";
        result.unitDisplay = "long";
        continue;
      case "unit-width-iso-code":
        result.currencyDisplay = "symbol";
        continue;
      case "scale":
        result.scale = parseFloat(token2.options[0]);
        continue;
      case "rounding-mode-floor":
        result.roundingMode = "floor";
        continue;
      case "rounding-mode-ceiling":
        result.roundingMode = "ceil";
        continue;
      case "rounding-mode-down":
        result.roundingMode = "trunc";
        continue;
      case "rounding-mode-up":
        result.roundingMode = "expand";
        continue;
      case "rounding-mode-half-even":
        result.roundingMode = "halfEven";
        continue;
      case "rounding-mode-half-down":
        result.roundingMode = "halfTrunc";
        continue;
      case "rounding-mode-half-up":
        result.roundingMode = "halfExpand";
        continue;
      case "integer-width":
        if (token2.options.length > 1) throw new RangeError("integer-width stems only accept a single optional option");
        token2.options[0].replace(INTEGER_WIDTH_REGEX, function(_4, g1, g22, g32, g42, g5) {
          if (g1) result.minimumIntegerDigits = g22.length;
          else if (g32 && g42) throw new Error("We currently do not support maximum integer digits");
          else if (g5) throw new Error("We currently do not support exact integer digits");
          return "";
        });
        continue;
    }
    if (CONCISE_INTEGER_WIDTH_REGEX.test(token2.stem)) {
      result.minimumIntegerDigits = token2.stem.length;
      continue;
    }
    if (FRACTION_PRECISION_REGEX.test(token2.stem)) {
      if (token2.options.length > 1) throw new RangeError("Fraction-precision stems only accept a single optional option");
      token2.stem.replace(FRACTION_PRECISION_REGEX, function(_4, g1, g22, g32, g42, g5) {
        if (g22 === "*") result.minimumFractionDigits = g1.length;
        else if (g32 && g32[0] === "#") result.maximumFractionDigits = g32.length;
        else if (g42 && g5) {
          result.minimumFractionDigits = g42.length;
          result.maximumFractionDigits = g42.length + g5.length;
        } else {
          result.minimumFractionDigits = g1.length;
          result.maximumFractionDigits = g1.length;
        }
        return "";
      });
      const opt = token2.options[0];
      if (opt === "w") result = {
        ...result,
        trailingZeroDisplay: "stripIfInteger"
      };
      else if (opt) result = {
        ...result,
        ...parseSignificantPrecision(opt)
      };
      continue;
    }
    if (SIGNIFICANT_PRECISION_REGEX.test(token2.stem)) {
      result = {
        ...result,
        ...parseSignificantPrecision(token2.stem)
      };
      continue;
    }
    const signOpts = parseSign(token2.stem);
    if (signOpts) result = {
      ...result,
      ...signOpts
    };
    const conciseScientificAndEngineeringOpts = parseConciseScientificAndEngineeringStem(token2.stem);
    if (conciseScientificAndEngineeringOpts) result = {
      ...result,
      ...conciseScientificAndEngineeringOpts
    };
  }
  return result;
}

// node_modules/@formatjs/icu-messageformat-parser/index.js
var ErrorKind = /* @__PURE__ */ (function(ErrorKind2) {
  ErrorKind2[ErrorKind2["EXPECT_ARGUMENT_CLOSING_BRACE"] = 1] = "EXPECT_ARGUMENT_CLOSING_BRACE";
  ErrorKind2[ErrorKind2["EMPTY_ARGUMENT"] = 2] = "EMPTY_ARGUMENT";
  ErrorKind2[ErrorKind2["MALFORMED_ARGUMENT"] = 3] = "MALFORMED_ARGUMENT";
  ErrorKind2[ErrorKind2["EXPECT_ARGUMENT_TYPE"] = 4] = "EXPECT_ARGUMENT_TYPE";
  ErrorKind2[ErrorKind2["INVALID_ARGUMENT_TYPE"] = 5] = "INVALID_ARGUMENT_TYPE";
  ErrorKind2[ErrorKind2["EXPECT_ARGUMENT_STYLE"] = 6] = "EXPECT_ARGUMENT_STYLE";
  ErrorKind2[ErrorKind2["INVALID_NUMBER_SKELETON"] = 7] = "INVALID_NUMBER_SKELETON";
  ErrorKind2[ErrorKind2["INVALID_DATE_TIME_SKELETON"] = 8] = "INVALID_DATE_TIME_SKELETON";
  ErrorKind2[ErrorKind2["EXPECT_NUMBER_SKELETON"] = 9] = "EXPECT_NUMBER_SKELETON";
  ErrorKind2[ErrorKind2["EXPECT_DATE_TIME_SKELETON"] = 10] = "EXPECT_DATE_TIME_SKELETON";
  ErrorKind2[ErrorKind2["UNCLOSED_QUOTE_IN_ARGUMENT_STYLE"] = 11] = "UNCLOSED_QUOTE_IN_ARGUMENT_STYLE";
  ErrorKind2[ErrorKind2["EXPECT_SELECT_ARGUMENT_OPTIONS"] = 12] = "EXPECT_SELECT_ARGUMENT_OPTIONS";
  ErrorKind2[ErrorKind2["EXPECT_PLURAL_ARGUMENT_OFFSET_VALUE"] = 13] = "EXPECT_PLURAL_ARGUMENT_OFFSET_VALUE";
  ErrorKind2[ErrorKind2["INVALID_PLURAL_ARGUMENT_OFFSET_VALUE"] = 14] = "INVALID_PLURAL_ARGUMENT_OFFSET_VALUE";
  ErrorKind2[ErrorKind2["EXPECT_SELECT_ARGUMENT_SELECTOR"] = 15] = "EXPECT_SELECT_ARGUMENT_SELECTOR";
  ErrorKind2[ErrorKind2["EXPECT_PLURAL_ARGUMENT_SELECTOR"] = 16] = "EXPECT_PLURAL_ARGUMENT_SELECTOR";
  ErrorKind2[ErrorKind2["EXPECT_SELECT_ARGUMENT_SELECTOR_FRAGMENT"] = 17] = "EXPECT_SELECT_ARGUMENT_SELECTOR_FRAGMENT";
  ErrorKind2[ErrorKind2["EXPECT_PLURAL_ARGUMENT_SELECTOR_FRAGMENT"] = 18] = "EXPECT_PLURAL_ARGUMENT_SELECTOR_FRAGMENT";
  ErrorKind2[ErrorKind2["INVALID_PLURAL_ARGUMENT_SELECTOR"] = 19] = "INVALID_PLURAL_ARGUMENT_SELECTOR";
  ErrorKind2[ErrorKind2["DUPLICATE_PLURAL_ARGUMENT_SELECTOR"] = 20] = "DUPLICATE_PLURAL_ARGUMENT_SELECTOR";
  ErrorKind2[ErrorKind2["DUPLICATE_SELECT_ARGUMENT_SELECTOR"] = 21] = "DUPLICATE_SELECT_ARGUMENT_SELECTOR";
  ErrorKind2[ErrorKind2["MISSING_OTHER_CLAUSE"] = 22] = "MISSING_OTHER_CLAUSE";
  ErrorKind2[ErrorKind2["INVALID_TAG"] = 23] = "INVALID_TAG";
  ErrorKind2[ErrorKind2["INVALID_TAG_NAME"] = 25] = "INVALID_TAG_NAME";
  ErrorKind2[ErrorKind2["UNMATCHED_CLOSING_TAG"] = 26] = "UNMATCHED_CLOSING_TAG";
  ErrorKind2[ErrorKind2["UNCLOSED_TAG"] = 27] = "UNCLOSED_TAG";
  return ErrorKind2;
})({});
function isLiteralElement(el) {
  return el.type === 0;
}
function isArgumentElement(el) {
  return el.type === 1;
}
function isNumberElement(el) {
  return el.type === 2;
}
function isDateElement(el) {
  return el.type === 3;
}
function isTimeElement(el) {
  return el.type === 4;
}
function isSelectElement(el) {
  return el.type === 5;
}
function isPluralElement(el) {
  return el.type === 6;
}
function isPoundElement(el) {
  return el.type === 7;
}
function isTagElement(el) {
  return el.type === 8;
}
function isNumberSkeleton(el) {
  return !!(el && typeof el === "object" && el.type === 0);
}
function isDateTimeSkeleton(el) {
  return !!(el && typeof el === "object" && el.type === 1);
}
var SPACE_SEPARATOR_REGEX = /[ \xA0\u1680\u2000-\u200A\u202F\u205F\u3000]/;
var IDENTIFIER_PREFIX_REGEX = /([^\t-\r -\/:-@\[-\^`\{-~\x85\xA0-\xA7\xA9\xAB\xAC\xAE\xB0\xB1\xB6\xBB\xBF\xD7\xF7\u1680\u2000-\u200A\u2010-\u2029\u202F-\u203E\u2041-\u2053\u2055-\u205F\u2190-\u245F\u2500-\u2775\u2794-\u2BFF\u2E00-\u2E7F\u3000-\u3003\u3008-\u3020\u3030\uFD3E\uFD3F\uFE45\uFE46]*)/g;
var timeData = {
  "001": ["H", "h"],
  "419": [
    "h",
    "H",
    "hB",
    "hb"
  ],
  "AC": [
    "H",
    "h",
    "hb",
    "hB"
  ],
  "AD": ["H", "hB"],
  "AE": [
    "h",
    "hB",
    "hb",
    "H"
  ],
  "AF": [
    "H",
    "hb",
    "hB",
    "h"
  ],
  "AG": [
    "h",
    "hb",
    "H",
    "hB"
  ],
  "AI": [
    "H",
    "h",
    "hb",
    "hB"
  ],
  "AL": [
    "h",
    "H",
    "hB"
  ],
  "AM": ["H", "hB"],
  "AO": ["H", "hB"],
  "AR": [
    "H",
    "h",
    "hB",
    "hb"
  ],
  "AS": ["h", "H"],
  "AT": ["H", "hB"],
  "AU": [
    "h",
    "hb",
    "H",
    "hB"
  ],
  "AW": ["H", "hB"],
  "AX": ["H"],
  "AZ": [
    "H",
    "hB",
    "h"
  ],
  "BA": [
    "H",
    "hB",
    "h"
  ],
  "BB": [
    "h",
    "hb",
    "H",
    "hB"
  ],
  "BD": [
    "h",
    "hB",
    "H"
  ],
  "BE": ["H", "hB"],
  "BF": ["H", "hB"],
  "BG": [
    "H",
    "hB",
    "h"
  ],
  "BH": [
    "h",
    "hB",
    "hb",
    "H"
  ],
  "BI": ["H", "h"],
  "BJ": ["H", "hB"],
  "BL": ["H", "hB"],
  "BM": [
    "h",
    "hb",
    "H",
    "hB"
  ],
  "BN": [
    "hb",
    "hB",
    "h",
    "H"
  ],
  "BO": [
    "h",
    "H",
    "hB",
    "hb"
  ],
  "BQ": ["H"],
  "BR": ["H", "hB"],
  "BS": [
    "h",
    "hb",
    "H",
    "hB"
  ],
  "BT": ["h", "H"],
  "BW": [
    "H",
    "h",
    "hb",
    "hB"
  ],
  "BY": ["H", "h"],
  "BZ": [
    "H",
    "h",
    "hb",
    "hB"
  ],
  "CA": [
    "h",
    "hb",
    "H",
    "hB"
  ],
  "CC": [
    "H",
    "h",
    "hb",
    "hB"
  ],
  "CD": ["hB", "H"],
  "CF": [
    "H",
    "h",
    "hB"
  ],
  "CG": ["H", "hB"],
  "CH": [
    "H",
    "hB",
    "h"
  ],
  "CI": ["H", "hB"],
  "CK": [
    "H",
    "h",
    "hb",
    "hB"
  ],
  "CL": [
    "H",
    "h",
    "hB",
    "hb"
  ],
  "CM": [
    "H",
    "h",
    "hB"
  ],
  "CN": [
    "H",
    "hB",
    "hb",
    "h"
  ],
  "CO": [
    "h",
    "H",
    "hB",
    "hb"
  ],
  "CP": ["H"],
  "CR": [
    "h",
    "H",
    "hB",
    "hb"
  ],
  "CU": [
    "h",
    "H",
    "hB",
    "hb"
  ],
  "CV": ["H", "hB"],
  "CW": ["H", "hB"],
  "CX": [
    "H",
    "h",
    "hb",
    "hB"
  ],
  "CY": [
    "h",
    "H",
    "hb",
    "hB"
  ],
  "CZ": ["H"],
  "DE": ["H", "hB"],
  "DG": [
    "H",
    "h",
    "hb",
    "hB"
  ],
  "DJ": ["h", "H"],
  "DK": ["H"],
  "DM": [
    "h",
    "hb",
    "H",
    "hB"
  ],
  "DO": [
    "h",
    "H",
    "hB",
    "hb"
  ],
  "DZ": [
    "h",
    "hB",
    "hb",
    "H"
  ],
  "EA": [
    "H",
    "h",
    "hB",
    "hb"
  ],
  "EC": [
    "h",
    "H",
    "hB",
    "hb"
  ],
  "EE": ["H", "hB"],
  "EG": [
    "h",
    "hB",
    "hb",
    "H"
  ],
  "EH": [
    "h",
    "hB",
    "hb",
    "H"
  ],
  "ER": ["h", "H"],
  "ES": [
    "H",
    "hB",
    "h",
    "hb"
  ],
  "ET": [
    "hB",
    "hb",
    "h",
    "H"
  ],
  "FI": ["H"],
  "FJ": [
    "h",
    "hb",
    "H",
    "hB"
  ],
  "FK": [
    "H",
    "h",
    "hb",
    "hB"
  ],
  "FM": [
    "h",
    "hb",
    "H",
    "hB"
  ],
  "FO": ["H", "h"],
  "FR": ["H", "hB"],
  "GA": ["H", "hB"],
  "GB": [
    "H",
    "h",
    "hb",
    "hB"
  ],
  "GD": [
    "h",
    "hb",
    "H",
    "hB"
  ],
  "GE": [
    "H",
    "hB",
    "h"
  ],
  "GF": ["H", "hB"],
  "GG": [
    "H",
    "h",
    "hb",
    "hB"
  ],
  "GH": ["h", "H"],
  "GI": [
    "H",
    "h",
    "hb",
    "hB"
  ],
  "GL": ["H", "h"],
  "GM": [
    "h",
    "hb",
    "H",
    "hB"
  ],
  "GN": ["H", "hB"],
  "GP": ["H", "hB"],
  "GQ": [
    "H",
    "hB",
    "h",
    "hb"
  ],
  "GR": [
    "h",
    "H",
    "hb",
    "hB"
  ],
  "GS": [
    "H",
    "h",
    "hb",
    "hB"
  ],
  "GT": [
    "h",
    "H",
    "hB",
    "hb"
  ],
  "GU": [
    "h",
    "hb",
    "H",
    "hB"
  ],
  "GW": ["H", "hB"],
  "GY": [
    "h",
    "hb",
    "H",
    "hB"
  ],
  "HK": [
    "h",
    "hB",
    "hb",
    "H"
  ],
  "HN": [
    "h",
    "H",
    "hB",
    "hb"
  ],
  "HR": ["H", "hB"],
  "HT": ["H", "hB"],
  "HU": ["H", "h"],
  "IC": [
    "H",
    "h",
    "hB",
    "hb"
  ],
  "ID": ["H"],
  "IE": [
    "H",
    "h",
    "hb",
    "hB"
  ],
  "IL": ["H", "hB"],
  "IM": [
    "H",
    "h",
    "hb",
    "hB"
  ],
  "IN": ["h", "H"],
  "IO": [
    "H",
    "h",
    "hb",
    "hB"
  ],
  "IQ": [
    "h",
    "hB",
    "hb",
    "H"
  ],
  "IR": ["hB", "H"],
  "IS": ["H"],
  "IT": ["H", "hB"],
  "JE": [
    "H",
    "h",
    "hb",
    "hB"
  ],
  "JM": [
    "h",
    "hb",
    "H",
    "hB"
  ],
  "JO": [
    "h",
    "hB",
    "hb",
    "H"
  ],
  "JP": [
    "H",
    "K",
    "h"
  ],
  "KE": [
    "hB",
    "hb",
    "H",
    "h"
  ],
  "KG": [
    "H",
    "h",
    "hB",
    "hb"
  ],
  "KH": [
    "hB",
    "h",
    "H",
    "hb"
  ],
  "KI": [
    "h",
    "hb",
    "H",
    "hB"
  ],
  "KM": [
    "H",
    "h",
    "hB",
    "hb"
  ],
  "KN": [
    "h",
    "hb",
    "H",
    "hB"
  ],
  "KP": [
    "h",
    "H",
    "hB",
    "hb"
  ],
  "KR": [
    "h",
    "H",
    "hB",
    "hb"
  ],
  "KW": [
    "h",
    "hB",
    "hb",
    "H"
  ],
  "KY": [
    "h",
    "hb",
    "H",
    "hB"
  ],
  "KZ": ["H", "hB"],
  "LA": [
    "H",
    "hb",
    "hB",
    "h"
  ],
  "LB": [
    "h",
    "hB",
    "hb",
    "H"
  ],
  "LC": [
    "h",
    "hb",
    "H",
    "hB"
  ],
  "LI": [
    "H",
    "hB",
    "h"
  ],
  "LK": [
    "H",
    "h",
    "hB",
    "hb"
  ],
  "LR": [
    "h",
    "hb",
    "H",
    "hB"
  ],
  "LS": ["h", "H"],
  "LT": [
    "H",
    "h",
    "hb",
    "hB"
  ],
  "LU": [
    "H",
    "h",
    "hB"
  ],
  "LV": [
    "H",
    "hB",
    "hb",
    "h"
  ],
  "LY": [
    "h",
    "hB",
    "hb",
    "H"
  ],
  "MA": [
    "H",
    "h",
    "hB",
    "hb"
  ],
  "MC": ["H", "hB"],
  "MD": ["H", "hB"],
  "ME": [
    "H",
    "hB",
    "h"
  ],
  "MF": ["H", "hB"],
  "MG": ["H", "h"],
  "MH": [
    "h",
    "hb",
    "H",
    "hB"
  ],
  "MK": [
    "H",
    "h",
    "hb",
    "hB"
  ],
  "ML": ["H"],
  "MM": [
    "hB",
    "hb",
    "H",
    "h"
  ],
  "MN": [
    "H",
    "h",
    "hb",
    "hB"
  ],
  "MO": [
    "h",
    "hB",
    "hb",
    "H"
  ],
  "MP": [
    "h",
    "hb",
    "H",
    "hB"
  ],
  "MQ": ["H", "hB"],
  "MR": [
    "h",
    "hB",
    "hb",
    "H"
  ],
  "MS": [
    "H",
    "h",
    "hb",
    "hB"
  ],
  "MT": ["H", "h"],
  "MU": ["H", "h"],
  "MV": ["H", "h"],
  "MW": [
    "h",
    "hb",
    "H",
    "hB"
  ],
  "MX": [
    "h",
    "H",
    "hB",
    "hb"
  ],
  "MY": [
    "hb",
    "hB",
    "h",
    "H"
  ],
  "MZ": ["H", "hB"],
  "NA": [
    "h",
    "H",
    "hB",
    "hb"
  ],
  "NC": ["H", "hB"],
  "NE": ["H"],
  "NF": [
    "H",
    "h",
    "hb",
    "hB"
  ],
  "NG": [
    "H",
    "h",
    "hb",
    "hB"
  ],
  "NI": [
    "h",
    "H",
    "hB",
    "hb"
  ],
  "NL": ["H", "hB"],
  "NO": ["H", "h"],
  "NP": [
    "H",
    "h",
    "hB"
  ],
  "NR": [
    "H",
    "h",
    "hb",
    "hB"
  ],
  "NU": [
    "H",
    "h",
    "hb",
    "hB"
  ],
  "NZ": [
    "h",
    "hb",
    "H",
    "hB"
  ],
  "OM": [
    "h",
    "hB",
    "hb",
    "H"
  ],
  "PA": [
    "h",
    "H",
    "hB",
    "hb"
  ],
  "PE": [
    "h",
    "H",
    "hB",
    "hb"
  ],
  "PF": [
    "H",
    "h",
    "hB"
  ],
  "PG": ["h", "H"],
  "PH": [
    "h",
    "hB",
    "hb",
    "H"
  ],
  "PK": [
    "h",
    "hB",
    "H"
  ],
  "PL": ["H", "h"],
  "PM": ["H", "hB"],
  "PN": [
    "H",
    "h",
    "hb",
    "hB"
  ],
  "PR": [
    "h",
    "H",
    "hB",
    "hb"
  ],
  "PS": [
    "h",
    "hB",
    "hb",
    "H"
  ],
  "PT": ["H", "hB"],
  "PW": ["h", "H"],
  "PY": [
    "H",
    "h",
    "hB",
    "hb"
  ],
  "QA": [
    "h",
    "hB",
    "hb",
    "H"
  ],
  "RE": ["H", "hB"],
  "RO": ["H", "hB"],
  "RS": [
    "H",
    "hB",
    "h"
  ],
  "RU": ["H"],
  "RW": [
    "hB",
    "hb",
    "H",
    "h"
  ],
  "SA": [
    "h",
    "hB",
    "hb",
    "H"
  ],
  "SB": [
    "h",
    "hb",
    "H",
    "hB"
  ],
  "SC": [
    "H",
    "h",
    "hB"
  ],
  "SD": [
    "h",
    "hB",
    "hb",
    "H"
  ],
  "SE": ["H"],
  "SG": [
    "h",
    "hb",
    "H",
    "hB"
  ],
  "SH": [
    "H",
    "h",
    "hb",
    "hB"
  ],
  "SI": ["H", "hB"],
  "SJ": ["H"],
  "SK": ["H"],
  "SL": [
    "h",
    "hb",
    "H",
    "hB"
  ],
  "SM": [
    "H",
    "h",
    "hB"
  ],
  "SN": [
    "H",
    "h",
    "hB"
  ],
  "SO": ["h", "H"],
  "SR": ["H", "hB"],
  "SS": [
    "h",
    "hb",
    "H",
    "hB"
  ],
  "ST": ["H", "hB"],
  "SV": [
    "h",
    "H",
    "hB",
    "hb"
  ],
  "SX": [
    "H",
    "h",
    "hb",
    "hB"
  ],
  "SY": [
    "h",
    "hB",
    "hb",
    "H"
  ],
  "SZ": [
    "h",
    "hb",
    "H",
    "hB"
  ],
  "TA": [
    "H",
    "h",
    "hb",
    "hB"
  ],
  "TC": [
    "h",
    "hb",
    "H",
    "hB"
  ],
  "TD": [
    "h",
    "H",
    "hB"
  ],
  "TF": [
    "H",
    "h",
    "hB"
  ],
  "TG": ["H", "hB"],
  "TH": ["H", "h"],
  "TJ": ["H", "h"],
  "TL": [
    "H",
    "hB",
    "hb",
    "h"
  ],
  "TM": ["H", "h"],
  "TN": [
    "h",
    "hB",
    "hb",
    "H"
  ],
  "TO": ["h", "H"],
  "TR": ["H", "hB"],
  "TT": [
    "h",
    "hb",
    "H",
    "hB"
  ],
  "TW": [
    "hB",
    "hb",
    "h",
    "H"
  ],
  "TZ": [
    "hB",
    "hb",
    "H",
    "h"
  ],
  "UA": [
    "H",
    "hB",
    "h"
  ],
  "UG": [
    "hB",
    "hb",
    "H",
    "h"
  ],
  "UM": [
    "h",
    "hb",
    "H",
    "hB"
  ],
  "US": [
    "h",
    "hb",
    "H",
    "hB"
  ],
  "UY": [
    "H",
    "h",
    "hB",
    "hb"
  ],
  "UZ": [
    "H",
    "hB",
    "h"
  ],
  "VA": [
    "H",
    "h",
    "hB"
  ],
  "VC": [
    "h",
    "hb",
    "H",
    "hB"
  ],
  "VE": [
    "h",
    "H",
    "hB",
    "hb"
  ],
  "VG": [
    "h",
    "hb",
    "H",
    "hB"
  ],
  "VI": [
    "h",
    "hb",
    "H",
    "hB"
  ],
  "VN": ["H", "h"],
  "VU": ["h", "H"],
  "WF": ["H", "hB"],
  "WS": ["h", "H"],
  "XK": [
    "H",
    "hB",
    "h"
  ],
  "YE": [
    "h",
    "hB",
    "hb",
    "H"
  ],
  "YT": ["H", "hB"],
  "ZA": [
    "H",
    "h",
    "hb",
    "hB"
  ],
  "ZM": ["H", "hB"],
  "ZW": ["H", "h"],
  "af-ZA": [
    "H",
    "h",
    "hB",
    "hb"
  ],
  "ar-001": [
    "h",
    "hB",
    "hb",
    "H"
  ],
  "ca-ES": [
    "H",
    "h",
    "hB"
  ],
  "en-001": [
    "h",
    "hb",
    "H",
    "hB"
  ],
  "en-HK": [
    "h",
    "hb",
    "H",
    "hB"
  ],
  "en-IL": [
    "H",
    "h",
    "hb",
    "hB"
  ],
  "en-MY": [
    "h",
    "hb",
    "H",
    "hB"
  ],
  "es-BR": [
    "H",
    "h",
    "hB",
    "hb"
  ],
  "es-ES": [
    "H",
    "h",
    "hB",
    "hb"
  ],
  "es-GQ": [
    "H",
    "h",
    "hB",
    "hb"
  ],
  "fr-CA": [
    "H",
    "h",
    "hB"
  ],
  "gl-ES": [
    "H",
    "h",
    "hB"
  ],
  "gu-IN": [
    "hB",
    "hb",
    "h",
    "H"
  ],
  "hi-IN": [
    "hB",
    "h",
    "H"
  ],
  "it-CH": [
    "H",
    "h",
    "hB"
  ],
  "it-IT": [
    "H",
    "h",
    "hB"
  ],
  "kn-IN": [
    "hB",
    "h",
    "H"
  ],
  "ku-SY": ["H", "hB"],
  "ml-IN": [
    "hB",
    "h",
    "H"
  ],
  "mr-IN": [
    "hB",
    "hb",
    "h",
    "H"
  ],
  "pa-IN": [
    "hB",
    "hb",
    "h",
    "H"
  ],
  "ta-IN": [
    "hB",
    "h",
    "hb",
    "H"
  ],
  "te-IN": [
    "hB",
    "h",
    "H"
  ],
  "zu-ZA": [
    "H",
    "hB",
    "hb",
    "h"
  ]
};
function getBestPattern(skeleton, locale) {
  let skeletonCopy = "";
  for (let patternPos = 0; patternPos < skeleton.length; patternPos++) {
    const patternChar = skeleton.charAt(patternPos);
    if (patternChar === "j") {
      let extraLength = 0;
      while (patternPos + 1 < skeleton.length && skeleton.charAt(patternPos + 1) === patternChar) {
        extraLength++;
        patternPos++;
      }
      let hourLen = 1 + (extraLength & 1);
      let dayPeriodLen = extraLength < 2 ? 1 : 3 + (extraLength >> 1);
      let dayPeriodChar = "a";
      let hourChar = getDefaultHourSymbolFromLocale(locale);
      if (hourChar == "H" || hourChar == "k") dayPeriodLen = 0;
      while (dayPeriodLen-- > 0) skeletonCopy += dayPeriodChar;
      while (hourLen-- > 0) skeletonCopy = hourChar + skeletonCopy;
    } else if (patternChar === "J") skeletonCopy += "H";
    else skeletonCopy += patternChar;
  }
  return skeletonCopy;
}
function getDefaultHourSymbolFromLocale(locale) {
  let hourCycle = locale.hourCycle;
  if (hourCycle === void 0) {
    const localeWithHourCycles = locale;
    hourCycle = localeWithHourCycles.getHourCycles?.()[0] ?? localeWithHourCycles.hourCycles?.[0];
  }
  if (hourCycle) switch (hourCycle) {
    case "h24":
      return "k";
    case "h23":
      return "H";
    case "h12":
      return "h";
    case "h11":
      return "K";
    default:
      throw new Error("Invalid hourCycle");
  }
  const languageTag = locale.language;
  let regionTag;
  if (languageTag !== "root") regionTag = locale.maximize().region;
  return (timeData[`${languageTag}-${regionTag}`] || timeData[regionTag || ""] || timeData[languageTag || ""] || timeData[`${languageTag}-001`] || timeData["001"])[0].charAt(0);
}
var SPACE_SEPARATOR_START_REGEX = new RegExp(`^${SPACE_SEPARATOR_REGEX.source}*`);
var SPACE_SEPARATOR_END_REGEX = new RegExp(`${SPACE_SEPARATOR_REGEX.source}*$`);
function createLocation(start2, end) {
  return {
    start: start2,
    end
  };
}
var hasNativeFromEntries = !!Object.fromEntries;
var hasTrimStart = !!String.prototype.trimStart;
var hasTrimEnd = !!String.prototype.trimEnd;
var fromEntries = hasNativeFromEntries ? Object.fromEntries : function fromEntries2(entries) {
  const obj = {};
  for (const [k4, v4] of entries) obj[k4] = v4;
  return obj;
};
var trimStart = hasTrimStart ? function trimStart2(s4) {
  return s4.trimStart();
} : function trimStart3(s4) {
  return s4.replace(SPACE_SEPARATOR_START_REGEX, "");
};
var trimEnd = hasTrimEnd ? function trimEnd2(s4) {
  return s4.trimEnd();
} : function trimEnd3(s4) {
  return s4.replace(SPACE_SEPARATOR_END_REGEX, "");
};
var IDENTIFIER_PREFIX_RE = createIdentifierPrefixRegex();
function createIdentifierPrefixRegex() {
  try {
    const regex = new RegExp("([^\\p{White_Space}\\p{Pattern_Syntax}]*)", "yu");
    if (regex.exec("a ")?.[1] === "a") return regex;
  } catch {
  }
  return IDENTIFIER_PREFIX_REGEX;
}
function matchIdentifierAtIndex(s4, index) {
  IDENTIFIER_PREFIX_RE.lastIndex = index;
  return IDENTIFIER_PREFIX_RE.exec(s4)[1] ?? "";
}
function plainTopLevelEndPosition(message) {
  if (message.length === 0) return null;
  let line = 1;
  let column = 1;
  for (let offset = 0; offset < message.length; ) {
    const code = message.charCodeAt(offset);
    switch (code) {
      case 35:
      case 39:
      case 60:
      case 123:
      case 125:
        return null;
    }
    if (code === 10) {
      line++;
      column = 1;
      offset++;
    } else {
      column++;
      if (code >= 55296 && code <= 56319 && offset + 1 < message.length) {
        const next = message.charCodeAt(offset + 1);
        offset += next >= 56320 && next <= 57343 ? 2 : 1;
      } else offset++;
    }
  }
  return {
    offset: message.length,
    line,
    column
  };
}
var Parser = class {
  constructor(message, options = {}) {
    this.message = message;
    this.position = {
      offset: 0,
      line: 1,
      column: 1
    };
    this.ignoreTag = !!options.ignoreTag;
    this.locale = options.locale;
    this.requiresOtherClause = !!options.requiresOtherClause;
    this.shouldParseSkeletons = !!options.shouldParseSkeletons;
    this.captureEscapes = !!options.captureEscapes;
  }
  parse() {
    if (this.offset() !== 0) throw Error("parser can only be used once");
    if (this.message.length > 0) {
      const firstCode = this.message.charCodeAt(0);
      if (firstCode !== 35 && firstCode !== 39 && firstCode !== 60 && firstCode !== 123 && firstCode !== 125) {
        const plainEndPosition = plainTopLevelEndPosition(this.message);
        if (plainEndPosition) {
          const start2 = this.clonePosition();
          this.position = plainEndPosition;
          return {
            val: [{
              type: 0,
              value: this.message,
              ...this.captureEscapes && { rawValue: this.message },
              location: createLocation(start2, this.clonePosition())
            }],
            err: null
          };
        }
      }
    }
    return this.parseMessage(0, "", false);
  }
  parseMessage(nestingLevel, parentArgType, expectingCloseTag) {
    let elements = [];
    while (!this.isEOF()) {
      const char = this.char();
      if (char === 123) {
        const result = this.parseArgument(nestingLevel, expectingCloseTag);
        if (result.err) return result;
        elements.push(result.val);
      } else if (char === 125 && nestingLevel > 0) break;
      else if (char === 35 && (parentArgType === "plural" || parentArgType === "selectordinal")) {
        const position = this.clonePosition();
        this.bump();
        elements.push({
          type: 7,
          location: createLocation(position, this.clonePosition())
        });
      } else if (char === 60 && !this.ignoreTag && this.peek() === 47) {
        if (expectingCloseTag) break;
        else return this.error(26, createLocation(this.clonePosition(), this.clonePosition()));
      } else if (char === 60 && !this.ignoreTag && _isAlpha(this.peek() || 0)) {
        const result = this.parseTag(nestingLevel, parentArgType);
        if (result.err) return result;
        elements.push(result.val);
      } else {
        const result = this.parseLiteral(nestingLevel, parentArgType);
        if (result.err) return result;
        elements.push(result.val);
      }
    }
    return {
      val: elements,
      err: null
    };
  }
  /**
  * A tag name must start with an ASCII lower/upper case letter. The grammar is based on the
  * [custom element name][] except that a dash is NOT always mandatory and uppercase letters
  * are accepted:
  *
  * ```
  * tag ::= "<" tagName (whitespace)* "/>" | "<" tagName (whitespace)* ">" message "</" tagName (whitespace)* ">"
  * tagName ::= [a-z] (PENChar)*
  * PENChar ::=
  *     "-" | "." | [0-9] | "_" | [a-z] | [A-Z] | #xB7 | [#xC0-#xD6] | [#xD8-#xF6] | [#xF8-#x37D] |
  *     [#x37F-#x1FFF] | [#x200C-#x200D] | [#x203F-#x2040] | [#x2070-#x218F] | [#x2C00-#x2FEF] |
  *     [#x3001-#xD7FF] | [#xF900-#xFDCF] | [#xFDF0-#xFFFD] | [#x10000-#xEFFFF]
  * ```
  *
  * [custom element name]: https://html.spec.whatwg.org/multipage/custom-elements.html#valid-custom-element-name
  * NOTE: We're a bit more lax here since HTML technically does not allow uppercase HTML element but we do
  * since other tag-based engines like React allow it
  */
  parseTag(nestingLevel, parentArgType) {
    const startPosition = this.clonePosition();
    this.bump();
    const tagName = this.parseTagName();
    this.bumpSpace();
    if (this.bumpIf("/>")) return {
      val: {
        type: 0,
        value: `<${tagName}/>`,
        location: createLocation(startPosition, this.clonePosition())
      },
      err: null
    };
    else if (this.bumpIf(">")) {
      const childrenResult = this.parseMessage(nestingLevel + 1, parentArgType, true);
      if (childrenResult.err) return childrenResult;
      const children = childrenResult.val;
      const endTagStartPosition = this.clonePosition();
      if (this.bumpIf("</")) {
        if (this.isEOF() || !_isAlpha(this.char())) return this.error(23, createLocation(endTagStartPosition, this.clonePosition()));
        const closingTagNameStartPosition = this.clonePosition();
        if (tagName !== this.parseTagName()) return this.error(26, createLocation(closingTagNameStartPosition, this.clonePosition()));
        this.bumpSpace();
        if (!this.bumpIf(">")) return this.error(23, createLocation(endTagStartPosition, this.clonePosition()));
        return {
          val: {
            type: 8,
            value: tagName,
            children,
            location: createLocation(startPosition, this.clonePosition())
          },
          err: null
        };
      } else return this.error(27, createLocation(startPosition, this.clonePosition()));
    } else return this.error(23, createLocation(startPosition, this.clonePosition()));
  }
  /**
  * This method assumes that the caller has peeked ahead for the first tag character.
  */
  parseTagName() {
    const startOffset = this.offset();
    this.bump();
    while (!this.isEOF() && _isPotentialElementNameChar(this.char())) this.bump();
    return this.message.slice(startOffset, this.offset());
  }
  parseLiteral(nestingLevel, parentArgType) {
    const start2 = this.clonePosition();
    let value = "";
    while (true) {
      const parseQuoteResult = this.tryParseQuote(parentArgType);
      if (parseQuoteResult) {
        value += parseQuoteResult;
        continue;
      }
      const parseUnquotedResult = this.tryParseUnquoted(nestingLevel, parentArgType);
      if (parseUnquotedResult) {
        value += parseUnquotedResult;
        continue;
      }
      const parseLeftAngleResult = this.tryParseLeftAngleBracket();
      if (parseLeftAngleResult) {
        value += parseLeftAngleResult;
        continue;
      }
      break;
    }
    const location2 = createLocation(start2, this.clonePosition());
    return {
      val: {
        type: 0,
        value,
        location: location2,
        ...this.captureEscapes && { rawValue: this.message.slice(start2.offset, this.offset()) }
      },
      err: null
    };
  }
  tryParseLeftAngleBracket() {
    if (!this.isEOF() && this.char() === 60 && (this.ignoreTag || !_isAlphaOrSlash(this.peek() || 0))) {
      this.bump();
      return "<";
    }
    return null;
  }
  /**
  * Starting with ICU 4.8, an ASCII apostrophe only starts quoted text if it immediately precedes
  * a character that requires quoting (that is, "only where needed"), and works the same in
  * nested messages as on the top level of the pattern. The new behavior is otherwise compatible.
  */
  tryParseQuote(parentArgType) {
    if (this.isEOF() || this.char() !== 39) return null;
    switch (this.peek()) {
      case 39:
        this.bump();
        this.bump();
        return "'";
      case 123:
      case 60:
      case 62:
      case 125:
        break;
      case 35:
        if (parentArgType === "plural" || parentArgType === "selectordinal") break;
        return null;
      default:
        return null;
    }
    this.bump();
    const codePoints = [this.char()];
    this.bump();
    while (!this.isEOF()) {
      const ch = this.char();
      if (ch === 39) {
        if (this.peek() === 39) {
          codePoints.push(39);
          this.bump();
        } else {
          this.bump();
          break;
        }
      } else codePoints.push(ch);
      this.bump();
    }
    return String.fromCodePoint(...codePoints);
  }
  tryParseUnquoted(nestingLevel, parentArgType) {
    if (this.isEOF()) return null;
    const ch = this.char();
    if (ch === 60 || ch === 123 || ch === 35 && (parentArgType === "plural" || parentArgType === "selectordinal") || ch === 125 && nestingLevel > 0) return null;
    else {
      this.bump();
      return String.fromCodePoint(ch);
    }
  }
  parseArgument(nestingLevel, expectingCloseTag) {
    const openingBracePosition = this.clonePosition();
    this.bump();
    this.bumpSpace();
    if (this.isEOF()) return this.error(1, createLocation(openingBracePosition, this.clonePosition()));
    if (this.char() === 125) {
      this.bump();
      return this.error(2, createLocation(openingBracePosition, this.clonePosition()));
    }
    let value = this.parseIdentifierIfPossible().value;
    if (!value) return this.error(3, createLocation(openingBracePosition, this.clonePosition()));
    this.bumpSpace();
    if (this.isEOF()) return this.error(1, createLocation(openingBracePosition, this.clonePosition()));
    switch (this.char()) {
      case 125:
        this.bump();
        return {
          val: {
            type: 1,
            value,
            location: createLocation(openingBracePosition, this.clonePosition())
          },
          err: null
        };
      case 44:
        this.bump();
        this.bumpSpace();
        if (this.isEOF()) return this.error(1, createLocation(openingBracePosition, this.clonePosition()));
        return this.parseArgumentOptions(nestingLevel, expectingCloseTag, value, openingBracePosition);
      default:
        return this.error(3, createLocation(openingBracePosition, this.clonePosition()));
    }
  }
  /**
  * Advance the parser until the end of the identifier, if it is currently on
  * an identifier character. Return an empty string otherwise.
  */
  parseIdentifierIfPossible() {
    const startingPosition = this.clonePosition();
    const startOffset = this.offset();
    const value = matchIdentifierAtIndex(this.message, startOffset);
    const endOffset = startOffset + value.length;
    this.bumpTo(endOffset);
    return {
      value,
      location: createLocation(startingPosition, this.clonePosition())
    };
  }
  parseArgumentOptions(nestingLevel, expectingCloseTag, value, openingBracePosition) {
    let typeStartPosition = this.clonePosition();
    let argType = this.parseIdentifierIfPossible().value;
    let typeEndPosition = this.clonePosition();
    switch (argType) {
      case "":
        return this.error(4, createLocation(typeStartPosition, typeEndPosition));
      case "number":
      case "date":
      case "time": {
        this.bumpSpace();
        let styleAndLocation = null;
        if (this.bumpIf(",")) {
          this.bumpSpace();
          const styleStartPosition = this.clonePosition();
          const result = this.parseSimpleArgStyleIfPossible();
          if (result.err) return result;
          const style = trimEnd(result.val);
          if (style.length === 0) return this.error(6, createLocation(this.clonePosition(), this.clonePosition()));
          styleAndLocation = {
            style,
            styleLocation: createLocation(styleStartPosition, this.clonePosition())
          };
        }
        const argCloseResult = this.tryParseArgumentClose(openingBracePosition);
        if (argCloseResult.err) return argCloseResult;
        const location2 = createLocation(openingBracePosition, this.clonePosition());
        if (styleAndLocation && styleAndLocation.style.startsWith("::")) {
          let skeleton = trimStart(styleAndLocation.style.slice(2));
          if (argType === "number") {
            const result = this.parseNumberSkeletonFromString(skeleton, styleAndLocation.styleLocation);
            if (result.err) return result;
            return {
              val: {
                type: 2,
                value,
                location: location2,
                style: result.val
              },
              err: null
            };
          } else {
            if (skeleton.length === 0) return this.error(10, location2);
            let dateTimePattern = skeleton;
            if (this.locale) dateTimePattern = getBestPattern(skeleton, this.locale);
            const style = {
              type: 1,
              pattern: dateTimePattern,
              location: styleAndLocation.styleLocation,
              parsedOptions: this.shouldParseSkeletons ? parseDateTimeSkeleton(dateTimePattern) : {}
            };
            return {
              val: {
                type: argType === "date" ? 3 : 4,
                value,
                location: location2,
                style
              },
              err: null
            };
          }
        }
        return {
          val: {
            type: argType === "number" ? 2 : argType === "date" ? 3 : 4,
            value,
            location: location2,
            style: styleAndLocation?.style ?? null
          },
          err: null
        };
      }
      case "plural":
      case "selectordinal":
      case "select": {
        const typeEndPosition2 = this.clonePosition();
        this.bumpSpace();
        if (!this.bumpIf(",")) return this.error(12, createLocation(typeEndPosition2, { ...typeEndPosition2 }));
        this.bumpSpace();
        let identifierAndLocation = this.parseIdentifierIfPossible();
        let pluralOffset = 0;
        if (argType !== "select" && identifierAndLocation.value === "offset") {
          if (!this.bumpIf(":")) return this.error(13, createLocation(this.clonePosition(), this.clonePosition()));
          this.bumpSpace();
          const result = this.tryParseDecimalInteger(13, 14);
          if (result.err) return result;
          this.bumpSpace();
          identifierAndLocation = this.parseIdentifierIfPossible();
          pluralOffset = result.val;
        }
        const optionsResult = this.tryParsePluralOrSelectOptions(nestingLevel, argType, expectingCloseTag, identifierAndLocation);
        if (optionsResult.err) return optionsResult;
        const argCloseResult = this.tryParseArgumentClose(openingBracePosition);
        if (argCloseResult.err) return argCloseResult;
        const location2 = createLocation(openingBracePosition, this.clonePosition());
        if (argType === "select") return {
          val: {
            type: 5,
            value,
            options: fromEntries(optionsResult.val),
            location: location2
          },
          err: null
        };
        else return {
          val: {
            type: 6,
            value,
            options: fromEntries(optionsResult.val),
            offset: pluralOffset,
            pluralType: argType === "plural" ? "cardinal" : "ordinal",
            location: location2
          },
          err: null
        };
      }
      default:
        return this.error(5, createLocation(typeStartPosition, typeEndPosition));
    }
  }
  tryParseArgumentClose(openingBracePosition) {
    if (this.isEOF() || this.char() !== 125) return this.error(1, createLocation(openingBracePosition, this.clonePosition()));
    this.bump();
    return {
      val: true,
      err: null
    };
  }
  /**
  * See: https://github.com/unicode-org/icu/blob/af7ed1f6d2298013dc303628438ec4abe1f16479/icu4c/source/common/messagepattern.cpp#L659
  */
  parseSimpleArgStyleIfPossible() {
    let nestedBraces = 0;
    const startPosition = this.clonePosition();
    while (!this.isEOF()) switch (this.char()) {
      case 39: {
        this.bump();
        let apostrophePosition = this.clonePosition();
        if (!this.bumpUntil("'")) return this.error(11, createLocation(apostrophePosition, this.clonePosition()));
        this.bump();
        break;
      }
      case 123:
        nestedBraces += 1;
        this.bump();
        break;
      case 125:
        if (nestedBraces > 0) nestedBraces -= 1;
        else return {
          val: this.message.slice(startPosition.offset, this.offset()),
          err: null
        };
        break;
      default:
        this.bump();
    }
    return {
      val: this.message.slice(startPosition.offset, this.offset()),
      err: null
    };
  }
  parseNumberSkeletonFromString(skeleton, location2) {
    let tokens = [];
    try {
      tokens = parseNumberSkeletonFromString(skeleton);
    } catch {
      return this.error(7, location2);
    }
    return {
      val: {
        type: 0,
        tokens,
        location: location2,
        parsedOptions: this.shouldParseSkeletons ? parseNumberSkeleton(tokens) : {}
      },
      err: null
    };
  }
  /**
  * @param nesting_level The current nesting level of messages.
  *     This can be positive when parsing message fragment in select or plural argument options.
  * @param parent_arg_type The parent argument's type.
  * @param parsed_first_identifier If provided, this is the first identifier-like selector of
  *     the argument. It is a by-product of a previous parsing attempt.
  * @param expecting_close_tag If true, this message is directly or indirectly nested inside
  *     between a pair of opening and closing tags. The nested message will not parse beyond
  *     the closing tag boundary.
  */
  tryParsePluralOrSelectOptions(nestingLevel, parentArgType, expectCloseTag, parsedFirstIdentifier) {
    let hasOtherClause = false;
    const options = [];
    const parsedSelectors = /* @__PURE__ */ new Set();
    let { value: selector, location: selectorLocation } = parsedFirstIdentifier;
    while (true) {
      if (selector.length === 0) {
        const startPosition = this.clonePosition();
        if (parentArgType !== "select" && this.bumpIf("=")) {
          const result = this.tryParseDecimalInteger(16, 19);
          if (result.err) return result;
          selectorLocation = createLocation(startPosition, this.clonePosition());
          selector = this.message.slice(startPosition.offset, this.offset());
        } else break;
      }
      if (parsedSelectors.has(selector)) return this.error(parentArgType === "select" ? 21 : 20, selectorLocation);
      if (selector === "other") hasOtherClause = true;
      this.bumpSpace();
      const openingBracePosition = this.clonePosition();
      if (!this.bumpIf("{")) return this.error(parentArgType === "select" ? 17 : 18, createLocation(this.clonePosition(), this.clonePosition()));
      const fragmentResult = this.parseMessage(nestingLevel + 1, parentArgType, expectCloseTag);
      if (fragmentResult.err) return fragmentResult;
      const argCloseResult = this.tryParseArgumentClose(openingBracePosition);
      if (argCloseResult.err) return argCloseResult;
      options.push([selector, {
        value: fragmentResult.val,
        location: createLocation(openingBracePosition, this.clonePosition())
      }]);
      parsedSelectors.add(selector);
      this.bumpSpace();
      ({ value: selector, location: selectorLocation } = this.parseIdentifierIfPossible());
    }
    if (options.length === 0) return this.error(parentArgType === "select" ? 15 : 16, createLocation(this.clonePosition(), this.clonePosition()));
    if (this.requiresOtherClause && !hasOtherClause) return this.error(22, createLocation(this.clonePosition(), this.clonePosition()));
    return {
      val: options,
      err: null
    };
  }
  tryParseDecimalInteger(expectNumberError, invalidNumberError) {
    let sign = 1;
    const startingPosition = this.clonePosition();
    if (this.bumpIf("+")) {
    } else if (this.bumpIf("-")) sign = -1;
    let hasDigits = false;
    let decimal = 0;
    while (!this.isEOF()) {
      const ch = this.char();
      if (ch >= 48 && ch <= 57) {
        hasDigits = true;
        decimal = decimal * 10 + (ch - 48);
        this.bump();
      } else break;
    }
    const location2 = createLocation(startingPosition, this.clonePosition());
    if (!hasDigits) return this.error(expectNumberError, location2);
    decimal *= sign;
    if (!Number.isSafeInteger(decimal)) return this.error(invalidNumberError, location2);
    return {
      val: decimal,
      err: null
    };
  }
  offset() {
    return this.position.offset;
  }
  isEOF() {
    return this.offset() === this.message.length;
  }
  clonePosition() {
    return {
      offset: this.position.offset,
      line: this.position.line,
      column: this.position.column
    };
  }
  /**
  * Return the code point at the current position of the parser.
  * Throws if the index is out of bound.
  */
  char() {
    const offset = this.position.offset;
    if (offset >= this.message.length) throw Error("out of bound");
    const code = this.message.codePointAt(offset);
    if (code === void 0) throw Error(`Offset ${offset} is at invalid UTF-16 code unit boundary`);
    return code;
  }
  error(kind, location2) {
    return {
      val: null,
      err: {
        kind,
        message: this.message,
        location: location2
      }
    };
  }
  /** Bump the parser to the next UTF-16 code unit. */
  bump() {
    if (this.isEOF()) return;
    const code = this.char();
    if (code === 10) {
      this.position.line += 1;
      this.position.column = 1;
      this.position.offset += 1;
    } else {
      this.position.column += 1;
      this.position.offset += code < 65536 ? 1 : 2;
    }
  }
  /**
  * If the substring starting at the current position of the parser has
  * the given prefix, then bump the parser to the character immediately
  * following the prefix and return true. Otherwise, don't bump the parser
  * and return false.
  */
  bumpIf(prefix) {
    const offset = this.offset();
    if (this.message.slice(offset, offset + prefix.length) === prefix) {
      for (let i4 = 0; i4 < prefix.length; i4++) this.bump();
      return true;
    }
    return false;
  }
  /**
  * Bump the parser until the pattern character is found and return `true`.
  * Otherwise bump to the end of the file and return `false`.
  */
  bumpUntil(pattern) {
    const currentOffset = this.offset();
    const index = this.message.indexOf(pattern, currentOffset);
    if (index >= 0) {
      this.bumpTo(index);
      return true;
    } else {
      this.bumpTo(this.message.length);
      return false;
    }
  }
  /**
  * Bump the parser to the target offset.
  * If target offset is beyond the end of the input, bump the parser to the end of the input.
  */
  bumpTo(targetOffset) {
    if (this.offset() > targetOffset) throw Error(`targetOffset ${targetOffset} must be greater than or equal to the current offset ${this.offset()}`);
    targetOffset = Math.min(targetOffset, this.message.length);
    while (true) {
      const offset = this.offset();
      if (offset === targetOffset) break;
      if (offset > targetOffset) throw Error(`targetOffset ${targetOffset} is at invalid UTF-16 code unit boundary`);
      this.bump();
      if (this.isEOF()) break;
    }
  }
  /** advance the parser through all whitespace to the next non-whitespace code unit. */
  bumpSpace() {
    while (!this.isEOF() && _isWhiteSpace(this.char())) this.bump();
  }
  /**
  * Peek at the *next* Unicode codepoint in the input without advancing the parser.
  * If the input has been exhausted, then this returns null.
  */
  peek() {
    if (this.isEOF()) return null;
    const code = this.char();
    const offset = this.offset();
    return this.message.charCodeAt(offset + (code >= 65536 ? 2 : 1)) ?? null;
  }
};
function _isAlpha(codepoint) {
  return codepoint >= 97 && codepoint <= 122 || codepoint >= 65 && codepoint <= 90;
}
function _isAlphaOrSlash(codepoint) {
  return _isAlpha(codepoint) || codepoint === 47;
}
function _isPotentialElementNameChar(c4) {
  return c4 === 45 || c4 === 46 || c4 >= 48 && c4 <= 57 || c4 === 95 || c4 >= 97 && c4 <= 122 || c4 >= 65 && c4 <= 90 || c4 == 183 || c4 >= 192 && c4 <= 214 || c4 >= 216 && c4 <= 246 || c4 >= 248 && c4 <= 893 || c4 >= 895 && c4 <= 8191 || c4 >= 8204 && c4 <= 8205 || c4 >= 8255 && c4 <= 8256 || c4 >= 8304 && c4 <= 8591 || c4 >= 11264 && c4 <= 12271 || c4 >= 12289 && c4 <= 55295 || c4 >= 63744 && c4 <= 64975 || c4 >= 65008 && c4 <= 65533 || c4 >= 65536 && c4 <= 983039;
}
function _isWhiteSpace(c4) {
  return c4 >= 9 && c4 <= 13 || c4 === 32 || c4 === 133 || c4 >= 8206 && c4 <= 8207 || c4 === 8232 || c4 === 8233;
}
function pruneLocation(els) {
  els.forEach((el) => {
    delete el.location;
    if (isSelectElement(el) || isPluralElement(el)) for (const k4 in el.options) {
      delete el.options[k4].location;
      pruneLocation(el.options[k4].value);
    }
    else if (isNumberElement(el) && isNumberSkeleton(el.style)) delete el.style.location;
    else if ((isDateElement(el) || isTimeElement(el)) && isDateTimeSkeleton(el.style)) delete el.style.location;
    else if (isTagElement(el)) pruneLocation(el.children);
  });
}
function parse(message, opts = {}) {
  opts = {
    shouldParseSkeletons: true,
    requiresOtherClause: true,
    ...opts
  };
  const result = new Parser(message, opts).parse();
  if (result.err) {
    const error = SyntaxError(ErrorKind[result.err.kind]);
    error.location = result.err.location;
    error.originalMessage = result.err.message;
    throw error;
  }
  if (!opts?.captureLocation) pruneLocation(result.val);
  return result.val;
}

// node_modules/intl-messageformat/index.js
var FormatError = class extends Error {
  constructor(msg, code, originalMessage) {
    super(msg);
    this.code = code;
    this.originalMessage = originalMessage;
  }
  toString() {
    return `[formatjs Error: ${this.code}] ${this.message}`;
  }
};
var InvalidValueError = class extends FormatError {
  constructor(variableId, value, options, originalMessage) {
    super(`Invalid values for "${variableId}": "${value}". Options are "${Object.keys(options).join('", "')}"`, "INVALID_VALUE", originalMessage);
  }
};
var InvalidValueTypeError = class extends FormatError {
  constructor(value, type, originalMessage) {
    super(`Value for "${value}" must be of type ${type}`, "INVALID_VALUE", originalMessage);
  }
};
var MissingValueError = class extends FormatError {
  constructor(variableId, originalMessage) {
    super(`The intl string context variable "${variableId}" was not provided to the string "${originalMessage}"`, "MISSING_VALUE", originalMessage);
  }
};
function mergeLiteral(parts) {
  if (parts.length < 2) return parts;
  return parts.reduce((all, part2) => {
    const lastPart = all[all.length - 1];
    if (!lastPart || lastPart.type !== 0 || part2.type !== 0) all.push(part2);
    else lastPart.value += part2.value;
    return all;
  }, []);
}
function isFormatXMLElementFn(el) {
  return typeof el === "function";
}
function formatToParts(els, locales, formatters, formats2, values, currentPluralValue, originalMessage) {
  if (els.length === 1 && isLiteralElement(els[0])) return [{
    type: 0,
    value: els[0].value
  }];
  const result = [];
  for (const el of els) {
    if (isLiteralElement(el)) {
      result.push({
        type: 0,
        value: el.value
      });
      continue;
    }
    if (isPoundElement(el)) {
      if (typeof currentPluralValue === "number") result.push({
        type: 0,
        value: formatters.getNumberFormat(locales).format(currentPluralValue)
      });
      continue;
    }
    const { value: varName } = el;
    if (!(values && varName in values)) throw new MissingValueError(varName, originalMessage);
    let value = values[varName];
    if (isArgumentElement(el)) {
      if (!value || typeof value === "string" || typeof value === "number" || typeof value === "bigint") value = typeof value === "string" || typeof value === "number" || typeof value === "bigint" ? String(value) : "";
      result.push({
        type: typeof value === "string" ? 0 : 1,
        value
      });
      continue;
    }
    if (isDateElement(el)) {
      const style = typeof el.style === "string" ? formats2.date[el.style] : isDateTimeSkeleton(el.style) ? el.style.parsedOptions : void 0;
      result.push({
        type: 0,
        value: formatters.getDateTimeFormat(locales, style).format(value)
      });
      continue;
    }
    if (isTimeElement(el)) {
      const style = typeof el.style === "string" ? formats2.time[el.style] : isDateTimeSkeleton(el.style) ? el.style.parsedOptions : formats2.time.medium;
      result.push({
        type: 0,
        value: formatters.getDateTimeFormat(locales, style).format(value)
      });
      continue;
    }
    if (isNumberElement(el)) {
      const style = typeof el.style === "string" ? formats2.number[el.style] : isNumberSkeleton(el.style) ? el.style.parsedOptions : void 0;
      if (style && style.scale) {
        const scale = style.scale || 1;
        if (typeof value === "bigint") {
          if (!Number.isInteger(scale)) throw new TypeError(`Cannot apply fractional scale ${scale} to bigint value. Scale must be an integer when formatting bigint.`);
          value = value * BigInt(scale);
        } else value = value * scale;
      }
      result.push({
        type: 0,
        value: formatters.getNumberFormat(locales, style).format(value)
      });
      continue;
    }
    if (isTagElement(el)) {
      const { children, value: value2 } = el;
      const formatFn = values[value2];
      if (!isFormatXMLElementFn(formatFn)) throw new InvalidValueTypeError(value2, "function", originalMessage);
      let chunks = formatFn(formatToParts(children, locales, formatters, formats2, values, currentPluralValue).map((p5) => p5.value));
      if (!Array.isArray(chunks)) chunks = [chunks];
      result.push(...chunks.map((c4) => {
        return {
          type: typeof c4 === "string" ? 0 : 1,
          value: c4
        };
      }));
    }
    if (isSelectElement(el)) {
      const key = value;
      const opt = (Object.prototype.hasOwnProperty.call(el.options, key) ? el.options[key] : void 0) || el.options.other;
      if (!opt) throw new InvalidValueError(el.value, value, Object.keys(el.options), originalMessage);
      result.push(...formatToParts(opt.value, locales, formatters, formats2, values));
      continue;
    }
    if (isPluralElement(el)) {
      const exactKey = `=${value}`;
      let opt = Object.prototype.hasOwnProperty.call(el.options, exactKey) ? el.options[exactKey] : void 0;
      if (!opt) {
        if (!Intl.PluralRules) throw new FormatError(`Intl.PluralRules is not available in this environment.
Try polyfilling it using "@formatjs/intl-pluralrules"
`, "MISSING_INTL_API", originalMessage);
        const numericValue2 = typeof value === "bigint" ? Number(value) : value;
        const rule = formatters.getPluralRules(locales, { type: el.pluralType }).select(numericValue2 - (el.offset || 0));
        opt = (Object.prototype.hasOwnProperty.call(el.options, rule) ? el.options[rule] : void 0) || el.options.other;
      }
      if (!opt) throw new InvalidValueError(el.value, value, Object.keys(el.options), originalMessage);
      const numericValue = typeof value === "bigint" ? Number(value) : value;
      result.push(...formatToParts(opt.value, locales, formatters, formats2, values, numericValue - (el.offset || 0)));
      continue;
    }
  }
  return mergeLiteral(result);
}
function mergeConfig(c1, c22) {
  if (!c22) return c1;
  return {
    ...c1,
    ...c22,
    ...Object.keys(c1).reduce((all, k4) => {
      all[k4] = {
        ...c1[k4],
        ...c22[k4]
      };
      return all;
    }, {})
  };
}
function mergeConfigs(defaultConfig, configs) {
  if (!configs) return defaultConfig;
  return Object.keys(defaultConfig).reduce((all, k4) => {
    all[k4] = mergeConfig(defaultConfig[k4], configs[k4]);
    return all;
  }, { ...defaultConfig });
}
function createFastMemoizeCache(store2) {
  return { create() {
    return {
      get(key) {
        return store2[key];
      },
      set(key, value) {
        store2[key] = value;
      }
    };
  } };
}
function createDefaultFormatters(cache = {
  number: {},
  dateTime: {},
  pluralRules: {}
}) {
  return {
    getNumberFormat: memoize((...args) => new Intl.NumberFormat(...args), {
      cache: createFastMemoizeCache(cache.number),
      strategy: strategies.variadic
    }),
    getDateTimeFormat: memoize((...args) => new Intl.DateTimeFormat(...args), {
      cache: createFastMemoizeCache(cache.dateTime),
      strategy: strategies.variadic
    }),
    getPluralRules: memoize((...args) => new Intl.PluralRules(...args), {
      cache: createFastMemoizeCache(cache.pluralRules),
      strategy: strategies.variadic
    })
  };
}
var IntlMessageFormat = class IntlMessageFormat2 {
  constructor(message, locales = IntlMessageFormat2.defaultLocale, overrideFormats, opts) {
    this.formatterCache = {
      number: {},
      dateTime: {},
      pluralRules: {}
    };
    this.format = ((values) => {
      const parts = this.formatToParts(values);
      if (parts.length === 1) return parts[0].value;
      const result = parts.reduce((all, part2) => {
        if (!all.length || part2.type !== 0 || typeof all[all.length - 1] !== "string") all.push(part2.value);
        else all[all.length - 1] += part2.value;
        return all;
      }, []);
      if (result.length <= 1) return result[0] || "";
      return result;
    });
    this.formatToParts = ((values) => formatToParts(this.ast, this.locales, this.formatters, this.formats, values, void 0, this.message));
    this.resolvedOptions = () => ({ locale: this.resolvedLocale?.toString() || Intl.NumberFormat.supportedLocalesOf(this.locales)[0] });
    this.getAst = () => this.ast;
    this.locales = locales;
    this.resolvedLocale = IntlMessageFormat2.resolveLocale(locales);
    if (typeof message === "string") {
      this.message = message;
      if (!IntlMessageFormat2.__parse) throw new TypeError("IntlMessageFormat.__parse must be set to process `message` of type `string`");
      const { ...parseOpts } = opts || {};
      this.ast = IntlMessageFormat2.__parse(message, {
        ...parseOpts,
        locale: this.resolvedLocale
      });
    } else this.ast = message;
    if (!Array.isArray(this.ast)) throw new TypeError("A message must be provided as a String or AST.");
    this.formats = mergeConfigs(IntlMessageFormat2.formats, overrideFormats);
    this.formatters = opts && opts.formatters || createDefaultFormatters(this.formatterCache);
  }
  static {
    this.memoizedDefaultLocale = null;
  }
  static get defaultLocale() {
    if (!IntlMessageFormat2.memoizedDefaultLocale) IntlMessageFormat2.memoizedDefaultLocale = new Intl.NumberFormat().resolvedOptions().locale;
    return IntlMessageFormat2.memoizedDefaultLocale;
  }
  static {
    this.resolveLocale = (locales) => {
      if (typeof Intl.Locale === "undefined") return;
      const supportedLocales = Intl.NumberFormat.supportedLocalesOf(locales);
      if (supportedLocales.length > 0) return new Intl.Locale(supportedLocales[0]);
      return new Intl.Locale(typeof locales === "string" ? locales : locales[0]);
    };
  }
  static {
    this.__parse = parse;
  }
  static {
    this.formats = {
      number: {
        integer: { maximumFractionDigits: 0 },
        currency: { style: "currency" },
        percent: { style: "percent" }
      },
      date: {
        short: {
          month: "numeric",
          day: "numeric",
          year: "2-digit"
        },
        medium: {
          month: "short",
          day: "numeric",
          year: "numeric"
        },
        long: {
          month: "long",
          day: "numeric",
          year: "numeric"
        },
        full: {
          weekday: "long",
          month: "long",
          day: "numeric",
          year: "numeric"
        }
      },
      time: {
        short: {
          hour: "numeric",
          minute: "numeric"
        },
        medium: {
          hour: "numeric",
          minute: "numeric",
          second: "numeric"
        },
        long: {
          hour: "numeric",
          minute: "numeric",
          second: "numeric",
          timeZoneName: "short"
        },
        full: {
          hour: "numeric",
          minute: "numeric",
          second: "numeric",
          timeZoneName: "short"
        }
      }
    };
  }
};

// src/keys/mac.ts
var isMac = () => typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.platform);
var atThisKeyboard = (message, mac = isMac()) => mac ? message.replace(/\b(?:Ctrl|Strg)\+/g, "⌘").replace(/\bControl Z\b/g, "⌘Z").replace(/\b(Ctrl|Strg)\b/g, "⌘").replace(/\bcontrol\b/g, "⌘") : message;

// src/i18n/t.ts
var language = "en";
var messages = {};
var sentences = [];
var formats = /* @__PURE__ */ new Map();
function speak(name2, translated2, told2 = []) {
  language = name2;
  messages = translated2;
  sentences = told2;
  forms.length = 0;
  formats.clear();
  given.clear();
}
var given = /* @__PURE__ */ new Map();
var MOST_GIVEN = 500;
function isOurs(words) {
  if (typeof words !== "string") return false;
  if (language === "en" || Object.values(messages).includes(words)) return true;
  return [...given.values()].reduce((left, known2) => left.replaceAll(known2, ""), words).trim() === "";
}
var spoken = () => language;
var MEANING = /##.*$/;
var SYNTAX = /[{<]/;
function formatOf(message) {
  const known2 = formats.get(message);
  if (known2) return known2;
  const translated2 = messages[message];
  const made = translated2 ? new IntlMessageFormat(atThisKeyboard(translated2), language) : new IntlMessageFormat(atThisKeyboard(message.replace(MEANING, "")), "en");
  formats.set(message, made);
  return made;
}
function t(message, values) {
  if (!values && !SYNTAX.test(message)) return atThisKeyboard(messages[message] || message.replace(MEANING, ""));
  return formatOf(message).format(values);
}
var known = (word) => Object.hasOwn(messages, word) && messages[word] || word;
var forms = [];
var BREAK = /(?<=\.)(?<!\bal\.)\s+(?=[\p{Lu}\d])/u;
var TYPED = /^(?:codekit (?!does )[\w -]*(?:[A-Z{-]\S*\s?)*|--?\w.*)$/;
var LONG = /s$|each|path|folder|file|place|title|why/;
var [ANY, NAME] = ["(.+?)", "(\\S+(?: \\S+){0,2}?)"];
var SHORT = 30;
function formsOf() {
  if (forms.length > 0) return forms;
  for (const message of sentences) {
    const names = [...message.matchAll(/\{(\w+)\}/g)].map(([, name2]) => name2 ?? "");
    const parts = message.split(/\{\w+\}/);
    const literal = parts.join("").length;
    const blanks = names.map((name2) => literal < SHORT && !LONG.test(name2) ? NAME : ANY);
    const form = parts.map((part2, at) => part2.replace(/[.*+?^${}()|[\]\\]/g, "\\$&") + (blanks[at] ?? "")).join("");
    forms.push({ message, names, form: new RegExp(`^${form}$`, "u"), literal });
  }
  return forms.sort((one, other) => other.literal - one.literal);
}
var OF_LISTS = /* @__PURE__ */ new Set(["kind", "what", "encoding"]);
var FIGURES = /* @__PURE__ */ new Set(["pooled", "mean", "share", "bound", "presence", "polarity"]);
var COUNT = /^(?:0|[1-9]\d{0,2}(?:,\d{3})*)$/;
function filled(name2, said2) {
  if (OF_LISTS.has(name2)) return known(said2);
  if (name2 === "why") return bare(said2);
  const [, line] = name2 === "place" && /^line (\d+)$/.exec(said2) || [];
  if (line) return t("line {line}", { line });
  if (FIGURES.has(name2) && /^-?\d*\.\d+$/.test(said2)) {
    const digits = said2.length - said2.indexOf(".") - 1;
    return Number(said2).toLocaleString(language, { minimumFractionDigits: digits });
  }
  return COUNT.test(said2) ? Number(said2.replaceAll(",", "")) : said2;
}
var whole = (clause) => `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`;
function bare(said2) {
  const reason = translated(whole(said2))?.replace(/\.$/, "");
  if (!reason) return said2;
  return language === "de" ? reason : reason.charAt(0).toLowerCase() + reason.slice(1);
}
function byForm(sentence2) {
  for (const { message, form, names } of formsOf()) {
    const found = messages[message] ? form.exec(sentence2) : null;
    if (!found) continue;
    const values = names.map((name2, at) => [name2, filled(name2, found[at + 1] ?? "")]);
    return t(message, Object.fromEntries(values));
  }
  return TYPED.test(sentence2) ? sentence2 : null;
}
function byClauses(sentence2) {
  const clauses = sentence2.replace(/\.$/, "").split("; ");
  if (clauses.length < 2) return null;
  const told2 = clauses.map((clause) => byForm(whole(clause)));
  return told2.includes(null) ? null : told2.join(" ");
}
var IN_FILE = /^([^:]*\.\w+(?::\d+)?): (.+?)\.?$/u;
var REMEDY = /^(.+) \(([^()]+)\)\.$/u;
function byParts(sentence2) {
  const [, file, said2] = IN_FILE.exec(sentence2) ?? [];
  if (file && said2) {
    const inside = translated(whole(said2));
    return inside && `${file}: ${inside}`;
  }
  const [, what, remedy] = REMEDY.exec(sentence2) ?? [];
  const parts = what && remedy ? [byForm(whole(what)), byForm(whole(remedy))] : [null];
  return parts.includes(null) ? null : parts.join(" ");
}
function translated(sentence2) {
  return byClauses(sentence2) ?? byParts(sentence2) ?? byForm(sentence2);
}
function told(words) {
  if (language === "en") return words;
  const before = given.get(words);
  if (before !== void 0) return before;
  const said2 = words.trim().split(BREAK).map(translated);
  if (said2.includes(null)) return null;
  if (given.size >= MOST_GIVEN) given.clear();
  given.set(words, said2.join(" "));
  return said2.join(" ");
}
function rich(message, values) {
  return formatOf(message).format(values);
}

// src/i18n/boot.ts
var name = chosenOf([choice(), ...navigator.languages].filter(Boolean));
if (name !== "en") {
  try {
    const [words, sentences2] = await Promise.all(
      [`words.${name}`, "sentences"].map((file) => fetch(`/static/${file}.json`))
    );
    if (words?.ok && sentences2?.ok) speak(name, await words.json(), await sentences2.json());
  } catch {
  }
}
document.documentElement.lang = name;

// node_modules/preact/dist/preact.mjs
var n;
var t2;
var r;
var u;
var i;
var f;
var o;
var e;
var l;
var c;
var a;
var s;
var h = /* @__PURE__ */ Symbol.for("pv");
var p = {};
var y = [];
var v = /^m(i|n|o|s|text|space)$/;
var w = Array.isArray;
var d = y.slice;
var _ = Object.assign;
function g(n3) {
  n3 && n3.parentNode && n3.remove();
}
function k(n3, t5, r4) {
  var u4, i4, f5, o5 = {}, e4 = arguments.length;
  for (f5 in t5) "key" == f5 ? u4 = t5[f5] : "ref" == f5 && "function" != typeof n3 ? i4 = t5[f5] : o5[f5] = t5[f5];
  return e4 > 2 && (o5.children = e4 > 3 ? d.call(arguments, 2) : r4), m(n3, o5, u4, i4, null);
}
function m(r4, u4, i4, f5, o5) {
  var e4 = { type: r4, props: u4, key: i4, ref: f5, __k: null, __: null, __b: 0, __e: null, __c: null, constructor: h, __v: o5 || ++t2, __i: -1, __u: 0 };
  return !o5 && n.vnode && n.vnode(e4), e4;
}
function $(n3) {
  return n3.children;
}
function x(n3, t5) {
  this.props = n3, this.context = t5, this.__g = 0;
}
function S(n3, t5) {
  if (null == t5) return n3.__ && S(n3.__, n3.__i + 1);
  for (var r4; t5 < n3.__k.length; t5++) if ((r4 = n3.__k[t5]) && r4.__e) return r4.__e;
  return "function" != typeof n3.type || n3.props.__P ? null : S(n3);
}
function C(t5) {
  var r4, u4 = t5.__v, i4 = u4.__e, f5 = [], o5 = [], e4 = t5.__P;
  e4 && ((r4 = _({ constructor: h }, u4)).__v = u4.__v + 1, n.vnode && n.vnode(r4), z(e4, r4, u4, t5.__n, e4.namespaceURI, 32 & u4.__u ? [i4] : null, f5, i4 || S(u4), 32 & u4.__u, o5), r4.__v = u4.__v, r4.__.__k[r4.__i] = r4, E(f5, r4, o5), u4.__ = u4.__e = null, r4.__e != i4 && j(r4));
}
function j(n3) {
  if ((n3 = n3.__) && n3.__c && !n3.props.__P) return n3.__e = null, n3.__k.some(function(t5) {
    return t5 && (n3.__e = t5.__e);
  }), j(n3);
}
function L(t5) {
  (8 & t5.__g || (t5.__g |= 8, u.push(t5), f++)) && i == n.debounceRendering || ((i = n.debounceRendering) || queueMicrotask)(H);
}
function H() {
  try {
    for (var n3, t5 = 1; u.length; ) u.length > t5 && u.sort(o), n3 = u.shift(), t5 = u.length, 8 & n3.__g && C(n3);
  } finally {
    (f = u.length) && (i || queueMicrotask)(H);
  }
}
function I(n3, t5, r4, u4, i4, f5, o5, e4, l4, c4, a5) {
  var s4, h5, v4, w5, d5, _4, g5 = u4.__k || y, k4 = t5.length;
  for (l4 = q(r4, t5, g5, l4, k4), s4 = 0; s4 < k4; s4++) null != (v4 = r4.__k[s4]) && (h5 = ~v4.__i && g5[v4.__i] || p, v4.__i = s4, _4 = z(n3, v4, h5, i4, f5, o5, e4, l4, c4, a5), w5 = v4.__e, (h5.ref != v4.ref || 8 & h5.__u) && (h5.ref && G(h5.ref, null, v4, h5), v4.ref && a5.push(v4.ref, v4.__c || w5, v4)), d5 = d5 || w5, 4 & v4.__u ? (l4 = A(v4, l4, n3, !h5.__v), h5.__e && (h5.__e = null)) : "function" == typeof v4.type && void 0 !== _4 ? l4 = _4 : w5 && (l4 = w5.nextSibling), v4.__u &= -21);
  return r4.__e = d5, l4;
}
function q(n3, t5, r4, u4, i4) {
  var f5, o5, e4, l4, c4, a5, s4, p5, y5, v4 = r4.length, d5 = v4, _4 = 0, g5 = 0, k4 = n3.__k = Array(i4);
  for (f5 = 0; f5 < i4; f5++) null != (o5 = t5[f5]) && "boolean" != typeof o5 && "function" != typeof o5 ? ("object" != typeof o5 || o5.constructor === String ? o5 = k4[f5] = m(null, o5) : w(o5) ? o5 = k4[f5] = m($, { children: o5 }) : o5.constructor === h && o5.__b ? o5 = k4[f5] = m(o5.type, o5.props, o5.key, o5.ref, o5.__v) : k4[f5] = o5, l4 = f5 + _4, o5.__ = n3, o5.__b = n3.__b + 1, e4 = null, ~(c4 = o5.__i = P(o5, r4, l4, d5)) && (d5--, (e4 = r4[c4]) && (e4.__u |= 2)), e4 && e4.__v ? (o5.__u |= 16, c4 == l4 - 1 ? _4-- : c4 == l4 + 1 ? _4++ : c4 != l4 && (c4 > l4 ? _4-- : _4++, g5 = 1)) : (~c4 || (i4 > v4 ? _4-- : i4 < v4 && _4++), "function" != typeof o5.type && (o5.__u |= 4))) : k4[f5] = null;
  if (g5) {
    for (a5 = [], s4 = [], f5 = 0; f5 < i4; f5++) if ((o5 = k4[f5]) && 16 & o5.__u) {
      for (_4 = 0, p5 = a5.length; _4 < p5; ) a5[y5 = _4 + p5 >> 1] < o5.__i ? _4 = y5 + 1 : p5 = y5;
      a5[_4] = o5.__i, s4[f5] = _4 + 1;
    }
    for (_4 = a5.length; f5--; ) s4[f5] && (s4[f5] == _4 ? _4-- : k4[f5].__u |= 4);
  }
  if (d5) for (f5 = 0; f5 < v4; f5++) !(e4 = r4[f5]) || 2 & e4.__u || (e4.__e == u4 && (u4 = S(e4)), J(e4, e4));
  return u4;
}
function A(n3, t5, r4, u4) {
  var i4, f5, o5, e4;
  if ("function" == typeof n3.type) {
    if (n3.props.__P) return t5;
    if (i4 = n3.__k) for (f5 = 0; f5 < i4.length; f5++) i4[f5] && (i4[f5].__ = n3, t5 = A(i4[f5], t5, r4, false));
    return t5;
  }
  for (t5 && !t5.parentNode && (t5 = S(n3)) && !t5.parentNode && (t5 = null), o5 = n3.__e, e4 = t5; e4 && 8 == e4.nodeType; ) e4 = e4.nextSibling;
  for (o5 != e4 && (!u4 && r4.moveBefore && o5.parentNode ? r4.moveBefore(o5, t5) : r4.insertBefore(o5, t5 || null)), t5 = o5; (t5 = t5 && t5.nextSibling) && 8 == t5.nodeType && !t5.data.startsWith("$s"); ) ;
  return t5;
}
function P(n3, t5, r4, u4) {
  var i4, f5 = n3.key, o5 = n3.type, e4 = t5[r4], l4 = e4 && !(2 & e4.__u);
  if (null === e4 && null == f5 || l4 && f5 == e4.key && o5 == e4.type) return r4;
  if (u4 > (l4 ? 1 : 0)) {
    for (i4 = r4 - 1; i4 >= 0; i4--) if ((e4 = t5[i4]) && !(2 & e4.__u) && f5 == e4.key && o5 == e4.type) return i4;
    for (i4 = r4 + 1; i4 < t5.length; i4++) if ((e4 = t5[i4]) && !(2 & e4.__u) && f5 == e4.key && o5 == e4.type) return i4;
  }
  return -1;
}
function T(n3, t5, r4) {
  null == r4 && (r4 = ""), "-" == t5[0] ? n3.setProperty(t5, r4) : n3[t5] = r4;
}
function N(n3, t5, r4, u4, i4) {
  var f5, o5;
  if ("style" == t5) if ("string" == typeof r4) n3.style.cssText = r4;
  else {
    if ("string" == typeof u4 && (n3.style.cssText = u4 = ""), u4) for (t5 in u4) r4 && t5 in r4 || T(n3.style, t5);
    if (r4) for (t5 in r4) u4 && r4[t5] == u4[t5] || T(n3.style, t5, r4[t5]);
  }
  else if ("o" == t5[0] && "n" == t5[1]) "function" != typeof r4 && (r4 = null), "function" != typeof u4 && (u4 = null), (n3.__e || (n3.__e = {}))[t5] = r4, r4 && u4 || (o5 = a[t5] || (a[t5] = V(t5)), (n3.__a || (n3.__a = {}))[t5] = c, f5 = t5 != (t5 = t5.replace(l, "$1")), (t5 = t5.slice(2))[0] < "a" && (t5 = t5.toLowerCase()), r4 ? n3.addEventListener(t5, o5, f5) : n3.removeEventListener(t5, o5, f5));
  else {
    if ("http://www.w3.org/2000/svg" == i4) t5 = t5.replace(/xlink(H|:h)/, "h").replace(/sName$/, "s");
    else if ("width" != t5 && "height" != t5 && "href" != t5 && "list" != t5 && "form" != t5 && "tabIndex" != t5 && "download" != t5 && "rowSpan" != t5 && "colSpan" != t5 && "role" != t5 && "popover" != t5 && t5 in n3) try {
      return void (n3[t5] = null == r4 ? "" : r4);
    } catch (n4) {
    }
    if ("function" == typeof r4) return;
    null == r4 || false === r4 && "-" != t5[4] ? n3.removeAttribute(t5) : n3.setAttribute(t5, "popover" == t5 && 1 == r4 ? "" : r4);
  }
}
function V(t5) {
  return function(r4) {
    var u4 = this.__e;
    if (u4) {
      if (u4 = u4[t5], null == r4[e]) r4[e] = c++;
      else if (r4[e] < this.__a[t5]) return;
      return u4(n.event ? n.event(r4) : r4);
    }
  };
}
function z(t5, r4, u4, i4, f5, o5, e4, l4, c4, a5) {
  var s4, p5, v4, d5, k4, b3, m5, M2, C3, j3, L2, H2, q2, A4, O2, P3, T4, N2, V2 = r4.type;
  if (r4.constructor !== h) return null;
  128 & u4.__u && (c4 = 32 & u4.__u, s4 = u4.__c.__z) && (r4.__u |= c4, p5 = o5 = [], 8 == s4.nodeType ? l4 = B(s4, o5) : o5.push(s4), l4 = o5[0] || l4), (s4 = n.__b) && s4(r4);
  n: if ("function" == typeof V2) {
    v4 = e4.length;
    try {
      if (M2 = r4.props, C3 = (s4 = V2.prototype) && s4.render, j3 = (s4 = V2.contextType) && i4[s4.__c], L2 = s4 ? j3 ? j3.props.value : s4.__ : i4, (d5 = u4.__c) ? (r4.__c = d5, 2 & d5.__g && (d5.__g |= 1)) : (C3 ? r4.__c = d5 = new V2(M2, L2) : (r4.__c = d5 = new x(M2, L2), d5.constructor = V2, d5.render = K), j3 && j3.sub(d5), d5.state || (d5.state = {}), d5.__n = i4, d5.__g |= 8, d5.__h = [], d5.__k = []), C3 && (d5.__s || (d5.__s = d5.state), V2.getDerivedStateFromProps && (d5.__s == d5.state && (d5.__s = _({}, d5.__s)), _(d5.__s, V2.getDerivedStateFromProps(M2, d5.__s)))), k4 = d5.props, b3 = d5.state, d5.__v = r4, u4.__c) {
        if (M2 !== k4 && C3 && !V2.getDerivedStateFromProps && d5.componentWillReceiveProps && d5.componentWillReceiveProps(M2, L2), r4.__v == u4.__v && !(8 & d5.__g) || !(4 & d5.__g) && d5.shouldComponentUpdate && false === d5.shouldComponentUpdate(M2, d5.__s, L2)) {
          r4.__v != u4.__v && (d5.props = M2, d5.state = d5.__s, d5.__g &= -9), r4.__e = u4.__e, r4.__k = u4.__k, r4.__k.some(function(n3) {
            n3 && (n3.__ = r4);
          }), y.push.apply(d5.__h, d5.__k), d5.__k = [], d5.__h.length && e4.push(d5), l4 = S(u4);
          break n;
        }
        d5.componentWillUpdate && d5.componentWillUpdate(M2, d5.__s, L2), C3 && d5.componentDidUpdate && d5.__h.push(function() {
          d5.componentDidUpdate(k4, b3, m5);
        });
      } else C3 && !V2.getDerivedStateFromProps && d5.componentWillMount && d5.componentWillMount(), C3 && d5.componentDidMount && d5.__h.push(d5.componentDidMount);
      d5.context = L2, d5.props = M2, d5.__P = t5, d5.__g &= -5, H2 = n.__r, q2 = C3 ? 25 : 0;
      do {
        d5.__g &= -9, H2 && H2(r4), s4 = d5.render(d5.props, d5.state = d5.__s, d5.context);
      } while (8 & d5.__g && ++q2 < 25);
      C3 && (y.push.apply(d5.__h, d5.__k), d5.__k = []), d5.state = d5.__s, d5.getChildContext && (i4 = _({}, i4, d5.getChildContext())), C3 && u4.__c && d5.getSnapshotBeforeUpdate && (m5 = d5.getSnapshotBeforeUpdate(k4, b3)), A4 = s4 && s4.type === $ && null == s4.key ? s4.props.children : s4, M2.__P && (s4 = l4, f5 = (t5 = M2.__P).namespaceURI, c4 = o5 = null, u4.props && u4.props.__P != t5 && (u4.__k.some(function(n3) {
        n3 && J(n3, n3);
      }), u4.__k = null), l4 = u4.__k ? S(u4, 0) : null), l4 = I(t5, w(A4) ? A4 : [A4], r4, u4, i4, f5, o5, e4, l4, c4, a5), M2.__P && (r4.__e = null, l4 = s4), r4.__u &= -161, p5 && p5.some(g), d5.__h.length && e4.push(d5), 1 & d5.__g && (d5.__g &= -4);
    } catch (t6) {
      if (e4.length = v4, r4.__v = null, c4 || o5) if (t6 && t6.then) {
        if (r4.__u |= 128 | c4, o5) {
          for (~(T4 = o5.indexOf(l4 || void 0)) || (T4 = o5.length); (N2 = o5[T4 - 1]) && 8 == N2.nodeType; ) T4--;
          for (; T4 < o5.length; T4++) if (N2 = o5[T4]) if (o5[T4] = null, O2) {
            if (N2 == P3) break;
          } else {
            if (8 != N2.nodeType) break;
            N2.data.startsWith("$s") && (P3 = B(O2 = N2));
          }
        }
        if (!O2) {
          for (; l4 && 8 == l4.nodeType && l4.nextSibling; ) l4 = l4.nextSibling;
          O2 = l4;
        }
        (s4 = B(O2 = r4.__c.__z || (r4.__c.__z = O2))) ? (r4.__e = O2, l4 = s4) : r4.__e = l4, l4 = l4 && l4.nextSibling;
      } else o5 && o5.some(g);
      else r4.__e = u4.__e;
      r4.__k || (r4.__k = u4.__k || []), t6 && t6.then || D(r4), n.__e(t6, r4, u4);
    }
  } else l4 = r4.__e = F(u4.__e, r4, u4, i4, f5, o5, e4, c4, a5, t5);
  return (s4 = n.diffed) && s4(r4), l4;
}
function B(n3, t5) {
  if (n3 && 8 == n3.nodeType && n3.data.startsWith("$s")) for (var r4 = 1; n3 = n3.nextSibling; ) {
    if (8 == n3.nodeType) {
      if (n3.data.startsWith("$s")) r4++;
      else if (n3.data.startsWith("/$s") && !--r4) return n3;
    }
    t5 && t5.push(n3);
  }
}
function D(n3) {
  n3 && (n3.__c && (n3.__c.__g |= 4), n3.__k && n3.__k.some(D));
}
function E(t5, r4, u4) {
  for (var i4 = 0; i4 < u4.length; ) G(u4[i4++], u4[i4++], u4[i4++]);
  n.__c && n.__c(r4, t5), t5.some(function(r5) {
    try {
      t5 = r5.__h, r5.__h = [], t5.some(function(n3) {
        n3.call(r5);
      });
    } catch (t6) {
      n.__e(t6, r5.__v);
    }
  });
}
function F(t5, r4, u4, i4, f5, o5, e4, l4, c4, a5) {
  var s4, h5, y5, _4, k4, b3, m5, M2, $2 = u4.props || p, x3 = r4.props, C3 = r4.type;
  if ("svg" == C3 ? f5 = "http://www.w3.org/2000/svg" : "math" == C3 ? f5 = "http://www.w3.org/1998/Math/MathML" : f5 || (f5 = "http://www.w3.org/1999/xhtml"), o5) {
    for (s4 = 0; s4 < o5.length; s4++) if ((k4 = o5[s4]) && (C3 ? k4.localName == C3 : 3 == k4.nodeType)) {
      t5 = k4, o5[s4] = null;
      break;
    }
  }
  if (!t5) {
    if (M2 = a5.ownerDocument || document, !C3) return M2.createTextNode(x3);
    t5 = M2.createElementNS(f5, C3, x3.is ? x3 : a5), l4 && (n.__m && n.__m(r4, o5), l4 = false), o5 = null;
  }
  if (C3) {
    if (a5 = "template" == C3 && t5.content || t5, o5 = "textarea" == C3 && null != x3.defaultValue ? null : o5 && d.call(a5.childNodes), !l4 && o5) for ($2 = {}, s4 = 0; s4 < t5.attributes.length; s4++) $2[(k4 = t5.attributes[s4]).name] = k4.value;
    for (s4 in $2) k4 = $2[s4], "dangerouslySetInnerHTML" == s4 ? y5 = k4 : "children" == s4 || s4 in x3 || "value" == s4 && "defaultValue" in x3 || "checked" == s4 && "defaultChecked" in x3 || N(t5, s4, null, k4, f5);
    for (s4 in x3) k4 = x3[s4], "children" == s4 ? _4 = k4 : "dangerouslySetInnerHTML" == s4 ? h5 = k4 : "value" == s4 ? b3 = k4 : "checked" == s4 ? m5 = k4 : l4 && "function" != typeof k4 || $2[s4] === k4 || N(t5, s4, k4, $2[s4], f5);
    h5 ? (l4 || y5 && (h5.__html == y5.__html || h5.__html == t5.innerHTML) || (t5.innerHTML = h5.__html), r4.__k = []) : (y5 && (t5.textContent = ""), ("foreignObject" == C3 || "http://www.w3.org/1998/Math/MathML" == f5 && v.test(C3)) && (f5 = "http://www.w3.org/1999/xhtml"), I(a5, w(_4) ? _4 : [_4], r4, u4, i4, f5, o5, e4, o5 ? o5[0] : u4.__k && S(u4, 0), l4, c4), o5 && o5.some(g)), l4 && "textarea" != C3 || (s4 = "value", "progress" == C3 && null == b3 ? t5.removeAttribute(s4) : null == b3 || b3 === t5[s4] && ("progress" != C3 || b3) || N(t5, s4, b3, $2[s4], f5), s4 = "checked", null != m5 && m5 != t5[s4] && N(t5, s4, m5, $2[s4], f5));
  } else $2 === x3 || l4 && t5.data == x3 || (t5.data = x3);
  return t5;
}
function G(t5, r4, u4, i4) {
  try {
    "function" == typeof t5 ? r4 ? r4.__x = t5(r4) || 1 : i4 && (i4 = i4.__c || i4.__e) && (r4 = i4.__x) && (i4.__x = null, "function" == typeof r4 ? r4() : t5(null)) : t5.current = r4;
  } catch (t6) {
    n.__e(t6, u4);
  }
}
function J(t5, r4, u4) {
  var i4, f5, o5, e4;
  if (n.unmount && n.unmount(t5), !(i4 = t5.ref) || i4.current && i4.current != t5.__e || G(i4, null, r4, t5), i4 = t5.__c) {
    if (i4.componentWillUnmount) try {
      i4.componentWillUnmount();
    } catch (t6) {
      n.__e(t6, r4);
    }
    i4.__P = i4.__n = null;
  }
  if (i4 = t5.__k) for (e4 = 0; e4 < i4.length; e4++) i4[e4] && J(i4[e4], r4, "function" != typeof t5.type || u4 && !t5.props.__P);
  !u4 && (i4 = t5.__c) && (i4 = i4.__z) && (f5 = B(i4, o5 = [])) && (i4 == t5.__e && o5.some(g), g(f5), g(i4)), u4 || g(t5.__e), t5.__e = t5.__c = t5.__ = null;
}
function K(n3, t5, r4) {
  return this.constructor(n3, r4);
}
function Q(t5, r4) {
  var u4, i4, f5, o5;
  n.__ && n.__(t5, r4), 9 == r4.nodeType && (r4 = r4.documentElement), i4 = (u4 = t5 && 32 & t5.__u) ? null : r4.__k, r4.__k = m($, { children: [t5] }), f5 = [], o5 = [], z(r4, r4.__k, i4 || p, p, r4.namespaceURI, i4 ? null : r4.firstChild ? d.call(r4.childNodes) : null, f5, i4 ? i4.__e : r4.firstChild, u4, o5), E(f5, r4.__k, o5), r4.__k.props.children = null;
}
n = { __e: function(n3, t5, r4, u4) {
  for (var i4, o5, e4; t5 = t5.__; ) if ((i4 = t5.__c) && !(1 & i4.__g)) {
    i4.__g |= 4;
    try {
      if ((e4 = (o5 = i4.constructor) && o5.getDerivedStateFromError) && i4.setState(o5.getDerivedStateFromError(n3)), i4.componentDidCatch && (i4.componentDidCatch(n3, u4 || {}), e4 = 1), e4 && 8 & i4.__g) return void (i4.__g |= 2);
    } catch (t6) {
      n3 = t6;
    }
  }
  throw f = 0, n3;
} }, t2 = 0, r = function(n3) {
  return null != n3 && n3.constructor === h;
}, x.prototype.setState = function(n3, t5) {
  var r4 = this.__s;
  r4 && r4 != this.state || (r4 = this.__s = _({}, this.state)), "function" == typeof n3 && (n3 = n3(_({}, r4), this.props)), n3 && (_(r4, n3), this.__v && (t5 && this.__k.push(t5), L(this)));
}, x.prototype.forceUpdate = function(n3) {
  this.__v && (this.__g |= 4, n3 && this.__h.push(n3), L(this));
}, x.prototype.render = $, u = [], f = 0, o = function(n3, t5) {
  return n3.__v.__b - t5.__v.__b;
}, e = /* @__PURE__ */ Symbol(), l = /(PointerCapture)$|Capture$/i, c = 0, a = {}, s = 0;

// node_modules/preact/hooks/dist/hooks.mjs
var t3;
var r2;
var u2;
var i2;
var o2 = Object.is;
var f2 = 0;
var c2 = [];
var e2 = [];
var a2 = n;
var v2 = a2.__b;
var l2 = a2.__r;
var m2 = a2.diffed;
var h2 = a2.__c;
var s2 = a2.unmount;
var p2 = a2.__;
function y2(n3, t5) {
  a2.__h && a2.__h(r2, n3, f2 || t5), f2 = 0;
  var u4 = r2.__H || (r2.__H = { __: [], __h: [] });
  return n3 >= u4.__.length && u4.__.push({}), u4.__[n3];
}
function d2(n3) {
  return f2 = 1, _2(G2, n3);
}
function _2(n3, u4, i4) {
  var f5 = y2(t3++, 2);
  if (f5.t = n3, !f5.__c && (f5.__ = [i4 ? i4(u4) : G2(void 0, u4), function(n4) {
    var t5 = (f5.__N || f5.__)[0], r4 = f5.t(t5, n4);
    o2(t5, r4) || (f5.__N = [r4, f5.__[1]], f5.__c.setState({}));
  }], f5.__c = r2, !r2.__f)) {
    r2.__f = true;
    var c4 = r2.shouldComponentUpdate;
    r2.shouldComponentUpdate = function(n4, t5, r4) {
      var u5 = this.__H;
      if (!u5) return true;
      var i5 = false, f6 = this.props != n4;
      if (u5.__.some(function(n5) {
        n5.__N && (i5 = true, o2(n5.__[0], n5.__N[0]) || (f6 = true));
      }), c4) {
        var e4 = c4.call(this, n4, t5, r4);
        return i5 ? e4 || f6 : e4;
      }
      return !i5 || f6;
    };
  }
  return f5.__;
}
function F2(n3, u4) {
  var i4 = y2(t3++, 4);
  !a2.__s && E2(i4.__H, u4) && (i4.__P = false, i4.__ = n3, i4.u = u4, r2.__h.push(i4));
}
function T2(n3) {
  return f2 = 5, w2(function() {
    return { current: n3 };
  }, []);
}
function w2(n3, r4) {
  var u4 = y2(t3++, 7);
  return E2(u4.__H, r4) && (u4.__ = n3(), u4.__H = r4), u4.__;
}
function P2() {
  var n3 = y2(t3++, 11);
  if (!n3.__) {
    for (var u4 = r2.__v; !u4.__m && u4.__; ) u4 = u4.__;
    var i4 = u4.__m || (u4.__m = [0, 0]);
    n3.__ = "P" + i4[0] + "-" + i4[1]++;
  }
  return n3.__;
}
function g2() {
  var n3;
  do {
    for (; n3 = e2.shift(); ) try {
      C2(n3);
    } catch (t6) {
      a2.__e(t6, { __: (n3 = n3.__P) && n3.__v });
    }
    for (; n3 = c2.shift(); ) {
      var t5 = n3.__H;
      if (n3.__P && t5) try {
        t5.__h.some(C2), t5.__h.some(D2), t5.__h = [];
      } catch (r4) {
        t5.__h = [], a2.__e(r4, n3.__v);
      }
    }
  } while (e2.length);
}
a2.__b = function(n3) {
  r2 = null, v2 && v2(n3);
}, a2.__ = function(n3, t5) {
  n3 && t5.__k && t5.__k.__m && (n3.__m = t5.__k.__m), p2 && p2(n3, t5);
}, a2.__r = function(n3) {
  l2 && l2(n3), t3 = 0;
  var i4 = (r2 = n3.__c).__H;
  i4 && (u2 == r2 ? r2.__h = [] : (i4.__h.some(C2), i4.__h.some(D2), t3 = 0), i4.__h = [], i4.__.some(function(n4) {
    n4.__N && (n4.__ = n4.__N), n4.u = n4.__N = void 0;
  })), u2 = r2;
}, a2.diffed = function(n3) {
  m2 && m2(n3);
  var t5 = n3.__c;
  t5 && t5.__H && (t5.__H.__h.length && B2(c2.push(t5)), t5.__H.__.some(function(n4) {
    n4.u && (n4.__H = n4.u);
  })), u2 = r2 = null;
}, a2.__c = function(n3, t5) {
  t5.some(function(n4) {
    try {
      n4.__h.some(C2), n4.__h = n4.__h.filter(function(n5) {
        return !n5.__ || D2(n5);
      });
    } catch (t6) {
      n4.__h = [function() {
        throw t6;
      }];
    }
  }), h2 && h2(n3, t5);
}, a2.unmount = function(n3) {
  s2 && s2(n3);
  var t5, r4, u4 = n3.__c;
  u4 && u4.__H && (u4.__H.__.some(function(u5) {
    try {
      if (u5.__P && u5.__c) {
        if (void 0 === r4) {
          for (r4 = n3.__; r4 && (!r4.__c || !r4.__c.__P); ) r4 = r4.__;
          r4 = r4 && r4.__c;
        }
        u5.__P = r4, B2(e2.push(u5));
      } else C2(u5);
    } catch (n4) {
      t5 = n4;
    }
  }), u4.__H = void 0, t5 && a2.__e(t5, u4.__v));
};
var k2 = "function" == typeof requestAnimationFrame;
function z2(n3) {
  var t5, r4 = function() {
    clearTimeout(u4), k2 && cancelAnimationFrame(t5), setTimeout(n3);
  }, u4 = setTimeout(r4, 35);
  k2 && (t5 = requestAnimationFrame(r4));
}
function B2(n3) {
  1 != n3 && i2 == a2.requestAnimationFrame || ((i2 = a2.requestAnimationFrame) || z2)(g2);
}
function C2(n3) {
  var t5 = r2, u4 = n3.__c;
  "function" == typeof u4 && (n3.__c = void 0, u4()), r2 = t5;
}
function D2(n3) {
  var t5 = r2;
  n3.__c = n3.__(), r2 = t5;
}
function E2(n3, t5) {
  return !n3 || n3.length != t5.length || t5.some(function(t6, r4) {
    return !o2(t6, n3[r4]);
  });
}
function G2(n3, t5) {
  return "function" == typeof t5 ? t5(n3) : t5;
}

// node_modules/@preact/signals-core/dist/signals-core.module.js
var i3 = /* @__PURE__ */ Symbol.for("preact-signals");
function t4() {
  if (!(v3 > 1)) {
    var i4, t5 = false;
    !(function() {
      var i5 = c3;
      c3 = void 0;
      while (void 0 !== i5) {
        var t6 = i5.S;
        if (t6.v === i5.v) {
          for (var r5 = t6.t; void 0 !== r5; r5 = r5.x) if (r5.i === i5.i) r5.i = t6.i;
        }
        i5 = i5.o;
      }
    })();
    while (void 0 !== h3) {
      var r4 = h3;
      h3 = void 0;
      s3++;
      while (void 0 !== r4) {
        var n3 = r4.u;
        r4.u = void 0;
        r4.f &= -3;
        if (!(8 & r4.f) && w3(r4)) try {
          r4.c();
        } catch (r5) {
          if (!t5) {
            i4 = r5;
            t5 = true;
          }
        }
        r4 = n3;
      }
    }
    s3 = 0;
    v3--;
    if (t5) throw i4;
  } else v3--;
}
function r3(i4) {
  if (v3 > 0) return i4();
  u3 = ++e3;
  v3++;
  try {
    return i4();
  } finally {
    t4();
  }
}
var n2;
var o3 = void 0;
function f3(i4) {
  var t5 = o3, r4 = n2;
  o3 = void 0;
  n2 = void 0;
  try {
    return i4();
  } finally {
    o3 = t5;
    n2 = r4;
  }
}
var h3 = void 0;
var v3 = 0;
var s3 = 0;
var e3 = 0;
var u3 = 0;
var c3 = void 0;
var a3 = 0;
function d3(i4) {
  if (void 0 !== o3) {
    var t5 = i4.n;
    if (void 0 === t5 || t5.t !== o3) {
      t5 = { i: 0, S: i4, p: o3.s, n: void 0, t: o3, e: void 0, x: void 0, r: t5 };
      if (void 0 !== o3.s) o3.s.n = t5;
      o3.s = t5;
      i4.n = t5;
      if (32 & o3.f) i4.S(t5);
      return t5;
    } else if (-1 === t5.i) {
      t5.i = 0;
      if (void 0 !== t5.n) {
        t5.n.p = t5.p;
        if (void 0 !== t5.p) t5.p.n = t5.n;
        t5.p = o3.s;
        t5.n = void 0;
        o3.s.n = t5;
        o3.s = t5;
      }
      return t5;
    }
  }
}
function l3(i4, t5) {
  this.v = i4;
  this.i = 0;
  this.n = void 0;
  this.t = void 0;
  this.l = 0;
  this.W = null == t5 ? void 0 : t5.watched;
  this.Z = null == t5 ? void 0 : t5.unwatched;
  this.name = null == t5 ? void 0 : t5.name;
}
l3.prototype.brand = i3;
l3.prototype.h = function() {
  return true;
};
l3.prototype.S = function(i4) {
  var t5 = this, r4 = this.t;
  if (r4 !== i4 && void 0 === i4.e) {
    i4.x = r4;
    this.t = i4;
    if (void 0 !== r4) r4.e = i4;
    else f3(function() {
      var i5;
      null == (i5 = t5.W) || i5.call(t5);
    });
  }
};
l3.prototype.U = function(i4) {
  var t5 = this;
  if (void 0 !== this.t) {
    var r4 = i4.e, n3 = i4.x;
    if (void 0 !== r4) {
      r4.x = n3;
      i4.e = void 0;
    }
    if (void 0 !== n3) {
      n3.e = r4;
      i4.x = void 0;
    }
    if (i4 === this.t) {
      this.t = n3;
      if (void 0 === n3) f3(function() {
        var i5;
        null == (i5 = t5.Z) || i5.call(t5);
      });
    }
  }
};
l3.prototype.subscribe = function(i4) {
  var t5 = this;
  return x2(function() {
    var r4 = t5.value;
    f3(function() {
      return i4(r4);
    });
  }, { name: "sub" });
};
l3.prototype.valueOf = function() {
  return this.value;
};
l3.prototype.toString = function() {
  return this.value + "";
};
l3.prototype.toJSON = function() {
  return this.value;
};
l3.prototype.peek = function() {
  var i4 = this;
  return f3(function() {
    return i4.value;
  });
};
Object.defineProperty(l3.prototype, "value", { get: function() {
  var i4 = d3(this);
  if (void 0 !== i4) i4.i = this.i;
  return this.v;
}, set: function(i4) {
  if (i4 !== this.v) {
    if (s3 > 100) throw new Error("Cycle detected");
    !(function(i5) {
      if (0 !== v3 && 0 === s3) {
        if (i5.l !== u3) {
          i5.l = u3;
          c3 = { S: i5, v: i5.v, i: i5.i, o: c3 };
        }
      }
    })(this);
    this.v = i4;
    this.i++;
    a3++;
    v3++;
    try {
      for (var r4 = this.t; void 0 !== r4; r4 = r4.x) r4.t.N();
    } finally {
      t4();
    }
  }
} });
function y3(i4, t5) {
  return new l3(i4, t5);
}
function w3(i4) {
  for (var t5 = i4.s; void 0 !== t5; t5 = t5.n) if (t5.S.i !== t5.i || !t5.S.h() || t5.S.i !== t5.i) return true;
  return false;
}
function b(i4) {
  for (var t5 = i4.s; void 0 !== t5; t5 = t5.n) {
    var r4 = t5.S.n;
    if (void 0 !== r4) t5.r = r4;
    t5.S.n = t5;
    t5.i = -1;
    if (void 0 === t5.n) {
      i4.s = t5;
      break;
    }
  }
}
function _3(i4) {
  var t5 = i4.s, r4 = void 0;
  while (void 0 !== t5) {
    var n3 = t5.p;
    if (-1 === t5.i) {
      t5.S.U(t5);
      if (void 0 !== n3) n3.n = t5.n;
      if (void 0 !== t5.n) t5.n.p = n3;
    } else r4 = t5;
    t5.S.n = t5.r;
    if (void 0 !== t5.r) t5.r = void 0;
    t5 = n3;
  }
  i4.s = r4;
}
function j2(i4, t5) {
  l3.call(this, void 0, t5);
  this.x = i4;
  this.s = void 0;
  this.g = a3 - 1;
  this.f = 4;
}
j2.prototype = new l3();
j2.prototype.h = function() {
  this.f &= -3;
  if (1 & this.f) return false;
  if (32 == (36 & this.f)) return true;
  this.f &= -5;
  if (this.g === a3) return true;
  this.g = a3;
  this.f |= 1;
  if (this.i > 0 && !w3(this)) {
    this.f &= -2;
    return true;
  }
  var i4 = o3;
  try {
    b(this);
    o3 = this;
    var t5 = this.x();
    if (16 & this.f || this.v !== t5 || 0 === this.i) {
      this.v = t5;
      this.f &= -17;
      this.i++;
    }
  } catch (i5) {
    this.v = i5;
    this.f |= 16;
    this.i++;
  }
  o3 = i4;
  _3(this);
  this.f &= -2;
  return true;
};
j2.prototype.S = function(i4) {
  if (void 0 === this.t) {
    this.f |= 36;
    for (var t5 = this.s; void 0 !== t5; t5 = t5.n) t5.S.S(t5);
  }
  l3.prototype.S.call(this, i4);
};
j2.prototype.U = function(i4) {
  if (void 0 !== this.t) {
    l3.prototype.U.call(this, i4);
    if (void 0 === this.t) {
      this.f &= -33;
      for (var t5 = this.s; void 0 !== t5; t5 = t5.n) t5.S.U(t5);
    }
  }
};
j2.prototype.N = function() {
  if (!(2 & this.f)) {
    this.f |= 6;
    for (var i4 = this.t; void 0 !== i4; i4 = i4.x) i4.t.N();
  }
};
Object.defineProperty(j2.prototype, "value", { get: function() {
  if (1 & this.f) throw new Error("Cycle detected");
  var i4 = d3(this);
  this.h();
  if (void 0 !== i4) i4.i = this.i;
  if (16 & this.f) throw this.v;
  return this.v;
} });
function O(i4, t5) {
  return new j2(i4, t5);
}
function p3(i4) {
  var r4 = i4.j;
  i4.j = void 0;
  if ("function" == typeof r4) {
    v3++;
    var n3 = o3;
    o3 = void 0;
    try {
      r4();
    } catch (t5) {
      i4.f &= -2;
      i4.f |= 8;
      g3(i4);
      throw t5;
    } finally {
      o3 = n3;
      t4();
    }
  }
}
function g3(i4) {
  for (var t5 = i4.s; void 0 !== t5; t5 = t5.n) t5.S.U(t5);
  i4.x = void 0;
  i4.s = void 0;
  p3(i4);
}
function S2(i4) {
  if (o3 !== this) throw new Error("Out-of-order effect");
  _3(this);
  o3 = i4;
  this.f &= -2;
  try {
    if (8 & this.f) g3(this);
  } finally {
    t4();
  }
}
function m3(i4, t5) {
  this.x = i4;
  this.j = void 0;
  this.s = void 0;
  this.u = void 0;
  this.f = 32;
  this.name = null == t5 ? void 0 : t5.name;
  if (n2) n2.push(this);
}
m3.prototype.c = function() {
  var i4 = this.S();
  try {
    if (8 & this.f) return;
    if (void 0 === this.x) return;
    var t5 = this.x();
    if ("function" == typeof t5) this.j = t5;
  } finally {
    i4();
  }
};
m3.prototype.S = function() {
  if (1 & this.f) throw new Error("Cycle detected");
  this.f |= 1;
  this.f &= -9;
  p3(this);
  b(this);
  v3++;
  var i4 = o3;
  o3 = this;
  return S2.bind(this, i4);
};
m3.prototype.N = function() {
  if (!(2 & this.f)) {
    this.f |= 2;
    this.u = h3;
    h3 = this;
  }
};
m3.prototype.d = function() {
  this.f |= 8;
  if (!(1 & this.f)) g3(this);
};
m3.prototype.dispose = function() {
  this.d();
};
function x2(i4, t5) {
  var r4 = new m3(i4, t5);
  try {
    r4.c();
  } catch (i5) {
    r4.d();
    throw i5;
  }
  var n3 = r4.d.bind(r4);
  n3[Symbol.dispose] = n3;
  return n3;
}

// node_modules/@preact/signals/dist/signals.module.js
var h4;
var d4;
var p4;
var m4 = "undefined" != typeof window && !!window.__PREACT_SIGNALS_DEVTOOLS__;
var g4 = [];
x2(function() {
  h4 = this.N;
})();
function b2(i4, n3) {
  n[i4] = n3.bind(null, n[i4] || function() {
  });
}
function y4(i4) {
  if (p4) {
    var n3 = p4;
    p4 = void 0;
    n3();
  }
  p4 = i4 && i4.S();
}
function w4(i4) {
  var n3 = this, r4 = i4.data, t5 = useSignal(r4);
  t5.name = "ReactiveDom";
  t5.value = r4;
  var e4 = w2(function() {
    var i5 = n3, r5 = n3.__v;
    while (r5 = r5.__) if (r5.__c) {
      r5.__c.__$f |= 4;
      break;
    }
    var o5 = O(function() {
      var i6 = t5.value.value;
      return 0 === i6 ? 0 : true === i6 ? "" : i6 || "";
    }), e5 = O(function() {
      return !Array.isArray(o5.value) && !r(o5.value);
    }), u5 = x2(function() {
      this.N = M;
      if (e5.value) {
        var n4 = o5.value;
        if (i5.__v && i5.__v.__e && 3 === i5.__v.__e.nodeType) i5.__v.__e.data = n4;
      }
    }), c5 = n3.__$u.d;
    n3.__$u.d = function() {
      u5();
      c5.call(this);
    };
    return [e5, o5];
  }, []), u4 = e4[0], c4 = e4[1];
  return u4.value ? c4.peek() : c4.value;
}
w4.displayName = "ReactiveTextNode";
Object.defineProperties(l3.prototype, { constructor: { configurable: true, value: k($, null).constructor }, type: { configurable: true, value: w4 }, props: { configurable: true, get: function() {
  var i4 = this;
  return { data: { get value() {
    return i4.value;
  } } };
} }, __b: { configurable: true, value: 1 } });
b2("__b", function(i4, n3) {
  y4();
  d4 = void 0;
  if ("string" == typeof n3.type) {
    var r4, t5 = n3.props;
    for (var f5 in t5) if ("children" !== f5) {
      var o5 = t5[f5];
      if (o5 instanceof l3) {
        if (!r4) n3.__np = r4 = {};
        r4[f5] = o5;
        t5[f5] = o5.peek();
      }
    }
  }
  i4(n3);
});
b2("__r", function(i4, r4) {
  i4(r4);
  if (r4.type !== $) {
    y4();
    var t5, f5 = r4.__c;
    if (f5) {
      f5.__$f &= -2;
      if (void 0 === (t5 = f5.__$u)) f5.__$u = t5 = (function(i5, n3) {
        var r5;
        x2(function() {
          r5 = this;
        }, { name: n3 });
        r5.c = i5;
        return r5;
      })(/* @__PURE__ */ (function(i5) {
        return function() {
          var n3;
          if (m4) null == (n3 = this.y) || n3.call(this);
          i5.__$f |= 1;
          i5.setState({});
        };
      })(f5), "function" == typeof r4.type ? r4.type.displayName || r4.type.name : "");
    }
    d4 = f5;
    y4(t5);
  }
});
b2("__e", function(i4, n3, r4, t5) {
  y4();
  d4 = void 0;
  i4(n3, r4, t5);
});
b2("diffed", function(i4, n3) {
  y4();
  d4 = void 0;
  var r4;
  if ("string" == typeof n3.type && (r4 = n3.__e)) {
    var t5 = n3.__np, f5 = n3.props, o5 = r4.U;
    if (o5) for (var e4 in o5) {
      var u4 = o5[e4];
      if (!(void 0 === u4 || t5 && e4 in t5)) {
        u4.d();
        o5[e4] = void 0;
      }
    }
    if (t5) {
      if (!o5) {
        o5 = {};
        r4.U = o5;
      }
      for (var a5 in t5) {
        var c4 = o5[a5], v4 = t5[a5];
        if (void 0 === c4) {
          c4 = k3(r4, a5, v4, f5);
          o5[a5] = c4;
        } else c4.o(v4, f5);
      }
    }
  }
  i4(n3);
});
function k3(i4, n3, r4, t5) {
  var f5 = n3 in i4 && void 0 === i4.ownerSVGElement, o5 = y3(r4);
  return { o: function(i5, n4) {
    o5.value = i5;
    t5 = n4;
  }, d: x2(function() {
    this.N = M;
    var r5 = o5.value.value;
    if (t5[n3] !== r5) {
      t5[n3] = r5;
      if (f5) i4[n3] = r5;
      else if (null != r5 && (false !== r5 || "-" === n3[4])) i4.setAttribute(n3, r5);
      else i4.removeAttribute(n3);
    }
  }) };
}
b2("unmount", function(i4, n3) {
  if ("string" == typeof n3.type) {
    var r4 = n3.__e;
    if (r4) {
      var t5 = r4.U;
      if (t5) {
        r4.U = void 0;
        for (var f5 in t5) {
          var o5 = t5[f5];
          if (o5) o5.d();
        }
      }
    }
    var e4 = n3.__np;
    if (e4) {
      var u4 = n3.props;
      for (var a5 in e4) u4[a5] = e4[a5];
    }
    n3.__np = void 0;
  } else {
    var c4 = n3.__c;
    if (c4) {
      c4.__$f |= 8;
      var v4 = c4.__$u;
      if (v4) {
        c4.__$u = void 0;
        v4.d();
      }
    }
  }
  i4(n3);
});
b2("__h", function(i4, n3, r4, t5) {
  if (t5 < 3) n3.__$f |= 2;
  i4(n3, r4, t5);
});
x.prototype.shouldComponentUpdate = function(i4, n3) {
  if (this.__R) return true;
  var r4 = this.__$u, t5 = r4 && void 0 !== r4.s;
  for (var f5 in n3) return true;
  if (this.__f || "boolean" == typeof this.u && true === this.u) {
    var o5 = 2 & this.__$f;
    if (!(t5 || o5 || 4 & this.__$f)) return true;
    if (1 & this.__$f) return true;
  } else {
    if (!(t5 || 4 & this.__$f)) return true;
    if (3 & this.__$f) return true;
  }
  for (var e4 in i4) if ("__source" !== e4 && i4[e4] !== this.props[e4]) return true;
  for (var u4 in this.props) if (!(u4 in i4)) return true;
  return false;
};
function useSignal(i4, n3) {
  return w2(function() {
    return y3(i4, n3);
  }, []);
}
var A3 = function(i4) {
  queueMicrotask(function() {
    queueMicrotask(i4);
  });
};
function F3() {
  r3(function() {
    var i4;
    while (i4 = g4.shift()) h4.call(i4);
  });
}
function M() {
  if (1 === g4.push(this)) (n.requestAnimationFrame || A3)(F3);
}

// src/app/router.ts
var part = encodeURIComponent;
function query(values) {
  const given2 = Object.entries(values).filter(([, value]) => value !== void 0 && value !== "");
  return given2.length ? `?${given2.map(([key, value]) => `${key}=${part(String(value))}`).join("&")}` : "";
}
var href = {
  library: () => "#/",
  code: (round2, transcript, at) => `#/d/${part(round2)}/${part(transcript)}${query({ at })}`,
  /** Code, with the places of a search to be coded one after the other. */
  walk: (round2, transcript, asked2) => `#/d/${part(round2)}/${part(transcript)}${query({ ...asked2, walk: 1 })}`,
  compare: (round2, transcript, at) => `#/d/${part(round2)}/${part(transcript)}/compare${query({ at })}`,
  print: (round2, transcript) => `#/print/${part(round2)}/${part(transcript)}`,
  adjudicate: (round2 = "", cluster) => `#/adjudicate${round2 && `/${part(round2)}`}${query({ cluster })}`,
  became: (round2) => `#/became/${part(round2)}`,
  codebook: (values = {}) => `#/codes${query(values)}`,
  detail: (code, values = {}) => `#/codes/${part(code)}${query(values)}`,
  agreement: (round2 = "") => `#/agreement${round2 && `/${part(round2)}`}`,
  matrix: (codebook = "", asked2 = {}) => `#/matrix${codebook && `/${part(codebook)}`}${query(asked2)}`,
  memos: () => "#/memos",
  search: (asked2 = {}) => `#/search${query({ ...asked2 })}`,
  history: () => "#/history",
  settings: () => "#/settings",
  study: () => "#/study",
  transcripts: (values = {}) => `#/transcripts${query(values)}`,
  cases: () => "#/cases",
  rounds: (round2 = "") => `#/rounds${round2 && `/${part(round2)}`}`,
  start: (values) => `#/rounds${query(values)}`,
  review: (values = {}) => `#/review${query(values)}`,
  meetings: (meeting = "") => `#/meetings${meeting && `/${part(meeting)}`}`,
  excerpts: (values = {}) => `#/excerpts${query(values)}`,
  charts: (codebook = "", asked2 = {}) => `#/charts${codebook && `/${part(codebook)}`}${query(asked2)}`,
  words: (asked2 = {}) => `#/words${query(asked2)}`,
  reports: (kind = "") => `#/reports${kind && `/${part(kind)}`}`
};
var NAMED = {
  codes: "codebook",
  agreement: "agreement",
  matrix: "matrix",
  memos: "memos",
  journal: "memos",
  search: "search",
  history: "history",
  settings: "settings",
  adjudicate: "adjudicate",
  became: "became",
  study: "study",
  transcripts: "transcripts",
  cases: "cases",
  rounds: "rounds",
  review: "review",
  meetings: "meetings",
  excerpts: "excerpts",
  charts: "charts",
  words: "words",
  reports: "reports"
};
var BY_ROUND = /* @__PURE__ */ new Set(["agreement", "adjudicate", "became", "rounds"]);
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
function parse2(hash) {
  const [path = "", search = ""] = hash.replace(/^#\/?/, "").split("?", 2);
  const parts = path.split("/").filter(Boolean).map(decoded);
  const route2 = { screen: "missing", round: "", transcript: "", name: "", query: new URLSearchParams(search) };
  const [first = "", second = "", third = "", fourth = ""] = parts;
  if (!first) return { ...route2, screen: "library" };
  if (first === "d" && third)
    return { ...route2, screen: fourth === "compare" ? "compare" : "code", round: second, transcript: third };
  if (first === "print" && third) return { ...route2, screen: "print", round: second, transcript: third };
  const screen = NAMED[first];
  if (!screen) return { ...route2, name: first };
  return BY_ROUND.has(screen) ? { ...route2, screen, round: second } : { ...route2, screen, name: second };
}
var address = y3(typeof location === "undefined" ? "" : location.hash);
var route = O(() => parse2(address.value));
function followAddress() {
  const changed = () => {
    address.value = location.hash;
  };
  addEventListener("hashchange", changed);
  changed();
  return () => removeEventListener("hashchange", changed);
}
function navigate(hash) {
  if (location.hash === hash) address.value = hash;
  else location.hash = hash;
}

// src/ops/services.ts
var ApiError = class extends Error {
  constructor(status, error) {
    super(error.message);
    this.status = status;
    this.error = error;
  }
  status;
  error;
  name = "ApiError";
};

// src/app/served.ts
var below = typeof location === "undefined" ? null : /^\/s\/[^/]+(?=\/)/.exec(location.pathname);
var BEFORE = below?.[0] ?? "";
var shared = BEFORE !== "" || typeof document !== "undefined" && document.documentElement.dataset.served === "team";
var signed = (token2) => shared ? { "X-Codekit": "page" } : { Authorization: `Bearer ${token2}` };

// src/app/api.ts
var AWAY = {
  kind: "failed",
  message: t("codekit does not answer."),
  hint: shared ? t("The server or the connection is away; this page will reconnect.") : t("It may have stopped on this computer. Start it again with `codekit code`; this page will reconnect.")
};
var HEADERS = { "Content-Type": "application/json" };
async function problem(answer2) {
  const fallback = {
    kind: "failed",
    message: t("The server answered {status}.", { status: answer2.status }),
    hint: ""
  };
  try {
    const body = await answer2.json();
    return new ApiError(answer2.status, body.error ?? fallback);
  } catch {
    return new ApiError(answer2.status, fallback);
  }
}
async function send(path, init) {
  let answer2;
  try {
    answer2 = await fetch(BEFORE + path, {
      ...init,
      cache: "no-store",
      credentials: shared ? "same-origin" : "omit",
      redirect: "error",
      referrerPolicy: "no-referrer"
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new ApiError(0, AWAY);
  }
  if (!answer2.ok) throw await problem(answer2);
  return answer2;
}
function createApi(token2, refused) {
  const authorised = async (path, init) => {
    try {
      return await send(path, { ...init, headers: { ...init.headers, ...signed(token2()) } });
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) refused();
      throw error;
    }
  };
  const body = (method, value, signal) => ({
    method,
    headers: HEADERS,
    body: JSON.stringify(value),
    ...signal && { signal }
  });
  const json = async (answer2) => {
    const ready = await answer2;
    return ready.status === 204 ? void 0 : await ready.json();
  };
  return {
    get: (path, signal) => json(authorised(path, signal ? { signal } : {})),
    post: (path, value, signal) => json(authorised(path, body("POST", value, signal))),
    put: (path, value) => json(authorised(path, body("PUT", value))),
    delete: async (path) => {
      await authorised(path, { method: "DELETE" });
    },
    file: async (path, value) => {
      const answer2 = await authorised(path, value === void 0 ? {} : body("POST", value));
      const named = /filename\*=UTF-8''([^;]+)/.exec(answer2.headers.get("Content-Disposition") ?? "")?.[1];
      return { name: decodeURIComponent(named ?? "codekit"), data: await answer2.blob() };
    },
    stream: (path, signal) => authorised(path, { signal, headers: { Accept: "text/event-stream" } })
  };
}

// src/app/format.ts
var numbers = new Intl.NumberFormat(spoken());
var BARE = spoken() === "en";
var dates = spoken() === "en" ? "en-GB" : spoken();
var lists = new Intl.ListFormat(dates, { type: "conjunction" });
var DATE = /^(\d{4})-(\d\d)-(\d\d)$/;
function dayOf(at) {
  const [, year, month, day2] = DATE.exec(String(at)) ?? [];
  return year ? new Date(Number(year), Number(month) - 1, Number(day2)) : new Date(at);
}
function written(at, style) {
  const day2 = dayOf(at);
  const isWhole = typeof at === "number" || /^\d{4}-\d\d-\d\d/.test(at);
  return isWhole && !Number.isNaN(day2.getTime()) ? day2.toLocaleString(dates, style) : String(at);
}
var formatMoment = (at) => written(at, { dateStyle: "medium", timeStyle: "short" });
function sentence(text) {
  if (/^codekit (?!does )/.test(text)) return text;
  const whole2 = text && text[0] !== text[0]?.toUpperCase() && !/^\S*[\d_/.]/.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
  return !whole2 || /[.!?:]$/.test(whole2) ? whole2 : `${whole2}.`;
}
var translate = (words) => told(sentence(words)) ?? sentence(words);
function inWords(error) {
  if (!(error instanceof ApiError)) return error instanceof Error ? error.message : String(error);
  const { message, hint, problems } = error.error;
  return [message, ...problems ?? [], hint].filter(Boolean).map(translate).join(" ");
}
var KINDS = {
  training: t("training"),
  double: t("double coding"),
  initial: t("first coding"),
  "second-pass": t("second pass"),
  subcode: t("sub-coding")
};
var ROUND_STATES = {
  open: t("open"),
  complete: t("complete"),
  compared: t("compared"),
  closed: t("closed")
};
var ASSIGNMENT_STATES = {
  todo: t("not started"),
  started: t("in progress"),
  finished: t("finished")
};
var POLARITIES = {
  supporting: { name: t("supporting"), sign: "+" },
  contrary: { name: t("contrary"), sign: "−" },
  hypothetical: { name: t("hypothetical"), sign: "?" }
};
var DONE = {
  "coding.add": t("coded"),
  "coding.remove": t("removed"),
  "coding.replace": t("changed"),
  "coding.split": t("split"),
  "coding.merge": t("merged"),
  "coding.reject": t("removed"),
  "coding.confirm": t("confirmed"),
  "coding.revise": t("revised"),
  "memo.add": t("wrote a memo"),
  "memo.edit": t("edited a memo"),
  "memo.remove": t("removed a memo"),
  "unit.skip": t("skipped"),
  "unit.unskip": t("no longer skipped"),
  "assignment.finish": t("finished"),
  "assignment.reopen": t("reopened"),
  "suggestion.accept": t("accepted a suggestion"),
  "suggestion.reject": t("rejected a suggestion"),
  "code.propose": t("proposed a code"),
  "proposal.remove": t("withdrew a proposal"),
  undo: t("undid"),
  redo: t("did again")
};

// src/app/way_in.ts
var Token = class {
  constructor(key) {
    this.key = key;
  }
  key;
  value = "";
  keep(value) {
    this.value = value;
    try {
      if (value) sessionStorage.setItem(this.key, value);
      else sessionStorage.removeItem(this.key);
    } catch {
    }
  }
  recall() {
    try {
      this.keep(sessionStorage.getItem(this.key) ?? "");
    } catch {
      this.value = "";
    }
  }
};

// src/app/services.ts
var SAVE_AFTER = 400;
var phase = y3("starting");
var session = y3(null);
var says = y3("");
var bye = y3("");
var online = y3(true);
var settings = y3({});
var token = new Token("codekit.token");
var listeners = /* @__PURE__ */ new Set();
var api = createApi(
  () => token.value,
  () => {
    if (phase.value === "ready") phase.value = "ended";
  }
);
var said;
function announce(message) {
  clearTimeout(said);
  says.value = says.value === message ? `${message} ` : message;
  said = setTimeout(() => {
    says.value = "";
  }, 12e3);
}
var saving;
var unsaved = false;
var sending = false;
function store() {
  if (sending) return;
  sending = true;
  const sent = settings.peek();
  const answered = (saved) => {
    sending = false;
    if (settings.peek() !== sent) store();
    else unsaved = !saved;
  };
  api.put("/api/settings", sent).then(
    () => answered(true),
    (error) => {
      if (error instanceof ApiError && error.status)
        announce(t("Settings could not be kept: {message}", { message: translate(error.message) }));
      answered(false);
    }
  );
}
function set(key, value) {
  settings.value = { ...settings.peek(), [key]: value };
  unsaved = true;
  clearTimeout(saving);
  saving = setTimeout(store, SAVE_AFTER);
}
var services = {
  api,
  session,
  settings: { value: settings, set },
  announce,
  listen(listener) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  navigate
};
var round = O(() => {
  const rounds = session.value?.rounds ?? [];
  const find = (id) => id ? rounds.find((one) => one.id === id) : void 0;
  return find(route.value.round) ?? find(route.value.query.get("round")) ?? find(settings.value.round) ?? find(session.value?.start.round) ?? rounds.at(-1) ?? null;
});
var blind = O(() => session.value?.blind ?? false);
var blindIn = O(() => {
  const rounds = blind.value ? (session.value?.rounds ?? []).filter((one) => one.blind) : [];
  return rounds.map((one) => one.id).join(", ");
});
if (typeof addEventListener !== "undefined") {
  addEventListener("pagehide", () => {
    if (!unsaved || !(shared || token.value)) return;
    const init = {
      method: "PUT",
      keepalive: true,
      headers: { "Content-Type": "application/json", ...signed(token.value) }
    };
    void fetch(`${BEFORE}/api/settings`, { ...init, body: JSON.stringify(settings.peek()) }).catch(() => {
    });
  });
}

// node_modules/preact/jsx-runtime/dist/jsxRuntime.mjs
var f4 = /* @__PURE__ */ Symbol.for("pv");
var o4 = 0;
function a4(t5, e4, n3, u4, a5, i4) {
  e4 || (e4 = {});
  var c4, l4, p5 = e4;
  if ("ref" in p5 && "function" != typeof t5) for (l4 in p5 = {}, e4) "ref" == l4 ? c4 = e4[l4] : p5[l4] = e4[l4];
  var s4 = { type: t5, props: p5, key: n3, ref: c4, __k: null, __: null, __b: 0, __e: null, __c: null, constructor: f4, __v: --o4, __i: -1, __u: 0 };
  return (a5 || i4) && (s4.__source = a5, s4.__self = i4), n.vnode && n.vnode(s4), s4;
}

// src/app/told.tsx
function Told({ words }) {
  const said2 = sentence(words);
  const translated2 = told(said2) ?? (isOurs(words) ? words : null);
  return translated2 === null ? /* @__PURE__ */ a4("span", { lang: "en", children: said2 }) : /* @__PURE__ */ a4("span", { children: translated2 });
}

// src/app/boundary.tsx
var ErrorBoundary = class extends x {
  state = { fault: null };
  static getDerivedStateFromError(fault2) {
    return { fault: fault2 };
  }
  render() {
    const { fault: fault2 } = this.state;
    const { what, extent = "panel", children } = this.props;
    if (!fault2) return children;
    const failed = /* @__PURE__ */ a4(Failed, { what, fault: fault2, again: () => this.setState({ fault: null }) });
    return extent === "panel" ? failed : /* @__PURE__ */ a4(WayOut, { page: extent === "page", children: failed });
  }
};
var ELSEWHERE = [
  [t("Library"), href.library()],
  [t("Codebook"), href.codebook()],
  [t("Memos"), href.memos()],
  [t("Search"), href.search()],
  [t("History"), href.history()],
  [t("Settings"), href.settings()]
];
function Elsewhere() {
  return /* @__PURE__ */ a4("ul", { class: "row elsewhere", "aria-label": t("Other screens"), children: ELSEWHERE.map(([name2, to]) => /* @__PURE__ */ a4("li", { children: /* @__PURE__ */ a4("a", { href: to, children: name2 }) }, name2)) });
}
var loadAnew = () => location.reload();
function WayOut({ page, children }) {
  return /* @__PURE__ */ a4("div", { class: "page stack", children: [
    /* @__PURE__ */ a4("h1", { tabIndex: -1, children: page ? t("This page cannot be shown") : t("This screen cannot be shown") }),
    /* @__PURE__ */ a4("p", { children: rich(
      "<b>Nothing is lost.</b> Your codings and memos are in the study’s files as soon as they are saved; what is still on its way goes on being sent while this tab is open.",
      { b: (words) => /* @__PURE__ */ a4("strong", { children: words }) }
    ) }),
    children,
    !page && /* @__PURE__ */ a4($, { children: [
      /* @__PURE__ */ a4("p", { children: t("The other screens still work:") }),
      /* @__PURE__ */ a4(Elsewhere, {})
    ] }),
    /* @__PURE__ */ a4("p", { class: "row", children: /* @__PURE__ */ a4("button", { type: "button", class: "btn main", onClick: loadAnew, children: t("Load the page anew") }) })
  ] });
}
async function copyDetails(what, fault2) {
  try {
    await navigator.clipboard.writeText(`${what}
${fault2.name}: ${fault2.message}
${fault2.stack ?? ""}`);
    services.announce(t("Details copied."));
  } catch {
    services.announce(t("The browser did not allow copying."));
  }
}
function Failed({ what, fault: fault2, again }) {
  const hint = "error" in fault2 ? fault2.error.hint : "";
  return /* @__PURE__ */ a4("div", { class: "note bad", role: "alert", children: [
    /* @__PURE__ */ a4("p", { children: [
      /* @__PURE__ */ a4("strong", { children: rich("{what} failed:", { what }) }),
      " ",
      /* @__PURE__ */ a4(Told, { words: fault2.message })
    ] }),
    hint && /* @__PURE__ */ a4("p", { children: /* @__PURE__ */ a4(Told, { words: hint }) }),
    /* @__PURE__ */ a4("p", { class: "row", children: [
      again && /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: again, children: t("Try again") }),
      /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => void copyDetails(what, fault2), children: t("Copy details (no interview text included)") })
    ] })
  ] });
}

// src/app/faults.tsx
var fault = y3(null);
function isNoise(error) {
  if (error instanceof DOMException && error.name === "AbortError") return true;
  return /^ResizeObserver loop/.test(error instanceof Error ? error.message : String(error));
}
function noticed(error) {
  if (error === null || error === void 0 || isNoise(error)) return;
  fault.value = error instanceof Error ? error : new Error(String(error));
}
function noticeFaults() {
  addEventListener("error", (event) => noticed(event.error ?? event.message));
  addEventListener("unhandledrejection", (event) => noticed(event.reason));
}
function FaultBar() {
  const found = fault.value;
  if (!found) return null;
  return /* @__PURE__ */ a4("div", { class: "warn", role: "alert", children: [
    /* @__PURE__ */ a4("span", { children: rich(
      "<b>Something in this page went wrong:</b> {message} Nothing that was saved is lost. If a key or button does nothing now, load the page anew.",
      { b: (words) => /* @__PURE__ */ a4("strong", { children: words }), message: sentence(found.message) }
    ) }),
    /* @__PURE__ */ a4("span", { class: "row", children: [
      /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: loadAnew, children: t("Load the page anew") }),
      /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => void copyDetails(t("Page"), found), children: t("Copy details (no interview text included)") }),
      /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => fault.value = null, children: t("Go on") })
    ] })
  ] });
}

// src/app/small_page.tsx
function begin(App2, start2) {
  const root = document.getElementById("app");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const system = y3(dark.matches);
  dark.addEventListener("change", () => {
    system.value = dark.matches;
  });
  x2(() => {
    document.documentElement.dataset.theme = system.value ? "dark" : "light";
  });
  noticeFaults();
  void start2().then(followAddress);
  if (root) Q(/* @__PURE__ */ a4(App2, {}), root);
}

// src/app/act.ts
var doing = y3("");
function useAct() {
  const [fault2, setFault] = d2("");
  const run = (words, what, otherwise) => {
    if (doing.peek()) return;
    doing.value = words;
    setFault("");
    what().catch((error) => {
      if (!otherwise?.(error)) setFault(inWords(error));
    }).finally(() => {
      doing.value = "";
    });
  };
  return { fault: fault2, busy: doing.value !== "", run };
}

// src/app/parts.tsx
function Page({
  title,
  sub,
  tools,
  broad,
  children
}) {
  return /* @__PURE__ */ a4("div", { class: broad ? "page broad" : "page", children: [
    /* @__PURE__ */ a4("div", { class: "top", children: [
      /* @__PURE__ */ a4("div", { children: [
        /* @__PURE__ */ a4("h1", { tabIndex: -1, children: title }),
        sub && /* @__PURE__ */ a4("p", { class: "sub", children: sub })
      ] }),
      tools && /* @__PURE__ */ a4("div", { class: "row", children: tools })
    ] }),
    children
  ] });
}
function Empty({ title, children }) {
  return /* @__PURE__ */ a4("div", { class: "empty", children: [
    /* @__PURE__ */ a4("h2", { children: title }),
    children
  ] });
}
var PRIVATE = {
  spellcheck: false,
  autocomplete: "off",
  autocorrect: false,
  autocapitalize: "off",
  translate: false,
  "data-gramm": "false"
};
function FaultNote({ fault: fault2 }) {
  if (!fault2) return null;
  return /* @__PURE__ */ a4("p", { class: "note bad", role: "alert", children: typeof fault2 === "string" ? /* @__PURE__ */ a4(Told, { words: fault2 }) : fault2 });
}

// src/app/text_field.tsx
function TextField({ label, value, change, help, ...given2 }) {
  return /* @__PURE__ */ a4("label", { class: "field", children: [
    /* @__PURE__ */ a4("span", { class: "label", children: label }),
    /* @__PURE__ */ a4(
      "input",
      {
        class: "input",
        value,
        dir: "auto",
        ...given2,
        ...PRIVATE,
        onInput: (event) => change(event.currentTarget.value)
      }
    ),
    help && /* @__PURE__ */ a4("span", { class: "help", children: help })
  ] });
}

// src/app/name_field.tsx
var NameField = ({ help, ...field }) => /* @__PURE__ */ a4(TextField, { ...field, maxLength: 200, ...help && { help: t("As it stands in minutes and reports.") } });

// src/team/fields.tsx
function AccountField({
  value,
  change,
  help
}) {
  return /* @__PURE__ */ a4("label", { class: "field", children: [
    /* @__PURE__ */ a4("span", { class: "label", children: t("Short name") }),
    /* @__PURE__ */ a4(
      "input",
      {
        class: "input",
        name: "username",
        value,
        maxLength: 100,
        ...PRIVATE,
        autocomplete: "username",
        onInput: (event) => change(event.currentTarget.value)
      }
    ),
    /* @__PURE__ */ a4("span", { class: "help", children: help })
  ] });
}
function PasswordField({
  label,
  value,
  change,
  kind
}) {
  return /* @__PURE__ */ a4("label", { class: "field", children: [
    /* @__PURE__ */ a4("span", { class: "label", children: label }),
    /* @__PURE__ */ a4(
      "input",
      {
        class: "input",
        type: "password",
        name: kind,
        value,
        maxLength: 1e3,
        autocomplete: kind,
        onInput: (event) => change(event.currentTarget.value)
      }
    ),
    kind === "new-password" && /* @__PURE__ */ a4("span", { class: "help", children: t("At least 12 characters; four words are a good one.") })
  ] });
}

// src/team/server.ts
var AGAIN = 2e3;
var state = y3("starting");
var mine = y3(null);
var api2 = createApi(
  () => "",
  () => {
    if (state.peek() === "in") state.value = "out";
  }
);
function signedIn(home) {
  mine.value = home;
  state.value = "in";
}
var ways = y3({ oidc: "", passkeys: false });
async function start(first) {
  try {
    const [came, known2] = await Promise.all([first(), api2.get("/api/team/ways")]);
    ways.value = known2;
    signedIn(came ?? await api2.get("/api/team/home"));
  } catch (error) {
    const status = error instanceof ApiError ? error.status : -1;
    if (status === 0) {
      state.value = "away";
      setTimeout(() => void start(async () => null), AGAIN);
    } else state.value = "out";
  }
}
var signIn = async (asked2) => {
  signedIn(await api2.post("/api/team/signin", asked2));
};
function forgotten() {
  mine.value = null;
  state.value = "out";
}
async function signOut() {
  await api2.post("/api/team/signout", {});
  forgotten();
}
var place = O(() => {
  const { screen, name: name2, query: query2 } = route.value;
  const view = screen === "missing" ? name2 : screen;
  const known2 = view === "people" || view === "me" || view === "link";
  return { view: known2 ? view : "studies", study: query2.get("study") ?? "", code: query2.get("code") ?? "" };
});
var windowOf = (study) => `/s/${encodeURIComponent(study)}/`;
var ROLE_NAMES = {
  owner: t("owner"),
  lead: t("lead"),
  coder: t("coder"),
  reviewer: t("reviewer"),
  reader: t("reader")
};
var ROLES = [
  ["coder", t("codes, reviews, writes memos and minutes")],
  ["reviewer", t("reviews codings and judges cells; does not code")],
  ["reader", t("reads what may be seen; writes and saves nothing")],
  ["lead", t("also transcripts, codebook, rounds, comparison and adjudication")],
  ["owner", t("also people and the study’s settings")]
];
var day = (seconds) => formatMoment(seconds * 1e3);

// src/team/provider.ts
var BACK = "/oidc";
var KEPT = "codekit.oidc";
var trouble = y3("");
async function goThere(asked2, then) {
  const { url } = await api2.post("/api/team/oidc/begin", asked2);
  try {
    sessionStorage.setItem(KEPT, then);
  } catch {
  }
  location.assign(url);
}
function place2() {
  try {
    const then = sessionStorage.getItem(KEPT) ?? "#/";
    sessionStorage.removeItem(KEPT);
    return then.startsWith("#/") ? then : "#/";
  } catch {
    return "#/";
  }
}
async function cameBack() {
  if (location.pathname !== BACK) return null;
  const said2 = new URLSearchParams(location.search);
  history.replaceState(null, "", `/${place2()}`);
  const [state2, code] = [said2.get("state"), said2.get("code")];
  if (!state2 || !code) {
    trouble.value = t("The sign-in was called off, or refused there.");
    return null;
  }
  try {
    const home = await api2.post("/api/team/oidc/finish", { state: state2, code });
    if (location.hash.startsWith("#/link")) history.replaceState(null, "", "/#/");
    return home;
  } catch (error) {
    trouble.value = inWords(error);
    return null;
  }
}

// src/team/link.tsx
function NewAccount({
  link,
  busy,
  accept,
  elsewhere
}) {
  const [account, setAccount] = d2(link.coder);
  const [name2, setName] = d2(link.name);
  const [password, setPassword] = d2("");
  return /* @__PURE__ */ a4(
    "form",
    {
      class: "stack card",
      onSubmit: (event) => {
        event.preventDefault();
        accept({ account: account.trim(), name: name2.trim(), password });
      },
      children: [
        /* @__PURE__ */ a4("h2", { children: t("Make your account") }),
        /* @__PURE__ */ a4(NameField, { label: t("Your name"), value: name2, change: setName, help: true }),
        /* @__PURE__ */ a4(
          AccountField,
          {
            value: account,
            change: setAccount,
            help: t("You sign in with it. Letters and digits, no spaces.")
          }
        ),
        /* @__PURE__ */ a4(PasswordField, { label: t("Password"), value: password, change: setPassword, kind: "new-password" }),
        /* @__PURE__ */ a4("div", { class: "row end", children: [
          /* @__PURE__ */ a4(
            "button",
            {
              type: "button",
              class: "btn",
              hidden: !ways.value.oidc,
              disabled: busy || !account.trim(),
              onClick: () => elsewhere({ account: account.trim(), name: name2.trim() }),
              children: t("Without a password: by {oidc}", { oidc: ways.value.oidc })
            }
          ),
          /* @__PURE__ */ a4("button", { type: "submit", class: "btn main", disabled: busy || !account.trim() || password.length < 12, children: t("Make my account") })
        ] })
      ]
    }
  );
}
function NewPassword({ link, busy, accept }) {
  const [password, setPassword] = d2("");
  return /* @__PURE__ */ a4(
    "form",
    {
      class: "stack card",
      onSubmit: (event) => {
        event.preventDefault();
        accept({ account: link.coder, password });
      },
      children: [
        /* @__PURE__ */ a4(PasswordField, { label: t("New password"), value: password, change: setPassword, kind: "new-password" }),
        /* @__PURE__ */ a4("div", { class: "row end", children: /* @__PURE__ */ a4("button", { type: "submit", class: "btn main", disabled: busy || password.length < 12, children: t("Set it") }) })
      ]
    }
  );
}
function Words({ link }) {
  if (link.title)
    return /* @__PURE__ */ a4("p", { children: rich("{by} invites you to {title} as {role}. What you do there is signed {coder}.", {
      by: link.by,
      title: /* @__PURE__ */ a4("strong", { dir: "auto", children: link.title }),
      role: /* @__PURE__ */ a4("strong", { children: ROLE_NAMES[link.role] }),
      coder: /* @__PURE__ */ a4("strong", { children: link.coder })
    }) });
  if (link.role) return /* @__PURE__ */ a4("p", { children: t("You will keep this server: make studies, and own those that nobody owns yet.") });
  return /* @__PURE__ */ a4("p", { children: rich("A new password for {coder}. All sessions of this account end.", { coder: /* @__PURE__ */ a4("strong", { children: link.coder }) }) });
}
function LinkView({ code }) {
  const act = useAct();
  const [link, setLink] = d2(null);
  const [fault2, setFault] = d2("");
  F2(() => {
    api2.post("/api/team/link", { code }).then(setLink, (error) => setFault(inWords(error)));
  }, [code]);
  const accept = (wish) => act.run(t("One moment…"), async () => {
    signedIn(await api2.post("/api/team/accept", { code, ...wish }));
    navigate("#/");
  });
  const elsewhere = (wish) => act.run(t("One moment…"), () => goThere({ purpose: "accept", code, ...wish }, `#/link?code=${code}`));
  return /* @__PURE__ */ a4(Page, { title: t("Welcome"), children: /* @__PURE__ */ a4("div", { class: "stack narrow", children: [
    link && /* @__PURE__ */ a4(Words, { link }),
    /* @__PURE__ */ a4(FaultNote, { fault: fault2 || act.fault || trouble.value }),
    link?.signed_in && /* @__PURE__ */ a4("p", { class: "row", children: [
      rich("You are signed in as {signed_in}.", { signed_in: /* @__PURE__ */ a4("strong", { children: link.signed_in }) }),
      /* @__PURE__ */ a4("button", { type: "button", class: "btn main", disabled: act.busy, onClick: () => accept({}), children: rich("Join as {signed_in}", { signed_in: link.signed_in }) })
    ] }),
    link?.role && !link.signed_in && /* @__PURE__ */ a4(NewAccount, { link, busy: act.busy, accept, elsewhere }),
    link && !link.role && /* @__PURE__ */ a4(NewPassword, { link, busy: act.busy, accept }),
    link?.title && !link.signed_in && /* @__PURE__ */ a4("p", { class: "quiet", children: rich("You have an account here? <link>Sign in</link>, then open the link again.", {
      link: (words) => /* @__PURE__ */ a4("a", { href: "#/", children: words })
    }) })
  ] }) });
}

// src/app/dialog.tsx
function Dialog({ title, onClose, children }) {
  const box = T2(null);
  const label = P2();
  const leaving = T2(false);
  F2(() => {
    const dialog = box.current;
    dialog?.showModal();
    return () => {
      leaving.current = true;
      dialog?.close();
    };
  }, []);
  return /* @__PURE__ */ a4(
    "dialog",
    {
      class: "dialog fade",
      ref: box,
      "aria-labelledby": label,
      onClose: () => {
        if (!leaving.current) onClose();
      },
      children: /* @__PURE__ */ a4("div", { class: "stack", children: [
        /* @__PURE__ */ a4("h2", { id: label, children: title }),
        children
      ] })
    }
  );
}

// src/team/leave.tsx
function Sure({ account, onClose }) {
  const act = useAct();
  const [typed, setTyped] = d2("");
  const go = (event) => {
    event.preventDefault();
    act.run(t("Deleting it…"), async () => {
      await api2.post("/api/team/leave", { account: typed.trim() });
      forgotten();
    });
  };
  return /* @__PURE__ */ a4(Dialog, { title: t("Delete your account?"), onClose, children: /* @__PURE__ */ a4("form", { class: "stack", onSubmit: go, children: [
    /* @__PURE__ */ a4("p", { children: t(
      "Your roles, sessions, passkeys and links go. What you coded stays in the studies, signed by your coder’s short name; the log of a study keeps the short name of the account."
    ) }),
    /* @__PURE__ */ a4("label", { class: "field", children: [
      /* @__PURE__ */ a4("span", { class: "label", children: rich("Type {account} to delete it", { account: /* @__PURE__ */ a4("strong", { children: account }) }) }),
      /* @__PURE__ */ a4("input", { class: "input", value: typed, ...PRIVATE, onInput: (event) => setTyped(event.currentTarget.value) })
    ] }),
    /* @__PURE__ */ a4(FaultNote, { fault: act.fault }),
    /* @__PURE__ */ a4("div", { class: "row end", children: [
      /* @__PURE__ */ a4("button", { type: "button", class: "btn", onClick: onClose, children: t("Cancel") }),
      /* @__PURE__ */ a4("button", { type: "submit", class: "btn main", disabled: act.busy || typed.trim() !== account, children: t("Delete it") })
    ] })
  ] }) });
}
function Leave() {
  const [asking, setAsking] = d2(false);
  const account = mine.value?.account ?? "";
  return /* @__PURE__ */ a4("section", { class: "stack", children: [
    /* @__PURE__ */ a4("h2", { children: t("Leave this server") }),
    /* @__PURE__ */ a4("div", { class: "row", children: /* @__PURE__ */ a4("button", { type: "button", class: "btn", onClick: () => setAsking(true), children: t("Delete my account…") }) }),
    asking && /* @__PURE__ */ a4(Sure, { account, onClose: () => setAsking(false) })
  ] });
}

// src/team/tokens.tsx
function Made({ secret }) {
  const study = mine.value?.studies[0]?.name ?? t("STUDY");
  const address2 = `${location.origin}/s/${study}`;
  const [copied, setCopied] = d2(false);
  return /* @__PURE__ */ a4("div", { class: "note good stack", role: "status", children: [
    /* @__PURE__ */ a4("p", { children: t("This is the token. It stands for you, and is not shown again:") }),
    /* @__PURE__ */ a4("p", { class: "row", children: [
      /* @__PURE__ */ a4("code", { class: "path grow", children: secret }),
      /* @__PURE__ */ a4(
        "button",
        {
          type: "button",
          class: "btn small",
          onClick: () => void navigator.clipboard.writeText(secret).then(() => setCopied(true)),
          children: copied ? t("Copied") : t("Copy it")
        }
      )
    ] }),
    /* @__PURE__ */ a4("p", { children: rich("On your own computer type {command}, and paste the token when it is asked for.", {
      command: /* @__PURE__ */ a4("code", { children: ["codekit", "clone", address2].join(" ") })
    }) })
  ] });
}
function Tokens() {
  const act = useAct();
  const [found, setFound] = d2(null);
  const [fault2, setFault] = d2("");
  const [name2, setName] = d2("");
  F2(() => {
    api2.get("/api/team/tokens").then(setFound, (error) => setFault(inWords(error)));
  }, []);
  const make = (event) => {
    event.preventDefault();
    act.run(t("Making a token…"), async () => {
      setFound(await api2.post("/api/team/tokens/new", { name: name2 }));
      setName("");
    });
  };
  const end = (id) => act.run(t("Ending it…"), async () => setFound(await api2.post("/api/team/tokens/end", { id })));
  return /* @__PURE__ */ a4("form", { class: "stack card", onSubmit: make, children: [
    /* @__PURE__ */ a4("h2", { children: t("Code away from the server") }),
    /* @__PURE__ */ a4("p", { children: t(
      "Take a study along to your own computer, code where there is no network, and send your work back. Your computer asks with a token, in place of your password."
    ) }),
    /* @__PURE__ */ a4("ul", { class: "stack", hidden: !found?.tokens.length, children: found?.tokens.map((one) => /* @__PURE__ */ a4("li", { class: "row", children: [
      /* @__PURE__ */ a4("span", { class: "grow", children: one.seen > 0 ? rich("{name}: last used {seen}, good until {until}", {
        name: /* @__PURE__ */ a4("bdi", { children: one.name }),
        seen: day(one.seen),
        until: day(one.until)
      }) : rich("{name}: not used yet, good until {until}", {
        name: /* @__PURE__ */ a4("bdi", { children: one.name }),
        until: day(one.until)
      }) }),
      /* @__PURE__ */ a4(
        "button",
        {
          type: "button",
          class: "btn small",
          disabled: act.busy,
          "aria-label": t("End the token {name}", { name: one.name }),
          onClick: () => end(one.id),
          children: t("End it")
        }
      )
    ] }, one.id)) }),
    found?.secret && /* @__PURE__ */ a4(Made, { secret: found.secret }, found.secret),
    /* @__PURE__ */ a4(NameField, { label: t("What it is for, such as: my laptop"), value: name2, change: setName }),
    /* @__PURE__ */ a4(FaultNote, { fault: fault2 || act.fault }),
    /* @__PURE__ */ a4("div", { class: "row end", children: /* @__PURE__ */ a4("button", { type: "submit", class: "btn main", disabled: act.busy || !found, children: t("Make a token") }) })
  ] });
}

// src/team/passkey.ts
var canUse = typeof PublicKeyCredential !== "undefined" && "parseCreationOptionsFromJSON" in PublicKeyCredential;
var REFUSED = new Error(t("No passkey was used: the browser or the device refused, or it was called off."));
var KNOWN = new Error(t("This device has a passkey for you already."));
async function asked(route2) {
  return (await api2.post(route2, {})).options;
}
async function answer(ask) {
  const given2 = await ask().catch((error) => {
    throw error instanceof DOMException && error.name === "InvalidStateError" ? KNOWN : REFUSED;
  });
  if (!(given2 instanceof PublicKeyCredential)) throw REFUSED;
  return JSON.stringify(given2.toJSON());
}
async function makePasskey(name2) {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
    JSON.parse(await asked("/api/team/passkeys/begin"))
  );
  const credential = await answer(() => navigator.credentials.create({ publicKey }));
  return api2.post("/api/team/passkeys", { name: name2, credential });
}
async function signInByPasskey() {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(
    JSON.parse(await asked("/api/team/passkey/begin"))
  );
  const credential = await answer(() => navigator.credentials.get({ publicKey }));
  return api2.post("/api/team/passkey", { credential });
}

// src/team/ways.tsx
function Key({ one, act, put }) {
  const words = { name: /* @__PURE__ */ a4("bdi", { children: one.name }), day: day(one.made), day2: day(one.used) };
  return /* @__PURE__ */ a4("li", { class: "row", children: [
    /* @__PURE__ */ a4("span", { class: "grow", children: one.used ? rich("{name}, since {day}; last used {day2}", words) : rich("{name}, since {day}", words) }),
    /* @__PURE__ */ a4(
      "button",
      {
        type: "button",
        class: "btn small",
        disabled: act.busy,
        onClick: () => put(t("Removing it…"), () => api2.post("/api/team/passkeys/remove", { id: one.id })),
        children: t("Remove")
      }
    )
  ] });
}
function Passkeys({ own, act, put }) {
  const [name2, setName] = d2("");
  const make = (event) => {
    event.preventDefault();
    put(t("Ask the device…"), () => makePasskey(name2.trim()));
    setName("");
  };
  return /* @__PURE__ */ a4("section", { class: "stack", children: [
    /* @__PURE__ */ a4("h2", { children: t("Passkeys") }),
    /* @__PURE__ */ a4("p", { class: "quiet small", children: t("Sign in by fingerprint, face or the device’s PIN, without a password. The key stays in the device.") }),
    /* @__PURE__ */ a4("ul", { class: "stack", "aria-label": t("Passkeys"), children: own.passkeys.map((one) => /* @__PURE__ */ a4(Key, { one, act, put }, one.id)) }),
    canUse ? /* @__PURE__ */ a4("form", { class: "row", onSubmit: make, children: [
      /* @__PURE__ */ a4("label", { class: "field grow", children: [
        /* @__PURE__ */ a4("span", { class: "label", children: t("A new passkey: what to call it") }),
        /* @__PURE__ */ a4(
          "input",
          {
            class: "input",
            value: name2,
            maxLength: 60,
            dir: "auto",
            placeholder: t("My laptop"),
            ...PRIVATE,
            onInput: (event) => setName(event.currentTarget.value)
          }
        )
      ] }),
      /* @__PURE__ */ a4("button", { type: "submit", class: "btn", disabled: act.busy, children: t("Make a passkey") })
    ] }) : /* @__PURE__ */ a4("p", { class: "quiet small", children: t("This browser makes no passkeys.") })
  ] });
}
function Identity({ own, act, put }) {
  return /* @__PURE__ */ a4("section", { class: "stack", children: [
    /* @__PURE__ */ a4("h2", { dir: "auto", children: own.oidc }),
    own.identities.map((one) => /* @__PURE__ */ a4("p", { class: "row", children: [
      /* @__PURE__ */ a4("span", { class: "grow", children: rich("Linked with {name}", { name: /* @__PURE__ */ a4("bdi", { children: one.name || one.issuer }) }) }),
      /* @__PURE__ */ a4(
        "button",
        {
          type: "button",
          class: "btn small",
          disabled: act.busy,
          onClick: () => {
            const asked2 = { issuer: one.issuer };
            put(t("Parting them…"), () => api2.post("/api/team/identities/remove", asked2));
          },
          children: t("Part them")
        }
      )
    ] }, one.issuer)),
    own.identities.length === 0 && /* @__PURE__ */ a4("div", { class: "row", children: /* @__PURE__ */ a4(
      "button",
      {
        type: "button",
        class: "btn",
        disabled: act.busy,
        onClick: () => act.run(t("One moment…"), () => goThere({ purpose: "link" }, "#/me")),
        children: t("Link it with my account")
      }
    ) })
  ] });
}
function Ways({ own, set: set2 }) {
  const act = useAct();
  const put = (words, ask) => act.run(words, async () => set2(await ask()));
  return /* @__PURE__ */ a4($, { children: [
    /* @__PURE__ */ a4(FaultNote, { fault: act.fault || trouble.value }),
    own.can_have_passkeys && /* @__PURE__ */ a4(Passkeys, { own, act, put }),
    own.oidc && /* @__PURE__ */ a4(Identity, { own, act, put })
  ] });
}

// src/team/me.tsx
function onSystem(browser) {
  const [, name2, system] = /^(.+) on (.+)$/.exec(browser) ?? [];
  return name2 && system ? t("{browser} on {system}", { browser: name2, system }) : browser;
}
function Sessions() {
  const act = useAct();
  const [found, setFound] = d2(null);
  const [fault2, setFault] = d2("");
  F2(() => {
    api2.get("/api/team/sessions").then(setFound, (error) => setFault(inWords(error)));
  }, []);
  const end = (id) => act.run(t("Ending it…"), async () => {
    setFound(await api2.post("/api/team/sessions/end", { id }));
    if (!id) await signOut();
  });
  return /* @__PURE__ */ a4("section", { class: "stack", children: [
    /* @__PURE__ */ a4("h2", { children: t("Where you are signed in") }),
    /* @__PURE__ */ a4(FaultNote, { fault: fault2 || act.fault }),
    /* @__PURE__ */ a4("ul", { class: "stack", children: found?.sessions.map((one) => /* @__PURE__ */ a4("li", { class: "row", children: [
      /* @__PURE__ */ a4("span", { class: "grow", children: rich("{browser}, since {day}; last used {day2}", {
        browser: onSystem(one.browser),
        day: day(one.made),
        day2: day(one.seen)
      }) }),
      one.this ? /* @__PURE__ */ a4("span", { class: "tag info", children: t("this one") }) : /* @__PURE__ */ a4("button", { type: "button", class: "btn small", disabled: act.busy, onClick: () => end(one.id), children: t("End it") })
    ] }, one.id)) }),
    /* @__PURE__ */ a4("div", { class: "row end", children: /* @__PURE__ */ a4("button", { type: "button", class: "btn", disabled: act.busy, onClick: () => end(""), children: t("End all of them") }) })
  ] });
}
function NewPassword2({ has, made }) {
  const act = useAct();
  const [old, setOld] = d2("");
  const [next, setNext] = d2("");
  const [done, setDone] = d2(false);
  const change = (event) => {
    event.preventDefault();
    act.run(t("Setting it…"), async () => {
      signedIn(await api2.post("/api/team/password", { old, new: next }));
      setOld("");
      setNext("");
      setDone(true);
      made();
    });
  };
  return /* @__PURE__ */ a4("form", { class: "stack card", onSubmit: change, children: [
    /* @__PURE__ */ a4("h2", { children: has ? t("Another password") : t("A password") }),
    has && /* @__PURE__ */ a4(PasswordField, { label: t("The old one"), value: old, change: setOld, kind: "current-password" }),
    /* @__PURE__ */ a4(PasswordField, { label: t("The new one"), value: next, change: setNext, kind: "new-password" }),
    /* @__PURE__ */ a4(FaultNote, { fault: act.fault }),
    done && /* @__PURE__ */ a4("p", { class: "note ok", role: "status", children: t("It is another one now; your other sessions have ended.") }),
    /* @__PURE__ */ a4("div", { class: "row end", children: /* @__PURE__ */ a4("button", { type: "submit", class: "btn main", disabled: act.busy || has && !old || next.length < 12, children: t("Set it") }) })
  ] });
}
function MeView() {
  const home = mine.value;
  const [own, setOwn] = d2(null);
  const [fault2, setFault] = d2("");
  F2(() => {
    api2.get("/api/team/own").then(setOwn, (error) => setFault(inWords(error)));
  }, []);
  if (!home) return null;
  return /* @__PURE__ */ a4(Page, { title: home.name, sub: t("You sign in as {account}.", { account: home.account }), children: /* @__PURE__ */ a4("div", { class: "stack narrow", children: [
    /* @__PURE__ */ a4(Sessions, {}),
    /* @__PURE__ */ a4(FaultNote, { fault: fault2 }),
    own && /* @__PURE__ */ a4(Ways, { own, set: setOwn }),
    own && /* @__PURE__ */ a4(NewPassword2, { has: own.password, made: () => setOwn({ ...own, password: true }) }),
    /* @__PURE__ */ a4(Tokens, {}),
    /* @__PURE__ */ a4(Leave, {})
  ] }) });
}

// src/team/invite.tsx
function Made2({ made }) {
  return /* @__PURE__ */ a4("p", { class: "note ok", role: "status", children: [
    rich("Send this link; it works once, until {day}, and is not shown again:", { day: day(made.until) }),
    /* @__PURE__ */ a4("br", {}),
    /* @__PURE__ */ a4("code", { class: "path", children: made.url })
  ] });
}
function Invite({ people, act, made }) {
  const [coder, setCoder] = d2("");
  const [name2, setName] = d2("");
  const [role, setRole] = d2("coder");
  const [link, setLink] = d2(null);
  const invite = (event) => {
    event.preventDefault();
    act.run(t("Making a link…"), async () => {
      const wish = { study: people.study, role, coder: coder.trim(), name: name2.trim() };
      setLink(await api2.post("/api/team/invite", wish));
      setCoder("");
      setName("");
      made();
    });
  };
  return /* @__PURE__ */ a4("form", { class: "stack card", onSubmit: invite, children: [
    /* @__PURE__ */ a4("h2", { children: t("Invite somebody") }),
    /* @__PURE__ */ a4("div", { class: "pair", children: [
      /* @__PURE__ */ a4("label", { class: "field", children: [
        /* @__PURE__ */ a4("span", { class: "label", children: t("Signs as") }),
        /* @__PURE__ */ a4(
          "input",
          {
            class: "input",
            list: "coders",
            value: coder,
            maxLength: 100,
            ...PRIVATE,
            onInput: (event) => setCoder(event.currentTarget.value)
          }
        ),
        /* @__PURE__ */ a4("datalist", { id: "coders", children: people.coders.map((id) => /* @__PURE__ */ a4("option", { value: id }, id)) }),
        /* @__PURE__ */ a4("span", { class: "help", children: t("A coder of the study who comes to the server, or a new short name.") })
      ] }),
      /* @__PURE__ */ a4(NameField, { label: t("Name"), value: name2, change: setName }),
      /* @__PURE__ */ a4("label", { class: "field", children: [
        /* @__PURE__ */ a4("span", { class: "label", children: t("Role") }),
        /* @__PURE__ */ a4("select", { class: "input", value: role, onChange: (event) => setRole(event.currentTarget.value), children: ROLES.map(([id]) => /* @__PURE__ */ a4("option", { value: id, children: ROLE_NAMES[id] }, id)) }),
        /* @__PURE__ */ a4("span", { class: "help", children: ROLES.find(([id]) => id === role)?.[1] })
      ] })
    ] }),
    link && /* @__PURE__ */ a4(Made2, { made: link }),
    /* @__PURE__ */ a4("div", { class: "row end", children: /* @__PURE__ */ a4("button", { type: "submit", class: "btn main", disabled: act.busy || !coder.trim(), children: t("Make a link") }) })
  ] });
}

// src/team/people.tsx
function Member({ person, act, ask, study }) {
  const give = (role) => ask(t("One moment…"), "/api/team/role", { study, account: person.account, role });
  return /* @__PURE__ */ a4("tr", { children: [
    /* @__PURE__ */ a4("th", { scope: "row", children: [
      /* @__PURE__ */ a4("bdi", { children: person.name }),
      " ",
      /* @__PURE__ */ a4("span", { class: "quiet small", children: person.account })
    ] }),
    /* @__PURE__ */ a4("td", { children: person.coder }),
    /* @__PURE__ */ a4("td", { children: /* @__PURE__ */ a4(
      "select",
      {
        class: "input",
        "aria-label": t("Role of {name}", { name: person.name }),
        value: person.role,
        disabled: act.busy,
        onChange: (event) => give(event.currentTarget.value),
        children: ROLES.map(([role, words]) => /* @__PURE__ */ a4("option", { value: role, title: words, children: ROLE_NAMES[role] }, role))
      }
    ) }),
    /* @__PURE__ */ a4("td", { children: /* @__PURE__ */ a4("button", { type: "button", class: "btn small", disabled: act.busy, onClick: () => give(""), children: t("Take the role away") }) })
  ] });
}
function Links({ links, act, ask, study }) {
  if (links.length === 0) return null;
  return /* @__PURE__ */ a4("section", { class: "stack", children: [
    /* @__PURE__ */ a4("h2", { children: t("Links that were not used yet") }),
    /* @__PURE__ */ a4("ul", { class: "stack", children: links.map((link) => /* @__PURE__ */ a4("li", { class: "row", children: [
      /* @__PURE__ */ a4("span", { class: "grow", children: rich("{name} as {role}, until {day}; made by {by}", {
        name: /* @__PURE__ */ a4("strong", { children: link.name || link.coder }),
        role: ROLE_NAMES[link.role],
        day: day(link.until),
        by: link.by
      }) }),
      /* @__PURE__ */ a4(
        "button",
        {
          type: "button",
          class: "btn small",
          disabled: act.busy,
          onClick: () => ask(t("One moment…"), "/api/team/uninvite", { study, id: link.id }),
          children: t("Take it back")
        }
      )
    ] }, link.id)) })
  ] });
}
function Log({ people }) {
  return /* @__PURE__ */ a4("details", { children: [
    /* @__PURE__ */ a4("summary", { children: t("What was done: roles, links, files that were saved") }),
    /* @__PURE__ */ a4("table", { class: "table", children: [
      /* @__PURE__ */ a4("caption", { class: "sr", children: t("Log of the study, the newest first") }),
      /* @__PURE__ */ a4("tbody", { children: people.log.map((line, index) => /* @__PURE__ */ a4("tr", { children: [
        /* @__PURE__ */ a4("td", { children: day(line.at) }),
        /* @__PURE__ */ a4("td", { children: line.who }),
        /* @__PURE__ */ a4("td", { children: [
          line.what,
          " ",
          /* @__PURE__ */ a4("span", { class: "quiet", children: line.about })
        ] })
      ] }, index)) })
    ] })
  ] });
}
function PeopleView({ study }) {
  const act = useAct();
  const [people, setPeople] = d2(null);
  const [fault2, setFault] = d2("");
  const [turn, setTurn] = d2(0);
  F2(() => {
    void turn;
    api2.post("/api/team/people", { study }).then(setPeople, (error) => setFault(inWords(error)));
  }, [study, turn]);
  const ask = (words, route2, body) => act.run(words, async () => {
    const answer2 = await api2.post(route2, body);
    if ("people" in answer2) setPeople(answer2);
    else {
      signedIn(answer2);
      navigate("#/");
    }
  });
  return /* @__PURE__ */ a4(
    Page,
    {
      title: people ? t("People of {title}", { title: people.title }) : t("People"),
      tools: /* @__PURE__ */ a4("a", { class: "btn", href: windowOf(study), children: t("Open the study") }),
      children: /* @__PURE__ */ a4("div", { class: "stack", children: [
        /* @__PURE__ */ a4(FaultNote, { fault: fault2 || act.fault }),
        people && /* @__PURE__ */ a4($, { children: [
          /* @__PURE__ */ a4("div", { class: "scroll", children: /* @__PURE__ */ a4("table", { class: "table", children: [
            /* @__PURE__ */ a4("caption", { class: "sr", children: t("People with a role in the study") }),
            /* @__PURE__ */ a4("thead", { children: /* @__PURE__ */ a4("tr", { children: [
              /* @__PURE__ */ a4("th", { scope: "col", children: t("Name") }),
              /* @__PURE__ */ a4("th", { scope: "col", children: t("Signs as") }),
              /* @__PURE__ */ a4("th", { scope: "col", children: t("Role") }),
              /* @__PURE__ */ a4("th", { scope: "col", children: /* @__PURE__ */ a4("span", { class: "sr", children: t("Take away") }) })
            ] }) }),
            /* @__PURE__ */ a4("tbody", { children: people.people.map((person) => /* @__PURE__ */ a4(Member, { person, act, ask, study }, person.account)) })
          ] }) }),
          /* @__PURE__ */ a4(Invite, { people, act, made: () => setTurn((old) => old + 1) }),
          /* @__PURE__ */ a4(Links, { links: people.invited, act, ask, study }),
          /* @__PURE__ */ a4(Log, { people })
        ] })
      ] })
    }
  );
}

// src/team/sign_in.tsx
function Others({ act }) {
  const { oidc, passkeys } = ways.value;
  return /* @__PURE__ */ a4("div", { class: "row", hidden: !oidc && !(passkeys && canUse), children: [
    /* @__PURE__ */ a4(
      "button",
      {
        type: "button",
        class: "btn",
        hidden: !oidc,
        disabled: act.busy,
        onClick: () => act.run(t("One moment…"), () => goThere({ purpose: "signin" }, location.hash)),
        children: t("Sign in by {oidc}", { oidc })
      }
    ),
    /* @__PURE__ */ a4(
      "button",
      {
        type: "button",
        class: "btn",
        hidden: !passkeys || !canUse,
        disabled: act.busy,
        onClick: () => act.run(t("Ask the device…"), async () => signedIn(await signInByPasskey())),
        children: t("Sign in by passkey")
      }
    )
  ] });
}
function SignInView() {
  const act = useAct();
  const [account, setAccount] = d2("");
  const [password, setPassword] = d2("");
  const submit = (event) => {
    event.preventDefault();
    act.run(t("Signing in…"), async () => {
      await signIn({ account: account.trim(), password });
    });
  };
  return /* @__PURE__ */ a4(Page, { title: t("Sign in"), children: /* @__PURE__ */ a4("form", { class: "stack card narrow", onSubmit: submit, children: [
    /* @__PURE__ */ a4(AccountField, { value: account, change: setAccount, help: t("Your short name on this server.") }),
    /* @__PURE__ */ a4(PasswordField, { label: t("Password"), value: password, change: setPassword, kind: "current-password" }),
    /* @__PURE__ */ a4(FaultNote, { fault: act.fault || trouble.value }),
    /* @__PURE__ */ a4("div", { class: "row end", children: /* @__PURE__ */ a4("button", { type: "submit", class: "btn main", disabled: act.busy || !account.trim() || !password, children: t("Sign in") }) }),
    /* @__PURE__ */ a4(Others, { act }),
    /* @__PURE__ */ a4("p", { class: "quiet small", children: t(
      "No account? Ask an owner of your study for a link. Password forgotten? Whoever keeps the server makes a link for a new one."
    ) })
  ] }) });
}

// src/team/studies.tsx
function Row({ study }) {
  return /* @__PURE__ */ a4("li", { class: "card recent", children: [
    /* @__PURE__ */ a4("a", { class: "grow", href: windowOf(study.name), children: /* @__PURE__ */ a4("strong", { dir: "auto", children: study.title }) }),
    /* @__PURE__ */ a4("span", { class: "tag info", children: ROLE_NAMES[study.role] }),
    /* @__PURE__ */ a4("span", { class: "quiet small", children: rich("signed {coder}", { coder: study.coder }) }),
    study.role === "owner" && /* @__PURE__ */ a4("a", { class: "btn small", href: `#/people?study=${encodeURIComponent(study.name)}`, children: t("People") })
  ] });
}
function Keeper({ home }) {
  const act = useAct();
  const [title, setTitle] = d2("");
  const ask = (words, route2, body) => act.run(words, async () => {
    signedIn(await api2.post(route2, body));
    setTitle("");
  });
  return /* @__PURE__ */ a4("section", { class: "stack", children: [
    /* @__PURE__ */ a4("h2", { children: t("For whoever keeps the server") }),
    /* @__PURE__ */ a4(FaultNote, { fault: act.fault }),
    home.free.map((study) => /* @__PURE__ */ a4("p", { class: "row", children: [
      /* @__PURE__ */ a4("strong", { children: study }),
      " ",
      /* @__PURE__ */ a4("span", { class: "quiet", children: t("nobody owns it yet") }),
      /* @__PURE__ */ a4(
        "button",
        {
          type: "button",
          class: "btn small",
          disabled: act.busy,
          onClick: () => ask(t("Taking it in…"), "/api/team/take", { study }),
          children: t("Own it")
        }
      )
    ] }, study)),
    /* @__PURE__ */ a4(
      "form",
      {
        class: "row",
        onSubmit: (event) => {
          event.preventDefault();
          ask(t("Making the study…"), "/api/team/new", { title });
        },
        children: [
          /* @__PURE__ */ a4("label", { class: "field grow", children: [
            /* @__PURE__ */ a4("span", { class: "label", children: t("A new study") }),
            /* @__PURE__ */ a4(
              "input",
              {
                class: "input",
                value: title,
                maxLength: 100,
                dir: "auto",
                placeholder: t("Its title"),
                ...PRIVATE,
                onInput: (event) => setTitle(event.currentTarget.value)
              }
            )
          ] }),
          /* @__PURE__ */ a4("button", { type: "submit", class: "btn", disabled: act.busy || !title.trim(), children: t("Make it") })
        ]
      }
    )
  ] });
}
function StudiesView() {
  const home = mine.value;
  if (!home) return null;
  return /* @__PURE__ */ a4(Page, { title: t("Your studies"), sub: t("You are {name}.", { name: home.name }), children: /* @__PURE__ */ a4("div", { class: "stack narrow", children: [
    home.studies.length === 0 && /* @__PURE__ */ a4(Empty, { title: t("No study yet"), children: /* @__PURE__ */ a4("p", { children: t("Open the link that an owner of a study sent you while you are signed in here.") }) }),
    /* @__PURE__ */ a4("ul", { class: "stack", "aria-label": t("Your studies"), children: home.studies.map((study) => /* @__PURE__ */ a4(Row, { study }, study.name)) }),
    home.keeper && /* @__PURE__ */ a4(Keeper, { home })
  ] }) });
}

// src/team/app.tsx
var TITLES = { studies: t("Your studies"), people: t("People"), me: t("Your account"), link: t("Welcome") };
function View() {
  const { view, study, code } = place.value;
  if (view === "link") return /* @__PURE__ */ a4(LinkView, { code }, code);
  if (state.value !== "in") return /* @__PURE__ */ a4(SignInView, {});
  if (view === "people") return /* @__PURE__ */ a4(PeopleView, { study }, study);
  if (view === "me") return /* @__PURE__ */ a4(MeView, {});
  return /* @__PURE__ */ a4(StudiesView, {});
}
function useHeading(view, title) {
  const main = T2(null);
  const first = T2(true);
  F2(() => {
    document.title = t("{title} · codekit", { title });
    if (first.current) first.current = false;
    else main.current?.querySelector("h1")?.focus();
  }, [view, title]);
  return main;
}
function App() {
  const { view } = place.value;
  const out = state.value !== "in" && view !== "link";
  const main = useHeading(out ? t("sign in") : view, out ? t("Sign in") : TITLES[view]);
  if (state.value === "starting" || state.value === "away")
    return /* @__PURE__ */ a4("main", { class: "gate", children: /* @__PURE__ */ a4("p", { class: "quiet", role: "status", children: state.value === "away" ? t("The server does not answer. This page will reconnect.") : t("Loading…") }) });
  return /* @__PURE__ */ a4("div", { class: "shell", children: [
    /* @__PURE__ */ a4("header", { class: "head", children: [
      /* @__PURE__ */ a4("a", { class: "brand", href: "#/", children: "codekit" }),
      mine.value && state.value === "in" && /* @__PURE__ */ a4("nav", { class: "nav home-nav", "aria-label": t("Account"), children: [
        /* @__PURE__ */ a4("a", { href: "#/", children: t("Studies") }),
        /* @__PURE__ */ a4("a", { href: "#/me", children: /* @__PURE__ */ a4("bdi", { children: mine.value.name }) }),
        /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => void signOut(), children: t("Sign out") })
      ] })
    ] }),
    /* @__PURE__ */ a4("div", { class: "bars", children: /* @__PURE__ */ a4(FaultBar, {}) }),
    /* @__PURE__ */ a4("main", { class: "main", ref: main, tabIndex: -1, id: "main", "aria-busy": doing.value !== "", children: /* @__PURE__ */ a4(ErrorBoundary, { what: t("This page"), extent: "page", children: /* @__PURE__ */ a4(View, {}) }, `${view}/${place.value.study}`) }),
    /* @__PURE__ */ a4("footer", { class: "foot", children: [
      /* @__PURE__ */ a4("span", { class: "says", role: "status", children: doing.value }),
      /* @__PURE__ */ a4("span", { class: "hints", children: [
        "codekit ",
        mine.value?.codekit
      ] })
    ] })
  ] });
}

// src/team/main.tsx
begin(App, () => start(cameBack));
