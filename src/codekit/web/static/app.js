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
function chosenOf(wanted2) {
  for (const tag of wanted2) {
    const found2 = [tag, tag.split("-")[0] ?? ""].find((name2) => Object.hasOwn(languages, name2));
    if (found2) return found2;
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
function isPrimitive(value2) {
  return value2 == null || typeof value2 === "number" || typeof value2 === "boolean";
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
  get(key2) {
    return this.cache[key2];
  }
  set(key2, value2) {
    this.cache[key2] = value2;
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
  const stringTokens = skeleton.split(WHITE_SPACE_REGEX).filter((x4) => x4.length > 0);
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
  str.replace(SIGNIFICANT_PRECISION_REGEX, function(_5, g1, g22) {
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
        token2.options[0].replace(INTEGER_WIDTH_REGEX, function(_5, g1, g22, g32, g42, g5) {
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
      token2.stem.replace(FRACTION_PRECISION_REGEX, function(_5, g1, g22, g32, g42, g5) {
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
function createLocation(start2, end2) {
  return {
    start: start2,
    end: end2
  };
}
var hasNativeFromEntries = !!Object.fromEntries;
var hasTrimStart = !!String.prototype.trimStart;
var hasTrimEnd = !!String.prototype.trimEnd;
var fromEntries = hasNativeFromEntries ? Object.fromEntries : function fromEntries2(entries2) {
  const obj = {};
  for (const [k4, v4] of entries2) obj[k4] = v4;
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
    const code2 = message.charCodeAt(offset);
    switch (code2) {
      case 35:
      case 39:
      case 60:
      case 123:
      case 125:
        return null;
    }
    if (code2 === 10) {
      line++;
      column = 1;
      offset++;
    } else {
      column++;
      if (code2 >= 55296 && code2 <= 56319 && offset + 1 < message.length) {
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
    let value2 = "";
    while (true) {
      const parseQuoteResult = this.tryParseQuote(parentArgType);
      if (parseQuoteResult) {
        value2 += parseQuoteResult;
        continue;
      }
      const parseUnquotedResult = this.tryParseUnquoted(nestingLevel, parentArgType);
      if (parseUnquotedResult) {
        value2 += parseUnquotedResult;
        continue;
      }
      const parseLeftAngleResult = this.tryParseLeftAngleBracket();
      if (parseLeftAngleResult) {
        value2 += parseLeftAngleResult;
        continue;
      }
      break;
    }
    const location2 = createLocation(start2, this.clonePosition());
    return {
      val: {
        type: 0,
        value: value2,
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
    let value2 = this.parseIdentifierIfPossible().value;
    if (!value2) return this.error(3, createLocation(openingBracePosition, this.clonePosition()));
    this.bumpSpace();
    if (this.isEOF()) return this.error(1, createLocation(openingBracePosition, this.clonePosition()));
    switch (this.char()) {
      case 125:
        this.bump();
        return {
          val: {
            type: 1,
            value: value2,
            location: createLocation(openingBracePosition, this.clonePosition())
          },
          err: null
        };
      case 44:
        this.bump();
        this.bumpSpace();
        if (this.isEOF()) return this.error(1, createLocation(openingBracePosition, this.clonePosition()));
        return this.parseArgumentOptions(nestingLevel, expectingCloseTag, value2, openingBracePosition);
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
    const value2 = matchIdentifierAtIndex(this.message, startOffset);
    const endOffset = startOffset + value2.length;
    this.bumpTo(endOffset);
    return {
      value: value2,
      location: createLocation(startingPosition, this.clonePosition())
    };
  }
  parseArgumentOptions(nestingLevel, expectingCloseTag, value2, openingBracePosition) {
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
                value: value2,
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
                value: value2,
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
            value: value2,
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
            value: value2,
            options: fromEntries(optionsResult.val),
            location: location2
          },
          err: null
        };
        else return {
          val: {
            type: 6,
            value: value2,
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
    const code2 = this.message.codePointAt(offset);
    if (code2 === void 0) throw Error(`Offset ${offset} is at invalid UTF-16 code unit boundary`);
    return code2;
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
    const code2 = this.char();
    if (code2 === 10) {
      this.position.line += 1;
      this.position.column = 1;
      this.position.offset += 1;
    } else {
      this.position.column += 1;
      this.position.offset += code2 < 65536 ? 1 : 2;
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
    const code2 = this.char();
    const offset = this.offset();
    return this.message.charCodeAt(offset + (code2 >= 65536 ? 2 : 1)) ?? null;
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
  constructor(msg, code2, originalMessage) {
    super(msg);
    this.code = code2;
    this.originalMessage = originalMessage;
  }
  toString() {
    return `[formatjs Error: ${this.code}] ${this.message}`;
  }
};
var InvalidValueError = class extends FormatError {
  constructor(variableId, value2, options, originalMessage) {
    super(`Invalid values for "${variableId}": "${value2}". Options are "${Object.keys(options).join('", "')}"`, "INVALID_VALUE", originalMessage);
  }
};
var InvalidValueTypeError = class extends FormatError {
  constructor(value2, type2, originalMessage) {
    super(`Value for "${value2}" must be of type ${type2}`, "INVALID_VALUE", originalMessage);
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
    let value2 = values[varName];
    if (isArgumentElement(el)) {
      if (!value2 || typeof value2 === "string" || typeof value2 === "number" || typeof value2 === "bigint") value2 = typeof value2 === "string" || typeof value2 === "number" || typeof value2 === "bigint" ? String(value2) : "";
      result.push({
        type: typeof value2 === "string" ? 0 : 1,
        value: value2
      });
      continue;
    }
    if (isDateElement(el)) {
      const style = typeof el.style === "string" ? formats2.date[el.style] : isDateTimeSkeleton(el.style) ? el.style.parsedOptions : void 0;
      result.push({
        type: 0,
        value: formatters.getDateTimeFormat(locales, style).format(value2)
      });
      continue;
    }
    if (isTimeElement(el)) {
      const style = typeof el.style === "string" ? formats2.time[el.style] : isDateTimeSkeleton(el.style) ? el.style.parsedOptions : formats2.time.medium;
      result.push({
        type: 0,
        value: formatters.getDateTimeFormat(locales, style).format(value2)
      });
      continue;
    }
    if (isNumberElement(el)) {
      const style = typeof el.style === "string" ? formats2.number[el.style] : isNumberSkeleton(el.style) ? el.style.parsedOptions : void 0;
      if (style && style.scale) {
        const scale = style.scale || 1;
        if (typeof value2 === "bigint") {
          if (!Number.isInteger(scale)) throw new TypeError(`Cannot apply fractional scale ${scale} to bigint value. Scale must be an integer when formatting bigint.`);
          value2 = value2 * BigInt(scale);
        } else value2 = value2 * scale;
      }
      result.push({
        type: 0,
        value: formatters.getNumberFormat(locales, style).format(value2)
      });
      continue;
    }
    if (isTagElement(el)) {
      const { children, value: value3 } = el;
      const formatFn = values[value3];
      if (!isFormatXMLElementFn(formatFn)) throw new InvalidValueTypeError(value3, "function", originalMessage);
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
      const key2 = value2;
      const opt = (Object.prototype.hasOwnProperty.call(el.options, key2) ? el.options[key2] : void 0) || el.options.other;
      if (!opt) throw new InvalidValueError(el.value, value2, Object.keys(el.options), originalMessage);
      result.push(...formatToParts(opt.value, locales, formatters, formats2, values));
      continue;
    }
    if (isPluralElement(el)) {
      const exactKey = `=${value2}`;
      let opt = Object.prototype.hasOwnProperty.call(el.options, exactKey) ? el.options[exactKey] : void 0;
      if (!opt) {
        if (!Intl.PluralRules) throw new FormatError(`Intl.PluralRules is not available in this environment.
Try polyfilling it using "@formatjs/intl-pluralrules"
`, "MISSING_INTL_API", originalMessage);
        const numericValue2 = typeof value2 === "bigint" ? Number(value2) : value2;
        const rule = formatters.getPluralRules(locales, { type: el.pluralType }).select(numericValue2 - (el.offset || 0));
        opt = (Object.prototype.hasOwnProperty.call(el.options, rule) ? el.options[rule] : void 0) || el.options.other;
      }
      if (!opt) throw new InvalidValueError(el.value, value2, Object.keys(el.options), originalMessage);
      const numericValue = typeof value2 === "bigint" ? Number(value2) : value2;
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
      get(key2) {
        return store2[key2];
      },
      set(key2, value2) {
        store2[key2] = value2;
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

// src/i18n/t.ts
var language = "en";
var messages = {};
var formats = /* @__PURE__ */ new Map();
function speak(name2, translated) {
  language = name2;
  messages = translated;
  formats.clear();
}
var isOurs = (words6) => typeof words6 === "string" && (language === "en" || Object.values(messages).includes(words6));
var spoken = () => language;
var MEANING = /##.*$/;
var SYNTAX = /[{<]/;
function formatOf(message) {
  const known3 = formats.get(message);
  if (known3) return known3;
  const translated = messages[message];
  const made = translated ? new IntlMessageFormat(translated, language) : new IntlMessageFormat(message.replace(MEANING, ""), "en");
  formats.set(message, made);
  return made;
}
function t(message, values) {
  if (!values && !SYNTAX.test(message)) return messages[message] || message.replace(MEANING, "");
  return formatOf(message).format(values);
}
var known = (word) => Object.hasOwn(messages, word) && messages[word] || word;
function rich(message, values) {
  return formatOf(message).format(values);
}

// src/i18n/boot.ts
var name = chosenOf([choice(), ...navigator.languages].filter(Boolean));
if (name !== "en") {
  try {
    const answer = await fetch(`/static/words.${name}.json`);
    if (answer.ok) speak(name, await answer.json());
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
  var s4, h5, v4, w5, d5, _5, g5 = u4.__k || y, k4 = t5.length;
  for (l4 = q(r4, t5, g5, l4, k4), s4 = 0; s4 < k4; s4++) null != (v4 = r4.__k[s4]) && (h5 = ~v4.__i && g5[v4.__i] || p, v4.__i = s4, _5 = z(n3, v4, h5, i4, f5, o5, e4, l4, c4, a5), w5 = v4.__e, (h5.ref != v4.ref || 8 & h5.__u) && (h5.ref && G(h5.ref, null, v4, h5), v4.ref && a5.push(v4.ref, v4.__c || w5, v4)), d5 = d5 || w5, 4 & v4.__u ? (l4 = A(v4, l4, n3, !h5.__v), h5.__e && (h5.__e = null)) : "function" == typeof v4.type && void 0 !== _5 ? l4 = _5 : w5 && (l4 = w5.nextSibling), v4.__u &= -21);
  return r4.__e = d5, l4;
}
function q(n3, t5, r4, u4, i4) {
  var f5, o5, e4, l4, c4, a5, s4, p5, y5, v4 = r4.length, d5 = v4, _5 = 0, g5 = 0, k4 = n3.__k = Array(i4);
  for (f5 = 0; f5 < i4; f5++) null != (o5 = t5[f5]) && "boolean" != typeof o5 && "function" != typeof o5 ? ("object" != typeof o5 || o5.constructor === String ? o5 = k4[f5] = m(null, o5) : w(o5) ? o5 = k4[f5] = m($, { children: o5 }) : o5.constructor === h && o5.__b ? o5 = k4[f5] = m(o5.type, o5.props, o5.key, o5.ref, o5.__v) : k4[f5] = o5, l4 = f5 + _5, o5.__ = n3, o5.__b = n3.__b + 1, e4 = null, ~(c4 = o5.__i = P(o5, r4, l4, d5)) && (d5--, (e4 = r4[c4]) && (e4.__u |= 2)), e4 && e4.__v ? (o5.__u |= 16, c4 == l4 - 1 ? _5-- : c4 == l4 + 1 ? _5++ : c4 != l4 && (c4 > l4 ? _5-- : _5++, g5 = 1)) : (~c4 || (i4 > v4 ? _5-- : i4 < v4 && _5++), "function" != typeof o5.type && (o5.__u |= 4))) : k4[f5] = null;
  if (g5) {
    for (a5 = [], s4 = [], f5 = 0; f5 < i4; f5++) if ((o5 = k4[f5]) && 16 & o5.__u) {
      for (_5 = 0, p5 = a5.length; _5 < p5; ) a5[y5 = _5 + p5 >> 1] < o5.__i ? _5 = y5 + 1 : p5 = y5;
      a5[_5] = o5.__i, s4[f5] = _5 + 1;
    }
    for (_5 = a5.length; f5--; ) s4[f5] && (s4[f5] == _5 ? _5-- : k4[f5].__u |= 4);
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
  var s4, p5, v4, d5, k4, b4, m5, M2, C3, j3, L2, H2, q3, A4, O2, P3, T5, N2, V2 = r4.type;
  if (r4.constructor !== h) return null;
  128 & u4.__u && (c4 = 32 & u4.__u, s4 = u4.__c.__z) && (r4.__u |= c4, p5 = o5 = [], 8 == s4.nodeType ? l4 = B(s4, o5) : o5.push(s4), l4 = o5[0] || l4), (s4 = n.__b) && s4(r4);
  n: if ("function" == typeof V2) {
    v4 = e4.length;
    try {
      if (M2 = r4.props, C3 = (s4 = V2.prototype) && s4.render, j3 = (s4 = V2.contextType) && i4[s4.__c], L2 = s4 ? j3 ? j3.props.value : s4.__ : i4, (d5 = u4.__c) ? (r4.__c = d5, 2 & d5.__g && (d5.__g |= 1)) : (C3 ? r4.__c = d5 = new V2(M2, L2) : (r4.__c = d5 = new x(M2, L2), d5.constructor = V2, d5.render = K), j3 && j3.sub(d5), d5.state || (d5.state = {}), d5.__n = i4, d5.__g |= 8, d5.__h = [], d5.__k = []), C3 && (d5.__s || (d5.__s = d5.state), V2.getDerivedStateFromProps && (d5.__s == d5.state && (d5.__s = _({}, d5.__s)), _(d5.__s, V2.getDerivedStateFromProps(M2, d5.__s)))), k4 = d5.props, b4 = d5.state, d5.__v = r4, u4.__c) {
        if (M2 !== k4 && C3 && !V2.getDerivedStateFromProps && d5.componentWillReceiveProps && d5.componentWillReceiveProps(M2, L2), r4.__v == u4.__v && !(8 & d5.__g) || !(4 & d5.__g) && d5.shouldComponentUpdate && false === d5.shouldComponentUpdate(M2, d5.__s, L2)) {
          r4.__v != u4.__v && (d5.props = M2, d5.state = d5.__s, d5.__g &= -9), r4.__e = u4.__e, r4.__k = u4.__k, r4.__k.some(function(n3) {
            n3 && (n3.__ = r4);
          }), y.push.apply(d5.__h, d5.__k), d5.__k = [], d5.__h.length && e4.push(d5), l4 = S(u4);
          break n;
        }
        d5.componentWillUpdate && d5.componentWillUpdate(M2, d5.__s, L2), C3 && d5.componentDidUpdate && d5.__h.push(function() {
          d5.componentDidUpdate(k4, b4, m5);
        });
      } else C3 && !V2.getDerivedStateFromProps && d5.componentWillMount && d5.componentWillMount(), C3 && d5.componentDidMount && d5.__h.push(d5.componentDidMount);
      d5.context = L2, d5.props = M2, d5.__P = t5, d5.__g &= -5, H2 = n.__r, q3 = C3 ? 25 : 0;
      do {
        d5.__g &= -9, H2 && H2(r4), s4 = d5.render(d5.props, d5.state = d5.__s, d5.context);
      } while (8 & d5.__g && ++q3 < 25);
      C3 && (y.push.apply(d5.__h, d5.__k), d5.__k = []), d5.state = d5.__s, d5.getChildContext && (i4 = _({}, i4, d5.getChildContext())), C3 && u4.__c && d5.getSnapshotBeforeUpdate && (m5 = d5.getSnapshotBeforeUpdate(k4, b4)), A4 = s4 && s4.type === $ && null == s4.key ? s4.props.children : s4, M2.__P && (s4 = l4, f5 = (t5 = M2.__P).namespaceURI, c4 = o5 = null, u4.props && u4.props.__P != t5 && (u4.__k.some(function(n3) {
        n3 && J(n3, n3);
      }), u4.__k = null), l4 = u4.__k ? S(u4, 0) : null), l4 = I(t5, w(A4) ? A4 : [A4], r4, u4, i4, f5, o5, e4, l4, c4, a5), M2.__P && (r4.__e = null, l4 = s4), r4.__u &= -161, p5 && p5.some(g), d5.__h.length && e4.push(d5), 1 & d5.__g && (d5.__g &= -4);
    } catch (t6) {
      if (e4.length = v4, r4.__v = null, c4 || o5) if (t6 && t6.then) {
        if (r4.__u |= 128 | c4, o5) {
          for (~(T5 = o5.indexOf(l4 || void 0)) || (T5 = o5.length); (N2 = o5[T5 - 1]) && 8 == N2.nodeType; ) T5--;
          for (; T5 < o5.length; T5++) if (N2 = o5[T5]) if (o5[T5] = null, O2) {
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
  var s4, h5, y5, _5, k4, b4, m5, M2, $2 = u4.props || p, x4 = r4.props, C3 = r4.type;
  if ("svg" == C3 ? f5 = "http://www.w3.org/2000/svg" : "math" == C3 ? f5 = "http://www.w3.org/1998/Math/MathML" : f5 || (f5 = "http://www.w3.org/1999/xhtml"), o5) {
    for (s4 = 0; s4 < o5.length; s4++) if ((k4 = o5[s4]) && (C3 ? k4.localName == C3 : 3 == k4.nodeType)) {
      t5 = k4, o5[s4] = null;
      break;
    }
  }
  if (!t5) {
    if (M2 = a5.ownerDocument || document, !C3) return M2.createTextNode(x4);
    t5 = M2.createElementNS(f5, C3, x4.is ? x4 : a5), l4 && (n.__m && n.__m(r4, o5), l4 = false), o5 = null;
  }
  if (C3) {
    if (a5 = "template" == C3 && t5.content || t5, o5 = "textarea" == C3 && null != x4.defaultValue ? null : o5 && d.call(a5.childNodes), !l4 && o5) for ($2 = {}, s4 = 0; s4 < t5.attributes.length; s4++) $2[(k4 = t5.attributes[s4]).name] = k4.value;
    for (s4 in $2) k4 = $2[s4], "dangerouslySetInnerHTML" == s4 ? y5 = k4 : "children" == s4 || s4 in x4 || "value" == s4 && "defaultValue" in x4 || "checked" == s4 && "defaultChecked" in x4 || N(t5, s4, null, k4, f5);
    for (s4 in x4) k4 = x4[s4], "children" == s4 ? _5 = k4 : "dangerouslySetInnerHTML" == s4 ? h5 = k4 : "value" == s4 ? b4 = k4 : "checked" == s4 ? m5 = k4 : l4 && "function" != typeof k4 || $2[s4] === k4 || N(t5, s4, k4, $2[s4], f5);
    h5 ? (l4 || y5 && (h5.__html == y5.__html || h5.__html == t5.innerHTML) || (t5.innerHTML = h5.__html), r4.__k = []) : (y5 && (t5.textContent = ""), ("foreignObject" == C3 || "http://www.w3.org/1998/Math/MathML" == f5 && v.test(C3)) && (f5 = "http://www.w3.org/1999/xhtml"), I(a5, w(_5) ? _5 : [_5], r4, u4, i4, f5, o5, e4, o5 ? o5[0] : u4.__k && S(u4, 0), l4, c4), o5 && o5.some(g)), l4 && "textarea" != C3 || (s4 = "value", "progress" == C3 && null == b4 ? t5.removeAttribute(s4) : null == b4 || b4 === t5[s4] && ("progress" != C3 || b4) || N(t5, s4, b4, $2[s4], f5), s4 = "checked", null != m5 && m5 != t5[s4] && N(t5, s4, m5, $2[s4], f5));
  } else $2 === x4 || l4 && t5.data == x4 || (t5.data = x4);
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
function A2(n3, u4) {
  var i4 = y2(t3++, 3);
  !a2.__s && E2(i4.__H, u4) && (i4.__P = true, i4.__ = n3, i4.u = u4, r2.__H.__h.push(i4));
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
function b(n3, t5) {
  return f2 = 8, w2(function() {
    return n3;
  }, t5);
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
function b2(i4) {
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
    b2(this);
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
  b2(this);
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
var _4 = [];
var g4 = [];
x2(function() {
  h4 = this.N;
})();
function b3(i4, n3) {
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
b3("__b", function(i4, n3) {
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
b3("__r", function(i4, r4) {
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
b3("__e", function(i4, n3, r4, t5) {
  y4();
  d4 = void 0;
  i4(n3, r4, t5);
});
b3("diffed", function(i4, n3) {
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
b3("unmount", function(i4, n3) {
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
b3("__h", function(i4, n3, r4, t5) {
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
function useComputed(i4, n3) {
  var r4 = T2(i4);
  r4.current = i4;
  d4.__$f |= 4;
  return w2(function() {
    return O(function() {
      return r4.current();
    }, n3);
  }, []);
}
var q2 = "undefined" == typeof requestAnimationFrame ? setTimeout : function(i4) {
  var n3 = function() {
    clearTimeout(r4);
    cancelAnimationFrame(t5);
    i4();
  }, r4 = setTimeout(n3, 35), t5 = requestAnimationFrame(n3);
};
var A3 = function(i4) {
  queueMicrotask(function() {
    queueMicrotask(i4);
  });
};
function T4() {
  r3(function() {
    var i4;
    while (i4 = _4.shift()) h4.call(i4);
  });
}
function x3() {
  if (1 === _4.push(this)) (n.requestAnimationFrame || q2)(T4);
}
function F3() {
  r3(function() {
    var i4;
    while (i4 = g4.shift()) h4.call(i4);
  });
}
function M() {
  if (1 === g4.push(this)) (n.requestAnimationFrame || A3)(F3);
}
function useSignalEffect(i4, n3) {
  var r4 = T2(i4);
  r4.current = i4;
  var t5 = d4;
  A2(function() {
    return x2(function() {
      this.N = x3;
      if (!(t5 && 8 & t5.__$f)) return r4.current();
    }, n3);
  }, []);
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

// src/app/format.ts
var numbers = new Intl.NumberFormat(spoken());
var BARE = spoken() === "en";
var dates = spoken() === "en" ? "en-GB" : spoken();
var lists = new Intl.ListFormat(dates, { type: "conjunction" });
var formatNumber = (value2) => numbers.format(value2);
var formatDecimal = (value2, digits) => value2.toLocaleString(spoken(), { minimumFractionDigits: digits, maximumFractionDigits: digits });
var formatList = (names) => lists.format(names);
function formatFigure(value2, digits = 2) {
  if (value2 === null || Number.isNaN(value2)) return "–";
  const size = Number(Math.abs(value2).toFixed(digits));
  const text = formatDecimal(size, digits);
  const sign = value2 < 0 && size !== 0 ? "−" : "";
  return sign + (BARE && text.startsWith("0.") ? text.slice(1) : text);
}
var formatPercent = (value2, digits = 0) => value2 === null || Number.isNaN(value2) ? "–" : `${formatDecimal(value2 * 100, digits)} %`;
var sameDay = (one, other) => one.toDateString() === other.toDateString();
function formatTime(iso, now2 = /* @__PURE__ */ new Date()) {
  if (!iso) return "";
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  const clock2 = at.toLocaleTimeString(dates, { hour: "2-digit", minute: "2-digit" });
  if (sameDay(at, now2)) return clock2;
  const day = at.toLocaleDateString(dates, { day: "numeric", month: "short" });
  return at.getFullYear() === now2.getFullYear() ? `${day} ${clock2}` : `${day} ${at.getFullYear()}`;
}
function sentence(text) {
  if (text.startsWith("codekit ")) return text;
  const whole2 = text && text[0] !== text[0]?.toUpperCase() && !/^\S*[\d_/.]/.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
  return !whole2 || /[.!?:]$/.test(whole2) ? whole2 : `${whole2}.`;
}
function inWords(error) {
  if (!(error instanceof ApiError)) return error instanceof Error ? error.message : String(error);
  const { message, hint, problems } = error.error;
  return [message, ...problems ?? [], hint].filter(Boolean).map(sentence).join(" ");
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
  supporting: { name: "supporting", sign: "+" },
  contrary: { name: "contrary", sign: "−" },
  hypothetical: { name: "hypothetical", sign: "?" }
};
var DONE = {
  "coding.add": t("coded"),
  "coding.remove": t("removed"),
  "coding.replace": t("changed"),
  "coding.split": t("split"),
  "coding.merge": t("merged"),
  "coding.reject": t("did not take over"),
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
function describeStep(step) {
  const where = step.turn === null ? "no" : "yes";
  const turn = (step.turn ?? 0) + 1;
  const name2 = step.code_name || step.code;
  if (step.old_code && step.old_code !== step.code)
    return t("recoded{where, select, yes { turn {turn}} other {}} ‘{old}’ → ‘{name}’", {
      where,
      turn,
      old: step.old_name || step.old_code,
      name: name2
    });
  return t(
    "{done}{where, select, yes { turn {turn}} other {}}{hasCode, select, yes { ‘{name}’} other {}}{words, plural, =0 {} one {, # word} other {, # words}}",
    {
      done: DONE[step.kind] ?? step.kind,
      where,
      turn,
      hasCode: step.code ? "yes" : "no",
      name: name2,
      words: step.words ?? 0
    }
  );
}

// src/app/router.ts
var part = encodeURIComponent;
function query(values) {
  const given = Object.entries(values).filter(([, value2]) => value2 !== void 0 && value2 !== "");
  return given.length ? `?${given.map(([key2, value2]) => `${key2}=${part(String(value2))}`).join("&")}` : "";
}
function askedIn(query2) {
  const read3 = (name2) => query2.get(name2) ?? "";
  const [q3, mode, exact] = [read3("q"), read3("mode"), read3("exact")];
  return { q: q3, mode, exact, respondents: read3("respondents"), uncoded: read3("uncoded") };
}
var href = {
  library: () => "#/",
  code: (round2, transcript, at) => `#/d/${part(round2)}/${part(transcript)}${query({ at })}`,
  /** Code, with the places of a search to be coded one after the other. */
  walk: (round2, transcript, asked4) => `#/d/${part(round2)}/${part(transcript)}${query({ ...asked4, walk: 1 })}`,
  compare: (round2, transcript, at) => `#/d/${part(round2)}/${part(transcript)}/compare${query({ at })}`,
  print: (round2, transcript) => `#/print/${part(round2)}/${part(transcript)}`,
  adjudicate: (round2 = "", cluster) => `#/adjudicate${round2 && `/${part(round2)}`}${query({ cluster })}`,
  became: (round2) => `#/became/${part(round2)}`,
  codebook: (values = {}) => `#/codes${query(values)}`,
  detail: (code2, values = {}) => `#/codes/${part(code2)}${query(values)}`,
  agreement: (round2 = "") => `#/agreement${round2 && `/${part(round2)}`}`,
  matrix: (codebook = "", asked4 = {}) => `#/matrix${codebook && `/${part(codebook)}`}${query(asked4)}`,
  memos: () => "#/memos",
  search: (asked4 = {}) => `#/search${query({ ...asked4 })}`,
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
  const changed2 = () => {
    address.value = location.hash;
  };
  addEventListener("hashchange", changed2);
  changed2();
  return () => removeEventListener("hashchange", changed2);
}
function navigate(hash) {
  if (location.hash === hash) address.value = hash;
  else location.hash = hash;
}
function replaceAddress(hash) {
  history.replaceState(null, "", hash);
  address.value = hash;
}

// src/app/api.ts
var AWAY = {
  kind: "failed",
  message: t("codekit does not answer."),
  hint: t("It may have stopped on this computer. Start it again with `codekit code`; this page will reconnect.")
};
var HEADERS = { "Content-Type": "application/json" };
async function problem(answer) {
  const fallback = {
    kind: "failed",
    message: t("The server answered {status}.", { status: answer.status }),
    hint: ""
  };
  try {
    const body = await answer.json();
    return new ApiError(answer.status, body.error ?? fallback);
  } catch {
    return new ApiError(answer.status, fallback);
  }
}
async function send(path, init) {
  let answer;
  try {
    answer = await fetch(path, {
      ...init,
      cache: "no-store",
      credentials: "omit",
      redirect: "error",
      referrerPolicy: "no-referrer"
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new ApiError(0, AWAY);
  }
  if (!answer.ok) throw await problem(answer);
  return answer;
}
async function redeem(code2) {
  const answer = await send("/api/session", { method: "POST", headers: HEADERS, body: JSON.stringify({ code: code2 }) });
  return (await answer.json()).token;
}
function createApi(token2, refused) {
  const authorised = async (path, init) => {
    try {
      return await send(path, { ...init, headers: { ...init.headers, Authorization: `Bearer ${token2()}` } });
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) refused();
      throw error;
    }
  };
  const body = (method, value2, signal) => ({
    method,
    headers: HEADERS,
    body: JSON.stringify(value2),
    ...signal && { signal }
  });
  const json = async (answer) => {
    const ready = await answer;
    return ready.status === 204 ? void 0 : await ready.json();
  };
  return {
    get: (path, signal) => json(authorised(path, signal ? { signal } : {})),
    post: (path, value2, signal) => json(authorised(path, body("POST", value2, signal))),
    put: (path, value2) => json(authorised(path, body("PUT", value2))),
    delete: async (path) => {
      await authorised(path, { method: "DELETE" });
    },
    file: async (path, value2) => {
      const answer = await authorised(path, value2 === void 0 ? {} : body("POST", value2));
      const named2 = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get("Content-Disposition") ?? "")?.[1];
      return { name: decodeURIComponent(named2 ?? "codekit"), data: await answer.blob() };
    },
    stream: (path, signal) => authorised(path, { signal, headers: { Accept: "text/event-stream" } })
  };
}

// src/app/stream.ts
var FIRST_WAIT = 500;
var LONGEST_WAIT = 8e3;
var HIDDEN_WAIT = 6e4;
function parseEvents(text) {
  const events = [];
  for (const block of text.split(/\r?\n\r?\n/)) {
    let name2 = "";
    const data = [];
    for (const line of block.split(/\r?\n/)) {
      if (line.startsWith("event:")) name2 = line.slice(6).trim();
      else if (line.startsWith("data:")) data.push(line.slice(5).trimStart());
    }
    if (name2 && data.length) events.push({ event: name2, data: JSON.parse(data.join("\n")) });
  }
  return events;
}
async function read(answer, each) {
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  while (reader) {
    const { value: value2, done } = await reader.read();
    if (done) return;
    rest += value2;
    const end2 = Math.max(rest.lastIndexOf("\n\n"), rest.lastIndexOf("\n\r\n"));
    if (end2 < 0) continue;
    for (const event of parseEvents(rest.slice(0, end2))) each(event);
    rest = rest.slice(end2).trimStart();
  }
}
function createStream({ open: open5, position, event }) {
  const connected = y3(false);
  let abort = new AbortController();
  let stopped2 = false;
  let wake = () => {
  };
  let hiding;
  const pause = (ms) => new Promise((resolve) => {
    const timer3 = setTimeout(resolve, ms);
    wake = () => {
      clearTimeout(timer3);
      resolve();
    };
  });
  const shown = () => {
    clearTimeout(hiding);
    if (document.hidden) hiding = setTimeout(() => abort.abort(), HIDDEN_WAIT);
    else wake();
  };
  const run3 = async () => {
    let wait = FIRST_WAIT;
    while (!stopped2) {
      abort = new AbortController();
      try {
        const { epoch, rev } = position();
        const answer = await open5(`/api/events?epoch=${encodeURIComponent(epoch)}&since=${rev}`, abort.signal);
        connected.value = true;
        wait = FIRST_WAIT;
        await read(answer, event);
      } catch {
      }
      if (!document.hidden) connected.value = false;
      if (stopped2) return;
      await pause(document.hidden ? 24 * 36e5 : wait);
      wait = Math.min(wait * 2, LONGEST_WAIT);
    }
  };
  document.addEventListener("visibilitychange", shown);
  void run3();
  return {
    connected,
    stop() {
      stopped2 = true;
      document.removeEventListener("visibilitychange", shown);
      abort.abort();
      wake();
    }
  };
}

// src/app/way_in.ts
var AGAIN = 2e3;
var Token = class {
  constructor(key2) {
    this.key = key2;
  }
  key;
  value = "";
  keep(value2) {
    this.value = value2;
    try {
      if (value2) sessionStorage.setItem(this.key, value2);
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
async function enter(token2, phase2, code2, begin5) {
  const launch = code2.exec(location.hash);
  try {
    if (launch?.[1]) {
      replaceAddress("#/");
      token2.keep(await redeem(launch[1]));
    } else token2.recall();
    if (token2.value) await begin5(launch);
    else phase2.value = "nokey";
  } catch (error) {
    const status = error instanceof ApiError ? error.status : -1;
    if (status === 401 || status === 403) phase2.value = launch ? "used" : "ended";
    else if (status === 0) {
      phase2.value = "away";
      setTimeout(() => void enter(token2, phase2, code2, begin5), AGAIN);
    } else throw error;
  }
}

// src/app/services.ts
var SAVE_AFTER = 400;
var phase = y3("starting");
var session = y3(null);
var says = y3("");
var bye = y3("");
var online = y3(true);
var settings = y3({});
var token = new Token("codekit.token");
var stream = null;
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
  const answered = (saved2) => {
    sending = false;
    if (settings.peek() !== sent) store();
    else unsaved = !saved2;
  };
  api.put("/api/settings", sent).then(
    () => answered(true),
    (error) => {
      if (error instanceof ApiError && error.status)
        announce(t("Settings could not be kept: {message}", { message: error.message }));
      answered(false);
    }
  );
}
function set(key2, value2) {
  settings.value = { ...settings.peek(), [key2]: value2 };
  unsaved = true;
  clearTimeout(saving);
  saving = setTimeout(store, SAVE_AFTER);
}
async function refreshSession() {
  session.value = await api.get("/api/session");
}
function heard(event) {
  const now2 = session.peek();
  if (event.event === "bye") bye.value = event.data.reason;
  else {
    bye.value = "";
    const stay = event.event === "change" ? { rev: event.data.rev, undo: event.data.undo, redo: event.data.redo } : event.data;
    if (now2) session.value = { ...now2, ...stay };
  }
  const finished = event.event === "change" && event.data.state !== null;
  if (finished || event.event === "reload" || event.event === "rounds") void refreshSession().catch(() => {
  });
  for (const listener of listeners) listener(event);
}
async function begin() {
  const [first, stored] = await Promise.all([api.get("/api/session"), api.get("/api/settings")]);
  settings.value = stored;
  session.value = first;
  phase.value = "ready";
  const position = () => ({ epoch: session.peek()?.epoch ?? "", rev: session.peek()?.rev ?? 0 });
  stream = createStream({ open: api.stream, position, event: heard });
  const { connected } = stream;
  x2(() => {
    online.value = connected.value;
  });
}
var start = () => enter(token, phase, /^#launch=([\w-]+)/, async (launch) => {
  await begin();
  const { round: round2, transcript } = session.value?.start ?? {};
  if (launch && round2 && transcript) navigate(`#/d/${encodeURIComponent(round2)}/${encodeURIComponent(transcript)}`);
});
async function lock() {
  stream?.stop();
  await api.delete("/api/session").catch(() => {
  });
  token.keep("");
  session.value = null;
  phase.value = "locked";
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
  const find2 = (id) => id ? rounds.find((one) => one.id === id) : void 0;
  return find2(route.value.round) ?? find2(route.value.query.get("round")) ?? find2(settings.value.round) ?? find2(session.value?.start.round) ?? rounds.at(-1) ?? null;
});
var seesOthers = (one) => one.may.see_others && one.coders.some((coder) => coder !== session.value?.coder);
var blind = O(() => session.value?.blind ?? false);
if (typeof addEventListener !== "undefined") {
  addEventListener("pagehide", () => {
    if (!unsaved || !token.value) return;
    const init = {
      method: "PUT",
      keepalive: true,
      headers: { "Content-Type": "application/json", Authorization: `Bearer ${token.value}` }
    };
    void fetch("/api/settings", { ...init, body: JSON.stringify(settings.peek()) }).catch(() => {
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
  return /* @__PURE__ */ a4("ul", { class: "row elsewhere", "aria-label": t("Other screens"), children: ELSEWHERE.map(([name2, to2]) => /* @__PURE__ */ a4("li", { children: /* @__PURE__ */ a4("a", { href: to2, children: name2 }) }, name2)) });
}
var loadAnew = () => location.reload();
function WayOut({ page: page2, children }) {
  return /* @__PURE__ */ a4("div", { class: "page stack", children: [
    /* @__PURE__ */ a4("h1", { tabIndex: -1, children: page2 ? t("This page cannot be shown") : t("This screen cannot be shown") }),
    /* @__PURE__ */ a4("p", { children: rich(
      "<b>Nothing is lost.</b> Your codings and memos are in the study’s files as soon as they are saved; what is still on its way goes on being sent while this tab is open.",
      { b: (words6) => /* @__PURE__ */ a4("strong", { children: words6 }) }
    ) }),
    children,
    !page2 && /* @__PURE__ */ a4($, { children: [
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
function Failed({ what, fault: fault2, again: again2 }) {
  const hint = "error" in fault2 ? fault2.error.hint : "";
  return /* @__PURE__ */ a4("div", { class: "note bad", role: "alert", children: [
    /* @__PURE__ */ a4("p", { children: [
      /* @__PURE__ */ a4("strong", { children: rich("{what} failed:", { what }) }),
      " ",
      /* @__PURE__ */ a4("span", { lang: "en", children: sentence(fault2.message) })
    ] }),
    hint && /* @__PURE__ */ a4("p", { children: sentence(hint) }),
    /* @__PURE__ */ a4("p", { class: "row", children: [
      again2 && /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: again2, children: t("Try again") }),
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
  const found2 = fault.value;
  if (!found2) return null;
  return /* @__PURE__ */ a4("div", { class: "warn", role: "alert", children: [
    /* @__PURE__ */ a4("span", { children: rich(
      "<b>Something in this page went wrong:</b> {message} Nothing that was saved is lost. If a key or button does nothing now, load the page anew.",
      { b: (words6) => /* @__PURE__ */ a4("strong", { children: words6 }), message: sentence(found2.message) }
    ) }),
    /* @__PURE__ */ a4("span", { class: "row", children: [
      /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: loadAnew, children: t("Load the page anew") }),
      /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => void copyDetails(t("Page"), found2), children: t("Copy details (no interview text included)") }),
      /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => fault.value = null, children: t("Go on") })
    ] })
  ] });
}

// src/app/room.ts
var NARROW = spoken() === "en" ? 1340 : 1600;
function followRoom() {
  const narrow2 = matchMedia(`(max-width: ${NARROW}px)`);
  const say = () => {
    document.documentElement.toggleAttribute("data-menu", narrow2.matches);
  };
  narrow2.addEventListener("change", say);
  say();
}

// src/app/save_file.ts
var KEPT = 1e3;
function saveFile(name2, data) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(data);
  link.download = name2;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT);
}

// src/ops/status.tsx
var clock = new Intl.DateTimeFormat(dates, {
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit"
});
function SaveStatus({ queue: queue2 }) {
  const { kind, at, count } = queue2.status.value;
  if (kind === "saving") return /* @__PURE__ */ a4("span", { class: "save-status", children: t("Saving…") });
  if (kind === "unsaved") return /* @__PURE__ */ a4("span", { class: "save-status unsaved", children: rich("{count} not saved", { count }) });
  return /* @__PURE__ */ a4("span", { class: "save-status", children: at === null ? t("All saved") : t("Saved {at}", { at: clock.format(at) }) });
}
function NotSavedBar({ queue: queue2 }) {
  const now2 = useSignal(Date.now());
  const late = useComputed(() => queue2.status.value.kind === "unsaved");
  useSignalEffect(() => {
    if (!late.value) return;
    now2.value = Date.now();
    const timer3 = setInterval(() => now2.value = Date.now(), 1e3);
    return () => clearInterval(timer3);
  });
  if (!late.value) return null;
  const { count, at, stopped: stopped2 } = queue2.status.value;
  const seconds = Math.max(1, Math.ceil(((at ?? 0) - now2.value) / 1e3));
  return /* @__PURE__ */ a4("div", { class: "not-saved", role: "alert", children: [
    /* @__PURE__ */ a4("p", { children: [
      stopped2 && /* @__PURE__ */ a4($, { children: [
        rich("codekit has stopped on this computer. Start it again with {code}; this page will reconnect.", {
          code: /* @__PURE__ */ a4("code", { children: "codekit code" })
        }),
        " "
      ] }),
      rich(
        "{count, plural, one {1 change is} other {# changes are}} not saved yet.{hasFull, select, yes { Nothing more can be changed until they are.} other {}} Retrying in <mark>{seconds} s</mark><mark2>a moment</mark2>.",
        {
          count,
          hasFull: queue2.full.value ? "yes" : "no",
          seconds,
          mark: (words6) => /* @__PURE__ */ a4("span", { "aria-hidden": "true", children: words6 }),
          mark2: (words6) => /* @__PURE__ */ a4("span", { class: "sr", children: words6 })
        }
      )
    ] }),
    /* @__PURE__ */ a4("button", { type: "button", onClick: () => queue2.retryNow(), children: t("Retry now") }),
    /* @__PURE__ */ a4("button", { type: "button", onClick: () => download(queue2), children: t("Download them") }),
    /* @__PURE__ */ a4("p", { class: "small", children: rich("A file of them is read by {code}, also when this tab is gone.", {
      code: /* @__PURE__ */ a4("code", { children: "codekit code --from codekit-not-saved.json" })
    }) })
  ] });
}
function download(queue2) {
  const blob = new Blob([JSON.stringify({ coder: queue2.coder, ops: queue2.pending }, null, 2)], {
    type: "application/json"
  });
  saveFile("codekit-not-saved.json", blob);
}

// src/app/parts.tsx
function Page({
  title,
  sub,
  tools,
  children
}) {
  return /* @__PURE__ */ a4("div", { class: "page", children: [
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
function Empty({ title, lang, children }) {
  return /* @__PURE__ */ a4("div", { class: "empty", lang, children: [
    /* @__PURE__ */ a4("h2", { children: title }),
    children
  ] });
}
function Skeleton({ lines = 8 }) {
  return /* @__PURE__ */ a4("div", { class: "skeleton", children: [
    /* @__PURE__ */ a4("span", { class: "sr", children: t("Loading") }),
    Array.from({ length: lines }, (_5, index) => /* @__PURE__ */ a4("i", { "aria-hidden": "true" }, index))
  ] });
}
var CALM = /* @__PURE__ */ new Set(["blind", "round_state", "not_comparable"]);
function Show({
  what,
  of,
  children
}) {
  if (of.value !== null) return /* @__PURE__ */ a4($, { children: children(of.value) });
  const { error } = of;
  if (error instanceof ApiError && CALM.has(error.error.kind)) {
    return /* @__PURE__ */ a4(Empty, { title: sentence(error.error.message), lang: "en", children: error.error.hint && /* @__PURE__ */ a4("p", { children: sentence(error.error.hint) }) });
  }
  if (error) return /* @__PURE__ */ a4(Failed, { what, fault: error, again: of.reload });
  return of.slow ? /* @__PURE__ */ a4(Skeleton, {}) : null;
}
function Choice({
  label,
  value: value2,
  options,
  onChange
}) {
  return /* @__PURE__ */ a4("span", { class: "row", role: "group", "aria-label": label, children: options.map(([key2, name2]) => /* @__PURE__ */ a4("button", { type: "button", class: "btn small", "aria-pressed": key2 === value2, onClick: () => onChange(key2), children: name2 }, key2)) });
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
  return /* @__PURE__ */ a4("p", { class: "note bad", role: "alert", lang: isOurs(fault2) ? void 0 : "en", children: fault2 });
}

// src/keys/actions_screens.ts
var action = (area, id, title, ...keys) => ({ id, area, title, keys });
var COMPARE = [
  action(t("Compare"), "nextDifference", t("Next difference"), "d"),
  action(t("Compare"), "previousDifference", t("Previous difference"), "Shift+d"),
  action(t("Compare"), "twoPanes", t("Two panes"), "2")
];
var ADJUDICATE = [
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map(
    (n3) => action(t("Adjudicate"), `acceptCoder${n3}`, t("Accept coder {n}", { n: n3 }), String(n3))
  ),
  action(t("Adjudicate"), "keepBoth", t("Keep both"), "b"),
  action(t("Adjudicate"), "keepSome", t("Keep some…"), "k"),
  action(t("Adjudicate"), "union", t("One code, all of both spans"), "u"),
  action(t("Adjudicate"), "intersection", t("One code, what both spans share"), "x"),
  action(t("Adjudicate"), "otherSpan", t("Another span…"), "e"),
  action(t("Adjudicate"), "otherCode", t("Another code…"), "c"),
  action(t("Adjudicate"), "rejectAll", t("Reject all"), "r"),
  action(t("Adjudicate"), "defer", t("Defer to discussion"), "d"),
  action(t("Adjudicate"), "reason", t("Reason"), "m"),
  action(t("Adjudicate"), "commit", t("Commit and go on"), "Enter", "n"),
  action(t("Adjudicate"), "previousCluster", t("Previous"), "p")
];
var REVIEW = [
  action(t("Review"), "reviewAccept", t("Accept"), "a"),
  action(t("Review"), "reviewQuery", t("Query…"), "q"),
  action(t("Review"), "reviewChange", t("Was changed…"), "c"),
  action(t("Review"), "reviewBack", t("Take your word back"), "u"),
  action(t("Review"), "reviewNext", t("Next coding"), "ArrowDown", "j"),
  action(t("Review"), "reviewPrevious", t("Previous coding"), "ArrowUp", "k")
];
var SCREEN_ACTIONS = [...COMPARE, ...ADJUDICATE, ...REVIEW];

// src/keys/actions.ts
var action2 = (area, id, title, ...keys) => ({ id, area, title, keys });
var MOVE = [
  action2(t("Move"), "next", t("Next sentence"), "ArrowDown", "j"),
  action2(t("Move"), "previous", t("Previous sentence"), "ArrowUp", "k"),
  action2(t("Move"), "nextTurn", t("Next turn"), "Ctrl+ArrowDown"),
  action2(t("Move"), "previousTurn", t("Previous turn"), "Ctrl+ArrowUp"),
  action2(t("Move"), "pageDown", t("A screen down"), "PageDown"),
  action2(t("Move"), "pageUp", t("A screen up"), "PageUp"),
  action2(t("Move"), "home", t("First sentence of the turn"), "Home"),
  action2(t("Move"), "end", t("Last sentence of the turn"), "End"),
  action2(t("Move"), "textStart", t("First sentence"), "Ctrl+Home"),
  action2(t("Move"), "textEnd", t("Last sentence"), "Ctrl+End"),
  action2(t("Move"), "goToTurn", t("Go to turn…"), "Ctrl+g"),
  action2(t("Move"), "nextCoding", t("Next coding"), "n"),
  action2(t("Move"), "previousCoding", t("Previous coding"), "p"),
  action2(t("Move"), "nextUnread", t("Next unread turn"), "Shift+n")
];
var SELECT = [
  action2(t("Select"), "extendNext", t("Extend by a sentence"), "Shift+ArrowDown", "Shift+j"),
  action2(t("Select"), "extendPrevious", t("Extend back by a sentence"), "Shift+ArrowUp", "Shift+k"),
  action2(t("Select"), "extendNextTurn", t("Extend to the end of the turn"), "Ctrl+Shift+ArrowDown"),
  action2(t("Select"), "extendPreviousTurn", t("Extend to the start of the turn"), "Ctrl+Shift+ArrowUp"),
  action2(t("Select"), "wholeTurn", t("Whole turn"), "t"),
  action2(t("Select"), "bounds", t("Move the ends (bounds)"), "b"),
  action2(t("Select"), "endForward", t("End one word on"), "]"),
  action2(t("Select"), "endBack", t("End one word back"), "["),
  action2(t("Select"), "startForward", t("Start one word on"), "}"),
  action2(t("Select"), "startBack", t("Start one word back"), "{"),
  action2(t("Select"), "release", t("Release the selection"), "Escape")
];
var CODE = [
  action2(t("Code##verb"), "palette", t("Choose a code…"), "Enter", "c"),
  action2(t("Code##verb"), "repeat", t("The last code again"), "."),
  action2(t("Code##verb"), "inVivo", t("In vivo: the words themselves"), "i"),
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((n3) => action2(t("Code##verb"), `pin${n3}`, t("Pinned code {n}", { n: n3 }), String(n3))),
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map(
    (n3) => action2(t("Code##verb"), `highlighter${n3}`, t("Highlighter: pinned code {n}", { n: n3 }), `Shift+${n3}`)
  ),
  action2(t("Code##verb"), "accept", t("Accept the suggestion"), "a"),
  action2(t("Code##verb"), "reject", t("Reject the suggestion"), "x")
];
var CHANGE = [
  action2(t("Change"), "recode", t("Another code instead…"), "r"),
  action2(t("Change"), "remove", t("Remove the coding"), "u", "Delete", "Backspace"),
  action2(t("Change"), "polarity", t("Supporting, contrary, hypothetical"), "-", "Shift+p"),
  action2(t("Change"), "value", t("Next value of the code"), "="),
  action2(t("Change"), "split", t("Split at the cursor"), "s"),
  action2(t("Change"), "merge", t("Merge with the neighbour of the same code"), "g"),
  action2(t("Change"), "memo", t("Memo on the coding"), "m"),
  action2(t("Change"), "documentMemo", t("Memo on the transcript"), "Shift+m"),
  action2(t("Change"), "discuss", t("Mark for discussion"), "x"),
  action2(t("Change"), "example", t("Make it an example of its code…"), "e"),
  action2(t("Change"), "skip", t("Could not be coded: skip, or take that back…"), "Shift+s"),
  action2(t("Change"), "nameTurn", t("Who speaks in this turn…"), "w"),
  action2(t("Change"), "splitTurn", t("Another speaks from here on: split the turn…"), "Shift+t"),
  action2(t("Change"), "joinTurn", t("Join the turn with the one before"), "Shift+g"),
  action2(t("Change"), "correctText", t("Correct the text of this transcript…")),
  action2(t("Change"), "menu", t("Menu of what can be done here"), "Shift+F10", "ContextMenu")
];
var VIEW = [
  action2(t("View"), "focusCode", t("Show only this code"), "f"),
  action2(t("View"), "define", t("What the codes here mean"), "d"),
  action2(t("View"), "wash", t("Wash on or off"), "h"),
  action2(t("View"), "stripes", t("Next way to show stripes"), "y"),
  action2(t("View"), "reading", t("Reading mode"), "v"),
  action2(t("View"), "leftPanel", t("Codebook panel"), "Ctrl+b"),
  action2(t("View"), "rightPanel", t("Inspector panel"), "Ctrl+j")
];
var FIND = [
  action2(t("Find"), "find", t("Find in this text"), "/"),
  action2(t("Find"), "searchAll", t("Search all transcripts"), "Ctrl+Shift+f"),
  action2(t("Find"), "findNext", t("Next place found"), "F3"),
  action2(t("Find"), "findPrevious", t("Previous place found"), "Shift+F3")
];
var GLOBAL = [
  action2(t("Everywhere"), "commands", t("All commands…"), "Ctrl+k"),
  action2(t("Everywhere"), "undo", t("Undo"), "Ctrl+z"),
  action2(t("Everywhere"), "redo", t("Redo"), "Ctrl+Shift+z", "Ctrl+y"),
  action2(t("Everywhere"), "nextRegion", t("Next region"), "F6"),
  action2(t("Everywhere"), "previousRegion", t("Previous region"), "Shift+F6"),
  action2(t("Everywhere"), "keyList", t("All keys"), "?"),
  action2(t("Everywhere"), "finish", t("Finish this transcript…"), "Ctrl+Enter")
];
var ACTIONS = [
  ...MOVE,
  ...SELECT,
  ...CODE,
  ...CHANGE,
  ...VIEW,
  ...FIND,
  ...GLOBAL,
  ...SCREEN_ACTIONS
];
function remappedOf(stored) {
  if (stored === null || typeof stored !== "object") return {};
  const isKeys = (keys) => Array.isArray(keys) && keys.every((key2) => typeof key2 === "string");
  return Object.fromEntries(Object.entries(stored).filter((entry) => isKeys(entry[1])));
}
var keysOf = (found2, remapped2) => remapped2[found2.id] ?? found2.keys;
function keymap(remapped2, actions = ACTIONS) {
  const map = /* @__PURE__ */ new Map();
  for (const one of actions) {
    for (const key2 of keysOf(one, remapped2)) map.set(key2, [...map.get(key2) ?? [], one.id]);
  }
  return map;
}

// src/keys/key_name.ts
var isMac = () => typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.platform);
function keyName(event, mac = isMac()) {
  if (["Control", "Shift", "Alt", "Meta", "AltGraph", "CapsLock", "Dead", "Process", "Unidentified"].includes(event.key))
    return null;
  if (mac ? event.ctrlKey : event.metaKey) return null;
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1];
  const base = digit ?? letterOf(event) ?? event.key;
  const printed = digit === void 0 && base.length === 1 && !/[a-z]/.test(base);
  const ctrl = mac ? event.metaKey : event.ctrlKey;
  const parts = [ctrl ? "Ctrl" : "", event.altKey ? "Alt" : ""];
  if (event.shiftKey && !printed) parts.push("Shift");
  return [...parts.filter(Boolean), base === " " ? "Space" : base].join("+");
}
function letterOf(event) {
  if (/^[A-Za-z]$/.test(event.key)) return event.key.toLowerCase();
  const ascii = event.key.length === 1 && event.key.charCodeAt(0) < 128;
  if (event.key.length > 1 || ascii) return void 0;
  return /^Key([A-Z])$/.exec(event.code)?.[1]?.toLowerCase();
}
var SIGNS = {
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
  Escape: t("Esc"),
  Delete: t("Del"),
  PageUp: t("PgUp"),
  PageDown: t("PgDn"),
  Space: "Space",
  ContextMenu: t("Menu")
};
function formatKey(name2) {
  const parts = name2.endsWith("++") ? [...name2.slice(0, -2).split("+"), "+"] : name2.split("+");
  return parts.map((part2) => SIGNS[part2] ?? (part2.length === 1 ? part2.toUpperCase() : part2)).join("+");
}
var isSingle = (name2) => !/^(Ctrl|Alt)\+/.test(name2) && !/^(Shift\+)?F\d+$/.test(name2);

// src/keys/dispatcher.ts
var remapped = y3({});
var singleKeys = y3(true);
var scopes = [];
var commandSources = [];
var chosenKeys = remapped;
function setKeys(chosen4, single) {
  remapped.value = chosen4;
  singleKeys.value = single;
}
function addScope(scope) {
  scopes.push(scope);
  return () => {
    const at = scopes.indexOf(scope);
    if (at >= 0) scopes.splice(at, 1);
  };
}
function addCommands(source) {
  commandSources.push(source);
  return () => {
    const at = commandSources.indexOf(source);
    if (at >= 0) commandSources.splice(at, 1);
  };
}
var commands = () => commandSources.flatMap((source) => [...source()]);
function handlerOf(actionId) {
  return scopes.findLast((scope) => scope.handlers()[actionId])?.handlers()[actionId];
}
var FIELDS = "input:not([type=checkbox]):not([type=radio]):not([type=button]), textarea, select, [contenteditable]";
var PRESSABLE = "button, a[href], summary, [role=button], [role=tab], [role=menuitem]";
function ownKey(target2, name2) {
  if (target2.matches(FIELDS)) return isSingle(name2) || /^Ctrl\+(Shift\+)?(z|y|b|i|a|c|v|x)$/.test(name2);
  return (name2 === "Enter" || name2 === "Space") && target2.matches(PRESSABLE);
}
var typed = (name2) => /^(Shift\+)?.$/u.test(name2);
function wants(scope, target2, name2) {
  const place3 = scope.within?.();
  const modal = target2.closest("dialog[open]");
  if (modal && !(place3 && modal.contains(place3))) return false;
  if (!place3 || !isSingle(name2)) return true;
  return place3.contains(target2) || target2 === document.body || target2 === document.documentElement;
}
function dispatch(event) {
  if (event.defaultPrevented || event.isComposing || event.getModifierState("AltGraph")) return;
  const name2 = keyName(event);
  const target2 = event.target instanceof Element ? event.target : document.body;
  if (name2 === null || name2 === "Space" || ownKey(target2, name2)) return;
  if (!singleKeys.peek() && typed(name2)) return;
  const ids = keymap(remapped.peek()).get(name2);
  if (!ids) return;
  for (const scope of scopes.toReversed()) {
    const id = ids.find((one) => scope.handlers()[one]);
    if (id === void 0 || !wants(scope, target2, name2)) continue;
    event.preventDefault();
    scope.handlers()[id](event);
    return;
  }
}
if (typeof document !== "undefined") document.addEventListener("keydown", dispatch);

// src/keys/use_keys.ts
function useKeys(handlers, within2) {
  const current = T2(handlers);
  current.current = handlers;
  F2(
    () => addScope({ handlers: () => current.current, ...within2 ? { within: () => within2.current } : {} }),
    [within2]
  );
}
function useCommands(commands2) {
  const current = T2(commands2);
  current.current = commands2;
  F2(() => addCommands(() => current.current), []);
}

// src/app/colour.ts
var GOLDEN = 137.508;
var PATTERNS = ["solid", "hatched", "dotted"];
function hues(codes) {
  const found2 = /* @__PURE__ */ new Map();
  let root2 = -1;
  let below2 = 0;
  for (const code2 of codes) {
    if (!code2.parent) {
      root2 += 1;
      below2 = 0;
    } else below2 += 1;
    const hue = Math.round((25 + Math.max(root2, 0) * GOLDEN + below2 * 23) % 360);
    found2.set(code2.id, {
      hue: hueIn(code2.colour) ?? hue,
      pattern: PATTERNS[Math.max(root2, 0) % PATTERNS.length] ?? "solid"
    });
  }
  return found2;
}
function hueIn(colour) {
  const parts = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(colour)?.slice(1);
  if (!parts) return null;
  const [r4 = 0, g5 = 0, b4 = 0] = parts.map((part2) => {
    const value2 = Number.parseInt(part2, 16) / 255;
    return value2 <= 0.04045 ? value2 / 12.92 : ((value2 + 0.055) / 1.055) ** 2.4;
  });
  const l4 = Math.cbrt(0.4122214708 * r4 + 0.5363325363 * g5 + 0.0514459929 * b4);
  const m5 = Math.cbrt(0.2119034982 * r4 + 0.6806995451 * g5 + 0.1073969566 * b4);
  const s4 = Math.cbrt(0.0883024619 * r4 + 0.2817188376 * g5 + 0.6299787005 * b4);
  const [a1, b1] = [
    1.9779984951 * l4 - 2.428592205 * m5 + 0.4505937099 * s4,
    0.0259040371 * l4 + 0.7827717662 * m5 - 0.808675766 * s4
  ];
  if (Math.hypot(a1, b1) < 0.01) return null;
  return Math.round(Math.atan2(b1, a1) * 180 / Math.PI + 360) % 360;
}
var known2 = /* @__PURE__ */ new WeakMap();
function look(code2, codes) {
  let table = known2.get(codes);
  if (!table) {
    table = hues(codes);
    known2.set(codes, table);
  }
  return table.get(code2) ?? { hue: 250, pattern: "solid" };
}
var hueOf = (code2, codes) => look(code2, codes).hue;
var patternOf = (code2, codes) => look(code2, codes).pattern;

// src/app/swatch.tsx
function Swatch({ code: code2, codes }) {
  return /* @__PURE__ */ a4(
    "span",
    {
      class: "swatch",
      "data-pattern": patternOf(code2, codes),
      style: { "--hue": hueOf(code2, codes) },
      "aria-hidden": "true"
    }
  );
}
function CodeName({
  code: code2,
  codes,
  polarity: polarity2,
  id = false
}) {
  const found2 = codes.find((one) => one.id === code2);
  return /* @__PURE__ */ a4("span", { class: "codename", children: [
    /* @__PURE__ */ a4(Swatch, { code: code2, codes }),
    /* @__PURE__ */ a4("span", { children: [
      found2?.name ?? code2,
      id && found2 && found2.name !== code2 && /* @__PURE__ */ a4($, { children: [
        " ",
        /* @__PURE__ */ a4("span", { class: "id", children: code2 })
      ] }),
      polarity2 && polarity2 !== "supporting" && /* @__PURE__ */ a4("span", { class: "quiet", children: [
        " (",
        POLARITIES[polarity2].name,
        ")"
      ] })
    ] })
  ] });
}

// src/code/banners.tsx
function Banners({ session: session2 }) {
  void session2.store.revision.value;
  const work2 = session2.store.work.value;
  const why3 = session2.readOnly.value;
  const { standing: standing3 } = session2.store;
  return /* @__PURE__ */ a4("div", { class: "banners", children: [
    why3 !== null && /* @__PURE__ */ a4("p", { class: "banner warn", children: [
      /* @__PURE__ */ a4("span", { lang: "en", children: why3 }),
      " ",
      standing3.state === "finished" && (work2.readonly === null || work2.readonly.can_reopen) && /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => session2.overlay.value = { kind: "reopen" }, children: t("Reopen") })
    ] }),
    work2.problems.map((problem2) => /* @__PURE__ */ a4("p", { lang: "en", class: "banner warn", children: problem2 }, problem2)),
    /* @__PURE__ */ a4(Purpose, { session: session2 })
  ] });
}
function Purpose({ session: session2 }) {
  const words6 = purpose(session2);
  if (words6 === null || session2.prefs.knows(session2.round)) return null;
  return /* @__PURE__ */ a4("p", { class: "banner purpose", children: [
    /* @__PURE__ */ a4("span", { children: words6 }),
    /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => session2.prefs.setKnows(session2.round), children: t("Understood") })
  ] });
}
function purpose(session2) {
  const { allowed } = session2;
  const round2 = session2.services.session.value?.rounds.find((one) => one.id === session2.round);
  if (allowed) {
    if (allowed.length === 0)
      return t("Sub-coding: nothing here has the parent code, so there is nothing to code. Finish this transcript.");
    const parent = round2?.parent ? session2.codes.name(round2.parent) : t("the parent code");
    return t(
      "Sub-coding: what was coded {parent}{hasOver, select, yes { in {over}} other {}} gets a finer code. Only these {allowed, plural, one {words are} other {# passages are}} open; what was said around them is grey.",
      { parent, hasOver: round2?.over ? "yes" : "no", over: round2?.over, allowed: allowed.length }
    );
  }
  const { below: below2 } = session2.store.work.value;
  if (!below2) return null;
  return t(
    "Second pass over {label}: read again, now that all transcripts are known, and add or change what was missed. {many, plural, =0 {Nothing was coded here in it.} one {Its one coding here has hollow stripes and counts as it is until you keep, recode or put it aside.} other {Its # codings here have hollow stripes and count as they are until you keep, recode or put them aside.}}",
    { label: below2.label, many: below2.codings.length }
  );
}
function Modes({ session: session2 }) {
  void session2.store.revision.value;
  const codes = session2.codes.codebook.codes;
  const only = session2.onlyCode.value;
  const suggestions = [...session2.store.standing.suggestions.values()].filter((one) => one.state === "open").length;
  const over = T2(null);
  F2(() => {
    if (session2.view) session2.view.covered = over.current?.offsetHeight ?? 0;
  });
  return /* @__PURE__ */ a4("div", { class: "modes", ref: over, children: [
    session2.renewal.value && /* @__PURE__ */ a4("p", { class: "banner mode renewal", children: [
      /* @__PURE__ */ a4("span", { children: [
        /* @__PURE__ */ a4("span", { lang: "en", children: session2.renewal.value.told }),
        " ",
        session2.renewal.value.back
      ] }),
      /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => session2.renewal.value = null, children: t("OK") })
    ] }),
    session2.highlighter.value !== null && /* @__PURE__ */ a4("p", { class: "banner mode", children: rich("Highlighter: every selection becomes {codeName}{key} ends it", {
      codeName: /* @__PURE__ */ a4(CodeName, { code: session2.highlighter.value, codes }),
      key: /* @__PURE__ */ a4("kbd", { children: "Esc" })
    }) }),
    session2.bounds.value && /* @__PURE__ */ a4("p", { class: "banner mode", children: [
      /* @__PURE__ */ a4("b", { children: t("Bounds") }),
      " ",
      /* @__PURE__ */ a4("span", { children: rich("{key}{key2} end", { key: /* @__PURE__ */ a4("kbd", { children: "←" }), key2: /* @__PURE__ */ a4("kbd", { children: "→" }) }) }),
      " ",
      /* @__PURE__ */ a4("span", { children: rich("{key}{key2} start", { key: /* @__PURE__ */ a4("kbd", { children: "Shift+←" }), key2: /* @__PURE__ */ a4("kbd", { children: "Shift+→" }) }) }),
      " ",
      /* @__PURE__ */ a4("span", { children: rich("{key} by characters", { key: /* @__PURE__ */ a4("kbd", { children: "Ctrl" }) }) }),
      " ",
      /* @__PURE__ */ a4("span", { children: rich("{key} keep", { key: /* @__PURE__ */ a4("kbd", { children: "Enter" }) }) }),
      " ",
      /* @__PURE__ */ a4("span", { children: rich("{key} put back", { key: /* @__PURE__ */ a4("kbd", { children: "Esc" }) }) })
    ] }),
    only !== null && /* @__PURE__ */ a4("p", { class: "banner mode", children: [
      rich("Only {codeName} is shown", { codeName: /* @__PURE__ */ a4(CodeName, { code: only, codes }) }),
      " ",
      /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => session2.onlyCode.value = null, children: rich("Show all {key}", { key: /* @__PURE__ */ a4("kbd", { children: "F" }) }) })
    ] }),
    suggestions > 0 && /* @__PURE__ */ a4("p", { class: "banner mode", children: /* @__PURE__ */ a4("span", { children: rich(
      "{suggestions, plural, one {1 suggestion} other {# suggestions}} of the codebook’s cues. {key} accepts, {key2} rejects; none counts until you accept it.",
      { suggestions, key: /* @__PURE__ */ a4("kbd", { children: "A" }), key2: /* @__PURE__ */ a4("kbd", { children: "X" }) }
    ) }) }),
    suggestions === 0 && /* @__PURE__ */ a4(First, { session: session2 })
  ] });
}
function First({ session: session2 }) {
  const coded2 = useSignal(false);
  void session2.store.revision.value;
  if (session2.store.standing.codings.size > 0 || (session2.store.work.value.below?.codings.length ?? 0) > 0)
    coded2.value = true;
  if (coded2.value || session2.readOnly.value !== null || session2.allowed?.length === 0) return null;
  return /* @__PURE__ */ a4("p", { class: "banner mode", children: /* @__PURE__ */ a4("span", { children: rich("Select a sentence ({key}), press {key2}.", { key: /* @__PURE__ */ a4("kbd", { children: "↓" }), key2: /* @__PURE__ */ a4("kbd", { children: "Enter" }) }) }) });
}

// src/text/words.ts
var WINDOW = 400;
var wordSegmenter;
var graphemeSegmenter;
var words = () => wordSegmenter ??= new Intl.Segmenter(void 0, { granularity: "word" });
var graphemes = () => graphemeSegmenter ??= new Intl.Segmenter(void 0, { granularity: "grapheme" });
var isSpace = (text) => text.trim() === "";
function windowAround(text, unit) {
  let from = Math.max(0, unit - WINDOW);
  while (from > 0 && from > unit - 2 * WINDOW && !isSpace(text.charAt(from))) from -= 1;
  let to2 = Math.min(text.length, unit + WINDOW);
  while (to2 < text.length && to2 < unit + 2 * WINDOW && !isSpace(text.charAt(to2))) to2 += 1;
  return [from, to2];
}
function partsAround(text, unit, segmenter) {
  const [from, to2] = windowAround(text, unit);
  return Array.from(segmenter.segment(text.slice(from, to2)), (part2) => ({
    start: from + part2.index,
    end: from + part2.index + part2.segment.length,
    word: part2.isWordLike ?? !isSpace(part2.segment)
  }));
}
function stepWord(offsets, point, by, edge2, limits) {
  const unit = offsets.toUnits(point);
  const parts = partsAround(offsets.text, unit, words()).filter((part2) => part2.word);
  const edges = parts.map((part2) => edge2 === "start" ? part2.start : part2.end);
  const next = by > 0 ? edges.find((at) => at > unit) : edges.findLast((at) => at < unit);
  return clamp(next === void 0 ? by > 0 ? limits.end : limits.start : offsets.toPoints(next), limits);
}
function stepCharacter(offsets, point, by, limits) {
  const unit = offsets.toUnits(point);
  const edges = partsAround(offsets.text, unit, graphemes()).map((part2) => by > 0 ? part2.end : part2.start);
  const next = by > 0 ? edges.find((at) => at > unit) : edges.findLast((at) => at < unit);
  return clamp(next === void 0 ? point : offsets.toPoints(next), limits);
}
var clamp = (point, limits) => Math.min(limits.end, Math.max(limits.start, point));
function trim(offsets, span) {
  const text = offsets.slice(span.start, span.end);
  const left = text.length - text.trimStart().length;
  const right = text.length - text.trimEnd().length;
  if (left === text.length) return null;
  return { start: span.start + left, end: span.end - right };
}
function wholeGrapheme(offsets, point, edge2) {
  const unit = offsets.toUnits(point);
  const inside = partsAround(offsets.text, unit, graphemes()).find((part2) => part2.start < unit && unit < part2.end);
  return inside ? offsets.toPoints(edge2 === "start" ? inside.start : inside.end) : point;
}
function wholeWord(offsets, point, edge2) {
  const unit = offsets.toUnits(point);
  const inside = partsAround(offsets.text, unit, words()).find(
    (part2) => part2.word && part2.start < unit && unit < part2.end
  );
  return inside ? offsets.toPoints(edge2 === "start" ? inside.start : inside.end) : point;
}
function snap(offsets, span, toWords) {
  const trimmed = toWords ? trim(offsets, span) : span;
  if (!trimmed || trimmed.end <= trimmed.start) return null;
  const edge2 = toWords ? wholeWord : wholeGrapheme;
  return { start: edge2(offsets, trimmed.start, "start"), end: edge2(offsets, trimmed.end, "end") };
}
function shortened(text, most = 90) {
  if (text.length <= most) return text;
  const parts = words().segment(text);
  const [head, tail] = [parts.containing(most / 2), parts.containing(text.length - most / 2)];
  const end2 = head?.index || most / 2;
  const start2 = tail && tail.index + tail.segment.length < text.length ? tail.index + tail.segment.length : -most / 2;
  return `${text.slice(0, end2).trimEnd()} … ${text.slice(start2).replace(/^[\s,;:.!?]+/, "")}`;
}
var MARKER = /\[[^[\]\n]*\]/gu;
var WORD = /[\p{L}\p{N}_]/u;
var ALONE = /[\u3005-\u3007\u3041-\u30FF\u31F0-\u31FF\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\uFF66-\uFF9D\u{20000}-\u{33FFF}]/u;
function countWords(offsets, span) {
  const [start2, end2] = [offsets.toUnits(span.start), offsets.toUnits(span.end)];
  const from = start2 === 0 ? 0 : offsets.text.lastIndexOf("\n", start2 - 1) + 1;
  const after = offsets.text.indexOf("\n", end2);
  const lines = offsets.text.slice(from, after < 0 ? void 0 : after);
  const unmarked = lines.replace(MARKER, (marker) => " ".repeat(marker.length)).slice(start2 - from, end2 - from);
  let count = 0;
  let inside = false;
  for (const character of unmarked) {
    const word = WORD.test(character);
    const alone = word && ALONE.test(character);
    if (alone || word && !inside) count += 1;
    inside = word && !alone;
  }
  return count;
}

// src/text/bounds.ts
function nudge(doc, span, edge2, by, unit) {
  const limits = limitsOf(doc, span, edge2);
  const from = span[edge2];
  const to2 = unit === "word" ? stepWord(doc.offsets, from, by, edge2, limits) : stepCharacter(doc.offsets, from, by, limits);
  return edge2 === "start" ? { start: overGap(doc, to2, by, "start"), end: span.end } : { start: span.start, end: overGap(doc, to2, by, "end") };
}
function limitsOf(doc, span, edge2) {
  const first = doc.turns[0]?.start ?? 0;
  const last2 = doc.turns.at(-1)?.end ?? 0;
  return edge2 === "start" ? { start: first, end: span.end - 1 } : { start: span.start + 1, end: last2 };
}
function overGap(doc, point, by, edge2) {
  const turn = doc.turns[doc.turnAt(edge2 === "end" ? point - 1 : point)];
  if (!turn) return point;
  const outside2 = edge2 === "end" ? point > turn.end : point >= turn.end;
  if (!outside2) return point;
  if (by < 0) return edge2 === "end" ? turn.end : stepWord(doc.offsets, turn.end, -1, "start", turn);
  const next = doc.turns[turn.index + 1];
  if (!next) return turn.end;
  return edge2 === "start" ? next.start : stepWord(doc.offsets, next.start, 1, "end", next);
}

// src/text/offsets.ts
function lowerBound(sorted2, value2) {
  let low = 0;
  let high = sorted2.length;
  while (low < high) {
    const middle2 = low + high >>> 1;
    if (sorted2[middle2] < value2) low = middle2 + 1;
    else high = middle2;
  }
  return low;
}
function lastAtMost(sorted2, value2) {
  return lowerBound(sorted2, value2 + 1) - 1;
}
var Offsets = class {
  constructor(text) {
    this.text = text;
    for (let unit = 0; unit < text.length; unit += 1) {
      const lead = text.charCodeAt(unit);
      if (lead < 55296 || lead > 56319) continue;
      const trail = text.charCodeAt(unit + 1);
      if (!(trail >= 56320 && trail <= 57343)) continue;
      this.astralPoints.push(unit - this.astralUnits.length);
      this.astralUnits.push(unit);
      unit += 1;
    }
    this.length = text.length - this.astralUnits.length;
  }
  text;
  /** Length in code points. */
  length;
  /** Code point index of every character that takes two UTF-16 units. */
  astralPoints = [];
  astralUnits = [];
  /** UTF-16 index of a code point. */
  toUnits(point) {
    return point + lowerBound(this.astralPoints, point);
  }
  /** Code point at a UTF-16 index; inside a pair, the character that the pair makes. */
  toPoints(unit) {
    return unit - lowerBound(this.astralUnits, unit);
  }
  /** The words of a span: always from the text, never from the DOM. */
  slice(start2, end2) {
    return this.text.slice(this.toUnits(start2), this.toUnits(end2));
  }
};
var overlaps = (a5, b4) => a5.start < b4.end && b4.start < a5.end;
var sameSpan = (a5, b4) => a5.start === b4.start && a5.end === b4.end;
var covers = (outer, inner) => outer.start <= inner.start && inner.end <= outer.end;
function intersection(a5, b4) {
  const start2 = Math.max(a5.start, b4.start);
  const end2 = Math.min(a5.end, b4.end);
  return start2 < end2 ? { start: start2, end: end2 } : null;
}

// src/text/document.ts
function piecesOf(turn, sentences2) {
  const inside = sentences2.map((span) => ({ start: Math.max(span.start, turn.start), end: Math.min(span.end, turn.end) })).filter((span) => span.start < span.end);
  return inside.length > 0 ? inside : [{ start: turn.start, end: turn.end }];
}
var TextDocument = class {
  constructor(text, turns, sentences2, paragraphs = /* @__PURE__ */ new Map()) {
    this.text = text;
    this.paragraphs = paragraphs;
    this.offsets = new Offsets(text);
    let next = 0;
    for (const turn of turns) {
      if (turn.end <= turn.start) continue;
      const own2 = [];
      while (next < sentences2.length && sentences2[next].end <= turn.start) next += 1;
      for (let i4 = next; i4 < sentences2.length && sentences2[i4].start < turn.end; i4 += 1) {
        own2.push(sentences2[i4]);
      }
      this.addTurn(turn, piecesOf(turn, own2));
    }
    this.pieceStarts = this.pieces.map((piece) => piece.start);
    this.turnStarts = this.turns.map((turn) => turn.start);
  }
  text;
  paragraphs;
  offsets;
  turns = [];
  pieces = [];
  pieceStarts;
  turnStarts;
  addTurn(turn, sentences2) {
    const first = this.pieces.length;
    const index = this.turns.length;
    sentences2.forEach((sentence3, i4) => {
      const start2 = i4 === 0 ? turn.start : sentence3.start;
      const end2 = sentences2[i4 + 1]?.start ?? turn.end;
      this.pieces.push({ index: first + i4, turn: index, start: start2, end: end2, sentence: sentence3 });
    });
    this.turns.push({ ...turn, index, first, last: this.pieces.length });
  }
  /** The piece that holds a position; a position between two turns belongs to the turn before it. */
  pieceAt(point) {
    return Math.max(0, lastAtMost(this.pieceStarts, point));
  }
  turnAt(point) {
    return Math.max(0, lastAtMost(this.turnStarts, point));
  }
  /** The turns in which at least one character of the span is, as a half-open range. */
  turnsOf(span) {
    if (this.turns.length === 0) return [0, 0];
    const first = this.turnAt(span.start);
    const last2 = this.turnAt(Math.max(span.start, span.end - 1));
    const begins = this.turns[first].end <= span.start ? first + 1 : first;
    return [begins, Math.max(begins, last2 + 1)];
  }
  /** The pieces that a span touches, as a half-open range. */
  piecesOf(span) {
    if (this.pieces.length === 0) return [0, 0];
    const first = this.pieceAt(span.start);
    const last2 = this.pieceAt(Math.max(span.start, span.end - 1));
    const begins = this.pieces[first].end <= span.start ? first + 1 : first;
    return [begins, Math.max(begins, last2 + 1)];
  }
  quote(span) {
    return this.offsets.slice(span.start, span.end);
  }
};

// src/text/paragraphs.ts
function numberParagraphs(starts, turns) {
  const numbers2 = /* @__PURE__ */ new Map();
  let turn = 0;
  let inTurn = 0;
  for (const start2 of starts) {
    while (turn < turns.length && turns[turn].end <= start2) {
      turn += 1;
      inTurn = 0;
    }
    if (turn >= turns.length || start2 < turns[turn].start) continue;
    inTurn += 1;
    numbers2.set(start2, { inTurn, through: numbers2.size + 1 });
  }
  return numbers2;
}

// src/code/document.ts
var CONTEXT = 1;
function spansOf(allowed) {
  return allowed ? allowed.map(([start2, end2]) => ({ start: start2, end: end2 })) : null;
}
function textDocument(transcript, allowed) {
  const turns = transcript.turns.map((turn) => ({
    start: turn.start,
    end: turn.end,
    number: turn.index,
    speaker: turn.speaker,
    role: turn.role
  }));
  const sentences2 = transcript.sentences.map(([start2, end2]) => ({ start: start2, end: end2 }));
  const paragraphs = numberParagraphs(transcript.paragraphs, turns);
  return new TextDocument(transcript.text, allowed ? around(turns, allowed) : turns, sentences2, paragraphs);
}
function around(turns, excerpts) {
  const near = /* @__PURE__ */ new Set();
  turns.forEach((turn, i4) => {
    if (!excerpts.some((excerpt) => overlaps(turn, excerpt))) return;
    for (let at = i4 - CONTEXT; at <= i4 + CONTEXT; at += 1) near.add(at);
  });
  return turns.filter((_5, i4) => near.has(i4));
}
function contextPieces(document2, excerpts) {
  return document2.pieces.filter((piece) => !excerpts.some((excerpt) => overlaps(piece.sentence, excerpt))).map((piece) => piece.index);
}
function hasRespondent(document2, span) {
  const [first, last2] = document2.turnsOf(span);
  return document2.turns.slice(first, last2).some((turn) => turn.role === "respondent" && overlaps(turn, span));
}

// src/code/may_code.ts
function closedPlace(session2, span) {
  if ([...session2.store.standing.skips.values()].some((skip2) => overlaps(skip2, span)))
    return t("That was skipped: it could not be coded. Shift+S takes that back.");
  if (session2.allowed && !session2.allowed.some((excerpt) => covers(excerpt, span)))
    return t("In this round only the words inside the excerpts are coded.");
  return null;
}
function hindrance(session2, code2, span) {
  const found2 = session2.codes.get(code2);
  if (!found2 || !span) return t("Nothing is selected.");
  if (!found2.usable)
    return t("{name} is not coded directly in this round. Choose a code below it.", { name: found2.name });
  return closedPlace(session2, span);
}

// src/code/apply.ts
var POLARITIES2 = ["supporting", "contrary", "hypothetical"];
var IN_VIVO_MOST = 60;
function writable(session2) {
  const why3 = session2.readOnly.peek();
  if (why3 === null) return true;
  const work2 = session2.store.work.peek();
  if (session2.store.standing.state === "finished" && (work2.readonly === null || work2.readonly.can_reopen)) {
    session2.overlay.value = { kind: "reopen" };
  } else session2.say(why3);
  return false;
}
async function run(session2, draft) {
  session2.renewal.value = null;
  const result = await session2.store.run(draft);
  if (!result.ok) session2.say(`${result.error.message} ${result.error.hint}`.trim());
  return result;
}
var words2 = (n3) => t("{n, plural, one {# word} other {# words}}", { n: n3 });
var spanFields = (session2, span) => ({
  start: span.start,
  end: span.end,
  quote: session2.document.quote(span),
  text_sha: session2.transcript.text_sha
});
function applyCode(session2, code2, polarity2 = "supporting") {
  if (!writable(session2)) return;
  const span = session2.target && trim(session2.document.offsets, session2.target);
  const why3 = hindrance(session2, code2, span);
  if (why3 !== null || !span) {
    session2.say(why3 ?? "");
    return;
  }
  if (!hasRespondent(session2.document, span)) {
    session2.overlay.value = { kind: "interviewer", again: () => add(session2, code2, span, polarity2, true) };
    return;
  }
  const touching = session2.ownAt({ start: span.start - 1, end: span.end + 1 }, code2).find((coding2) => coding2.polarity === polarity2);
  if (touching && covers(touching, span)) {
    session2.say(t("{name} is there already.", { name: session2.codes.name(code2) }));
    return;
  }
  if (touching && session2.prefs.touching === "ask") {
    session2.overlay.value = { kind: "touching", code: code2, span, with: touching.id, polarity: polarity2 };
  } else if (touching && session2.prefs.touching === "extend") extendCoding(session2, touching.id, span);
  else add(session2, code2, span, polarity2);
}
function draftOf(session2, code2, span, polarity2 = "supporting") {
  return { kind: "coding.add", ...session2.where, ...spanFields(session2, span), code: code2, polarity: polarity2 };
}
function add(session2, code2, span, polarity2 = "supporting", force = false) {
  session2.lastCode.value = code2;
  void run(session2, { ...draftOf(session2, code2, span, polarity2), ...force ? { force: true } : {} });
  session2.say(
    t("Coded {path}. {words}. Control Z to undo.", {
      path: session2.codes.path(code2),
      words: words2(countWords(session2.document.offsets, span))
    })
  );
}
function extendCoding(session2, id, span) {
  const coding2 = session2.coding(id);
  if (!coding2) return;
  const wide = { start: Math.min(coding2.start, span.start), end: Math.max(coding2.end, span.end) };
  session2.lastCode.value = coding2.code;
  replace(session2, id, spanFields(session2, wide));
  session2.say(
    t("{name} extended to {words}.", {
      name: session2.codes.name(coding2.code),
      words: words2(countWords(session2.document.offsets, wide))
    })
  );
}
function replace(session2, id, change3) {
  const kind = session2.coding(id) ? { kind: "coding.replace", coding: id } : { kind: "coding.revise", below: id };
  void run(session2, { ...kind, ...session2.where, ...change3 });
}
function setSpan(session2, id, span) {
  const coding2 = session2.coding(id) ?? session2.below(id);
  if (!coding2 || sameSpan(coding2, span) || !writable(session2)) return;
  const force = hasRespondent(session2.document, span) ? {} : { force: true };
  replace(session2, id, { ...spanFields(session2, span), ...force });
}
function repeatLast(session2) {
  const code2 = session2.lastCode.peek();
  if (code2 === null) session2.say(t("No code has been given yet."));
  else applyCode(session2, code2);
}
function applyPin(session2, place3) {
  const code2 = session2.prefs.pins(session2.codes.codebook.id)[place3];
  if (code2) applyCode(session2, code2);
  else
    session2.say(
      t("Nothing is pinned to {place}. In the codebook panel, press {place} on a code to pin it.", {
        place: place3 + 1
      })
    );
}
function toggleHighlighter(session2, code2) {
  if (!code2) {
    session2.say(t("Nothing is pinned there."));
    return;
  }
  session2.highlighter.value = session2.highlighter.peek() === code2 ? null : code2;
  if (session2.highlighter.peek())
    session2.say(t("Highlighter: every selection becomes {name}. Escape ends it.", { name: session2.codes.name(code2) }));
}
function inVivo(session2) {
  const span = session2.target && trim(session2.document.offsets, session2.target);
  if (!span || !writable(session2)) return;
  const name2 = [...session2.document.quote(span).replace(/\s+/g, " ")].slice(0, IN_VIVO_MOST).join("").trim();
  propose(session2, name2, span, t("In vivo"));
}
function propose(session2, name2, span, definition = "") {
  if (!name2.trim() || !writable(session2)) return;
  const known3 = session2.codes.codebook.codes.find(
    (code2) => code2.usable && code2.name.toLowerCase() === name2.trim().toLowerCase()
  );
  if (known3) {
    applyCode(session2, known3.id);
    return;
  }
  const place3 = span ? { start: span.start, end: span.end } : { start: 0, end: 0 };
  void run(session2, { kind: "code.propose", ...session2.where, name: name2.trim(), definition, parent: "", ...place3 });
  session2.say(
    t("Proposed the code “{name}” for the next version of the codebook, with this passage.", { name: name2.trim() })
  );
}

// src/text/coding_index.ts
var byPlace = (a5, b4) => a5.start - b4.start || b4.end - a5.end || a5.order - b4.order || (a5.id < b4.id ? -1 : 1);
var CodingIndex = class {
  constructor(document2) {
    this.document = document2;
    this.byTurn = document2.turns.map(() => /* @__PURE__ */ new Set());
  }
  document;
  byId = /* @__PURE__ */ new Map();
  byTurn = [];
  get(id) {
    return this.byId.get(id);
  }
  get size() {
    return this.byId.size;
  }
  values() {
    return this.byId.values();
  }
  /** Adds or replaces; returns the turns that look different now. */
  put(coding2) {
    const before2 = this.remove(coding2.id);
    this.byId.set(coding2.id, coding2);
    const [first, last2] = this.document.turnsOf(coding2);
    for (let turn = first; turn < last2; turn += 1) this.byTurn[turn]?.add(coding2);
    return before2 ? [Math.min(before2[0], first), Math.max(before2[1], last2)] : [first, last2];
  }
  remove(id) {
    const coding2 = this.byId.get(id);
    if (!coding2) return null;
    this.byId.delete(id);
    const [first, last2] = this.document.turnsOf(coding2);
    for (let turn = first; turn < last2; turn += 1) this.byTurn[turn]?.delete(coding2);
    return [first, last2];
  }
  clear() {
    this.byId.clear();
    for (const set2 of this.byTurn) set2.clear();
  }
  ofTurn(turn) {
    return this.byTurn[turn] ?? /* @__PURE__ */ new Set();
  }
  /** The codings that touch turns `first` up to `last`, each once. */
  ofTurns(first, last2) {
    const found2 = /* @__PURE__ */ new Set();
    for (let turn = first; turn < last2; turn += 1) for (const coding2 of this.ofTurn(turn)) found2.add(coding2);
    return found2;
  }
  /** The codings that share at least one character with a span, in reading order. */
  touching(span) {
    const [first, last2] = this.document.turnsOf(span);
    return [...this.ofTurns(first, last2)].filter((coding2) => overlaps(coding2, span)).sort(byPlace);
  }
  ordered() {
    return [...this.byId.values()].sort(byPlace);
  }
};

// src/text/cursor.ts
var START = { piece: 0, selection: null, by: "start", origin: null };
var sentence2 = (doc, piece) => doc.pieces[piece].sentence;
var bound = (doc, piece) => Math.min(Math.max(piece, 0), doc.pieces.length - 1);
var turnOf = (doc, piece) => doc.turns[doc.pieces[piece].turn];
function target(doc, cursor) {
  return cursor.selection ?? (doc.pieces.length > 0 ? sentence2(doc, cursor.piece) : null);
}
function goTo(doc, cursor, piece, extend = false) {
  const to2 = bound(doc, piece);
  const here = sentence2(doc, to2);
  if (!extend) return { piece: to2, selection: here, by: "sentence", origin: null };
  const origin = cursor.origin ?? cursor.selection ?? sentence2(doc, cursor.piece);
  const selection = { start: Math.min(origin.start, here.start), end: Math.max(origin.end, here.end) };
  return { piece: to2, selection, by: "sentence", origin };
}
function move(doc, cursor, by, extend = false) {
  if (cursor.by === "start" && by > 0) return goTo(doc, cursor, cursor.piece);
  return goTo(doc, cursor, cursor.piece + by, extend);
}
function moveTurn(doc, cursor, by, extend = false) {
  const turn = turnOf(doc, cursor.piece);
  if (by < 0 && cursor.piece > turn.first && !extend) return goTo(doc, cursor, turn.first);
  const next = doc.turns[turn.index + by];
  if (!next) return goTo(doc, cursor, by > 0 ? turn.last - 1 : turn.first, extend);
  return goTo(doc, cursor, extend && by > 0 ? next.last - 1 : next.first, extend);
}
function home(doc, cursor, extend = false) {
  return goTo(doc, cursor, turnOf(doc, cursor.piece).first, extend);
}
function end(doc, cursor, extend = false) {
  return goTo(doc, cursor, turnOf(doc, cursor.piece).last - 1, extend);
}
function wholeTurn(doc, cursor, turn = turnOf(doc, cursor.piece)) {
  const selection = { start: sentence2(doc, turn.first).start, end: sentence2(doc, turn.last - 1).end };
  const stays = turnOf(doc, cursor.piece).index === turn.index;
  return { piece: stays ? cursor.piece : turn.first, selection, by: "turn", origin: null };
}
function select(doc, cursor, span, by) {
  const [first, last2] = doc.piecesOf(span);
  const inside = first <= cursor.piece && cursor.piece < last2;
  return { piece: inside ? cursor.piece : bound(doc, first), selection: span, by, origin: null };
}
function release(cursor) {
  return { ...cursor, selection: null, by: "sentence", origin: null };
}
function selectedPieces(doc, cursor) {
  const { selection } = cursor;
  if (!selection) return [];
  const [first, last2] = doc.piecesOf(selection);
  return doc.pieces.slice(first, last2).filter((piece) => overlaps(piece.sentence, selection)).map((piece) => piece.index);
}

// src/code/navigate.ts
function setCursor(session2, cursor, reveal = true) {
  session2.cursor.value = cursor;
  session2.selectionBar.value = false;
  const { view, document: document2 } = session2;
  if (!view || document2.pieces.length === 0) return;
  view.setCursor(cursor.piece, selectedPieces(document2, cursor));
  view.mark("selected", cursor.selection ? [cursor.selection] : []);
  if (reveal) view.reveal(edge(session2, cursor));
  remember(session2, cursor);
}
function edge(session2, cursor) {
  const piece = session2.document.pieces[cursor.piece];
  return piece ? piece.sentence : cursor.selection;
}
var timer;
function remember(session2, cursor) {
  clearTimeout(timer);
  timer = setTimeout(
    () => session2.prefs.setPlace(session2.key, session2.document.pieces[cursor.piece]?.start ?? 0),
    1500
  );
}
function go(session2, mover) {
  if (session2.document.pieces.length === 0) return;
  getSelection()?.removeAllRanges();
  session2.focus(null);
  setCursor(session2, mover(session2.document, session2.cursor.peek()));
}
function page(session2, by) {
  const { view, document: document2 } = session2;
  if (!view) return;
  const here = view.edgeRect(
    document2.pieces[session2.cursor.peek().piece]?.sentence ?? { start: 0, end: 1 },
    "start"
  ).top;
  const step = view.scroller.clientHeight * 0.85;
  let piece = session2.cursor.peek().piece;
  while (piece + by >= 0 && piece + by < document2.pieces.length) {
    piece += by;
    const top = view.edgeRect(document2.pieces[piece]?.sentence, "start").top;
    if (Math.abs(top - here) >= step) break;
  }
  view.scroller.scrollTop += by * step;
  go(session2, (doc, cursor) => goTo(doc, cursor, piece));
}
function selectSpan(session2, span, by, reveal = false) {
  setCursor(session2, select(session2.document, session2.cursor.peek(), span, by), reveal);
}
function place(session2, piece) {
  session2.focus(null);
  setCursor(session2, { ...goTo(session2.document, session2.cursor.peek(), piece), selection: null }, false);
}
function extendTo(session2, point) {
  const from = session2.target;
  if (!from) return;
  const span = point <= from.start ? { start: point, end: from.end } : { start: from.start, end: Math.max(point, from.start + 1) };
  selectSpan(session2, span, "hand");
}
function release2(session2) {
  getSelection()?.removeAllRanges();
  session2.highlighter.value = null;
  session2.focus(null);
  setCursor(session2, release(session2.cursor.peek()), false);
}
function focusCoding(session2, id, reveal = true) {
  const coding2 = session2.view?.codings.get(id);
  if (!coding2) return;
  getSelection()?.removeAllRanges();
  session2.focus(id);
  setCursor(
    session2,
    select(
      session2.document,
      { ...session2.cursor.peek(), piece: session2.document.pieceAt(coding2.start) },
      coding2,
      "coding"
    ),
    false
  );
  if (reveal) session2.view?.reveal(coding2);
  session2.say(spoken2(session2, coding2));
}
function spoken2(session2, coding2) {
  return t(
    "{path}{hasProposed, select, yes {, suggested} other {}}{memo, select, yes {, memo} other {}}. Turn {start}.",
    {
      path: session2.codes.path(coding2.code),
      hasProposed: coding2.proposed ? "yes" : "no",
      memo: coding2.memo ? "yes" : "no",
      start: turnNumber(session2, coding2.start)
    }
  );
}
var turnNumber = (session2, point) => (session2.document.turns[session2.document.turnAt(point)]?.number ?? 0) + 1;
function stepCoding(session2, by) {
  const { view } = session2;
  if (!view) return;
  const shown = [...view.codings.values()].filter((coding2) => view.shows(coding2)).sort(byPlace);
  if (shown.length === 0) {
    session2.say(t("No codings here yet."));
    return;
  }
  const at = shown.findIndex((coding2) => coding2.id === session2.focused.peek());
  const from = session2.target?.start ?? 0;
  const next = at >= 0 ? shown[at + by] : by > 0 ? shown.find((coding2) => coding2.end > from) : shown.findLast((coding2) => coding2.start <= from);
  if (next) focusCoding(session2, next.id);
  else session2.say(by > 0 ? t("No coding after this one.") : t("No coding before this one."));
}
function nextUnread(session2) {
  const here = session2.document.turnAt(session2.target?.start ?? 0);
  const turn = session2.document.turns.find((one) => one.index > here && !session2.read.peek().has(one.number));
  if (turn) go(session2, (doc, cursor) => goTo(doc, cursor, turn.first));
  else session2.say(t("Every turn after this one has been read."));
}
function goToTurn(session2, number) {
  const turn = session2.document.turns.findLast((one) => one.number <= number - 1) ?? session2.document.turns[0];
  if (!turn) return false;
  go(session2, (doc, cursor) => goTo(doc, cursor, turn.first));
  return turn.number === number - 1;
}

// src/code/bounds_mode.ts
function enterBounds(session2) {
  const focused = session2.focused.peek();
  const coding2 = session2.coding(focused) ?? session2.below(focused);
  const span = coding2 ?? session2.target;
  if (!span || coding2 && !writable(session2)) return;
  const whole2 = { start: span.start, end: span.end };
  session2.bounds.value = { span: whole2, before: whole2, coding: coding2?.id ?? null };
  selectSpan(session2, whole2, coding2 ? "coding" : "hand");
  session2.view?.list.classList.add("bounds");
  session2.say(
    t(
      "Bounds: left and right move the end, with shift the start, with control by characters. Enter keeps, Escape puts back."
    )
  );
}
function leave(session2) {
  session2.bounds.value = null;
  session2.view?.list.classList.remove("bounds");
}
function keepBounds(session2) {
  const bounds = session2.bounds.peek();
  if (!bounds) return;
  leave(session2);
  if (bounds.coding !== null) setSpan(session2, bounds.coding, bounds.span);
  session2.say(t("Kept. {words}.", { words: words2(countWords(session2.document.offsets, bounds.span)) }));
}
function dropBounds(session2) {
  const bounds = session2.bounds.peek();
  if (!bounds) return;
  leave(session2);
  selectSpan(session2, bounds.before, bounds.coding === null ? "hand" : "coding");
  session2.say(t("Put back."));
}
function moveBound(session2, edge2, by, unit) {
  const bounds = session2.bounds.peek();
  const span = bounds?.span ?? session2.target;
  if (!span) return;
  const moved = nudge(session2.document, span, edge2, by, unit);
  if (bounds) session2.bounds.value = { ...bounds, span: moved };
  selectSpan(session2, moved, bounds?.coding ? "coding" : "hand");
  session2.view?.reveal(edgeSpan(moved, edge2));
  session2.say(edgeWords(session2, moved, edge2));
}
var edgeSpan = (span, edge2) => edge2 === "start" ? { start: span.start, end: Math.min(span.end, span.start + 1) } : { start: Math.max(span.start, span.end - 1), end: span.end };
function edgeWords(session2, span, edge2) {
  const quote = session2.document.quote(span).trim();
  const parts = quote.split(/\s+/);
  return edge2 === "end" ? t("ends … {parts}", { parts: parts.slice(-3).join(" ") }) : t("begins {parts} …", { parts: parts.slice(0, 3).join(" ") });
}
function rightToLeft(session2) {
  const turn = session2.document.turnAt(session2.bounds.peek()?.span.start ?? 0);
  const paragraph = session2.view?.dom.turns[turn]?.paragraph;
  return paragraph !== void 0 && getComputedStyle(paragraph).direction === "rtl";
}
function boundsKey(session2, event) {
  if (!session2.bounds.peek()) return false;
  if (event.key === "Enter") keepBounds(session2);
  else if (event.key === "Escape") dropBounds(session2);
  else if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
    const onward = event.key === "ArrowRight" ? 1 : -1;
    const forward = rightToLeft(session2) ? -onward : onward;
    moveBound(
      session2,
      event.shiftKey ? "start" : "end",
      forward,
      event.ctrlKey || event.metaKey ? "character" : "word"
    );
  } else if (event.key === "b" || event.key === "B") keepBounds(session2);
  else return false;
  return true;
}

// src/code/edit.ts
function withCoding(session2, title, act, also = "own") {
  const focused = session2.focused.peek();
  if (focused !== null && (session2.coding(focused) || also === "below" && session2.below(focused))) {
    act(focused);
    return;
  }
  const ids = session2.here().map((coding2) => coding2.id).filter((id) => session2.coding(id) || also === "below" && session2.below(id));
  if (ids.length === 1) act(ids[0]);
  else if (ids.length === 0) session2.say(t("No coding here."));
  else session2.overlay.value = { kind: "chooser", title, ids, pick: act };
}
var open = (session2, overlay) => {
  session2.overlay.value = overlay;
};
function remove(session2) {
  if (!writable(session2)) return;
  withCoding(session2, t("Remove which coding?"), (id) => removeCoding(session2, id), "below");
}
function removeCoding(session2, id) {
  if (!writable(session2)) return;
  const coding2 = session2.coding(id);
  if (!coding2) {
    if (session2.below(id)) reject(session2, id);
    return;
  }
  void run(session2, { kind: "coding.remove", ...session2.where, coding: id });
  session2.say(t("Removed {name}. Control Z to undo.", { name: session2.codes.name(coding2.code) }));
}
function recode(session2) {
  if (!writable(session2)) return;
  withCoding(
    session2,
    t("Give which coding another code?"),
    (id) => {
      if (session2.focused.peek() !== id) focusCoding(session2, id, false);
      open(session2, { kind: "palette", recode: id });
    },
    "below"
  );
}
function recodeTo(session2, id, code2) {
  const coding2 = session2.coding(id) ?? session2.below(id);
  if (!coding2 || coding2.code === code2 || !writable(session2)) return;
  session2.lastCode.value = code2;
  replace(session2, id, { code: code2 });
  session2.say(
    t("{name} is now {name2}. Control Z to undo.", {
      name: session2.codes.name(coding2.code),
      name2: session2.codes.name(code2)
    })
  );
}
function polarity(session2) {
  if (!writable(session2)) return;
  const offered3 = session2.codes.codebook.polarities.length > 0 ? session2.codes.codebook.polarities : POLARITIES2;
  if (offered3.length < 2) {
    session2.say(t("This codebook knows no other polarity."));
    return;
  }
  withCoding(
    session2,
    t("Change the polarity of which coding?"),
    (id) => {
      const coding2 = session2.coding(id) ?? session2.below(id);
      const next = offered3[(offered3.indexOf(coding2.polarity) + 1) % offered3.length] ?? "supporting";
      replace(session2, id, { polarity: next });
      session2.say(`${session2.codes.name(coding2.code)}: ${POLARITIES[next].name}.`);
    },
    "below"
  );
}
function revalue(session2, id, value2) {
  const coding2 = session2.coding(id) ?? session2.below(id);
  if (!coding2 || !writable(session2)) return;
  const next = coding2.value === value2 ? "" : value2;
  replace(session2, id, { value: next });
  session2.say(
    t("{name}: {next}. Control Z to undo.", { name: session2.codes.name(coding2.code), next: next || t("no value") })
  );
}
function nextValue(values, now2) {
  return values[values.indexOf(now2) + 1] ?? "";
}
function value(session2) {
  if (!writable(session2)) return;
  withCoding(
    session2,
    t("Change the value of which coding?"),
    (id) => {
      const coding2 = session2.coding(id) ?? session2.below(id);
      const values = (session2.codes.get(coding2.code)?.values ?? []).map((one) => one.value);
      if (values.length === 0)
        return session2.say(t("{name} has no values.", { name: session2.codes.name(coding2.code) }));
      const next = nextValue(values, coding2.value ?? "");
      revalue(session2, id, next || (coding2.value ?? ""));
    },
    "below"
  );
}
function split(session2) {
  if (!writable(session2)) return;
  const at = session2.cursor.peek().by === "coding" ? null : session2.target?.start ?? null;
  withCoding(session2, t("Split which coding?"), (id) => {
    const coding2 = session2.coding(id);
    const cut = at !== null && at > coding2.start && at < coding2.end ? at : middle(session2, coding2);
    if (cut === null) return session2.say(t("Put the cursor on a later sentence of the coding to split it there."));
    void run(session2, { kind: "coding.split", ...session2.where, coding: id, at: cut });
    session2.say(t("Split {name} in two. Control Z to undo.", { name: session2.codes.name(coding2.code) }));
  });
}
function middle(session2, coding2) {
  const piece = session2.document.pieces.find(
    (one) => one.sentence.start > coding2.start && one.sentence.start < coding2.end
  );
  return piece ? piece.sentence.start : null;
}
function merge(session2) {
  if (!writable(session2)) return;
  withCoding(session2, t("Merge which coding with its neighbour?"), (id) => {
    const coding2 = session2.coding(id);
    const near = [...session2.store.standing.codings.values()].filter(
      (other) => other.id !== id && other.code === coding2.code && other.polarity === coding2.polarity
    );
    const next = near.filter((other) => adjacent(session2, coding2, other)).sort((a5, b4) => a5.start - b4.start)[0];
    if (!next) return session2.say(t("No other {name} beside this one.", { name: session2.codes.name(coding2.code) }));
    const codings = [coding2, next].sort((a5, b4) => a5.start - b4.start).map((one) => one.id);
    void run(session2, { kind: "coding.merge", ...session2.where, codings });
    session2.say(t("Merged two codings of {name}. Control Z to undo.", { name: session2.codes.name(coding2.code) }));
  });
}
function adjacent(session2, a5, b4) {
  const [first, second] = a5.start <= b4.start ? [a5, b4] : [b4, a5];
  if (second.start <= first.end) return true;
  const { document: document2 } = session2;
  const between = { start: first.end, end: second.start };
  const [from, to2] = document2.turnsOf(between);
  return document2.turns.slice(from, to2).every((turn) => {
    const part2 = { start: Math.max(turn.start, between.start), end: Math.min(turn.end, between.end) };
    return part2.start >= part2.end || trim(document2.offsets, part2) === null;
  });
}
function memo(session2) {
  withCoding(session2, t("Memo on which coding?"), (id) => {
    if (session2.focused.peek() !== id) focusCoding(session2, id, false);
    open(session2, { kind: "memo", about: "coding", coding: id });
  });
}
function transcriptMemo(session2) {
  open(session2, { kind: "memo", about: "transcript" });
}
function discuss(session2) {
  if (!writable(session2)) return;
  const id = session2.focused.peek() ?? session2.here().find((coding2) => session2.coding(coding2.id))?.id ?? null;
  const span = session2.target;
  if (id === null && !span) return;
  const marks = [...session2.store.standing.memos.values()].filter(
    (one) => one.discuss && (id === null ? one.what === "span" && one.start === span?.start && one.end === span.end : one.about === id)
  );
  const mark = marks[0];
  if (mark) {
    void run(
      session2,
      mark.text ? { kind: "memo.edit", ...session2.where, memo: mark.id, text: mark.text, discuss: false } : { kind: "memo.remove", ...session2.where, memo: mark.id }
    );
    session2.say(t("No longer marked for discussion."));
    return;
  }
  const about2 = id === null ? { what: "span", start: span?.start ?? 0, end: span?.end ?? 0 } : { what: "coding", about: id };
  void run(session2, { kind: "memo.add", ...session2.where, ...about2, text: "", discuss: true });
  session2.say(t("Marked for discussion."));
}
function offered(session2) {
  const isOffer = (id) => session2.suggestion(id) !== void 0 || session2.below(id) !== void 0;
  const focused = session2.focused.value;
  if (focused !== null) return isOffer(focused) ? focused : null;
  return session2.here().find((coding2) => isOffer(coding2.id))?.id ?? null;
}
function accept(session2, id = offered(session2)) {
  if (id === null) {
    session2.say(t("No suggestion here."));
    return;
  }
  if (!writable(session2)) return;
  session2.focus(id);
  if (session2.suggestion(id)) void run(session2, { kind: "suggestion.accept", ...session2.where, suggestion: id });
  else void run(session2, { kind: "coding.confirm", ...session2.where, below: id });
  session2.say(session2.suggestion(id) ? t("Accepted.") : t("Kept."));
}
function reject(session2, id = offered(session2)) {
  if (id === null) {
    session2.say(t("No suggestion here."));
    return;
  }
  if (!writable(session2)) return;
  if (session2.suggestion(id)) void run(session2, { kind: "suggestion.reject", ...session2.where, suggestion: id });
  else void run(session2, { kind: "coding.reject", ...session2.where, below: id });
  session2.say(t("Rejected. Control Z to undo."));
}

// src/screens/codebook/changing.ts
var prefill = y3(null);
function takePrefill() {
  const found2 = prefill.peek() ?? {};
  prefill.value = null;
  return found2;
}
var exampleOf = (words6, transcript, turn) => t("{split} ({transcript}, turn {turn})", { split: words6.split(/\s+/).join(" ").trim(), transcript, turn });
var AFTER = 400;
var post = (body, signal) => services.api.post("/api/codebook/change", body, signal);
var why = (fault2) => fault2 instanceof ApiError ? [fault2.error.message, ...fault2.error.problems ?? [], fault2.error.hint].filter(Boolean).map(sentence).join(" ") : String(fault2);
async function atOnce(codebook, sha256, asked4) {
  try {
    const shown = await post({ ...asked4, codebook, sha256, brief: true });
    if (shown.refused) return sentence(shown.refused);
    if (shown.noted) return "look";
    await post({ ...asked4, codebook, sha256, write: true });
    return "written";
  } catch (fault2) {
    return why(fault2);
  }
}
function useChange(codebook, sha, asked4) {
  const [base, setBase] = d2(sha);
  const [now2, setNow] = d2(null);
  const [meant, setMeant] = d2(null);
  const [fault2, setFault] = d2("");
  const [stale, setStale] = d2(false);
  const [waits, setWaits] = d2(false);
  const key2 = asked4 ? JSON.stringify([asked4, base]) : "";
  const latest = T2(key2);
  latest.current = key2;
  A2(() => {
    setFault("");
    if (!asked4) {
      setNow(null);
      return void 0;
    }
    const abort = new AbortController();
    const timer3 = setTimeout(() => {
      post({ ...asked4, codebook, sha256: base, brief: true }, abort.signal).then(setNow).catch((error) => {
        if (!abort.signal.aborted) setFault(why(error));
      });
    }, AFTER);
    return () => {
      clearTimeout(timer3);
      abort.abort();
    };
  }, [key2, codebook]);
  const run3 = async (options) => {
    if (!asked4 || waits) return null;
    setWaits(true);
    setFault("");
    try {
      return await post({ ...asked4, codebook, sha256: base, ...options });
    } catch (error) {
      setFault(why(error));
      setStale(error instanceof ApiError && error.error.kind === "stale");
      return null;
    } finally {
      setWaits(false);
    }
  };
  return {
    now: now2,
    meant: meant && meant.key === key2 ? meant.value : null,
    fault: fault2,
    stale,
    waits,
    see: async () => {
      const shown = await run3({});
      if (shown) setMeant({ key: latest.current, value: shown });
    },
    write: () => run3({ write: true }),
    again: (sha256) => {
      setStale(false);
      setFault("");
      setBase(sha256);
    }
  };
}
function differing(code2, fields) {
  if (!code2) return Object.fromEntries(Object.entries(fields).filter(([, value2]) => value2.length > 0));
  const was = fieldsOf(code2);
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([name2, value2]) => JSON.stringify(value2) !== JSON.stringify(was[name2])
    )
  );
}
var NOTHING = {
  name: "",
  definition: "",
  include: "",
  exclude: "",
  examples: [],
  aliases: [],
  cues: [],
  colour: "",
  values: []
};
function fieldsOf(code2) {
  const { name: name2, definition, include, exclude, examples, aliases, cues, colour } = code2;
  const values = code2.values.map(({ value: value2, label }) => label ? `${value2} = ${label}` : value2);
  return { name: name2, definition, include, exclude, examples, aliases, cues, colour, values };
}

// src/code/example.ts
function makeExample(session2) {
  const coding2 = session2.view?.codings.get(session2.focused.peek() ?? "") ?? session2.here()[0];
  const code2 = coding2?.code ?? session2.lastCode.peek();
  const wanted2 = session2.cursor.peek().selection ?? coding2 ?? session2.target;
  const span = wanted2 && trim(session2.document.offsets, wanted2);
  if (!code2 || !span) {
    session2.say(t("Code it first: an example belongs to a code."));
    return;
  }
  const { document: document2, transcript, codes } = session2;
  const turn = (document2.turns[document2.turnAt(span.start)]?.number ?? 0) + 1;
  prefill.value = { example: exampleOf(document2.offsets.slice(span.start, span.end), transcript.id, turn) };
  session2.services.navigate(href.detail(code2, { codebook: codes.codebook.id, show: "edit" }));
}

// src/app/once.ts
function useOnce(effect) {
  F2(effect, []);
}

// src/code/palette_rank.ts
var MARKS = new RegExp("\\p{Mark}+", "gu");
var fold = (text) => text.normalize("NFKD").replace(MARKS, "").toLowerCase();
function tierOf(code2, query2) {
  const name2 = fold(code2.name);
  const id = fold(code2.id);
  if (name2.startsWith(query2) || id === query2) return 0;
  if (words3(name2).some((word) => word.startsWith(query2)) || startsWords(name2, query2)) return 1;
  if (id.startsWith(query2) || words3(id).some((word) => word.startsWith(query2))) return 1;
  if (code2.aliases.some((alias) => fold(alias).startsWith(query2))) return 2;
  if (subsequence(name2, query2)) return 3;
  if (fold(`${code2.definition} ${code2.include}`).includes(query2)) return 4;
  return -1;
}
var words3 = (text) => text.split(/[^\p{Letter}\p{Number}]+/u).filter(Boolean);
function startsWords(name2, query2) {
  const parts = query2.split(/\s+/).filter(Boolean);
  let from = 0;
  const all = words3(name2);
  return parts.every((part2) => {
    const at = all.findIndex((word, i4) => i4 >= from && word.startsWith(part2));
    from = at + 1;
    return at >= 0;
  });
}
function subsequence(text, query2) {
  let at = 0;
  for (const sign of query2) {
    at = text.indexOf(sign, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
function rank(codes, typed2, recency, most = 8) {
  const query2 = fold(typed2.trim());
  const hits = [];
  codes.forEach((code2, order) => {
    if (!code2.usable) return;
    const tier = query2 === "" ? 0 : tierOf(code2, query2);
    if (tier >= 0) hits.push({ code: code2, tier, order });
  });
  const recent = (hit) => recency.get(hit.code.id) ?? 0;
  return hits.sort((a5, b4) => a5.tier - b4.tier || recent(b4) - recent(a5) || a5.order - b4.order).slice(0, most);
}
function nearest(codes, typed2) {
  const query2 = fold(typed2.trim());
  let best = null;
  let least = Math.max(1, Math.floor(query2.length / 2)) + 1;
  for (const code2 of codes) {
    for (const word of [fold(code2.name), ...words3(fold(code2.name))]) {
      const far = distance(query2, word);
      if (code2.usable && far < least) [best, least] = [code2, far];
    }
  }
  return best;
}
function distance(a5, b4) {
  let before2 = [];
  let last2 = Array.from({ length: b4.length + 1 }, (_5, j3) => j3);
  for (let i4 = 1; i4 <= a5.length; i4 += 1) {
    const row = [i4];
    for (let j3 = 1; j3 <= b4.length; j3 += 1) {
      const change3 = a5[i4 - 1] === b4[j3 - 1] ? 0 : 1;
      let least = Math.min(row[j3 - 1] + 1, last2[j3] + 1, last2[j3 - 1] + change3);
      if (i4 > 1 && j3 > 1 && a5[i4 - 1] === b4[j3 - 2] && a5[i4 - 2] === b4[j3 - 1])
        least = Math.min(least, before2[j3 - 2] + 1);
      row.push(least);
    }
    [before2, last2] = [last2, row];
  }
  return last2[b4.length];
}

// src/code/find.ts
function findAll(document2, query2) {
  const wanted2 = fold(query2);
  if (!wanted2.trim()) return [];
  const found2 = [];
  for (const turn of document2.turns) {
    const points = [...document2.quote(turn)];
    const { text, origins } = folded(points);
    for (let at = text.indexOf(wanted2); at >= 0; at = text.indexOf(wanted2, at + 1)) {
      const start2 = origins[at];
      const end2 = origins[at + wanted2.length - 1] + 1;
      found2.push({ start: turn.start + start2, end: turn.start + end2 });
    }
  }
  return found2;
}
function folded(points) {
  const origins = [];
  let text = "";
  points.forEach((point, i4) => {
    const part2 = fold(point);
    text += part2;
    for (let unit = 0; unit < part2.length; unit += 1) origins.push(i4);
  });
  return { text, origins };
}

// src/app/group.ts
function groupBy(rows2, key2) {
  const found2 = /* @__PURE__ */ new Map();
  for (const row of rows2) {
    const at = key2(row);
    const group = found2.get(at);
    if (group) group.push(row);
    else found2.set(at, [row]);
  }
  return found2;
}

// src/code/walk_places.ts
function proposals(document2, hits, extent) {
  const spans = [];
  for (const hit of [...hits].sort((a5, b4) => a5.start - b4.start)) {
    const [first, last2] = document2.turnsOf(hit);
    const turn = first < last2 ? document2.turns[first] : void 0;
    if (turn?.role !== "respondent") continue;
    const inside = { start: Math.max(hit.start, turn.start), end: Math.min(hit.end, turn.end) };
    const span = trim(document2.offsets, extent === "words" ? inside : sentences(document2, inside));
    const before2 = spans.at(-1);
    if (span && !(before2 && overlaps(before2, span))) spans.push(span);
  }
  return spans;
}
function sentences(document2, span) {
  const touched = document2.pieces.slice(...document2.piecesOf(span)).filter((one) => overlaps(one.sentence, span));
  const [first, last2] = [touched[0], touched.at(-1)];
  return first && last2 ? { start: first.sentence.start, end: last2.sentence.end } : span;
}

// src/code/walk.ts
var AT_ONCE = 10;
var MOST = 2e3;
function open2(session2, hits, extent, code2) {
  const isNew2 = (span) => !session2.ownAt(span, code2).some((coding2) => covers(coding2, span));
  return proposals(session2.document, hits, extent).filter((span) => closedPlace(session2, span) === null && isNew2(span));
}
function startWalk(session2, query2, hits, further = []) {
  if (!writable(session2)) return;
  const usable = session2.codes.codebook.codes.filter((one) => one.usable);
  const code2 = usable.find((one) => one.id === session2.lastCode.peek())?.id ?? usable[0]?.id;
  if (code2 === void 0) {
    session2.say(t("No code may be given in this round."));
    return;
  }
  session2.finding.value = false;
  const walk = { query: query2, hits, code: code2, skipped: 0, done: [], busy: false, further, left: [] };
  show(session2, { ...walk, extent: "sentence", left: open2(session2, hits, "sentence", code2) });
}
function show(session2, walk) {
  session2.walk.value = walk;
  session2.view?.mark("found", walk.left);
  const [next] = walk.left;
  if (!next) return;
  session2.focus(null);
  selectSpan(session2, next, "turn");
  bringUp(session2, next);
}
function bringUp(session2, span) {
  const bar = document.querySelector(".walk-bar")?.getBoundingClientRect().bottom;
  session2.view?.reveal(span);
  const top = session2.view?.edgeRect(span, "start").top ?? 0;
  if (bar === void 0 || top < bar + 8) session2.view?.reveal(span, "third");
}
function changeWalk(session2, change3) {
  const walk = session2.walk.peek();
  if (!walk || walk.busy) return;
  const [next] = walk.left;
  const now2 = { ...walk, ...change3 };
  const all = open2(session2, walk.hits, now2.extent, now2.code);
  show(session2, { ...now2, left: next ? all.filter((span) => span.end > next.start) : [] });
}
function skipPlace(session2) {
  const walk = session2.walk.peek();
  if (walk && !walk.busy && walk.left.length > 0)
    show(session2, { ...walk, left: walk.left.slice(1), skipped: walk.skipped + 1 });
}
async function code(session2, span, id) {
  session2.lastCode.value = id;
  const result = await run(session2, draftOf(session2, id, span));
  return result.ok ? result.op_id : null;
}
async function codePlaces(session2, many) {
  const start2 = session2.walk.peek();
  if (!start2 || start2.busy || start2.left.length === 0 || !writable(session2)) return;
  const wanted2 = many === "one" ? start2.left.slice(0, 1) : [...start2.left];
  show(session2, { ...start2, busy: true, left: start2.left.slice(many === "one" ? 1 : 0) });
  for (let at = 0; at < wanted2.length; at += AT_ONCE) {
    const some = wanted2.slice(at, at + AT_ONCE);
    const made = await Promise.all(some.map((span) => code(session2, span, start2.code)));
    const walk = session2.walk.peek();
    if (!walk) return;
    const done = [...walk.done, ...made.filter((id) => id !== null)];
    const left = many === "all" ? wanted2.slice(at + some.length) : walk.left;
    const isOver = made.includes(null) || at + AT_ONCE >= wanted2.length;
    show(session2, { ...walk, done, left, busy: !isOver });
    if (made.includes(null)) return;
  }
}
async function undoWalk(session2) {
  const walk = session2.walk.peek();
  if (!walk || walk.busy) return;
  session2.walk.value = { ...walk, busy: true };
  let back = 0;
  for (const id of [...walk.done].reverse()) if ((await session2.store.undoOne(id))?.ok) back += 1;
  const rest = walk.done.length - back;
  session2.say(
    t("{back} taken back.{hasRest, select, yes { {rest} were changed since: see History.} other {}}", {
      back,
      hasRest: rest > 0 ? "yes" : "no",
      rest
    })
  );
  const now2 = session2.walk.peek();
  if (now2)
    show(session2, { ...now2, busy: false, done: [], skipped: 0, left: open2(session2, now2.hits, now2.extent, now2.code) });
}
function endWalk(session2) {
  session2.walk.value = null;
  session2.view?.mark("found", []);
  session2.view?.list.focus({ preventScroll: true });
}
async function walkSearch(session2, asked4) {
  const { round: round2 } = session2;
  const here = session2.transcript.id;
  const transcripts = session2.services.session.peek()?.rounds.find((one) => one.id === round2)?.assigned ?? [here];
  const request3 = {
    q: asked4.q ?? "",
    mode: asked4.mode || "literal",
    fold: !asked4.exact,
    uncoded: asked4.uncoded === round2,
    round: round2,
    transcripts: [...transcripts],
    roles: ["respondent"],
    limit: MOST
  };
  const found2 = await session2.services.api.post("/api/search", request3).catch((error) => error);
  if (found2 instanceof Error) {
    session2.say(found2.message);
    return;
  }
  const by = groupBy(found2.hits, (hit) => hit.transcript);
  const after = transcripts.slice(transcripts.indexOf(here) + 1);
  const further = after.flatMap((id) => {
    const places2 = by.get(id)?.length ?? 0;
    return places2 > 0 ? [{ transcript: id, places: places2, address: href.walk(round2, id, asked4) }] : [];
  });
  startWalk(session2, request3.q, by.get(here) ?? [], further);
}

// src/code/find_bar.tsx
var lasting = /* @__PURE__ */ new WeakMap();
function show2(session2, found2) {
  const hit = found2.hits[found2.at];
  session2.view?.mark("found", found2.hits);
  session2.view?.mark("current", hit ? [hit] : []);
  if (hit) session2.view?.reveal(hit);
}
function findStep(session2, by) {
  const found2 = lasting.get(session2);
  if (!found2 || found2.hits.length === 0) {
    session2.finding.value = true;
    return;
  }
  found2.at = (found2.at + by + found2.hits.length) % found2.hits.length;
  show2(session2, found2);
  session2.say(t("{at} of {hits}", { at: found2.at + 1, hits: found2.hits.length }));
  const hit = found2.hits[found2.at];
  if (hit && !session2.finding.peek()) selectSpan(session2, hit, "hand");
}
function FindBar({ session: session2 }) {
  const field = T2(null);
  const state = useSignal(lasting.get(session2) ?? { query: "", hits: [], at: 0 });
  const { query: query2, hits, at } = state.value;
  const set2 = (found2) => {
    state.value = found2;
    lasting.set(session2, found2);
    show2(session2, found2);
  };
  useOnce(() => {
    field.current?.focus({ preventScroll: true });
    field.current?.select();
    if (query2) show2(session2, state.value);
    return void 0;
  });
  const type2 = (value2) => {
    const found2 = findAll(session2.document, value2);
    const from = session2.target?.start ?? 0;
    const next = found2.findIndex((hit) => hit.start >= from);
    set2({ query: value2, hits: found2, at: Math.max(0, next) });
  };
  const step = (by) => {
    if (hits.length > 0) set2({ query: query2, hits, at: (at + by + hits.length) % hits.length });
  };
  const close = () => {
    const hit = hits[at];
    session2.finding.value = false;
    session2.view?.mark("found", []);
    session2.view?.mark("current", []);
    if (hit) selectSpan(session2, hit, "hand");
    session2.view?.list.focus({ preventScroll: true });
  };
  return /* @__PURE__ */ a4("search", { class: "find-bar", children: [
    /* @__PURE__ */ a4(
      "input",
      {
        ref: field,
        class: "input",
        type: "search",
        "aria-label": t("Find in this text"),
        placeholder: t("Find in this text"),
        ...PRIVATE,
        value: query2,
        onInput: (event) => type2(event.currentTarget.value),
        onKeyDown: (event) => {
          if (event.key === "Enter" || event.key === "F3") step(event.shiftKey ? -1 : 1);
          else if (event.key === "Escape") close();
          else return;
          event.preventDefault();
          event.stopPropagation();
        }
      }
    ),
    /* @__PURE__ */ a4("span", { class: "quiet nowrap", role: "status", children: query2 ? hits.length > 0 ? t("{at} of {hits}", { at: at + 1, hits: hits.length }) : t("Not found") : "" }),
    /* @__PURE__ */ a4("button", { type: "button", class: "btn bare small", "aria-label": t("Previous place"), onClick: () => step(-1), children: "↑" }),
    /* @__PURE__ */ a4("button", { type: "button", class: "btn bare small", "aria-label": t("Next place"), onClick: () => step(1), children: "↓" }),
    hits.length > 0 && session2.readOnly.value === null && /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => startWalk(session2, query2, hits), children: t("Code these…") }),
    /* @__PURE__ */ a4("button", { type: "button", class: "btn bare small", onClick: close, children: t("Done") })
  ] });
}

// src/code/hover.ts
var REST = 450;
var NEXT = 150;
var STAY = 300;
var timer2 = 0;
function open3(session2, card) {
  clearTimeout(timer2);
  if (!session2.prefs.cards || session2.card.peek()?.asked) return;
  timer2 = window.setTimeout(
    () => {
      const shown = session2.overlay.peek() === null && !("dragging" in document.documentElement.dataset) ? card() : null;
      if (shown) session2.card.value = shown;
    },
    session2.card.peek() ? NEXT : REST
  );
}
function leaveCard(session2) {
  clearTimeout(timer2);
  if (!session2.card.peek() || session2.card.peek()?.asked) return;
  timer2 = window.setTimeout(() => {
    if (!document.querySelector(".float-card:hover, .float-card:focus-within")) session2.card.value = null;
  }, STAY);
}
function closeCard(session2) {
  clearTimeout(timer2);
  session2.card.value = null;
}
var boxOf = (element3) => element3.getBoundingClientRect();
var around2 = (x4, y5) => ({ left: x4 - 4, right: x4 + 4, top: y5 - 12, bottom: y5 + 12 });
function overCode(session2, code2, row, asked4 = false) {
  const card = () => row.isConnected ? { codings: [], code: code2, at: boxOf(row), asked: asked4 } : null;
  if (!asked4) {
    open3(session2, card);
    return;
  }
  clearTimeout(timer2);
  session2.card.value = card();
}
function overStripe(session2, codings, event) {
  const { clientX: x4, clientY: y5 } = event;
  open3(session2, () => ({ codings, code: null, at: around2(x4, y5), asked: false }));
}
var shownAt = (view, point) => view.codings.touching({ start: point, end: point + 1 }).filter((coding2) => view.shows(coding2));
function overText(session2, view, event) {
  if (event.pointerType !== "mouse" || event.buttons !== 0 || view.codings.size === 0) return;
  const { clientX: x4, clientY: y5, target: target2 } = event;
  if (view.dom.pieceIndexOf(target2) === null) {
    leaveCard(session2);
    return;
  }
  const card = session2.card.peek();
  if (card && !card.asked) leaveCard(session2);
  else
    open3(session2, () => {
      const point = view.pointAt(x4, y5);
      const codings = point === null ? [] : shownAt(view, point).map((coding2) => coding2.id);
      return codings.length > 0 ? { codings, code: null, at: around2(x4, y5), asked: false } : null;
    });
}
function defineHere(session2) {
  const { view, target: target2 } = session2;
  const focused = session2.focused.peek();
  const here = session2.here().sort((a5, b4) => Number(b4.id === focused) - Number(a5.id === focused));
  if (!view || !target2 || here.length === 0) {
    session2.say(t("Nothing is coded here."));
    return;
  }
  clearTimeout(timer2);
  session2.card.value = {
    codings: here.map((one) => one.id),
    code: null,
    at: view.edgeRect(target2, "end"),
    asked: true
  };
  const code2 = session2.codes.get(here[0]?.code ?? "");
  if (code2) session2.say(`${session2.codes.path(code2.id)}: ${code2.definition || t("no definition.")}`);
}
function linesAtCursor(session2) {
  const { view, target: target2 } = session2;
  if (!view || !target2) return [];
  const list = boxOf(view.list);
  const [first, last2] = [view.edgeRect(target2, "start"), view.edgeRect(target2, "end")];
  const isLong = last2.bottom - first.top > view.scroller.clientHeight / 3;
  return [{ left: list.left, right: list.right, top: first.top, bottom: isLong ? first.bottom : last2.bottom }];
}
function hoverListeners(session2, view) {
  const onMove = (event) => overText(session2, view, event);
  const onLeave = () => leaveCard(session2);
  const onScroll = () => {
    if (session2.card.peek()) closeCard(session2);
    else clearTimeout(timer2);
  };
  const onKey = (event) => {
    const card = session2.card.peek();
    if (!card) {
      clearTimeout(timer2);
      return;
    }
    const target2 = event.target;
    const isInside = target2.closest(".float-card") !== null;
    const isAnswer = card.asked && event.key === "Enter" && target2.closest(".code-tree") !== null;
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      closeCard(session2);
      if (isInside) view.list.focus({ preventScroll: true });
    } else if (!isInside && !isAnswer && !["Shift", "Control", "Alt", "Meta", "Tab"].includes(event.key))
      closeCard(session2);
  };
  const onDown = (event) => {
    clearTimeout(timer2);
    if (session2.card.peek() && !event.target.closest(".float-card")) closeCard(session2);
  };
  view.list.addEventListener("pointermove", onMove);
  view.list.addEventListener("pointerleave", onLeave);
  view.scroller.addEventListener("scroll", onScroll, { passive: true });
  document.addEventListener("keydown", onKey, true);
  document.addEventListener("pointerdown", onDown, true);
  return () => {
    closeCard(session2);
    document.removeEventListener("keydown", onKey, true);
    document.removeEventListener("pointerdown", onDown, true);
  };
}

// src/code/pointer.ts
var really = (act) => (event) => {
  if (event.movementX !== 0 || event.movementY !== 0) act();
};

// src/code/menu.tsx
var ENTRIES = [
  "palette",
  "repeat",
  "inVivo",
  "recode",
  "bounds",
  "polarity",
  "split",
  "merge",
  "memo",
  "discuss",
  "example",
  "skip",
  "remove",
  "accept",
  "reject",
  "define",
  "focusCode",
  "wholeTurn",
  "nameTurn",
  "splitTurn",
  "joinTurn"
];
function aim(session2, event) {
  const { view } = session2;
  const piece = view?.dom.pieceIndexOf(event.target) ?? null;
  const point = view?.pointAt(event.clientX, event.clientY) ?? null;
  if (event.button !== 2 || piece === null || point === null) return;
  const { selection } = session2.cursor.peek();
  if (!selection || point < selection.start || point >= selection.end) place(session2, piece);
}
function openMenu(session2, event) {
  event.preventDefault();
  aim(session2, event);
  session2.overlay.value = { kind: "menu", x: event.clientX, y: event.clientY };
}
function openMenuHere(session2) {
  const rect = session2.target && session2.view?.edgeRect(session2.target, "end");
  session2.overlay.value = { kind: "menu", x: rect?.left ?? 0, y: rect?.bottom ?? 0 };
}
function Menu({ x: x4, y: y5, close }) {
  const box = T2(null);
  const at = useSignal(0);
  const entries2 = ENTRIES.flatMap((id) => {
    const action3 = ACTIONS.find((one) => one.id === id);
    return action3 && handlerOf(id) ? [action3] : [];
  });
  useOnce(() => {
    const menu = box.current;
    const host = menu.offsetParent.getBoundingClientRect();
    menu.style.left = `${Math.max(4, Math.min(x4 - host.left, host.width - menu.offsetWidth - 8))}px`;
    menu.style.top = `${Math.max(4, Math.min(y5 - host.top, host.height - menu.offsetHeight - 8))}px`;
    menu.querySelector("[tabindex='0']")?.focus();
    return void 0;
  });
  const focus = (i4) => {
    at.value = (i4 + entries2.length) % entries2.length;
    box.current?.children[at.value]?.focus();
  };
  const run3 = (id, event) => {
    close();
    handlerOf(id)?.(event);
  };
  const onKeyDown = (event) => {
    if (event.key === "ArrowDown") focus(at.value + 1);
    else if (event.key === "ArrowUp") focus(at.value - 1);
    else if (event.key === "Home") focus(0);
    else if (event.key === "End") focus(-1);
    else if (event.key === "Enter" || event.key === " ") run3(entries2[at.value].id, event);
    else if (event.key === "Escape" || event.key === "Tab") close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return /* @__PURE__ */ a4("ul", { class: "menu-box fade", role: "menu", "aria-label": t("What can be done here"), ref: box, onKeyDown, children: entries2.map((action3, i4) => /* @__PURE__ */ a4(
    "li",
    {
      role: "menuitem",
      tabIndex: i4 === at.value ? 0 : -1,
      onPointerMove: really(() => focus(i4)),
      onClick: (event) => run3(action3.id, event),
      children: [
        /* @__PURE__ */ a4("span", { children: action3.title }),
        /* @__PURE__ */ a4("kbd", { children: formatKey(keysOf(action3, chosenKeys.value)[0] ?? "") })
      ]
    },
    action3.id
  )) });
}

// src/code/panel.tsx
var STEP = 20;
var media = typeof matchMedia === "function" ? matchMedia("(max-width: 900px)") : null;
var narrow = y3(media?.matches ?? false);
media?.addEventListener("change", () => narrow.value = media.matches);
function togglePanel(session2, side) {
  if (narrow.peek()) session2.sheet.value = session2.sheet.peek() === side ? null : side;
  else session2.prefs.setPanel(side, { open: !session2.prefs.panel(side).open });
}
function Panel({ session: session2, side, name: name2, children }) {
  const { open: beside, width } = session2.prefs.panel(side);
  const open5 = narrow.value ? session2.sheet.value === side : beside;
  const key2 = side === "left" ? "Ctrl+B" : "Ctrl+J";
  const resize = (to2) => session2.prefs.setPanel(side, { width: to2 });
  const drag = (event) => {
    const bar = event.currentTarget;
    const from = event.clientX;
    bar.setPointerCapture(event.pointerId);
    const move3 = (at) => resize(width + (side === "left" ? at.clientX - from : from - at.clientX));
    bar.addEventListener("pointermove", move3);
    bar.addEventListener("pointerup", () => bar.removeEventListener("pointermove", move3), { once: true });
  };
  const onKeyDown = (event) => {
    const by = event.key === "ArrowRight" ? STEP : event.key === "ArrowLeft" ? -STEP : 0;
    if (by === 0) return;
    event.preventDefault();
    event.stopPropagation();
    resize(width + (side === "left" ? by : -by));
  };
  return /* @__PURE__ */ a4(
    "aside",
    {
      class: `side ${side}`,
      "aria-label": name2,
      "data-region": open5 ? name2 : void 0,
      "data-open": open5 || void 0,
      style: { "--width": `${width}px` },
      children: [
        /* @__PURE__ */ a4(
          "button",
          {
            type: "button",
            class: "btn bare small side-toggle",
            "aria-expanded": open5,
            onClick: () => togglePanel(session2, side),
            title: open5 ? t("Close {name} ({key})", { name: name2, key: key2 }) : t("Open {name} ({key})", { name: name2, key: key2 }),
            children: [
              /* @__PURE__ */ a4("span", { "aria-hidden": "true", children: side === "left" === open5 ? "‹" : "›" }),
              /* @__PURE__ */ a4("span", { class: "sr", children: name2 })
            ]
          }
        ),
        open5 && /* @__PURE__ */ a4("div", { class: "side-inner", children }),
        open5 && /* @__PURE__ */ a4(
          "div",
          {
            class: "side-grip",
            role: "separator",
            "aria-orientation": "vertical",
            "aria-label": t("Width of {name}", { name: name2 }),
            "aria-valuenow": width,
            "aria-valuemin": 180,
            "aria-valuemax": 520,
            tabIndex: 0,
            onPointerDown: drag,
            onKeyDown
          }
        )
      ]
    }
  );
}

// src/app/preferences.ts
var TEXT_RANGES = {
  size: { min: 12, max: 32, step: 1, usual: 18 },
  leading: { min: 1.2, max: 2.4, step: 0.1, usual: 1.6 },
  measure: { min: 28, max: 72, step: 2, usual: 42 }
};
var FONTS = {
  serif: { name: t("Serif"), stack: "" },
  sans: { name: t("Sans serif"), stack: "var(--font-ui)" },
  legible: {
    name: t("Dyslexia-friendly, where installed"),
    stack: '"OpenDyslexic", "Atkinson Hyperlegible", "Lexend", "Verdana", var(--font-ui)'
  },
  mono: { name: t("Typewriter"), stack: "var(--font-mono)" }
};
var record = (value2) => value2 && typeof value2 === "object" && !Array.isArray(value2) ? value2 : {};
function oneOf(value2, choices) {
  return choices.find((choice2) => choice2 === value2) ?? choices[0];
}
function textSetting(settings3) {
  const text = record(settings3.text);
  const number = (name2) => {
    const { min, max, usual } = TEXT_RANGES[name2];
    const value2 = text[name2];
    return typeof value2 === "number" && !Number.isNaN(value2) ? Math.min(max, Math.max(min, value2)) : usual;
  };
  return {
    size: number("size"),
    leading: number("leading"),
    measure: number("measure"),
    font: oneOf(text.font, ["serif", "sans", "legible", "mono"])
  };
}
var isOn = (settings3, name2) => settings3[name2] !== false;
function lastOpen(settings3) {
  const named2 = Object.entries(record(settings3.last)).filter(([, id]) => typeof id === "string");
  return Object.fromEntries(named2);
}
function pinsOf(settings3, codebook) {
  const pinned = record(settings3.pins)[codebook];
  const list = Array.isArray(pinned) ? pinned : [];
  return Array.from({ length: 9 }, (_5, i4) => typeof list[i4] === "string" ? list[i4] : "");
}
function withPin(settings3, codebook, place3, code2) {
  const pins = pinsOf(settings3, codebook).map((pin) => pin === code2 ? "" : pin);
  pins[place3] = code2;
  return { ...record(settings3.pins), [codebook]: pins };
}

// src/app/turns_read.ts
var LONGEST = 1e5;
var isTurn = (value2) => Number.isSafeInteger(value2) && value2 >= 0;
function allRead({ read: read3 }) {
  return read3 !== null && typeof read3 === "object" && !Array.isArray(read3) ? read3 : {};
}
function inRun(stored) {
  if (isTurn(stored)) return [stored];
  if (!Array.isArray(stored) || stored.length !== 2 || !stored.every(isTurn)) return [];
  const [first, last2] = stored;
  return last2 - first < LONGEST ? Array.from({ length: Math.max(0, last2 - first + 1) }, (_5, i4) => first + i4) : [];
}
function runs(turns) {
  const found2 = [];
  for (const turn of turns) {
    const last2 = found2.at(-1);
    if (last2 && last2[1] === turn - 1) last2[1] = turn;
    else found2.push([turn, turn]);
  }
  return found2.flatMap(([first, last2]) => {
    if (last2 - first > 1) return [[first, last2]];
    return first === last2 ? [first] : [first, last2];
  });
}
function turnsRead(settings3, key2) {
  const turns = allRead(settings3)[key2];
  return Array.isArray(turns) ? [...new Set(turns.flatMap(inRun))].sort((a5, b4) => a5 - b4) : [];
}
function withTurnsRead(settings3, key2, turns) {
  const kept2 = Object.keys(allRead(settings3)).map((one) => [one, turnsRead(settings3, one)]);
  const own2 = turnsRead({ read: { [key2]: [...turns] } }, key2);
  const read3 = [...kept2, [key2, own2]].filter(([, turns2]) => turns2.length > 0);
  return Object.fromEntries(read3.map(([one, turns2]) => [one, runs(turns2)]));
}
function shareRead(settings3, key2, turns) {
  const read3 = turnsRead(settings3, key2).length;
  return read3 === 0 || turns === 0 ? null : Math.min(1, read3 / turns);
}

// src/code/prefs.ts
var NUMBERS = ["both", "turns", "paragraphs", "none"];
var STRIPE_MODES = ["all", "branch", "recent", "memos", "density"];
var Prefs = class {
  constructor(settings3) {
    this.settings = settings3;
  }
  settings;
  get all() {
    return this.settings.value.value;
  }
  set(key2, value2) {
    this.settings.set(key2, value2);
  }
  /** Nine places; an empty one is "". */
  pins(codebook) {
    return pinsOf(this.all, codebook);
  }
  setPin(codebook, place3, code2) {
    this.set("pins", withPin(this.all, codebook, place3, code2));
  }
  get snapWords() {
    return this.all.snapWords !== false;
  }
  /** Whether resting on what is coded shows what the code means. */
  get cards() {
    return this.all.cards !== false;
  }
  /** What is numbered beside the text. */
  get numbers() {
    return NUMBERS.find((one) => one === this.all.numbers) ?? "both";
  }
  /** What a click on a code in the panel does while words are selected. */
  get codeClick() {
    return this.all.codeClick === "define" ? "define" : "apply";
  }
  get painter() {
    return this.all.painter === "marks" ? "marks" : "auto";
  }
  get wash() {
    return this.all.wash !== false;
  }
  set wash(on) {
    this.set("wash", on);
  }
  get stripes() {
    return STRIPE_MODES.find((mode) => mode === this.all.stripes) ?? "all";
  }
  set stripes(mode) {
    this.set("stripes", mode);
  }
  get touching() {
    return ["extend", "separate"].find((choice2) => choice2 === this.all.touching) ?? "ask";
  }
  set touching(choice2) {
    this.set("touching", choice2);
  }
  panel(side) {
    const panel = record(record(this.all.panels)[side]);
    const width = typeof panel.width === "number" ? Math.min(520, Math.max(180, panel.width)) : side === "left" ? 260 : 300;
    return { open: panel.open !== false, width };
  }
  setPanel(side, change3) {
    this.set("panels", { ...record(this.all.panels), [side]: { ...this.panel(side), ...change3 } });
  }
  get text() {
    return textSetting(this.all);
  }
  /** Rounds of which the purpose was read and put away. */
  knows(round2) {
    return record(this.all.purposes)[round2] === true;
  }
  setKnows(round2) {
    this.set("purposes", { ...record(this.all.purposes), [round2]: true });
  }
  place(key2) {
    const place3 = record(this.all.places)[key2];
    return typeof place3 === "number" ? place3 : null;
  }
  setPlace(key2, point) {
    if (this.place(key2) !== point) this.set("places", { ...record(this.all.places), [key2]: point });
  }
  /** Numbers of the turns that were on screen for a while: private, never shown to others. */
  read(key2) {
    return turnsRead(this.all, key2);
  }
  setRead(key2, turns) {
    this.set("read", withTurnsRead(this.all, key2, turns));
  }
};

// src/code/skips.ts
function skipsHere(session2) {
  const span = session2.target;
  return span ? [...session2.store.standing.skips.values()].filter((skip2) => overlaps(skip2, span)) : [];
}
function skip(session2) {
  if (!writable(session2)) return;
  const [known3] = skipsHere(session2);
  const span = whole(session2);
  const coded2 = span ? session2.ownAt(span)[0] : void 0;
  if (known3) unskip(session2, known3);
  else if (!span) session2.say(t("Nothing is selected."));
  else if (coded2)
    session2.say(
      t("{name} is coded here, so it was not skipped. Remove it first.", { name: session2.codes.name(coded2.code) })
    );
  else session2.overlay.value = { kind: "skip", span };
}
function unskip(session2, known3) {
  if (!writable(session2)) return;
  void run(session2, { kind: "unit.unskip", ...session2.where, skip: known3.id });
  session2.say(t("No longer skipped. Control Z to undo."));
}
function skipSpan(session2, span, reason) {
  const quote = session2.document.quote(span);
  const place3 = { start: span.start, end: span.end, quote, text_sha: session2.transcript.text_sha };
  void run(session2, { kind: "unit.skip", ...session2.where, ...place3, reason });
  session2.say(t("Skipped: it could not be coded. Control Z to undo."));
}
function whole(session2) {
  const { target: target2 } = session2;
  const touched = target2 ? session2.document.pieces.filter((piece) => overlaps(piece.sentence, target2)) : [];
  const [first, last2] = [touched[0], touched.at(-1)];
  return first && last2 ? trim(session2.document.offsets, { start: first.sentence.start, end: last2.sentence.end }) : null;
}
function showSkipped(session2) {
  void session2.store.revision.value;
  const skips2 = [...session2.store.standing.skips.values()];
  session2.view?.showSkipped((sentence3) => skips2.some((skip2) => overlaps(skip2, sentence3)));
}

// src/code/stripe_modes.ts
var RECENT = 20;
var STRIPE_WORDS = {
  all: t("All stripes"),
  branch: t("Stripes of the focused branch"),
  recent: t("The 20 latest"),
  memos: t("With a memo"),
  density: t("Density only")
};
var STRIPE_FILTERS = {
  all: () => () => true,
  density: () => () => true,
  memos: () => (coding2) => coding2.memo,
  branch: ({ codes, code: code2 }) => {
    if (code2 === null) return () => true;
    const ids = codes.branch(topOf(codes, code2));
    return (coding2) => ids.has(coding2.code);
  },
  recent: ({ own: own2 }) => {
    const latest = [...own2].sort((a5, b4) => a5.at < b4.at ? 1 : -1).slice(0, RECENT);
    const ids = new Set(latest.map((coding2) => coding2.id));
    return (coding2) => ids.has(coding2.id);
  }
};
function topOf(codes, code2) {
  let at = codes.get(code2);
  while (at?.parent && codes.get(at.parent)?.parent) at = codes.get(at.parent);
  return at?.id ?? code2;
}

// src/code/turns.ts
var BACK = {
  name: t("Ctrl+Z does not take this back; naming the turn again does."),
  split: t("Ctrl+Z does not take this back; joining the two turns does."),
  join: t("Ctrl+Z does not take this back; splitting the turn does."),
  correct: t("Ctrl+Z does not take this back; correcting to the earlier text, which is kept, does.")
};
function turnHere(session2) {
  const { document: document2, target: target2 } = session2;
  return target2 ? document2.turns[document2.turnAt(target2.start)] : void 0;
}
function nameTurn(session2) {
  const turn = turnHere(session2);
  if (turn) session2.overlay.value = { kind: "speaker", wish: { act: "name", turn: turn.number + 1 } };
}
function splitTurn(session2) {
  const turn = turnHere(session2);
  const span = session2.target && trim(session2.document.offsets, session2.target);
  if (!turn || !span) session2.say(t("Nothing is selected."));
  else if (span.start <= (trim(session2.document.offsets, turn)?.start ?? turn.start))
    session2.say(t("The turn begins here. Go to the sentence, or select the words, from which on another speaks."));
  else session2.overlay.value = { kind: "speaker", wish: { act: "split", turn: turn.number + 1, at: span.start } };
}
async function joinTurn(session2) {
  const turn = turnHere(session2);
  if (turn) await changeTurn(session2, { act: "join", turn: turn.number + 1 });
}
function correctText(session2) {
  session2.overlay.value = { kind: "correct" };
}
async function changeTurn(session2, wish2, seen = "") {
  const asked4 = { ...wish2, version: session2.transcript.version, seen };
  session2.say(t("The turn is being changed…"));
  try {
    const change3 = await ask(session2, "turns", asked4);
    if (change3.asks) {
      session2.say(t("Something is coded there."));
      session2.overlay.value = { kind: "turned", wish: wish2, change: change3 };
    } else await taken(session2, change3, wish2.act);
  } catch (error) {
    session2.say(why2(error));
  }
}
function correct(session2, file, seen = "") {
  return ask(session2, "correct", { ...file, version: session2.transcript.version, seen });
}
async function taken(session2, change3, act) {
  const told = change3.told.map(sentence).join(" ");
  if (!change3.written) return session2.say(told);
  session2.renewal.value = { told, back: BACK[act] };
  session2.say(told);
  const { target: target2 } = session2;
  if (target2) session2.prefs.setPlace(session2.key, target2.start);
  await session2.store.reload();
}
function why2(error) {
  if (!(error instanceof ApiError)) return sentence(String(error));
  return `${sentence(error.error.message)} ${error.error.hint && sentence(error.error.hint)}`.trim();
}
async function ask(session2, what, asked4) {
  await saved(session2);
  const path = `/api/transcripts/${encodeURIComponent(session2.transcript.id)}/${what}`;
  return session2.services.api.post(path, asked4);
}
function saved({ queue: queue2 }) {
  return new Promise((resolve, reject2) => {
    const look2 = () => {
      if (queue2.pending.length === 0) resolve();
      else if (queue2.status.peek().kind === "unsaved") {
        const message = t("not everything that was coded is saved yet; nothing was changed");
        reject2(new ApiError(0, { kind: "failed", message, hint: t("try again when it is") }));
      } else setTimeout(look2, 50);
    };
    look2();
  });
}

// src/code/code_keys.ts
var DIGITS = [1, 2, 3, 4, 5, 6, 7, 8, 9];
var moving = (session2) => ({
  next: () => go(session2, (doc, cursor) => move(doc, cursor, 1)),
  previous: () => go(session2, (doc, cursor) => move(doc, cursor, -1)),
  nextTurn: () => go(session2, (doc, cursor) => moveTurn(doc, cursor, 1)),
  previousTurn: () => go(session2, (doc, cursor) => moveTurn(doc, cursor, -1)),
  pageDown: () => page(session2, 1),
  pageUp: () => page(session2, -1),
  home: () => go(session2, (doc, cursor) => home(doc, cursor)),
  end: () => go(session2, (doc, cursor) => end(doc, cursor)),
  textStart: () => go(session2, (doc, cursor) => goTo(doc, cursor, 0)),
  textEnd: () => go(session2, (doc, cursor) => goTo(doc, cursor, doc.pieces.length - 1)),
  goToTurn: () => {
    session2.overlay.value = { kind: "turn" };
  },
  nextCoding: () => stepCoding(session2, 1),
  previousCoding: () => stepCoding(session2, -1),
  nextUnread: () => nextUnread(session2)
});
var selecting = (session2) => ({
  extendNext: () => go(session2, (doc, cursor) => move(doc, cursor, 1, true)),
  extendPrevious: () => go(session2, (doc, cursor) => move(doc, cursor, -1, true)),
  extendNextTurn: () => go(session2, (doc, cursor) => moveTurn(doc, cursor, 1, true)),
  extendPreviousTurn: () => go(session2, (doc, cursor) => moveTurn(doc, cursor, -1, true)),
  wholeTurn: () => {
    session2.focus(null);
    setCursor(session2, wholeTurn(session2.document, session2.cursor.peek()), false);
  },
  bounds: () => enterBounds(session2),
  endForward: () => moveBound(session2, "end", 1, "word"),
  endBack: () => moveBound(session2, "end", -1, "word"),
  startForward: () => moveBound(session2, "start", 1, "word"),
  startBack: () => moveBound(session2, "start", -1, "word"),
  release: () => release2(session2)
});
function coding(session2) {
  const handlers = {
    palette: () => {
      if (writable(session2)) session2.overlay.value = { kind: "palette" };
    },
    repeat: () => repeatLast(session2),
    inVivo: () => inVivo(session2)
  };
  for (const n3 of DIGITS) {
    handlers[`pin${n3}`] = () => applyPin(session2, n3 - 1);
    handlers[`highlighter${n3}`] = () => toggleHighlighter(session2, session2.prefs.pins(session2.codes.codebook.id)[n3 - 1]);
  }
  if (offered(session2) !== null) {
    handlers.accept = () => accept(session2);
    handlers.reject = () => reject(session2);
  }
  return handlers;
}
var changing = (session2) => ({
  recode: () => recode(session2),
  remove: () => remove(session2),
  polarity: () => polarity(session2),
  value: () => value(session2),
  split: () => split(session2),
  merge: () => merge(session2),
  memo: () => memo(session2),
  documentMemo: () => transcriptMemo(session2),
  discuss: () => discuss(session2),
  example: () => makeExample(session2),
  skip: () => skip(session2),
  nameTurn: () => nameTurn(session2),
  splitTurn: () => splitTurn(session2),
  joinTurn: () => void joinTurn(session2),
  correctText: () => correctText(session2),
  menu: () => openMenuHere(session2),
  finish: () => {
    if (writable(session2)) session2.overlay.value = { kind: "finish" };
  }
});
function focusCode(session2) {
  const here = session2.view?.codings.get(session2.focused.peek() ?? "") ?? session2.here()[0];
  const code2 = here?.code ?? session2.lastCode.peek();
  session2.onlyCode.value = session2.onlyCode.peek() !== null ? null : code2;
  session2.say(
    session2.onlyCode.peek() === null ? t("All codes are shown.") : t("Only {name} is shown. F for all.", { name: session2.codes.name(session2.onlyCode.peek()) })
  );
}
function cycleStripes(session2) {
  const at = STRIPE_MODES.indexOf(session2.prefs.stripes);
  const next = STRIPE_MODES[(at + 1) % STRIPE_MODES.length] ?? "all";
  session2.prefs.stripes = next;
  session2.say(`${STRIPE_WORDS[next]}.`);
}
var viewing = (session2) => ({
  define: () => defineHere(session2),
  focusCode: () => focusCode(session2),
  wash: () => {
    session2.prefs.wash = !session2.prefs.wash;
    session2.say(session2.prefs.wash ? t("Wash on.") : t("Wash off."));
  },
  stripes: () => cycleStripes(session2),
  reading: () => {
    session2.reading.value = !session2.reading.peek();
    session2.say(
      session2.reading.peek() ? t("Reading mode: a plain page with headings. V to go back to coding.") : t("Coding mode.")
    );
  },
  leftPanel: () => togglePanel(session2, "left"),
  rightPanel: () => togglePanel(session2, "right"),
  find: () => {
    session2.finding.value = true;
  },
  findNext: () => findStep(session2, 1),
  findPrevious: () => findStep(session2, -1)
});
var READING_ONLY = [
  "reading",
  "find",
  "findNext",
  "findPrevious",
  "leftPanel",
  "rightPanel",
  "goToTurn",
  "wash",
  "stripes",
  "focusCode",
  "correctText"
];
function codeKeys(session2) {
  const all = {
    ...moving(session2),
    ...selecting(session2),
    ...coding(session2),
    ...changing(session2),
    ...viewing(session2)
  };
  if (!session2.reading.value) return all;
  return Object.fromEntries(READING_ONLY.map((id) => [id, all[id]]));
}

// src/code/codebook_panel.tsx
var CODE_DRAGGED = "application/x-codekit-code";
function fits(code2, query2) {
  return fold(
    [code2.name, code2.id, code2.definition, code2.include, code2.exclude, ...code2.aliases, ...code2.examples].join(" ")
  ).includes(query2);
}
function rowsOf(codes, query2, closed) {
  const parents = new Set(codes.map((code2) => code2.parent));
  const shown = /* @__PURE__ */ new Set();
  if (query2) {
    const byId = new Map(codes.map((code2) => [code2.id, code2]));
    for (const code2 of codes.filter((one) => fits(one, query2))) {
      for (let at = code2; at; at = byId.get(at.parent)) shown.add(at.id);
    }
  }
  const hidden = /* @__PURE__ */ new Set();
  return codes.flatMap((code2) => {
    if (query2 ? !shown.has(code2.id) : hidden.has(code2.parent) || closed.has(code2.parent)) {
      hidden.add(code2.id);
      return [];
    }
    return [{ code: code2, level: code2.depth, children: parents.has(code2.id) }];
  });
}
function totals(codes, counts) {
  const sums = /* @__PURE__ */ new Map();
  for (const code2 of [...codes].reverse()) {
    const sum = (sums.get(code2.id) ?? 0) + (counts.get(code2.id) ?? 0);
    sums.set(code2.id, sum);
    if (code2.parent) sums.set(code2.parent, (sums.get(code2.parent) ?? 0) + sum);
  }
  return sums;
}
function CodebookPanel({ session: session2 }) {
  const { codebook } = session2.codes;
  const typed2 = useSignal("");
  const closed = useSignal(/* @__PURE__ */ new Set());
  const current = useSignal(codebook.codes[0]?.id ?? "");
  const tree = T2(null);
  const query2 = fold(typed2.value.trim());
  const rows2 = rowsOf(codebook.codes, query2, closed.value);
  const sums = totals(codebook.codes, session2.counts());
  const pins = session2.prefs.pins(codebook.id);
  const active = rows2.some((row) => row.code.id === current.value) ? current.value : rows2[0]?.code.id ?? "";
  const focusRow = (id) => {
    current.value = id;
    tree.current?.querySelector(`[data-code="${CSS.escape(id)}"]`)?.focus();
  };
  const fold1 = (id, shut) => {
    const next = new Set(closed.value);
    if (shut) next.add(id);
    else next.delete(id);
    closed.value = next;
  };
  const onKeyDown = (event) => {
    if (treeKey(event, session2, rows2, active, { focusRow, fold: fold1, closed: closed.value })) event.preventDefault();
  };
  return /* @__PURE__ */ a4($, { children: [
    /* @__PURE__ */ a4("div", { class: "panel-head", children: [
      /* @__PURE__ */ a4("h2", { children: rich("Codebook {version}", { version: /* @__PURE__ */ a4("span", { class: "quiet", children: codebook.version }) }) }),
      /* @__PURE__ */ a4(
        "input",
        {
          class: "input small",
          type: "search",
          ...PRIVATE,
          "aria-label": t("Filter the codes"),
          placeholder: t("Filter"),
          value: typed2.value,
          onInput: (event) => typed2.value = event.currentTarget.value,
          onKeyDown: (event) => {
            if (event.key === "Escape" && typed2.value) {
              typed2.value = "";
              event.preventDefault();
            }
          }
        }
      )
    ] }),
    /* @__PURE__ */ a4("ul", { class: "code-tree", role: "tree", "aria-label": t("Codes"), ref: tree, onKeyDown, children: rows2.map(({ code: code2, level, children }) => /* @__PURE__ */ a4(
      "li",
      {
        role: "treeitem",
        class: "code-row",
        "data-code": code2.id,
        "data-usable": code2.usable || void 0,
        "data-last": session2.lastCode.value === code2.id || void 0,
        "data-highlighter": session2.highlighter.value === code2.id || void 0,
        "aria-level": level + 1,
        "aria-expanded": children ? !closed.value.has(code2.id) || query2 !== "" : void 0,
        "aria-selected": code2.id === active,
        tabIndex: code2.id === active ? 0 : -1,
        style: { "--level": level },
        onFocus: (event) => {
          current.value = code2.id;
          overCode(session2, code2.id, event.currentTarget);
        },
        onBlur: () => leaveCard(session2),
        onPointerEnter: (event) => overCode(session2, code2.id, event.currentTarget),
        onPointerLeave: () => leaveCard(session2),
        draggable: code2.usable,
        onDragStart: (event) => event.dataTransfer?.setData(CODE_DRAGGED, code2.id),
        onClick: (event) => event.target.closest(".fold") ? fold1(code2.id, !closed.value.has(code2.id)) : clickRow(session2, code2, event.currentTarget),
        onDblClick: () => {
          closeCard(session2);
          if (code2.usable) toggleHighlighter(session2, code2.id);
        },
        children: [
          children ? /* @__PURE__ */ a4("span", { class: "fold", "aria-hidden": "true", children: closed.value.has(code2.id) && !query2 ? "▸" : "▾" }) : /* @__PURE__ */ a4("span", {}),
          /* @__PURE__ */ a4(CodeName, { code: code2.id, codes: codebook.codes }),
          pins.includes(code2.id) ? /* @__PURE__ */ a4("kbd", { children: pins.indexOf(code2.id) + 1 }) : /* @__PURE__ */ a4("span", {}),
          /* @__PURE__ */ a4("span", { class: "count", children: sums.get(code2.id) || "" })
        ]
      },
      code2.id
    )) }),
    rows2.length === 0 && /* @__PURE__ */ a4(NoRows, { session: session2, typed: typed2.value, clear: (value2) => typed2.value = value2 }),
    /* @__PURE__ */ a4("p", { class: "panel-foot quiet small", children: rich(
      "{hasCodeClick, select, yes {Click codes the selection.} other {Click shows what a code means.}} Drag the selection onto a code. {key}–{key2} on a code pins it.",
      { hasCodeClick: session2.prefs.codeClick === "apply" ? "yes" : "no", key: /* @__PURE__ */ a4("kbd", { children: "1" }), key2: /* @__PURE__ */ a4("kbd", { children: "9" }) }
    ) })
  ] });
}
function NoRows({ session: session2, typed: typed2, clear: clear2 }) {
  const near = nearest(session2.codes.codebook.codes, typed2);
  if (session2.codes.codebook.codes.length === 0)
    return /* @__PURE__ */ a4("p", { class: "panel-note", children: t("No codes yet. Type a name in the palette and press Shift+Enter.") });
  return /* @__PURE__ */ a4("p", { class: "panel-note", children: [
    rich("No code matches ‘{typed}’.", { typed: typed2 }),
    near && /* @__PURE__ */ a4($, { children: [
      " ",
      t("Did you mean"),
      " ",
      /* @__PURE__ */ a4("button", { type: "button", class: "btn bare small", onClick: () => clear2(near.name), children: near.name }),
      "?"
    ] }),
    /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => clear2(""), children: t("Clear (Esc)") })
  ] });
}
function clickRow(session2, code2, row) {
  const isApplied = session2.cursor.peek().selection !== null && code2.usable && session2.prefs.codeClick === "apply";
  if (isApplied) applyCode(session2, code2.id);
  session2.view?.list.focus({ preventScroll: true });
  if (!isApplied) overCode(session2, code2.id, row, true);
}
function enterRow(session2, code2, event) {
  const row = event.target.closest(".code-row");
  if (event.key !== "Enter") overCode(session2, code2.id, row, true);
  else if (session2.card.peek()?.code === code2.id && session2.card.peek()?.asked && session2.cursor.peek().selection && code2.usable) {
    closeCard(session2);
    applyCode(session2, code2.id);
    session2.view?.list.focus({ preventScroll: true });
  } else {
    clickRow(session2, code2, row);
    if (session2.card.peek()) row.focus();
  }
}
function treeKey(event, session2, rows2, active, acts) {
  const at = rows2.findIndex((row2) => row2.code.id === active);
  const row = rows2[at];
  if (!row || event.ctrlKey || event.metaKey || event.altKey) return false;
  const to2 = (next) => {
    if (next) acts.focusRow(next.code.id);
  };
  const digit = /^Digit([1-9])$/.exec(event.code)?.[1];
  if (digit) session2.prefs.setPin(session2.codes.codebook.id, Number(digit) - 1, row.code.id);
  else if (event.key === "ArrowDown") to2(rows2[at + 1]);
  else if (event.key === "ArrowUp") to2(rows2[at - 1]);
  else if (event.key === "Home") to2(rows2[0]);
  else if (event.key === "End") to2(rows2.at(-1));
  else if (event.key === "ArrowRight")
    acts.closed.has(active) ? acts.fold(active, false) : row.children && to2(rows2[at + 1]);
  else if (event.key === "ArrowLeft")
    row.children && !acts.closed.has(active) ? acts.fold(active, true) : to2(rows2.findLast((one, i4) => i4 < at && one.level < row.level));
  else if (event.key === "Enter" || event.key.toLowerCase() === "d") enterRow(session2, row.code, event);
  else if (event.key.toLowerCase() === "f") session2.onlyCode.value = session2.onlyCode.peek() === active ? null : active;
  else return false;
  return true;
}

// src/code/card_place.ts
var GAP = 8;
var LEAST = 56;
var meet = (a5, b4) => a5.left < b4.right && b4.left < a5.right && a5.top < b4.bottom && b4.top < a5.bottom;
function placeCard(anchor, size, frame, keepFree) {
  const { width, height } = size;
  const within2 = (left, top) => {
    const x4 = Math.max(frame.left, Math.min(left, frame.right - width));
    const y5 = Math.max(frame.top, Math.min(top, frame.bottom - height));
    return { left: x4, top: y5, right: x4 + width, bottom: y5 + height };
  };
  const free = [...keepFree, anchor];
  const wanted2 = [
    within2(anchor.left, anchor.bottom + GAP),
    within2(anchor.left, anchor.top - GAP - height),
    within2(anchor.right + GAP, anchor.top),
    within2(anchor.left - GAP - width, anchor.top),
    ...keepFree.flatMap((line) => [
      within2(anchor.right + GAP, line.bottom + GAP),
      within2(anchor.right + GAP, line.top - GAP - height),
      within2(anchor.left - GAP - width, line.bottom + GAP),
      within2(anchor.left - GAP - width, line.top - GAP - height)
    ])
  ];
  const found2 = wanted2.find((box) => box.bottom <= frame.bottom && !free.some((line) => meet(box, line)));
  if (found2) return { left: found2.left, top: found2.top, height };
  const band = widest(frame, free);
  if (!band || band.bottom - band.top < LEAST) return null;
  const high = Math.min(height, band.bottom - band.top);
  const isAbove = band.bottom <= anchor.top;
  return { left: within2(anchor.left, 0).left, top: isAbove ? band.bottom - high : band.top, height: high };
}
function widest(frame, boxes) {
  let best = null;
  let top = frame.top;
  const take = (bottom) => {
    if (bottom - top > (best ? best.bottom - best.top : 0)) best = { top, bottom };
  };
  for (const box of [...boxes].sort((a5, b4) => a5.top - b4.top)) {
    if (box.bottom <= frame.top || box.top >= frame.bottom) continue;
    take(box.top - GAP);
    top = Math.max(top, box.bottom + GAP);
  }
  take(frame.bottom);
  return best;
}

// src/code/code_card.tsx
function CodeCard({ code: code2, codes }) {
  return /* @__PURE__ */ a4("article", { class: "code-card", children: [
    /* @__PURE__ */ a4("h3", { children: /* @__PURE__ */ a4(CodeName, { code: code2.id, codes, id: true }) }),
    /* @__PURE__ */ a4("p", { children: code2.definition || t("No definition.") }),
    code2.include && code2.include !== "-" && /* @__PURE__ */ a4("p", { children: [
      /* @__PURE__ */ a4("b", { children: t("Include") }),
      " ",
      code2.include
    ] }),
    code2.exclude && code2.exclude !== "-" && /* @__PURE__ */ a4("p", { children: [
      /* @__PURE__ */ a4("b", { children: t("Exclude") }),
      " ",
      code2.exclude
    ] }),
    code2.examples[0] && /* @__PURE__ */ a4("p", { class: "example", children: [
      /* @__PURE__ */ a4("b", { children: t("Example") }),
      " ",
      /* @__PURE__ */ a4("q", { children: code2.examples[0] })
    ] })
  ] });
}

// src/code/float_card.tsx
var MOST2 = 4;
var WIDE = 352;
function frameOf(box) {
  const screen = (box.offsetParent ?? document.body).getBoundingClientRect();
  const foot = document.querySelector(".code-foot")?.getBoundingClientRect();
  return {
    left: screen.left + 4,
    right: screen.right - 4,
    top: screen.top + 4,
    bottom: (foot?.top ?? screen.bottom) - 4
  };
}
function stand(session2, card, box) {
  const screen = box.offsetParent?.getBoundingClientRect() ?? { left: 0, top: 0 };
  const frame = frameOf(box);
  box.style.width = `${Math.min(WIDE, frame.right - frame.left)}px`;
  box.style.maxHeight = `${Math.max(120, (frame.bottom - frame.top) / 2)}px`;
  const size = { width: box.offsetWidth, height: box.offsetHeight };
  const at = placeCard(card.at, size, frame, linesAtCursor(session2));
  if (!at) {
    closeCard(session2);
    return;
  }
  box.style.maxHeight = `${at.height}px`;
  box.style.left = `${at.left - screen.left}px`;
  box.style.top = `${at.top - screen.top}px`;
}
function FloatCard({ session: session2 }) {
  const card = session2.card.value;
  return card && /* @__PURE__ */ a4(Standing, { session: session2, card });
}
function Standing({ session: session2, card }) {
  const box = T2(null);
  F2(() => {
    if (box.current) stand(session2, card, box.current);
  }, [session2, card]);
  const shown = card.codings.flatMap((id) => session2.view?.codings.get(id) ?? []);
  const codes = card.code === null ? shown.map((coding2) => coding2.code) : [card.code];
  const own2 = card.code === null ? void 0 : session2.codes.get(card.code);
  const offer = card.asked && own2?.usable && session2.cursor.value.selection !== null && session2.readOnly.value === null;
  return /* @__PURE__ */ a4(
    "div",
    {
      class: "float-card fade",
      ref: box,
      role: "note",
      "aria-label": t("What it means"),
      onPointerLeave: () => leaveCard(session2),
      children: [
        codes.slice(0, MOST2).map((id, i4) => /* @__PURE__ */ a4(Meaning, { session: session2, code: id, coding: shown[i4]?.id ?? null }, shown[i4]?.id ?? id)),
        codes.length > MOST2 && /* @__PURE__ */ a4("p", { class: "quiet small", children: rich("and {codes} more here", { codes: codes.length - MOST2 }) }),
        offer && own2 && /* @__PURE__ */ a4("p", { class: "row", children: /* @__PURE__ */ a4(
          "button",
          {
            type: "button",
            class: "btn small main",
            onClick: () => {
              closeCard(session2);
              applyCode(session2, own2.id);
              if (session2.overlay.peek() === null) session2.view?.list.focus({ preventScroll: true });
            },
            children: t("Code the selection")
          }
        ) })
      ]
    }
  );
}
function Meaning({ session: session2, code: code2, coding: coding2 }) {
  const found2 = session2.codes.get(code2);
  const full = session2.coding(coding2) ?? session2.below(coding2);
  const memo3 = coding2 === null ? void 0 : session2.memosOn(coding2).find((one) => one.text)?.text.split("\n")[0];
  const about2 = [full?.coder, full && formatTime(full.at), session2.suggestion(coding2) && "suggested", memo3];
  const said2 = about2.filter(Boolean).join(" · ");
  return /* @__PURE__ */ a4("section", { children: [
    found2 ? /* @__PURE__ */ a4(CodeCard, { code: found2, codes: session2.codes.codebook.codes }) : /* @__PURE__ */ a4("h3", { children: code2 }),
    said2 && /* @__PURE__ */ a4("p", { class: "quiet small", children: said2 })
  ] });
}

// src/app/toolbar.tsx
function rove(key2, at, count) {
  if (key2 === "ArrowRight" || key2 === "ArrowDown") return (at + 1) % count;
  if (key2 === "ArrowLeft" || key2 === "ArrowUp") return (at - 1 + count) % count;
  return key2 === "Home" ? 0 : key2 === "End" ? count - 1 : null;
}
function Toolbar({ label, children, ...rest }) {
  const bar = T2(null);
  const stop2 = T2(null);
  const buttons = () => [
    ...bar.current?.querySelectorAll("button:enabled") ?? []
  ];
  const settle = () => {
    const all = buttons();
    if (!stop2.current || !all.includes(stop2.current)) stop2.current = all[0] ?? null;
    for (const one of all) one.tabIndex = one === stop2.current ? 0 : -1;
  };
  F2(settle);
  return /* @__PURE__ */ a4(
    "div",
    {
      role: "toolbar",
      "aria-label": label,
      ref: bar,
      ...rest,
      onFocusIn: (event) => {
        stop2.current = event.target.closest("button");
        settle();
      },
      onKeyDown: (event) => {
        const all = buttons();
        const at = all.indexOf(event.target);
        const to2 = at < 0 ? null : rove(event.key, at, all.length);
        if (to2 === null) return;
        event.preventDefault();
        event.stopPropagation();
        all[to2]?.focus();
      },
      children
    }
  );
}

// src/code/footer.tsx
function Footer({ session: session2 }) {
  const { document: document2 } = session2;
  const piece = document2.pieces[session2.cursor.value.piece];
  const turn = piece ? (document2.turns[piece.turn]?.number ?? 0) + 1 : 0;
  const total = session2.transcript.turns.length;
  const read3 = document2.turns.length > 0 ? Math.floor(
    100 * document2.turns.filter((one) => session2.read.value.has(one.number)).length / document2.turns.length
  ) : 0;
  const pins = session2.prefs.pins(session2.codes.codebook.id);
  return /* @__PURE__ */ a4("div", { class: "code-foot", "data-region": "Pinned codes", children: [
    /* @__PURE__ */ a4("span", { class: "nowrap", children: rich("Turn {turn}/{total} · {read} % read", { turn, total, read: read3 }) }),
    /* @__PURE__ */ a4(Toolbar, { label: t("Pinned codes and stripes"), class: "foot-tools", children: [
      /* @__PURE__ */ a4("ul", { class: "pins", "aria-label": t("Pinned codes"), children: [
        pins.map(
          (code2, i4) => code2 && /* @__PURE__ */ a4("li", { children: /* @__PURE__ */ a4(
            "button",
            {
              type: "button",
              class: "pin",
              title: session2.codes.path(code2),
              onClick: () => {
                applyPin(session2, i4);
                session2.view?.list.focus({ preventScroll: true });
              },
              children: [
                /* @__PURE__ */ a4("kbd", { children: i4 + 1 }),
                " ",
                /* @__PURE__ */ a4(
                  "span",
                  {
                    class: "swatch",
                    style: { "--hue": session2.codes.hue(code2) },
                    "data-pattern": ["solid", "hatched", "dotted"][session2.codes.pattern(code2)]
                  }
                ),
                " ",
                session2.codes.name(code2)
              ]
            }
          ) }, code2)
        ),
        pins.every((code2) => !code2) && /* @__PURE__ */ a4("li", { class: "quiet pin-hint", children: rich("Pin a code: {key}–{key2} in the codebook", { key: /* @__PURE__ */ a4("kbd", { children: "1" }), key2: /* @__PURE__ */ a4("kbd", { children: "9" }) }) })
      ] }),
      /* @__PURE__ */ a4("button", { type: "button", class: "btn bare small nowrap stripe-mode", onClick: () => cycleStripes(session2), children: [
        STRIPE_WORDS[session2.prefs.stripes],
        " ",
        /* @__PURE__ */ a4("kbd", { children: "Y" })
      ] }),
      session2.readOnly.value === null && /* @__PURE__ */ a4(
        "button",
        {
          type: "button",
          class: "btn small nowrap",
          onClick: () => {
            session2.overlay.value = { kind: "finish" };
          },
          children: rich("Finish… {key}", { key: /* @__PURE__ */ a4("kbd", { children: "Ctrl+Enter" }) })
        }
      )
    ] }),
    /* @__PURE__ */ a4("span", { class: "hints nowrap", children: rich("{key} code {key2} bounds {key3} repeat {key4} memo {key5} undo {key6} keys", {
      key: /* @__PURE__ */ a4("kbd", { children: "Enter" }),
      key2: /* @__PURE__ */ a4("kbd", { children: "B" }),
      key3: /* @__PURE__ */ a4("kbd", { children: "." }),
      key4: /* @__PURE__ */ a4("kbd", { children: "M" }),
      key5: /* @__PURE__ */ a4("kbd", { children: "Ctrl+Z" }),
      key6: /* @__PURE__ */ a4("kbd", { children: "?" })
    }) })
  ] });
}

// src/app/load.ts
var waiting = y3(0);
var busy = O(() => waiting.value > 0);
var SLOW = 300;
var GATHER = 250;
function useLoad(path, refresh) {
  const [value2, setValue] = d2(null);
  const [error, setError] = d2(null);
  const [slow, setSlow] = d2(false);
  const [turn, setTurn] = d2(0);
  const from = T2(null);
  F2(() => {
    if (path === null) {
      setValue(null);
      return void 0;
    }
    const abort = new AbortController();
    const timer3 = setTimeout(() => setSlow(true), SLOW);
    if (from.current !== path) setValue(null);
    waiting.value += 1;
    services.api.get(path, abort.signal).then((got) => {
      from.current = path;
      setValue(got);
      setError(null);
    }).catch((fault2) => {
      if (!abort.signal.aborted) setError(fault2);
    }).finally(() => {
      waiting.value -= 1;
      clearTimeout(timer3);
      if (!abort.signal.aborted) setSlow(false);
    });
    return () => {
      clearTimeout(timer3);
      abort.abort();
    };
  }, [path, turn]);
  const wanted2 = T2(refresh);
  wanted2.current = refresh;
  const listens = refresh !== void 0 && path !== null;
  F2(() => {
    if (!listens) return void 0;
    let timer3;
    const end2 = services.listen((event) => {
      if (event.event !== "reload" && !wanted2.current?.(event)) return;
      clearTimeout(timer3);
      timer3 = setTimeout(() => setTurn((old) => old + 1), GATHER);
    });
    return () => {
      clearTimeout(timer3);
      end2();
    };
  }, [listens, path]);
  return { value: value2, error, slow, reload: () => setTurn((old) => old + 1), set: setValue };
}
var anyChange = (event) => event.event === "change" || event.event === "external" || event.event === "rounds";

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

// src/code/questions.tsx
function Answers({ children }) {
  return /* @__PURE__ */ a4("div", { class: "row end", children });
}
function Leave({ close }) {
  return /* @__PURE__ */ a4("button", { type: "button", class: "btn", onClick: close, children: t("Leave it") });
}
function Main({ onClick, children }) {
  return /* @__PURE__ */ a4("button", { type: "button", class: "btn main", autofocus: true, onClick, children });
}
function TouchingQuestion({
  session: session2,
  code: code2,
  span,
  other,
  polarity: polarity2,
  close
}) {
  const remember2 = useSignal(false);
  const answer = (choice2) => {
    if (remember2.value) session2.prefs.touching = choice2;
    close();
    if (choice2 === "extend") extendCoding(session2, other, span);
    else add(session2, code2, span, polarity2);
  };
  return /* @__PURE__ */ a4(Dialog, { title: t("{name} is right beside this", { name: session2.codes.name(code2) }), onClose: close, children: [
    /* @__PURE__ */ a4("p", { children: t("Extend that coding over these words, or keep a second one?") }),
    /* @__PURE__ */ a4("label", { class: "check", children: [
      /* @__PURE__ */ a4(
        "input",
        {
          type: "checkbox",
          checked: remember2.value,
          onChange: (event) => remember2.value = event.currentTarget.checked
        }
      ),
      " ",
      t("Always do this (can be changed in the settings)")
    ] }),
    /* @__PURE__ */ a4(Answers, { children: [
      /* @__PURE__ */ a4("button", { type: "button", class: "btn", onClick: () => answer("separate"), children: t("Keep separate") }),
      /* @__PURE__ */ a4(Main, { onClick: () => answer("extend"), children: t("Extend") })
    ] })
  ] });
}
function InterviewerQuestion({ again: again2, close }) {
  return /* @__PURE__ */ a4(Dialog, { title: t("Only the interviewer speaks here"), onClose: close, children: [
    /* @__PURE__ */ a4("p", { children: t("The interviewer’s speech is never evidence: such a coding is not counted in the matrix.") }),
    /* @__PURE__ */ a4(Answers, { children: [
      /* @__PURE__ */ a4(
        "button",
        {
          type: "button",
          class: "btn",
          onClick: () => {
            close();
            again2();
          },
          children: t("Code it anyway")
        }
      ),
      /* @__PURE__ */ a4(Main, { onClick: close, children: t("Leave it") })
    ] })
  ] });
}
function TurnQuestion({ session: session2, close }) {
  const last2 = (session2.document.turns.at(-1)?.number ?? 0) + 1;
  const field = T2(null);
  return /* @__PURE__ */ a4(Dialog, { title: t("Go to turn"), onClose: close, children: /* @__PURE__ */ a4(
    "form",
    {
      onSubmit: (event) => {
        event.preventDefault();
        const number = Number(field.current?.value);
        close();
        if (Number.isInteger(number) && number > 0) goToTurn(session2, Math.min(number, last2));
      },
      children: [
        /* @__PURE__ */ a4("label", { class: "field", children: [
          /* @__PURE__ */ a4("span", { class: "label", children: rich("Turn (1 to {last})", { last: last2 }) }),
          /* @__PURE__ */ a4("input", { class: "input", ref: field, autofocus: true, type: "number", min: 1, max: last2, required: true })
        ] }),
        /* @__PURE__ */ a4(Answers, { children: /* @__PURE__ */ a4("button", { type: "submit", class: "btn main", children: t("Go") }) })
      ]
    }
  ) });
}
function FinishQuestion({ session: session2, close }) {
  const { codings } = session2.store.standing;
  const unread = session2.document.turns.filter((turn) => !session2.read.peek().has(turn.number)).length;
  const open5 = [...session2.store.standing.suggestions.values()].filter((one) => one.state === "open").length;
  return /* @__PURE__ */ a4(Dialog, { title: t("Finish {id}", { id: session2.transcript.id }), onClose: close, children: [
    /* @__PURE__ */ a4("p", { children: rich(
      "{hasCodings, select, yes {You have coded nothing here; finishing says: read, nothing found.} other {{codings} {codings, plural, one {coding} other {codings}} will count as your reading of this transcript.}} You can reopen it until the round is compared.",
      { hasCodings: codings.size === 0 ? "yes" : "no", codings: codings.size }
    ) }),
    unread > 0 && /* @__PURE__ */ a4("p", { children: t("{unread, plural, one {1 turn has} other {# turns have}} not been on screen yet.", { unread }) }),
    open5 > 0 && /* @__PURE__ */ a4("p", { children: t("{open, plural, one {1 suggestion is} other {# suggestions are}} undecided and will not count.", { open: open5 }) }),
    /* @__PURE__ */ a4(Answers, { children: [
      /* @__PURE__ */ a4("button", { type: "button", class: "btn", onClick: close, children: t("Go on coding") }),
      /* @__PURE__ */ a4(
        Main,
        {
          onClick: () => {
            close();
            void run(session2, { kind: "assignment.finish", ...session2.where });
            session2.say(t("Finished {id}.", { id: session2.transcript.id }));
          },
          children: t("Finish")
        }
      )
    ] })
  ] });
}
function ReopenQuestion({ session: session2, close }) {
  return /* @__PURE__ */ a4(Dialog, { title: t("{id} is finished", { id: session2.transcript.id }), onClose: close, children: [
    /* @__PURE__ */ a4("p", { children: rich("{message} Reopen it to change codings?", {
      message: session2.store.work.peek().readonly?.message ?? t("It counts as read.")
    }) }),
    /* @__PURE__ */ a4(Answers, { children: [
      /* @__PURE__ */ a4(Leave, { close }),
      /* @__PURE__ */ a4(
        Main,
        {
          onClick: () => {
            close();
            void run(session2, { kind: "assignment.reopen", ...session2.where });
            session2.say(t("Reopened."));
          },
          children: t("Reopen")
        }
      )
    ] })
  ] });
}

// src/code/skip_question.tsx
function SkipQuestion({ session: session2, span, close }) {
  const field = T2(null);
  return /* @__PURE__ */ a4(Dialog, { title: t("Skip what could not be coded"), onClose: close, children: /* @__PURE__ */ a4(
    "form",
    {
      class: "stack",
      onSubmit: (event) => {
        event.preventDefault();
        const reason = field.current?.value ?? "";
        close();
        skipSpan(session2, span, reason);
      },
      children: [
        /* @__PURE__ */ a4("p", { children: t(
          "It is missing in your coding, which is not a “no”: a unit that it touches is left out where you are compared."
        ) }),
        /* @__PURE__ */ a4("label", { class: "field", children: [
          /* @__PURE__ */ a4("span", { class: "label", children: t("Why (may stay empty)") }),
          /* @__PURE__ */ a4("input", { class: "input", ref: field, autofocus: true, type: "text", maxLength: 2e3, ...PRIVATE })
        ] }),
        /* @__PURE__ */ a4(Answers, { children: [
          /* @__PURE__ */ a4(Leave, { close }),
          /* @__PURE__ */ a4("button", { type: "submit", class: "btn main", children: t("Skip it") })
        ] })
      ]
    }
  ) });
}
function Skipped({ session: session2 }) {
  const here = skipsHere(session2);
  if (here.length === 0) return null;
  return /* @__PURE__ */ a4("section", { class: "panel-card", children: [
    /* @__PURE__ */ a4("h3", { children: t("Skipped: it could not be coded") }),
    here.map((skip2) => /* @__PURE__ */ a4("div", { children: [
      skip2.reason && /* @__PURE__ */ a4("p", { class: "memo-text", children: skip2.reason }),
      /* @__PURE__ */ a4("p", { class: "quiet small", children: [
        skip2.coder,
        " · ",
        formatTime(skip2.at)
      ] }),
      /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => unskip(session2, skip2), children: rich("Take back {key}", { key: /* @__PURE__ */ a4("kbd", { children: "Shift+S" }) }) })
    ] }, skip2.id))
  ] });
}

// src/code/versions.tsx
function Versions({ session: session2 }) {
  const { id, versions } = session2.transcript;
  const newest = [...versions].reverse();
  return /* @__PURE__ */ a4("section", { class: "panel-card", children: [
    /* @__PURE__ */ a4("h3", { children: rich("Text of {id}", { id }) }),
    newest.length > 1 && /* @__PURE__ */ a4("ol", { class: "versions", reversed: true, "aria-label": t("Versions of {id}", { id }), children: newest.map((version, i4) => /* @__PURE__ */ a4("li", { "aria-current": i4 === 0 || void 0, children: [
      /* @__PURE__ */ a4("b", { children: version.number }),
      " ",
      whatChanged(version),
      " ",
      i4 === 0 && /* @__PURE__ */ a4("span", { class: "tag", children: t("shown") }),
      /* @__PURE__ */ a4("p", { class: "quiet small", children: whoWhen(version) })
    ] }, `${version.number}/${version.at}`)) }),
    newest.length === 1 && /* @__PURE__ */ a4("p", { class: "quiet small", children: whatChanged(newest[0]) }),
    /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => correctText(session2), children: t("Correct…") })
  ] });
}
function whatChanged({ what, file, kept: kept2 }) {
  if (what === "imported") return file ? t("Imported from {file}", { file }) : t("Imported");
  if (what === "turns") return t("Other turns, the same words");
  return kept2 === null ? t("Corrected") : t("Corrected; {kept} of the text stayed", { kept: formatPercent(kept2, 1) });
}
var whoWhen = ({ by, at, file, what }) => [by, formatTime(at), what === "text" ? file : ""].filter(Boolean).join(" · ");

// src/code/inspector.tsx
function Inspector({ session: session2 }) {
  void session2.store.revision.value;
  const focused = session2.focused.value;
  const here = session2.here();
  const shown = here.find((coding2) => coding2.id === focused) ?? here[0];
  const code2 = shown ? session2.codes.get(shown.code) : void 0;
  const { selection } = session2.cursor.value;
  const reviews = useReviews(session2);
  return /* @__PURE__ */ a4($, { children: [
    /* @__PURE__ */ a4("div", { class: "panel-head", children: /* @__PURE__ */ a4("h2", { children: [
      selection ? t("In the selection") : t("Codes here"),
      " ",
      /* @__PURE__ */ a4("span", { class: "quiet", children: here.length || "" })
    ] }) }),
    here.length === 0 && /* @__PURE__ */ a4("p", { class: "panel-note", children: t("Nothing is coded here.") }),
    /* @__PURE__ */ a4("ul", { class: "here", children: here.map((coding2) => /* @__PURE__ */ a4(
      Here,
      {
        session: session2,
        coding: coding2,
        open: coding2.id === (focused ?? here[0]?.id),
        review: reviews.get(coding2.id)
      },
      coding2.id
    )) }),
    /* @__PURE__ */ a4(Skipped, { session: session2 }),
    /* @__PURE__ */ a4(SpanMemos, { session: session2 }),
    code2 && /* @__PURE__ */ a4("details", { class: "panel-card", open: true, children: [
      /* @__PURE__ */ a4("summary", { children: t("Definition") }),
      /* @__PURE__ */ a4(CodeCard, { code: code2, codes: session2.codes.codebook.codes })
    ] }),
    /* @__PURE__ */ a4(TranscriptMemo, { session: session2 }),
    /* @__PURE__ */ a4(Versions, { session: session2 })
  ] });
}
function useReviews(session2) {
  const place3 = `round=${encodeURIComponent(session2.round)}&transcript=${encodeURIComponent(session2.transcript.id)}`;
  const marks = useLoad(
    blind.value ? null : `/api/review/marks?${place3}`,
    (event) => event.event === "rounds"
  );
  return new Map((marks.value?.rows ?? []).map((row) => [row.coding, row.words]));
}
function Here({ session: session2, coding: coding2, open: open5, review }) {
  const own2 = session2.coding(coding2.id);
  const below2 = session2.below(coding2.id);
  const full = own2 ?? below2;
  const memos = session2.memosOn(coding2.id);
  return /* @__PURE__ */ a4("li", { class: "here-item", "data-open": open5 || void 0, children: [
    /* @__PURE__ */ a4("button", { type: "button", class: "here-name", "aria-expanded": open5, onClick: () => focusCoding(session2, coding2.id), children: /* @__PURE__ */ a4(
      CodeName,
      {
        code: coding2.code,
        codes: session2.codes.codebook.codes,
        ...full ? { polarity: full.polarity } : {}
      }
    ) }),
    open5 && /* @__PURE__ */ a4($, { children: [
      full && /* @__PURE__ */ a4("p", { class: "quiet small", children: [
        full.coder,
        " · ",
        formatTime(full.at),
        " · ",
        POLARITIES[full.polarity].name
      ] }),
      review && /* @__PURE__ */ a4("p", { class: "quiet small", children: rich("Review: {review}", { review }) }),
      full?.reworded && /* @__PURE__ */ a4("p", { class: "quiet small", children: t("The text was corrected here after this was coded.") }),
      coding2.proposed && /* @__PURE__ */ a4("p", { class: "quiet small", children: t("Suggested by the codebook’s cues. Not counted until you accept it.") }),
      coding2.kind === "below" && /* @__PURE__ */ a4("p", { class: "quiet small", children: t("From the first reading. Keep it, put another code in its place, or put it aside.") }),
      memos.map((one) => /* @__PURE__ */ a4("p", { class: "memo-text", children: [
        one.discuss && /* @__PURE__ */ a4($, { children: [
          /* @__PURE__ */ a4("span", { class: "tag warn", children: t("to discuss") }),
          " "
        ] }),
        one.text
      ] }, one.id)),
      full && /* @__PURE__ */ a4(Values, { session: session2, coding: full }),
      own2 ? /* @__PURE__ */ a4(OwnTools, { session: session2, coding: own2 }) : /* @__PURE__ */ a4(OfferTools, { session: session2, id: coding2.id })
    ] })
  ] });
}
function Values({ session: session2, coding: coding2 }) {
  const values = session2.codes.get(coding2.code)?.values ?? [];
  if (values.length === 0) return null;
  return /* @__PURE__ */ a4("fieldset", { class: "row tools", "aria-label": t("Value"), children: [
    values.map(({ value: value2, label }) => /* @__PURE__ */ a4(
      "button",
      {
        type: "button",
        class: "btn small",
        "aria-pressed": coding2.value === value2,
        title: label,
        onClick: () => revalue(session2, coding2.id, value2),
        children: label ? `${value2} ${label}` : value2
      },
      value2
    )),
    /* @__PURE__ */ a4("kbd", { children: "=" })
  ] });
}
function OwnTools({ session: session2, coding: coding2 }) {
  const on = (act) => () => {
    session2.focus(coding2.id);
    act();
  };
  return /* @__PURE__ */ a4(Toolbar, { label: t("Change this coding"), class: "row tools", children: [
    /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: on(() => recode(session2)), children: rich("Recode {key}", { key: /* @__PURE__ */ a4("kbd", { children: "R" }) }) }),
    /* @__PURE__ */ a4(
      "button",
      {
        type: "button",
        class: "btn small",
        onClick: on(() => {
          focusCoding(session2, coding2.id);
          enterBounds(session2);
          session2.view?.list.focus();
        }),
        children: rich("Bounds {key}", { key: /* @__PURE__ */ a4("kbd", { children: "B" }) })
      }
    ),
    /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: on(() => memo(session2)), children: rich("Memo {key}", { key: /* @__PURE__ */ a4("kbd", { children: "M" }) }) }),
    /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: on(() => polarity(session2)), children: rich("Polarity {key}", { key: /* @__PURE__ */ a4("kbd", { children: "-" }) }) }),
    /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: on(() => split(session2)), children: rich("Split {key}", { key: /* @__PURE__ */ a4("kbd", { children: "S" }) }) }),
    /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => removeCoding(session2, coding2.id), children: rich("Remove {key}", { key: /* @__PURE__ */ a4("kbd", { children: "U" }) }) })
  ] });
}
function OfferTools({ session: session2, id }) {
  const suggestion = session2.suggestion(id);
  return /* @__PURE__ */ a4("p", { class: "row tools", children: [
    /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => accept(session2, id), children: [
      suggestion ? t("Accept") : t("Keep"),
      " ",
      /* @__PURE__ */ a4("kbd", { children: "A" })
    ] }),
    !suggestion && /* @__PURE__ */ a4(
      "button",
      {
        type: "button",
        class: "btn small",
        onClick: () => {
          focusCoding(session2, id);
          recode(session2);
        },
        children: rich("Recode {key}", { key: /* @__PURE__ */ a4("kbd", { children: "R" }) })
      }
    ),
    /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => reject(session2, id), children: [
      suggestion ? t("Reject") : t("Put aside"),
      " ",
      /* @__PURE__ */ a4("kbd", { children: "X" })
    ] })
  ] });
}
function SpanMemos({ session: session2 }) {
  const span = session2.target;
  const memos = [...session2.store.standing.memos.values()].filter(
    (one) => one.what === "span" && span && overlaps(one, span)
  );
  if (memos.length === 0) return null;
  return /* @__PURE__ */ a4("section", { class: "panel-card", children: [
    /* @__PURE__ */ a4("h3", { children: t("On this passage") }),
    memos.map((one) => /* @__PURE__ */ a4("p", { class: "memo-text", children: [
      one.discuss && /* @__PURE__ */ a4("span", { class: "tag warn", children: t("to discuss") }),
      one.text
    ] }, one.id))
  ] });
}
function TranscriptMemo({ session: session2 }) {
  const memos = [...session2.store.standing.memos.values()].filter((one) => one.what === "transcript");
  return /* @__PURE__ */ a4("section", { class: "panel-card", children: [
    /* @__PURE__ */ a4("h3", { children: rich("Memo on {id}", { id: session2.transcript.id }) }),
    memos.map((one) => /* @__PURE__ */ a4("p", { class: "memo-text", children: one.text }, one.id)),
    /* @__PURE__ */ a4(
      "button",
      {
        type: "button",
        class: "btn small",
        onClick: () => session2.overlay.value = { kind: "memo", about: "transcript" },
        children: [
          memos.length > 0 ? t("Edit") : t("Write"),
          " ",
          /* @__PURE__ */ a4("kbd", { children: "Shift+M" })
        ]
      }
    )
  ] });
}

// src/code/overlay_place.ts
var GAP2 = 8;
var ENOUGH = 260;
function anchorBelow(session2, box, side = "text") {
  const { view, target: target2 } = session2;
  const host = box.offsetParent;
  if (!view || !target2 || !host) return;
  const frame = host.getBoundingClientRect();
  const screen = view.scroller.getBoundingClientRect();
  const start2 = Math.max(screen.top, Math.min(screen.bottom, view.edgeRect(target2, "start").top));
  const end2 = Math.max(screen.top, Math.min(screen.bottom, view.edgeRect(target2, "end").bottom));
  const below2 = screen.bottom - end2 - 2 * GAP2;
  const above = start2 - screen.top - 2 * GAP2;
  const wanted2 = Math.min(box.offsetHeight, ENOUGH);
  if (below2 >= wanted2 || below2 >= above) {
    box.style.top = below2 >= wanted2 ? `${end2 + GAP2 - frame.top}px` : `${Math.max(GAP2, screen.bottom - frame.top - GAP2 - Math.max(wanted2, below2))}px`;
    box.style.maxHeight = `${Math.max(wanted2, below2)}px`;
  } else {
    box.style.top = "auto";
    box.style.bottom = `${frame.bottom - start2 + GAP2}px`;
    box.style.maxHeight = `${Math.max(wanted2, above)}px`;
  }
  const widest2 = frame.width - box.offsetWidth - GAP2;
  const left = side === "selection" ? view.edgeRect(target2, "start").left : view.list.getBoundingClientRect().left + 56;
  box.style.left = `${Math.max(GAP2, Math.min(left - frame.left, widest2))}px`;
}

// src/code/chooser.tsx
function Chooser({ session: session2, title, ids, pick, close }) {
  const box = T2(null);
  const at = useSignal(0);
  const shown = ids.flatMap((id) => session2.view?.codings.get(id) ?? []);
  const current = shown[at.value];
  useOnce(() => {
    const host = box.current;
    anchorBelow(session2, host);
    host.querySelector("[role=listbox]")?.focus({ preventScroll: true });
    return () => session2.view?.mark("current", []);
  });
  F2(() => session2.view?.mark("current", current ? [current] : []), [session2, current]);
  const choose2 = (id) => {
    close();
    if (id !== void 0) pick(id);
  };
  const onKeyDown = (event) => {
    const move3 = (by) => {
      at.value = (at.value + by + shown.length) % shown.length;
    };
    if (event.key === "ArrowDown" || event.key === "j") move3(1);
    else if (event.key === "ArrowUp" || event.key === "k") move3(-1);
    else if (event.key === "Enter" || event.key === "u") choose2(current?.id);
    else if (event.key === "Escape") choose2(void 0);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return /* @__PURE__ */ a4("div", { class: "chooser fade", ref: box, role: "dialog", "aria-label": title, children: [
    /* @__PURE__ */ a4("p", { class: "chooser-title", id: "chooser-title", children: title }),
    /* @__PURE__ */ a4(
      "ul",
      {
        role: "listbox",
        tabIndex: 0,
        "aria-labelledby": "chooser-title",
        "aria-activedescendant": current ? `choose-${current.id}` : void 0,
        onKeyDown,
        children: shown.map((coding2, i4) => /* @__PURE__ */ a4(
          "li",
          {
            id: `choose-${coding2.id}`,
            role: "option",
            class: "hit-row",
            "aria-selected": i4 === at.value,
            onPointerMove: really(() => {
              at.value = i4;
            }),
            onClick: () => choose2(coding2.id),
            children: [
              /* @__PURE__ */ a4(CodeName, { code: coding2.code, codes: session2.codes.codebook.codes }),
              /* @__PURE__ */ a4("span", { class: "hit-path", children: shortened(session2.document.quote(coding2), 48) })
            ]
          },
          coding2.id
        ))
      }
    ),
    /* @__PURE__ */ a4("p", { class: "palette-hints", children: [
      /* @__PURE__ */ a4("span", { children: rich("{key}{key2} choose", { key: /* @__PURE__ */ a4("kbd", { children: "↑" }), key2: /* @__PURE__ */ a4("kbd", { children: "↓" }) }) }),
      /* @__PURE__ */ a4("span", { children: rich("{key} take", { key: /* @__PURE__ */ a4("kbd", { children: "Enter" }) }) }),
      /* @__PURE__ */ a4("span", { children: rich("{key} back", { key: /* @__PURE__ */ a4("kbd", { children: "Esc" }) }) })
    ] })
  ] });
}

// src/app/base64.ts
var PIECE = 32768;
function base64(buffer) {
  const bytes = new Uint8Array(buffer);
  let text = "";
  for (let at = 0; at < bytes.length; at += PIECE) text += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  return btoa(text);
}

// src/code/becomes.tsx
var KINDS2 = { coding: "", skip: "skipped", memo: "note" };
function Becomes({ change: change3, codes }) {
  const places2 = new Set(change3.look_at.map((row) => `${row.round} · ${row.coder}`));
  const whose = (row) => places2.size > 1 ? `${row.round} · ${row.coder}` : "";
  const counted2 = Object.values(change3.counts).reduce((sum, n3) => sum + n3, 0);
  const most = change3.look_at.length;
  return /* @__PURE__ */ a4($, { children: [
    change3.told.map((line) => /* @__PURE__ */ a4("p", { lang: "en", children: sentence(line) }, line)),
    most > 0 && /* @__PURE__ */ a4("div", { class: "scroll becomes", tabIndex: 0, role: "region", "aria-label": t("What to look at"), children: /* @__PURE__ */ a4("table", { class: "table", children: [
      /* @__PURE__ */ a4("thead", { children: /* @__PURE__ */ a4("tr", { children: [
        /* @__PURE__ */ a4("th", { children: t("Code, becomes") }),
        /* @__PURE__ */ a4("th", { children: t("Words") }),
        /* @__PURE__ */ a4("th", { children: t("Words now") })
      ] }) }),
      /* @__PURE__ */ a4("tbody", { children: change3.look_at.map((row) => /* @__PURE__ */ a4("tr", { children: [
        /* @__PURE__ */ a4("th", { scope: "row", children: [
          row.code ? codes.name(row.code) : KINDS2[row.kind],
          whose(row) && /* @__PURE__ */ a4("span", { class: "quiet small whose", children: whose(row) }),
          /* @__PURE__ */ a4("span", { class: row.outcome === "lost" || !row.respondent ? "tag warn" : "tag", children: row.outcome })
        ] }),
        /* @__PURE__ */ a4("td", { class: "said", children: row.words }),
        /* @__PURE__ */ a4("td", { class: "said", children: now(row) })
      ] }, row.id)) })
    ] }) }),
    counted2 > 0 && most === 0 && /* @__PURE__ */ a4("p", { class: "quiet", children: t("All of them keep their words.") })
  ] });
}
function now(row) {
  if (row.outcome === "lost") return /* @__PURE__ */ a4("span", { class: "quiet", children: t("gone from the text") });
  return /* @__PURE__ */ a4($, { children: [
    row.words_after,
    !row.respondent && /* @__PURE__ */ a4("span", { class: "quiet", children: [
      " ",
      t("(no respondent’s words)")
    ] })
  ] });
}

// src/code/correct_dialog.tsx
var MOST3 = 20 * 1024 * 1024;
var ENCODING = /encoding/i;
function CorrectDialog({ session: session2, close }) {
  const file = useSignal(null);
  const preview2 = useSignal(null);
  const fault2 = useSignal("");
  const waits = useSignal(false);
  const use = T2(null);
  const encoding = T2(null);
  const asks = preview2.value?.asks ?? false;
  F2(() => {
    if (asks) use.current?.focus();
  }, [asks]);
  const send3 = async (given, seen) => {
    waits.value = true;
    fault2.value = "";
    file.value = given;
    try {
      const change3 = await correct(session2, given, seen);
      preview2.value = change3;
      if (!change3.written) return;
      close();
      await taken(session2, change3, "correct");
    } catch (error) {
      fault2.value = why2(error);
      preview2.value = null;
    } finally {
      waits.value = false;
    }
  };
  const choose2 = async (chosen4) => {
    if (!chosen4 || waits.peek()) return;
    file.value = null;
    preview2.value = null;
    fault2.value = chosen4.size > MOST3 ? t("The window takes files of 20 MB. `codekit correct` on the command line takes larger ones.") : "";
    if (!fault2.value) await send3({ file: chosen4.name, data: base64(await chosen4.arrayBuffer()) }, "");
  };
  const { id } = session2.transcript;
  return /* @__PURE__ */ a4(Dialog, { title: t("Correct the text of {id}", { id }), onClose: close, children: [
    /* @__PURE__ */ a4("p", { children: t(
      "Choose a file with the corrected interview, of any kind that can be imported. Every coding goes along to where its words are; the text as it is now is kept. Nothing is written before you have seen what becomes of the codings."
    ) }),
    /* @__PURE__ */ a4("label", { class: "field", children: [
      /* @__PURE__ */ a4("span", { class: "label", children: t("Corrected text") }),
      /* @__PURE__ */ a4(
        "input",
        {
          class: "input",
          type: "file",
          autofocus: true,
          disabled: waits.value,
          onChange: (event) => void choose2(event.currentTarget.files?.[0])
        }
      )
    ] }),
    file.value && ENCODING.test(fault2.value) && /* @__PURE__ */ a4(
      "form",
      {
        class: "row",
        onSubmit: (event) => {
          event.preventDefault();
          const named2 = encoding.current?.value.trim() ?? "";
          if (file.value && named2) void send3({ ...file.value, encoding: named2 }, "");
        },
        children: [
          /* @__PURE__ */ a4("label", { class: "field", children: [
            /* @__PURE__ */ a4("span", { class: "label", children: t("Encoding of the file, such as windows-1252") }),
            /* @__PURE__ */ a4("input", { class: "input", ref: encoding, type: "text", maxLength: 40, ...PRIVATE })
          ] }),
          /* @__PURE__ */ a4("button", { type: "submit", class: "btn", children: t("Read it") })
        ]
      }
    ),
    /* @__PURE__ */ a4("div", { role: "status", class: "stack", children: [
      waits.value && /* @__PURE__ */ a4("p", { class: "quiet", children: t("The two texts are compared…") }),
      fault2.value && /* @__PURE__ */ a4("p", { class: "note warn", children: fault2.value }),
      !waits.value && preview2.value && /* @__PURE__ */ a4(Becomes, { change: preview2.value, codes: session2.codes }),
      !waits.value && asks && /* @__PURE__ */ a4("p", { children: t("Ctrl+Z does not take this back; correcting to the earlier text does. No event of a coder is changed.") })
    ] }),
    /* @__PURE__ */ a4(Answers, { children: [
      /* @__PURE__ */ a4(Leave, { close }),
      /* @__PURE__ */ a4(
        "button",
        {
          type: "button",
          class: "btn main",
          ref: use,
          disabled: !asks || waits.value,
          onClick: () => {
            if (file.value && preview2.value) void send3(file.value, preview2.value.seal);
          },
          children: t("Use this text")
        }
      )
    ] })
  ] });
}

// src/code/memo_editor.tsx
var KEEP_AFTER = 500;
var find = (session2, about2, coding2) => {
  const memos = [...session2.store.standing.memos.values()];
  return about2 === "coding" ? memos.find((memo3) => memo3.what === "coding" && memo3.about === coding2) : memos.find((memo3) => memo3.what === "transcript");
};
var Keeper = class {
  constructor(session2, about2, coding2) {
    this.session = session2;
    this.about = about2;
    this.coding = coding2;
    this.memo = find(session2, about2, coding2);
    this.text = this.memo?.text ?? "";
  }
  session;
  about;
  coding;
  timer;
  memo;
  text;
  get value() {
    return this.text;
  }
  typed(text) {
    this.text = text;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.keep(), KEEP_AFTER);
  }
  keep() {
    clearTimeout(this.timer);
    const before2 = this.memo && find(this.session, this.about, this.coding);
    if (this.text === (before2?.text ?? "")) return;
    this.session.renewal.value = null;
    void this.session.store.run(this.draft(before2));
    this.memo = find(this.session, this.about, this.coding);
  }
  draft(before2) {
    const { where } = this.session;
    const about2 = this.about === "coding" ? { what: "coding", about: this.coding } : { what: "transcript" };
    if (!before2) return { kind: "memo.add", ...where, ...about2, text: this.text };
    if (this.text.trim() === "" && !before2.discuss) return { kind: "memo.remove", ...where, memo: before2.id };
    return { kind: "memo.edit", ...where, memo: before2.id, text: this.text, discuss: before2.discuss };
  }
};
function MemoEditor({ session: session2, about: about2, coding: coding2 = "", close }) {
  const box = T2(null);
  const field = T2(null);
  const keeper = T2(null);
  keeper.current ??= new Keeper(session2, about2, coding2);
  const kept2 = keeper.current;
  const text = useSignal(kept2.value);
  const code2 = session2.coding(coding2)?.code;
  useOnce(() => {
    if (box.current) anchorBelow(session2, box.current);
    field.current?.focus({ preventScroll: true });
    return () => kept2.keep();
  });
  return /* @__PURE__ */ a4(
    "div",
    {
      class: "memo-box fade",
      ref: box,
      role: "dialog",
      "aria-label": about2 === "coding" ? t("Memo on the coding") : t("Memo on the transcript"),
      onKeyDown: (event) => {
        event.stopPropagation();
        if (event.key === "Escape" || event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          close();
        }
      },
      children: [
        /* @__PURE__ */ a4("p", { class: "chooser-title", children: about2 === "coding" && code2 ? rich("Memo on {codeName}", { codeName: /* @__PURE__ */ a4(CodeName, { code: code2, codes: session2.codes.codebook.codes }) }) : rich("Memo on {id}", { id: session2.transcript.id }) }),
        /* @__PURE__ */ a4(
          "textarea",
          {
            ref: field,
            class: "input",
            rows: 5,
            "aria-label": t("Memo"),
            ...PRIVATE,
            value: text.value,
            onInput: (event) => {
              text.value = event.currentTarget.value;
              kept2.typed(text.value);
            },
            onBlur: () => kept2.keep()
          }
        ),
        /* @__PURE__ */ a4("p", { class: "palette-hints", children: [
          /* @__PURE__ */ a4("span", { children: t("Kept as you type") }),
          /* @__PURE__ */ a4("span", { children: rich("{key} back to the text", { key: /* @__PURE__ */ a4("kbd", { children: "Esc" }) }) })
        ] })
      ]
    }
  );
}

// src/code/palette.tsx
function Palette({ session: session2, recode: recode2, close }) {
  const box = T2(null);
  const field = T2(null);
  const typed2 = useSignal("");
  const at = useSignal(0);
  const picked = useSignal([]);
  const all = session2.codes.codebook.codes;
  const hits = useComputed(() => rank(all, typed2.value, session2.recency));
  const counts = session2.counts();
  const pins = session2.prefs.pins(session2.codes.codebook.id);
  useOnce(() => {
    if (box.current) anchorBelow(session2, box.current);
    field.current?.focus({ preventScroll: true });
    return void 0;
  });
  const hit = hits.value[Math.min(at.value, hits.value.length - 1)];
  const finish = (act) => {
    close();
    act();
  };
  const choose2 = (code2) => {
    if (recode2 !== void 0) {
      if (code2) finish(() => recodeTo(session2, recode2, code2.id));
      return;
    }
    const chosen4 = picked.value.length > 0 ? picked.value : code2 ? [code2.id] : [];
    if (chosen4.length === 0) return;
    finish(() => {
      for (const id of chosen4) applyCode(session2, id);
    });
  };
  const toggle = (id) => {
    picked.value = picked.value.includes(id) ? picked.value.filter((one) => one !== id) : [...picked.value, id];
  };
  const onKeyDown = (event) => {
    if (event.isComposing) return;
    const act = paletteKey(event, {
      move: (by) => at.value = Math.max(0, Math.min(hits.value.length - 1, at.value + by)),
      choose: () => choose2(hit?.code),
      propose: () => finish(() => propose(session2, typed2.value, session2.target)),
      collect: () => hit && recode2 === void 0 && toggle(hit.code.id),
      inVivo: () => recode2 === void 0 && finish(() => inVivo(session2)),
      close
    });
    event.stopPropagation();
    if (act) event.preventDefault();
  };
  const near = typed2.value && hits.value.length === 0 ? nearest(all, typed2.value) : null;
  return /* @__PURE__ */ a4(
    "div",
    {
      class: "palette fade",
      ref: box,
      role: "dialog",
      "aria-label": recode2 === void 0 ? t("Choose a code") : t("Choose another code"),
      onKeyDown,
      children: [
        /* @__PURE__ */ a4("div", { class: "palette-list", children: [
          /* @__PURE__ */ a4(
            "input",
            {
              ref: field,
              class: "input palette-field",
              type: "text",
              ...PRIVATE,
              role: "combobox",
              "aria-expanded": "true",
              "aria-controls": "palette-hits",
              "aria-autocomplete": "list",
              "aria-label": t("Code"),
              placeholder: recode2 === void 0 ? t("Code…") : t("Instead of {name}…", { name: session2.codes.name(codeOf(session2, recode2)) }),
              "aria-activedescendant": hit ? `hit-${hit.code.id}` : void 0,
              value: typed2.value,
              onInput: (event) => {
                typed2.value = event.currentTarget.value;
                at.value = 0;
              }
            }
          ),
          picked.value.length > 0 && /* @__PURE__ */ a4("p", { class: "picked", children: picked.value.map((id) => /* @__PURE__ */ a4("span", { class: "tag", children: /* @__PURE__ */ a4(CodeName, { code: id, codes: all }) }, id)) }),
          /* @__PURE__ */ a4("ul", { id: "palette-hits", role: "listbox", "aria-label": t("Codes"), class: "hits", children: hits.value.map(({ code: code2 }, i4) => /* @__PURE__ */ a4(
            "li",
            {
              id: `hit-${code2.id}`,
              role: "option",
              "aria-selected": i4 === Math.min(at.value, hits.value.length - 1),
              class: "hit-row",
              onPointerMove: really(() => at.value = i4),
              onClick: () => choose2(code2),
              children: [
                /* @__PURE__ */ a4("span", { class: "hit-name", children: [
                  /* @__PURE__ */ a4(CodeName, { code: code2.id, codes: all }),
                  /* @__PURE__ */ a4("span", { class: "hit-path", children: parentName(session2, code2) })
                ] }),
                /* @__PURE__ */ a4("span", { class: "hit-count", children: counts.get(code2.id) ?? "" }),
                pins.includes(code2.id) ? /* @__PURE__ */ a4("kbd", { children: pins.indexOf(code2.id) + 1 }) : /* @__PURE__ */ a4("span", {}),
                picked.value.includes(code2.id) && /* @__PURE__ */ a4("span", { class: "sr", children: t("chosen") })
              ]
            },
            code2.id
          )) }),
          hits.value.length === 0 && /* @__PURE__ */ a4("p", { class: "no-hit", children: [
            all.some((code2) => code2.usable) ? rich("No code matches ‘{typed}’.", { typed: typed2.value }) : t("No codes yet. Type a name and press Shift+Enter."),
            near && /* @__PURE__ */ a4($, { children: [
              " ",
              t("Did you mean"),
              " ",
              /* @__PURE__ */ a4("button", { type: "button", class: "btn bare small", onClick: () => choose2(near), children: near.name }),
              "?"
            ] })
          ] }),
          /* @__PURE__ */ a4("p", { class: "palette-hints", children: [
            /* @__PURE__ */ a4("span", { children: rich("{key} code", { key: /* @__PURE__ */ a4("kbd", { children: "Enter" }) }) }),
            recode2 === void 0 && /* @__PURE__ */ a4("span", { children: rich("{key} collect", { key: /* @__PURE__ */ a4("kbd", { children: "Tab" }) }) }),
            recode2 === void 0 && typed2.value && /* @__PURE__ */ a4("span", { children: rich("{key} propose “{typed}”", { key: /* @__PURE__ */ a4("kbd", { children: "Shift+Enter" }), typed: typed2.value.trim() }) }),
            recode2 === void 0 && /* @__PURE__ */ a4("span", { children: rich("{key} in vivo", { key: /* @__PURE__ */ a4("kbd", { children: "Ctrl+I" }) }) }),
            /* @__PURE__ */ a4("span", { children: rich("{key} back", { key: /* @__PURE__ */ a4("kbd", { children: "Esc" }) }) })
          ] })
        ] }),
        /* @__PURE__ */ a4("div", { class: "palette-card", children: hit && /* @__PURE__ */ a4(CodeCard, { code: hit.code, codes: all }) })
      ]
    }
  );
}
var codeOf = (session2, id) => (session2.coding(id) ?? session2.below(id))?.code ?? "";
var parentName = (session2, code2) => code2.parent ? session2.codes.name(code2.parent) : "";
function paletteKey(event, acts) {
  const ctrl = event.ctrlKey || event.metaKey;
  if (event.key === "ArrowDown") acts.move(1);
  else if (event.key === "ArrowUp") acts.move(-1);
  else if (event.key === "Enter" && event.shiftKey) acts.propose();
  else if (event.key === "Enter") acts.choose();
  else if (event.key === "Tab") acts.collect();
  else if (event.key === "Escape") acts.close();
  else if (ctrl && event.key.toLowerCase() === "i") acts.inVivo();
  else return false;
  return true;
}

// src/code/turn_questions.tsx
var SHOWN = 60;
function SpeakerQuestion({ session: session2, wish: wish2, close }) {
  const field = T2(null);
  const turn = session2.transcript.turns[wish2.turn - 1];
  const others = session2.transcript.speakers.filter(({ label }) => label && label !== turn?.speaker);
  const give = (speaker) => {
    close();
    if (speaker.trim()) void changeTurn(session2, { ...wish2, speaker });
  };
  const split3 = wish2.act === "split";
  return /* @__PURE__ */ a4(
    Dialog,
    {
      title: split3 ? t("Split turn {turn}", { turn: wish2.turn }) : t("Who speaks in turn {turn}", { turn: wish2.turn }),
      onClose: close,
      children: /* @__PURE__ */ a4(
        "form",
        {
          class: "stack",
          onSubmit: (event) => {
            event.preventDefault();
            give(field.current?.value ?? "");
          },
          children: [
            split3 && turn && /* @__PURE__ */ a4("p", { children: rich("From “{words}” on, somebody else speaks. The words stay as they are.", {
              words: words4(session2, wish2.at ?? turn.start, turn.end)
            }) }),
            /* @__PURE__ */ a4("label", { class: "field", children: [
              /* @__PURE__ */ a4("span", { class: "label", children: t("Name or label") }),
              /* @__PURE__ */ a4("input", { class: "input", ref: field, autofocus: true, type: "text", maxLength: 60, ...PRIVATE })
            ] }),
            others.length > 0 && /* @__PURE__ */ a4(Toolbar, { label: t("Who speaks in this text"), class: "row tools", children: others.map(({ label }) => /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => give(label), children: label }, label)) }),
            /* @__PURE__ */ a4(Answers, { children: [
              /* @__PURE__ */ a4(Leave, { close }),
              /* @__PURE__ */ a4("button", { type: "submit", class: "btn main", children: split3 ? t("Split") : t("Name") })
            ] })
          ]
        }
      )
    }
  );
}
function words4(session2, start2, end2) {
  const said2 = session2.document.quote({ start: start2, end: end2 }).replace(/\s+/g, " ").trim();
  return [...said2].length > SHOWN ? `${[...said2].slice(0, SHOWN).join("")}…` : said2;
}
var DOES = { name: t("Name the turn"), split: t("Split the turn"), join: t("Join the turns") };
function TurnPreview({ session: session2, wish: wish2, change: change3, close }) {
  return /* @__PURE__ */ a4(Dialog, { title: t("{does}: something is coded there", { does: DOES[wish2.act] }), onClose: close, children: [
    /* @__PURE__ */ a4(Becomes, { change: change3, codes: session2.codes }),
    /* @__PURE__ */ a4("p", { children: t("No coding is changed or lost by this. Ctrl+Z does not take it back.") }),
    /* @__PURE__ */ a4(Answers, { children: [
      /* @__PURE__ */ a4(Leave, { close }),
      /* @__PURE__ */ a4(
        "button",
        {
          type: "button",
          class: "btn main",
          autofocus: true,
          onClick: () => {
            close();
            void changeTurn(session2, wish2, change3.seal);
          },
          children: DOES[wish2.act]
        }
      )
    ] })
  ] });
}

// src/code/overlays.tsx
var BOXES = ".palette, .chooser, .memo-box, .menu-box, dialog";
function useLetGo(session2) {
  F2(() => {
    const onDown = (event) => {
      if (!event.target.closest(BOXES)) session2.overlay.value = null;
    };
    document.addEventListener("pointerdown", onDown, true);
    return () => document.removeEventListener("pointerdown", onDown, true);
  }, [session2]);
}
function Overlays({ session: session2, overlay, close }) {
  useLetGo(session2);
  switch (overlay.kind) {
    case "palette":
      return /* @__PURE__ */ a4(
        Palette,
        {
          session: session2,
          close,
          ...overlay.recode === void 0 ? {} : { recode: overlay.recode }
        }
      );
    case "chooser":
      return /* @__PURE__ */ a4(Chooser, { session: session2, title: overlay.title, ids: overlay.ids, pick: overlay.pick, close });
    case "menu":
      return /* @__PURE__ */ a4(Menu, { x: overlay.x, y: overlay.y, close });
    case "memo":
      return /* @__PURE__ */ a4(
        MemoEditor,
        {
          session: session2,
          about: overlay.about,
          close,
          ...overlay.coding === void 0 ? {} : { coding: overlay.coding }
        }
      );
    case "touching":
      return /* @__PURE__ */ a4(
        TouchingQuestion,
        {
          session: session2,
          code: overlay.code,
          span: overlay.span,
          other: overlay.with,
          polarity: overlay.polarity,
          close
        }
      );
    case "interviewer":
      return /* @__PURE__ */ a4(InterviewerQuestion, { again: overlay.again, close });
    case "skip":
      return /* @__PURE__ */ a4(SkipQuestion, { session: session2, span: overlay.span, close });
    case "turn":
      return /* @__PURE__ */ a4(TurnQuestion, { session: session2, close });
    case "speaker":
      return /* @__PURE__ */ a4(SpeakerQuestion, { session: session2, wish: overlay.wish, close });
    case "turned":
      return /* @__PURE__ */ a4(TurnPreview, { session: session2, wish: overlay.wish, change: overlay.change, close });
    case "correct":
      return /* @__PURE__ */ a4(CorrectDialog, { session: session2, close });
    case "finish":
      return /* @__PURE__ */ a4(FinishQuestion, { session: session2, close });
    case "reopen":
      return /* @__PURE__ */ a4(ReopenQuestion, { session: session2, close });
  }
}

// src/code/selection_bar.tsx
function SelectionBar({ session: session2 }) {
  const box = T2(null);
  const pins = session2.prefs.pins(session2.codes.codebook.id);
  const { selection } = session2.cursor.value;
  F2(() => {
    if (box.current) anchorBelow(session2, box.current, "selection");
  }, [session2, selection]);
  const act = (run3) => (event) => {
    event.preventDefault();
    session2.selectionBar.value = false;
    run3();
    if (session2.overlay.peek() === null) session2.view?.list.focus({ preventScroll: true });
  };
  return /* @__PURE__ */ a4("div", { class: "selection-bar fade", ref: box, role: "toolbar", "aria-label": t("Code the selection"), children: [
    /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: act(() => session2.overlay.value = { kind: "palette" }), children: t("Code…") }),
    pins.map(
      (code2, i4) => code2 && /* @__PURE__ */ a4(
        "button",
        {
          type: "button",
          class: "btn small",
          title: session2.codes.path(code2),
          onClick: act(() => applyPin(session2, i4)),
          children: [
            /* @__PURE__ */ a4("kbd", { children: i4 + 1 }),
            " ",
            session2.codes.name(code2)
          ]
        },
        code2
      )
    ),
    /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: act(() => inVivo(session2)), children: t("In vivo") })
  ] });
}

// src/ops/change.ts
var NOTHING2 = {
  drop: [],
  put: [],
  dropMemos: [],
  putMemos: [],
  dropSkips: [],
  putSkips: [],
  suggestions: [],
  rejected: [],
  unrejected: [],
  confirmed: [],
  unconfirmed: [],
  state: null
};
function fromServer(change3, standing3) {
  const known3 = (ids) => ids.flatMap((id) => standing3.suggestions.get(id) ?? []);
  const open5 = known3(change3.unrejected).map((s4) => ({ ...s4, state: "open" }));
  const closed = known3(change3.rejected).map((s4) => ({ ...s4, state: "rejected" }));
  const accepted = known3(change3.put.map((coding2) => coding2.derived_from)).map((s4) => ({
    ...s4,
    state: "accepted"
  }));
  const gone = change3.drop.flatMap((id) => standing3.codings.get(id)?.derived_from ?? []);
  const reopened = known3(gone).filter((s4) => !accepted.some((a5) => a5.id === s4.id)).map((s4) => ({ ...s4, state: "open" }));
  const from = change3.drop.length > 0 && change3.put.length > 0 ? change3.drop[0] : void 0;
  return {
    drop: change3.drop,
    put: change3.put,
    dropMemos: change3.drop_memos,
    putMemos: change3.put_memos,
    dropSkips: change3.drop_skips,
    putSkips: change3.put_skips,
    suggestions: [...open5, ...closed, ...reopened, ...accepted],
    rejected: change3.rejected,
    unrejected: change3.unrejected,
    confirmed: change3.confirmed,
    unconfirmed: change3.unconfirmed,
    state: change3.state,
    from
  };
}
function invert(change3, standing3) {
  const put2 = change3.put.filter((coding2) => !standing3.codings.has(coding2.id)).map((coding2) => coding2.id);
  const putMemos = change3.putMemos.filter((memo3) => !standing3.memos.has(memo3.id)).map((memo3) => memo3.id);
  const old = (ids, map) => [...new Set(ids)].flatMap((id) => map.get(id) ?? []);
  const back = old([...change3.drop, ...change3.put.map((coding2) => coding2.id)], standing3.codings);
  return {
    drop: put2,
    put: back,
    dropMemos: putMemos,
    putMemos: old([...change3.dropMemos, ...change3.putMemos.map((memo3) => memo3.id)], standing3.memos),
    dropSkips: change3.putSkips.filter((skip2) => !standing3.skips.has(skip2.id)).map((skip2) => skip2.id),
    putSkips: old(change3.dropSkips, standing3.skips),
    suggestions: old(
      change3.suggestions.map((s4) => s4.id),
      standing3.suggestions
    ),
    rejected: change3.unrejected.filter((id) => standing3.rejected.has(id)),
    unrejected: change3.rejected.filter((id) => !standing3.rejected.has(id)),
    confirmed: change3.unconfirmed.filter((id) => standing3.confirmed.has(id)),
    unconfirmed: change3.confirmed.filter((id) => !standing3.confirmed.has(id)),
    state: change3.state === null ? null : standing3.state,
    from: put2[0] !== void 0 && back.length > 0 ? put2[0] : void 0
  };
}
function applyTo(standing3, change3) {
  for (const id of change3.drop) standing3.codings.delete(id);
  for (const coding2 of change3.put) standing3.codings.set(coding2.id, coding2);
  for (const id of change3.dropMemos) standing3.memos.delete(id);
  for (const memo3 of change3.putMemos) standing3.memos.set(memo3.id, memo3);
  for (const id of change3.dropSkips) standing3.skips.delete(id);
  for (const skip2 of change3.putSkips) standing3.skips.set(skip2.id, skip2);
  for (const suggestion of change3.suggestions) standing3.suggestions.set(suggestion.id, suggestion);
  for (const id of change3.rejected) standing3.rejected.add(id);
  for (const id of change3.unrejected) standing3.rejected.delete(id);
  for (const id of change3.confirmed) standing3.confirmed.add(id);
  for (const id of change3.unconfirmed) standing3.confirmed.delete(id);
  if (change3.state !== null) standing3.state = change3.state;
}

// src/ops/make.ts
function eventId(opId, number) {
  const last2 = (Number.parseInt(opId.slice(-12), 16) + number) % 2 ** 48;
  return opId.slice(0, -12) + last2.toString(16).padStart(12, "0");
}
function newOp(draft) {
  return { ...draft, op_id: crypto.randomUUID() };
}

// src/ops/predict.ts
function fresh(op, author, like) {
  const { code: code2, start: start2, end: end2, polarity: polarity2, value: value2, derived_from } = like;
  const by = { coder: author.coder, at: author.now, codebook: author.codebook };
  return { id: op.op_id, ...by, code: code2, start: start2, end: end2, polarity: polarity2, value: value2, derived_from, reworded: false };
}
var about = (memos, coding2) => [...memos].filter((memo3) => memo3.what === "coding" && memo3.about === coding2);
function replaced(standing3, old, made) {
  const first = made[0];
  const ids = old.map((coding2) => coding2.id);
  const memos = [...standing3.memos.values()];
  const putMemos = [];
  let next = made.length;
  for (const id of ids) {
    next += 1;
    for (const memo3 of about(memos, id)) {
      putMemos.push({ ...memo3, id: eventId(first.id, next), about: first.id });
      next += 2;
    }
  }
  const dropMemos = ids.flatMap((id) => about(memos, id)).map((memo3) => memo3.id);
  return { ...NOTHING2, drop: ids, put: made, putMemos, dropMemos, from: ids[0] };
}
var own = (standing3, id) => {
  const coding2 = standing3.codings.get(id);
  return coding2 ? [coding2] : [];
};
var decided = (standing3, id, state) => {
  const suggestion = standing3.suggestions.get(id);
  return suggestion ? [{ ...suggestion, state }] : [];
};
function merge2(op, standing3, author) {
  const old = op.codings.flatMap((id) => own(standing3, id));
  const first = old[0];
  if (!first) return NOTHING2;
  const start2 = Math.min(...old.map((coding2) => coding2.start));
  const end2 = Math.max(...old.map((coding2) => coding2.end));
  return replaced(standing3, old, [fresh(op, author, { ...first, start: start2, end: end2 })]);
}
function split2(op, standing3, author) {
  const old = standing3.codings.get(op.coding);
  if (!old) return NOTHING2;
  const halves = [
    fresh(op, author, { ...old, end: op.at }),
    fresh({ op_id: eventId(op.op_id, 1) }, author, { ...old, start: op.at })
  ];
  return replaced(standing3, [old], halves);
}
function memo2(op, author) {
  return {
    id: op.op_id,
    what: op.what,
    about: op.about ?? "",
    round: op.round,
    transcript: op.transcript,
    start: op.start ?? 0,
    end: op.end ?? 0,
    text: op.text ?? "",
    discuss: op.discuss ?? false,
    coder: author.coder,
    at: author.now
  };
}
function accept2(op, standing3, author) {
  const suggestion = standing3.suggestions.get(op.suggestion);
  if (!suggestion) return NOTHING2;
  const span = { start: op.start ?? suggestion.start, end: op.end ?? suggestion.end };
  const coding2 = fresh(op, author, {
    ...span,
    code: op.code ?? suggestion.code,
    polarity: op.polarity ?? "supporting",
    value: "",
    derived_from: op.suggestion
  });
  return { ...NOTHING2, put: [coding2], suggestions: decided(standing3, op.suggestion, "accepted") };
}
var PREDICTORS = {
  "coding.add": (op, _5, author) => ({
    ...NOTHING2,
    put: [fresh(op, author, { ...op, polarity: op.polarity ?? "supporting", value: op.value ?? "", derived_from: "" })],
    state: "started"
  }),
  "coding.remove": (op, standing3) => ({
    ...NOTHING2,
    drop: [op.coding],
    dropMemos: about(standing3.memos.values(), op.coding).map((memo3) => memo3.id)
  }),
  "coding.replace": (op, standing3, author) => {
    const old = standing3.codings.get(op.coding);
    if (!old) return NOTHING2;
    const made = fresh(op, author, {
      code: op.code ?? old.code,
      start: op.start ?? old.start,
      end: op.end ?? old.end,
      polarity: op.polarity ?? old.polarity,
      value: op.value ?? ((op.code ?? old.code) === old.code ? old.value ?? "" : ""),
      derived_from: old.derived_from
    });
    return replaced(standing3, [old], [made]);
  },
  "coding.split": split2,
  "coding.merge": merge2,
  "coding.reject": (op) => ({ ...NOTHING2, rejected: [op.below], unconfirmed: [op.below] }),
  "coding.confirm": (op) => ({ ...NOTHING2, confirmed: [op.below], unrejected: [op.below] }),
  "memo.add": (op, _5, author) => ({ ...NOTHING2, putMemos: [memo2(op, author)] }),
  "memo.edit": (op, standing3, author) => {
    const old = standing3.memos.get(op.memo);
    if (!old) return NOTHING2;
    const edited = { ...old, id: op.op_id, text: op.text, discuss: op.discuss ?? old.discuss, at: author.now };
    return { ...NOTHING2, dropMemos: [op.memo], putMemos: [edited] };
  },
  "memo.remove": (op) => ({ ...NOTHING2, dropMemos: [op.memo] }),
  "unit.skip": (op, _5, author) => {
    const { start: start2, end: end2, reason = "" } = op;
    const skip2 = { id: op.op_id, start: start2, end: end2, reason: reason.trim(), coder: author.coder, at: author.now };
    return { ...NOTHING2, putSkips: [skip2], state: "started" };
  },
  "unit.unskip": (op) => ({ ...NOTHING2, dropSkips: [op.skip] }),
  "assignment.finish": () => ({ ...NOTHING2, state: "finished" }),
  "assignment.reopen": () => ({ ...NOTHING2, state: "started" }),
  "suggestion.accept": accept2,
  "suggestion.reject": (op, standing3) => ({ ...NOTHING2, suggestions: decided(standing3, op.suggestion, "rejected") })
};
function predict(op, standing3, author) {
  const predictor = PREDICTORS[op.kind];
  return predictor ? predictor(op, standing3, author) : NOTHING2;
}

// src/ops/work.ts
var WorkStore = class {
  constructor(work2, services2, queue2, codebook) {
    this.services = services2;
    this.queue = queue2;
    this.codebook = codebook;
    this.source = y3(work2);
    this.work = this.source;
    this.standing = standingOf(work2);
    this.ends.push(queue2.onResult((op, result) => this.answered(op, result)));
    this.ends.push(services2.listen((event) => this.heard(event)));
  }
  services;
  queue;
  codebook;
  standing;
  version = y3(0);
  /** Grows with every change: read it to be drawn again. */
  revision = this.version;
  work;
  source;
  listeners = /* @__PURE__ */ new Set();
  /** How to take back each operation of this page, by its id. */
  inverses = /* @__PURE__ */ new Map();
  /** Operations under way, with the ids of the codings and memos that each was expected to make. */
  sent = /* @__PURE__ */ new Map();
  /** What each undo or redo on its way has done here. */
  stepped = /* @__PURE__ */ new Map();
  ends = [];
  /** Operations of this page that can be undone or redone, newest last. */
  undoable = [];
  redoable = [];
  reloading = false;
  /** Something has happened since the work was fetched last. */
  outdated = false;
  /** The server's revision that its answers have come to: work fetched before that is out of date. */
  rev = 0;
  destroy() {
    for (const end2 of this.ends) end2();
  }
  onChange(listener) {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
  get author() {
    return { coder: this.services.session.peek()?.coder ?? "", codebook: this.codebook, now: (/* @__PURE__ */ new Date()).toISOString() };
  }
  concerns(at) {
    const { round: round2, transcript } = this.source.peek();
    return at.round === round2 && at.transcript === transcript;
  }
  apply(change3) {
    applyTo(this.standing, change3);
    for (const listener of this.listeners) listener(change3);
    this.version.value += 1;
  }
  /** Does an operation here at once and sends it. The answer says whether it stands. */
  run(draft) {
    const op = newOp(draft);
    const change3 = predict(op, this.standing, this.author);
    this.inverses.set(op.op_id, invert(change3, this.standing));
    this.sent.set(op.op_id, madeBy(change3));
    this.undoable.push(op.op_id);
    this.redoable = [];
    this.apply(change3);
    return this.queue.send(op);
  }
  /**
   * Takes back the last operation: at once if this page made it, else as soon as the server has said what it was.
   * Resolves to null when there is nothing to take back.
   */
  async undo() {
    return this.step("undo", this.undoable, this.redoable, this.queue.next.peek().undo?.op_id);
  }
  /** Takes back one operation of this page, wherever it stands in the order; null where that has been done. */
  async undoOne(id) {
    if (!this.undoable.includes(id)) return null;
    this.undoable = [...this.undoable.filter((one) => one !== id), id];
    return this.step("undo", this.undoable, this.redoable, void 0);
  }
  async redo() {
    return this.step("redo", this.redoable, this.undoable, this.queue.next.peek().redo?.op_id);
  }
  async step(kind, from, to2, known3) {
    const target2 = from.pop();
    if (target2 === void 0 && known3 === void 0 && this.queue.pending.length === 0) return null;
    const op = newOp(target2 === void 0 ? { kind } : { kind, target: target2 });
    const change3 = target2 === void 0 ? void 0 : this.inverses.get(target2);
    this.sent.set(op.op_id, madeBy(change3));
    if (target2 !== void 0) {
      to2.push(target2);
      if (change3) {
        const back = invert(change3, this.standing);
        this.inverses.set(target2, back);
        this.inverses.set(op.op_id, back);
        this.stepped.set(op.op_id, change3);
        this.apply(change3);
      }
    }
    return this.queue.send(op);
  }
  answered(op, result) {
    const expected = this.sent.get(op.op_id);
    if (!expected) return;
    this.sent.delete(op.op_id);
    this.stepped.delete(op.op_id);
    if (result.ok) {
      this.rev = Math.max(this.rev, result.rev);
      this.take(result.change, op, expected);
      return;
    }
    this.undoable = this.undoable.filter((id) => id !== op.op_id);
    const inverse = this.inverses.get(op.op_id);
    if (!inverse) return;
    if (this.sent.size === 0) this.apply(inverse);
    void this.reload();
  }
  /**
   * The server's own account, put over what was expected. What was expected and is gone again has been changed by a
   * later operation of this page: it does not come back.
   */
  take(change3, op, expected = /* @__PURE__ */ new Set()) {
    if (!this.concerns(change3)) return;
    const account = fromServer(change3, this.standing);
    const back = new Set(op ? [...this.sent.values()].flatMap((ids) => [...ids]) : []);
    const drop2 = account.drop.filter((id) => !back.has(id) && this.standing.codings.has(id));
    const put2 = account.put.filter((coding2) => {
      const known3 = this.standing.codings.get(coding2.id);
      return !same(known3, coding2) && (known3 !== void 0 || !expected.has(coding2.id));
    });
    const putMemos = account.putMemos.filter(({ id }) => {
      const gone = !this.standing.memos.has(id) && expected.has(id);
      return !gone && !back.has(id);
    });
    const dropMemos = account.dropMemos.filter((id) => !back.has(id));
    const putSkips = account.putSkips.filter(({ id }) => {
      const gone = !this.standing.skips.has(id) && expected.has(id);
      return !gone && !back.has(id);
    });
    const dropSkips = account.dropSkips.filter((id) => !back.has(id));
    const rest = { ...account, putMemos, dropMemos, putSkips, dropSkips };
    if (drop2.length === 0 && put2.length === 0 && nothingElse(rest)) return;
    this.apply({ ...rest, drop: drop2, put: put2, from: drop2.length > 0 ? account.from : void 0 });
  }
  heard(event) {
    if (event.event === "change") {
      const { data } = event;
      if (this.queue.isOwn(data.op_id)) return;
      this.undoable = [];
      this.redoable = [];
      if ((data.memos_changed || data.skips_changed) && this.concerns(data)) void this.reload();
      else this.take(data);
    } else if (event.event === "reload" || event.event === "external" && this.concerns(event.data))
      void this.reload();
    else if (event.event === "hello" && event.data.epoch !== this.source.peek().epoch) void this.reload();
  }
  /** Fetches the work again and puts the operations that are still on their way on top. */
  async reload() {
    this.outdated = true;
    if (this.reloading) return;
    this.reloading = true;
    try {
      while (this.outdated) {
        this.outdated = false;
        this.replace(await this.fetch());
      }
    } catch {
    } finally {
      this.reloading = false;
    }
  }
  /** What stands on the server, not older than its answers: an operation answered meanwhile would be lost. */
  async fetch() {
    const { round: round2, transcript, epoch } = this.source.peek();
    const path = `/api/work/${encodeURIComponent(round2)}/${encodeURIComponent(transcript)}`;
    let work2 = await this.services.api.get(path);
    while (work2.epoch === epoch && work2.rev < this.rev) work2 = await this.services.api.get(path);
    this.rev = work2.rev;
    return work2;
  }
  replace(work2) {
    const shown = this.source.peek();
    if (work2.text_sha !== shown.text_sha || work2.version !== shown.version) {
      this.source.value = work2;
      return;
    }
    const before2 = [...this.standing.codings.values()];
    const fresh2 = standingOf(work2);
    for (const op of this.queue.pending) {
      const step = this.stepped.get(op.op_id);
      if (step) applyTo(fresh2, step);
      else if ("transcript" in op && op.transcript === work2.transcript) applyTo(fresh2, predict(op, fresh2, this.author));
    }
    const drop2 = before2.filter((coding2) => !fresh2.codings.has(coding2.id)).map((coding2) => coding2.id);
    const put2 = [...fresh2.codings.values()].filter((coding2) => !same(this.standing.codings.get(coding2.id), coding2));
    Object.assign(this.standing, fresh2);
    this.source.value = work2;
    for (const listener of this.listeners) {
      listener({
        drop: drop2,
        put: put2,
        dropMemos: [],
        putMemos: [...fresh2.memos.values()],
        dropSkips: [],
        putSkips: [],
        suggestions: [...fresh2.suggestions.values()],
        rejected: [],
        unrejected: [],
        confirmed: [],
        unconfirmed: [],
        state: fresh2.state
      });
    }
    this.version.value += 1;
  }
};
function standingOf(work2) {
  return {
    codings: new Map(work2.codings.map((coding2) => [coding2.id, coding2])),
    memos: new Map(work2.memos.map((memo3) => [memo3.id, memo3])),
    skips: new Map(work2.skipped.map((skip2) => [skip2.id, skip2])),
    suggestions: new Map(work2.suggestions.map((suggestion) => [suggestion.id, suggestion])),
    rejected: new Set(work2.below?.rejected ?? []),
    confirmed: new Set(work2.below?.confirmed ?? []),
    state: work2.state
  };
}
var madeBy = (change3) => new Set([...change3?.put ?? [], ...change3?.putMemos ?? [], ...change3?.putSkips ?? []].map(({ id }) => id));
var same = (a5, b4) => a5 !== void 0 && a5.code === b4.code && a5.start === b4.start && a5.end === b4.end && a5.polarity === b4.polarity && (a5.value ?? "") === (b4.value ?? "");
function nothingElse(change3) {
  return change3.putMemos.length + change3.dropMemos.length + change3.putSkips.length + change3.dropSkips.length + change3.suggestions.length + change3.rejected.length + change3.unrejected.length + change3.confirmed.length + change3.unconfirmed.length === 0 && change3.state === null;
}

// src/code/look.ts
var PATTERNS2 = { solid: 0, hatched: 1, dotted: 2 };
var POLARITY_SIGN = { supporting: "", contrary: " −", hypothetical: " ?" };
var CodeTable = class {
  constructor(codebook) {
    this.codebook = codebook;
    this.byId = new Map(codebook.codes.map((code2) => [code2.id, code2]));
  }
  codebook;
  byId;
  hues = /* @__PURE__ */ new Map();
  get(id) {
    return this.byId.get(id);
  }
  name(id) {
    return this.byId.get(id)?.name ?? id;
  }
  /** "Access / waiting". */
  path(id) {
    const code2 = this.byId.get(id);
    if (!code2) return id;
    const above = code2.parent ? this.byId.get(code2.parent) : void 0;
    return above && above.parent !== "" ? `${above.name} / ${code2.name}` : code2.name;
  }
  /** The code and all below it. */
  branch(id) {
    const ids = /* @__PURE__ */ new Set([id]);
    for (const code2 of this.codebook.codes) if (ids.has(code2.parent)) ids.add(code2.id);
    return ids;
  }
  hue(id) {
    let hue = this.hues.get(id);
    if (hue === void 0) {
      hue = hueOf(id, this.codebook.codes);
      this.hues.set(id, hue);
    }
    return hue;
  }
  pattern(id) {
    return PATTERNS2[patternOf(id, this.codebook.codes)];
  }
  view(coding2, memos, extra = {}) {
    return {
      id: coding2.id,
      code: coding2.code,
      start: coding2.start,
      end: coding2.end,
      label: this.name(coding2.code) + (coding2.value ? ` ${coding2.value}` : "") + POLARITY_SIGN[coding2.polarity],
      hue: this.hue(coding2.code),
      pattern: this.pattern(coding2.code),
      memo: memos.has(coding2.id),
      order: Date.parse(coding2.at) || 0,
      ...extra
    };
  }
  suggested(suggestion) {
    return {
      id: suggestion.id,
      code: suggestion.code,
      start: suggestion.start,
      end: suggestion.end,
      label: t("{name}, suggested", { name: this.name(suggestion.code) }),
      hue: this.hue(suggestion.code),
      pattern: this.pattern(suggestion.code),
      memo: false,
      proposed: true,
      order: 0
    };
  }
};
function withMemo(memos) {
  const ids = /* @__PURE__ */ new Set();
  for (const memo3 of memos) if (memo3.what === "coding") ids.add(memo3.about);
  return ids;
}
function tally(codings) {
  const counts = /* @__PURE__ */ new Map();
  for (const coding2 of codings) counts.set(coding2.code, (counts.get(coding2.code) ?? 0) + 1);
  return counts;
}

// src/code/session.ts
var CodeSession = class {
  constructor(transcript, work2, codebook, services2, queue2) {
    this.transcript = transcript;
    this.services = services2;
    this.queue = queue2;
    this.prefs = new Prefs(services2.settings);
    this.allowed = spansOf(work2.allowed);
    this.document = textDocument(transcript, this.allowed);
    this.codes = new CodeTable(codebook);
    this.store = new WorkStore(work2, services2, queue2, codebook.key);
    this.store.onChange((change3) => this.show(change3));
    this.atLoad = tally([...work2.codings, ...this.standingBelow()]);
    const sorted2 = [...work2.codings].sort((a5, b4) => a5.at < b4.at ? -1 : 1);
    for (const [i4, coding2] of sorted2.entries()) this.recency.set(coding2.code, i4 + 1);
    this.lastCode.value = sorted2.at(-1)?.code ?? null;
    this.read.value = new Set(this.prefs.read(this.key));
    this.readOnly = O(() => this.whyReadOnly());
  }
  transcript;
  services;
  queue;
  prefs;
  allowed;
  document;
  codes;
  store;
  view = null;
  cursor = y3(START);
  /** A coding of one's own, of the layer below, or a suggestion. */
  focused = y3(null);
  overlay = y3(null);
  /** What a code means, beside what was pointed at. */
  card = y3(null);
  bounds = y3(null);
  /** Only this code and those below it are shown. */
  onlyCode = y3(null);
  /** The code that every new selection gets at once. */
  highlighter = y3(null);
  lastCode = y3(null);
  reading = y3(false);
  finding = y3(false);
  walk = y3(null);
  /** On a narrow screen: the panel that lies over the text. */
  sheet = y3(null);
  /** Where the mouse has just made a selection, for the small bar. */
  selectionBar = y3(false);
  read = y3(/* @__PURE__ */ new Set());
  /** Order of own use in this text, for the palette: larger is more recent. */
  recency = /* @__PURE__ */ new Map();
  readOnly;
  /** What this page did to the text or its turns, until something is coded: Ctrl+Z does not take it back. */
  renewal = y3(null);
  atLoad;
  get round() {
    return this.store.work.peek().round;
  }
  /** Where an operation is about. */
  get where() {
    return { round: this.round, transcript: this.transcript.id, text_sha: this.transcript.text_sha };
  }
  get key() {
    return `${this.round}/${this.transcript.id}`;
  }
  destroy() {
    this.store.destroy();
  }
  say(message) {
    this.services.announce(message);
  }
  whyReadOnly() {
    const work2 = this.store.work.value;
    void this.store.revision.value;
    if (this.queue.full.value) return t("Too much is not saved yet. Nothing more can be changed until it is.");
    if (work2.readonly && work2.readonly.reason !== "finished") return work2.readonly.message;
    if (this.store.standing.state === "finished") return work2.readonly?.message ?? t("Finished.");
    return null;
  }
  // ------------------------------------------------------------------ what there is
  coding(id) {
    return id === null ? void 0 : this.store.standing.codings.get(id);
  }
  suggestion(id) {
    const found2 = id === null ? void 0 : this.store.standing.suggestions.get(id);
    return found2?.state === "open" ? found2 : void 0;
  }
  /** A coding of the layer below that has been neither taken over nor put aside. */
  below(id) {
    const { rejected } = this.store.standing;
    return this.store.work.peek().below?.codings.find((coding2) => coding2.id === id && !rejected.has(coding2.id));
  }
  memosOn(id) {
    return [...this.store.standing.memos.values()].filter((memo3) => memo3.what === "coding" && memo3.about === id);
  }
  /** What the next operation is about. */
  get target() {
    return target(this.document, this.cursor.peek());
  }
  /** All that lies at the cursor or in the selection, in reading order. */
  here() {
    void this.store.revision.value;
    const span = target(this.document, this.cursor.value);
    return span && this.view ? this.view.codings.touching(span) : [];
  }
  /** Codings per code in this round, own and standing below: what the server counted, and what happened here since. */
  counts() {
    void this.store.revision.value;
    const now2 = tally([...this.store.standing.codings.values(), ...this.standingBelow()]);
    const counts = /* @__PURE__ */ new Map();
    for (const code2 of this.codes.codebook.codes) {
      const mine = code2.mine + code2.below - (this.atLoad.get(code2.id) ?? 0) + (now2.get(code2.id) ?? 0);
      if (mine > 0) counts.set(code2.id, mine);
    }
    return counts;
  }
  // ------------------------------------------------------------------ what is shown
  /** Everything the view draws, from the beginning. */
  viewCodings() {
    const memos = withMemo(this.store.standing.memos.values());
    const own2 = [...this.store.standing.codings.values()].map((coding2) => this.codes.view(coding2, memos));
    const open5 = [...this.store.standing.suggestions.values()].filter((s4) => s4.state === "open").map((s4) => this.codes.suggested(s4));
    return [...own2, ...open5, ...this.belowCodings()];
  }
  standingBelow() {
    const { rejected } = this.store.standing;
    return (this.store.work.peek().below?.codings ?? []).filter((coding2) => !rejected.has(coding2.id));
  }
  belowCodings() {
    const { confirmed: confirmed2 } = this.store.standing;
    const none = /* @__PURE__ */ new Set();
    return this.standingBelow().map((coding2) => {
      const kind = confirmed2.has(coding2.id) ? "confirmed" : "below";
      return this.codes.view(coding2, none, { kind });
    });
  }
  show(change3) {
    for (const coding2 of change3.put) this.recency.set(coding2.code, Math.max(0, ...this.recency.values()) + 1);
    if (change3.from !== void 0 && this.focused.peek() === change3.from)
      this.focused.value = change3.put[0]?.id ?? null;
    else if (this.focused.peek() !== null) this.focused.value = this.heirOf(this.focused.peek(), change3);
    if (!this.view) return;
    const touched = this.touched(change3);
    const gone = [...change3.drop, ...touched.gone];
    this.view.change(gone, touched.put, change3.from);
    this.view.stripes.focus(this.focused.peek());
    this.markFocus();
  }
  /** An accepted suggestion hands the focus on to its coding; what is gone has none. */
  heirOf(id, change3) {
    const heir = change3.put.find((coding2) => coding2.derived_from === id);
    const gone = change3.drop.includes(id) || change3.rejected.includes(id) || change3.suggestions.some((one) => one.id === id && one.state === "rejected");
    return heir ? heir.id : gone ? null : id;
  }
  touched(change3) {
    const memos = withMemo(this.store.standing.memos.values());
    const about2 = new Set(
      [...change3.putMemos, ...change3.dropMemos.flatMap((id) => this.store.standing.memos.get(id) ?? [])].map(
        (m5) => m5.about
      )
    );
    for (const coding2 of this.view?.codings.values() ?? [])
      if (coding2.memo !== memos.has(coding2.id)) about2.add(coding2.id);
    for (const coding2 of change3.put) about2.add(coding2.id);
    const put2 = [...about2].flatMap((id) => this.coding(id) ?? []).map((coding2) => this.codes.view(coding2, memos));
    const open5 = change3.suggestions.filter((s4) => s4.state === "open").map((s4) => this.codes.suggested(s4));
    const closed = change3.suggestions.filter((s4) => s4.state !== "open").map((s4) => s4.id);
    const ids = /* @__PURE__ */ new Set([...change3.rejected, ...change3.unrejected, ...change3.confirmed, ...change3.unconfirmed]);
    const below2 = ids.size > 0 ? this.belowCodings().filter((coding2) => ids.has(coding2.id)) : [];
    return { put: [...put2, ...open5, ...below2], gone: [...closed, ...change3.rejected] };
  }
  /** Draws the words of the focused coding underlined in its colour. */
  markFocus() {
    const coding2 = this.focused.peek() === null ? void 0 : this.view?.codings.get(this.focused.peek());
    this.view?.list.style.setProperty("--focus-hue", String(coding2?.hue ?? 0));
    this.view?.mark("focus", coding2 ? [coding2] : []);
  }
  focus(id) {
    if (this.focused.peek() === id) return;
    this.focused.value = id;
    this.view?.stripes.focus(id);
    this.markFocus();
  }
  /** Draws everything from the beginning. */
  showAll(view) {
    this.view = view;
    const { wash, stripes } = this.filters(view);
    this.filtered = this.filterKey();
    view.setCodings(this.viewCodings(), wash, stripes);
  }
  /** Shows what the stripe mode and the focused code let through, if that has changed. */
  refilter() {
    const key2 = this.filterKey();
    if (!this.view || key2 === this.filtered) return;
    this.filtered = key2;
    const { wash, stripes } = this.filters(this.view);
    this.view.setFilter(wash, stripes);
  }
  filtered = "";
  filterKey() {
    const mode = this.prefs.stripes;
    const follows = mode === "branch" ? this.focused.value : mode === "recent" ? this.store.revision.value : "";
    return `${mode}|${this.onlyCode.value}|${follows}`;
  }
  filters(view) {
    const only = this.onlyCode.peek();
    const branch = only === null ? null : this.codes.branch(only);
    const mode = this.prefs.stripes;
    view.stripes.densityOnly = mode === "density";
    const code2 = view.codings.get(this.focused.peek() ?? "")?.code ?? this.lastCode.peek();
    const basis = { codes: this.codes, own: this.store.standing.codings.values(), code: code2 };
    return { wash: (coding2) => branch ? branch.has(coding2.code) : true, stripes: STRIPE_FILTERS[mode](basis) };
  }
  /** Own codings that overlap a span and have a code. */
  ownAt(span, code2) {
    return [...this.store.standing.codings.values()].filter(
      (coding2) => overlaps(coding2, span) && (code2 === void 0 || coding2.code === code2)
    );
  }
};

// src/text/mouse.ts
var MouseSelection = class {
  constructor(view, listener) {
    this.view = view;
    this.listener = listener;
    view.list.addEventListener("mousedown", this.onDown);
    view.list.addEventListener("click", this.onClick);
    document.addEventListener("pointerup", this.onUp);
    document.addEventListener("selectionchange", this.onChange);
    view.list.addEventListener("copy", this.onCopy);
  }
  view;
  listener;
  timer = 0;
  fromList = false;
  /** How many clicks the last press was part of. */
  clicks = 0;
  destroy() {
    this.view.list.removeEventListener("mousedown", this.onDown);
    this.view.list.removeEventListener("click", this.onClick);
    document.removeEventListener("pointerup", this.onUp);
    document.removeEventListener("selectionchange", this.onChange);
    this.view.list.removeEventListener("copy", this.onCopy);
    clearTimeout(this.timer);
  }
  onDown = (event) => {
    this.fromList = true;
    this.clicks = event.detail;
    if (event.button !== 0 || event.detail > 1 && !event.shiftKey) return;
    const point = this.view.pointAt(event.clientX, event.clientY);
    if (point === null || !(event.shiftKey || this.listener.grab(point, event))) return;
    event.preventDefault();
    this.fromList = false;
    this.view.list.focus({ preventScroll: true });
    if (event.shiftKey) this.listener.extend(point);
  };
  onUp = (event) => {
    if (!this.fromList || event.button !== 0 || event.pointerType !== "mouse") return;
    this.fromList = false;
    setTimeout(() => {
      if (this.clicks < 3) this.take();
      getSelection()?.removeAllRanges();
    }, 0);
  };
  /** Long press on a touch screen ends without a pointer event of its own. */
  onChange = () => {
    if (!matchMedia("(pointer: coarse)").matches) return;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.take(), 500);
  };
  onClick = (event) => {
    const target2 = event.target;
    const turn = this.view.dom.turnIndexOf(target2);
    if (event.detail >= 4 || turn !== null && target2.closest(".gutter")) {
      if (turn !== null) this.listener.turn(turn);
      return;
    }
    const piece = this.view.dom.pieceIndexOf(target2);
    if (piece === null || event.shiftKey) return;
    const sentence3 = this.view.document.pieces[piece].sentence;
    if (event.detail === 3) this.listener.select(sentence3);
    else if (event.detail === 1 && selectionIsEmpty()) {
      this.listener.place(piece, this.view.pointAt(event.clientX, event.clientY) ?? sentence3.start);
    }
  };
  /** Reads the browser's selection, if there is one in the text. */
  take() {
    const span = this.current();
    if (!span) return;
    const snapped = snap(this.view.document.offsets, span, this.listener.snapToWords());
    if (snapped) this.listener.select(snapped);
  }
  current() {
    const selection = getSelection();
    if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
    const range = selection.getRangeAt(0);
    if (!this.view.list.contains(range.commonAncestorContainer)) return null;
    const start2 = this.view.dom.pointOf(range.startContainer, range.startOffset);
    const end2 = this.view.dom.pointOf(range.endContainer, range.endOffset);
    if (start2 === null || end2 === null) return null;
    return this.withoutGaps({ start: start2, end: end2 });
  }
  /** An end between two turns belongs to the words beside it. */
  withoutGaps(span) {
    const { document: document2 } = this.view;
    const last2 = document2.turns[document2.turnAt(Math.max(span.start, span.end - 1))];
    const end2 = Math.min(span.end, last2.end);
    return span.start < end2 ? { start: span.start, end: end2 } : null;
  }
  /** What is copied are the stored words, without turn numbers and speakers. */
  onCopy = (event) => {
    const words6 = this.listener.copy();
    if (words6 === null || !event.clipboardData) return;
    event.clipboardData.setData("text/plain", words6);
    event.preventDefault();
  };
};
var selectionIsEmpty = () => getSelection()?.isCollapsed ?? true;

// src/text/described.ts
var SKIPPED = "skipped";
function describe(element3, touching) {
  const skipped = element3.classList.contains(SKIPPED) ? [t("skipped")] : [];
  const said2 = [...skipped, ...coded(touching.filter((coding2) => !coding2.proposed))].join("; ");
  if (said2) element3.setAttribute("aria-description", said2);
  else if (element3.hasAttribute("aria-description")) element3.removeAttribute("aria-description");
}
function coded(here) {
  if (here.length === 0) return [];
  const names = here.map((coding2) => coding2.label).join(", ");
  const memo3 = here.some((coding2) => coding2.memo) ? [t("memo")] : [];
  return [t("{n, plural, one {# code} other {# codes}}: {names}", { n: here.length, names }), ...memo3];
}

// src/text/dom.ts
var TextDom = class {
  constructor(document2, idPrefix) {
    this.document = document2;
    this.idPrefix = idPrefix;
  }
  document;
  idPrefix;
  turns = [];
  pieces = [];
  pieceOf = /* @__PURE__ */ new WeakMap();
  /** Builds all turns. `plain` leaves out the roles, for reading as an ordinary page. */
  build(into, plain2 = false) {
    this.turns.length = 0;
    this.pieces.length = 0;
    const fragment = globalThis.document.createDocumentFragment();
    for (const turn of this.document.turns) fragment.append(this.buildTurn(turn, plain2));
    into.replaceChildren(fragment);
  }
  buildTurn(turn, plain2) {
    const name2 = turn.speaker ? t("{speaker}, turn {number}", { speaker: turn.speaker, number: turn.number + 1 }) : t("Turn {number}", { number: turn.number + 1 });
    const group = element("div", "turn");
    group.dataset.turn = String(turn.index);
    group.dataset.role = turn.role;
    const before2 = this.document.turns[turn.index - 1];
    if (before2 && turn.number > before2.number + 1)
      group.dataset.gap = t("{number} turns not shown", { number: turn.number - before2.number - 1 });
    const gutter = element(plain2 ? "h3" : "span", "gutter");
    gutter.append(turn.speaker || " ");
    if (plain2) gutter.append(hiddenPart(turn.speaker ? t(", turn {number}", { number: turn.number + 1 }) : name2));
    gutter.dataset.n = String(turn.number + 1);
    const first = this.document.paragraphs.get(this.document.pieces[turn.first].sentence.start);
    gutter.dataset.through = String(first?.through ?? "");
    const paragraph = element("p", "words");
    paragraph.dir = "auto";
    if (!plain2) {
      group.setAttribute("role", "group");
      group.setAttribute("aria-label", name2);
      gutter.setAttribute("aria-hidden", "true");
      paragraph.setAttribute("role", "none");
    }
    for (let i4 = turn.first; i4 < turn.last; i4 += 1)
      paragraph.append(this.buildPiece(this.document.pieces[i4], plain2));
    group.append(gutter, paragraph);
    this.turns.push({ group, paragraph });
    return group;
  }
  buildPiece(piece, plain2) {
    const span = globalThis.document.createElement("span");
    span.append(this.document.quote(piece));
    const paragraph = this.document.paragraphs.get(piece.sentence.start);
    if (paragraph && paragraph.inTurn > 1) {
      const turn = this.document.turns[piece.turn];
      span.dataset.paragraph = `${turn.number + 1}.${paragraph.inTurn}`;
      span.dataset.through = String(paragraph.through);
    }
    if (!plain2) {
      span.id = this.pieceId(piece.index);
      span.setAttribute("role", "option");
      span.setAttribute("aria-selected", "false");
    }
    this.pieces.push(span);
    this.pieceOf.set(span, piece.index);
    return span;
  }
  pieceId(index) {
    return `${this.idPrefix}${index}`;
  }
  /** The piece whose element holds a node, or null outside the words. */
  pieceIndexOf(node) {
    for (let at = node; at; at = at.parentNode) {
      const index = this.pieceOf.get(at);
      if (index !== void 0) return index;
    }
    return null;
  }
  /** Code point of a position in the DOM, or null outside the words. */
  pointOf(node, offset) {
    const index = this.pieceIndexOf(node);
    if (index === null) return this.pointOutside(node, offset);
    const span = this.pieces[index];
    const piece = this.document.pieces[index];
    const units = unitsBefore(span, node, offset);
    return this.document.offsets.toPoints(this.document.offsets.toUnits(piece.start) + units);
  }
  /** Positions between pieces, as a selection of a whole paragraph or turn gives them. */
  pointOutside(node, offset) {
    if (!(node instanceof Element)) return null;
    const after = node.childNodes[offset];
    const next = after ? this.firstPieceIn(after) : null;
    if (next !== null) return this.document.pieces[next].start;
    for (let i4 = Math.min(offset, node.childNodes.length) - 1; i4 >= 0; i4 -= 1) {
      const before2 = this.lastPieceIn(node.childNodes[i4]);
      if (before2 !== null) return this.document.pieces[before2].end;
    }
    const group = node.closest(".turn");
    const turn = group ? this.document.turns[Number(group.dataset.turn)] : void 0;
    return turn ? turn.start : null;
  }
  firstPieceIn(node) {
    const own2 = this.pieceOf.get(node);
    if (own2 !== void 0) return own2;
    if (!(node instanceof Element)) return null;
    const turn = this.turnIndexOf(node);
    return turn === null ? null : this.document.turns[turn].first;
  }
  lastPieceIn(node) {
    const own2 = this.pieceOf.get(node);
    if (own2 !== void 0) return own2;
    if (!(node instanceof Element)) return null;
    const turn = this.turnIndexOf(node);
    return turn === null ? null : this.document.turns[turn].last - 1;
  }
  turnIndexOf(node) {
    const start2 = node instanceof Element ? node : node?.parentElement;
    const group = start2?.closest(".turn");
    return group ? Number(group.dataset.turn) : null;
  }
  /** The text node and offset of a code point; at a border between pieces the earlier one when `end` is asked for. */
  position(point, edge2) {
    let index = this.document.pieceAt(edge2 === "end" ? Math.max(0, point - 1) : point);
    const piece = this.document.pieces[index];
    if (edge2 === "start" && point >= piece.end && index + 1 < this.pieces.length) index += 1;
    const chosen4 = this.document.pieces[index];
    const inside = Math.min(Math.max(point, chosen4.start), chosen4.end);
    const { offsets } = this.document;
    return textAt(this.pieces[index], offsets.toUnits(inside) - offsets.toUnits(chosen4.start));
  }
  /** A static range over the part of a span that lies in one turn. */
  staticRange(span) {
    const [startContainer, startOffset] = this.position(span.start, "start");
    const [endContainer, endOffset] = this.position(span.end, "end");
    return new StaticRange({ startContainer, startOffset, endContainer, endOffset });
  }
  /** A live range, for measuring. */
  range(span) {
    const range = globalThis.document.createRange();
    range.setStart(...this.position(span.start, "start"));
    range.setEnd(...this.position(span.end, "end"));
    return range;
  }
  /** The span cut into the parts that lie in turns, so that nothing between them is painted. */
  perTurn(span) {
    const [first, last2] = this.document.turnsOf(span);
    const parts = [];
    for (let i4 = first; i4 < last2; i4 += 1) {
      const turn = this.document.turns[i4];
      const start2 = Math.max(turn.start, span.start);
      const end2 = Math.min(turn.end, span.end);
      if (start2 < end2) parts.push({ start: start2, end: end2 });
    }
    return parts;
  }
};
function hiddenPart(text) {
  const part2 = element("span", "sr");
  part2.append(text);
  return part2;
}
function element(tag, className) {
  const made = document.createElement(tag);
  made.className = className;
  return made;
}
function unitsBefore(element3, node, offset) {
  if (node.nodeType === Node.TEXT_NODE && node === element3.firstChild) return offset;
  const stop2 = node.nodeType === Node.TEXT_NODE ? node : node.childNodes[offset] ?? null;
  const walker = document.createTreeWalker(element3, NodeFilter.SHOW_TEXT);
  let units = 0;
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    if (text === node) return units + offset;
    if (stop2 && (stop2 === text || stop2.contains(text))) return units;
    if (!stop2 && !node.contains(text)) continue;
    units += text.nodeValue.length;
  }
  return units;
}
function textAt(element3, units) {
  const only = element3.firstChild;
  if (only && only === element3.lastChild && only.nodeType === Node.TEXT_NODE) return [only, units];
  const walker = document.createTreeWalker(element3, NodeFilter.SHOW_TEXT);
  let left = units;
  let last2 = element3;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.nodeValue.length;
    if (left <= length) return [node, left];
    left -= length;
    last2 = node;
  }
  return last2 === element3 ? [element3, 0] : [last2, last2.nodeValue.length];
}

// src/text/flatten.ts
function flatten(spans, limits) {
  const steps = /* @__PURE__ */ new Map();
  for (const span of spans) {
    const start2 = Math.max(span.start, limits.start);
    const end2 = Math.min(span.end, limits.end);
    if (start2 >= end2) continue;
    steps.set(start2, (steps.get(start2) ?? 0) + 1);
    steps.set(end2, (steps.get(end2) ?? 0) - 1);
  }
  const stretches = [];
  let depth = 0;
  let from = limits.start;
  for (const at of [...steps.keys()].sort((a5, b4) => a5 - b4)) {
    if (depth > 0 && at > from) push(stretches, { start: from, end: at, level: Math.min(depth, 3) });
    depth += steps.get(at);
    from = at;
  }
  return stretches;
}
function push(stretches, next) {
  const last2 = stretches.at(-1);
  if (last2 && last2.end === next.start && last2.level === next.level) {
    stretches[stretches.length - 1] = { ...last2, end: next.end };
  } else stretches.push(next);
}

// src/text/painter.ts
var MARKS2 = ["found", "cursor", "focus", "selected", "current"];
var highlightsSupported = () => typeof CSS !== "undefined" && "highlights" in CSS && typeof Highlight === "function";

// src/text/highlight_painter.ts
var washName = (level) => `wash-${level}`;
function highlight(name2, priority) {
  const known3 = CSS.highlights.get(name2);
  if (known3) return known3;
  const made = new Highlight();
  made.priority = priority;
  CSS.highlights.set(name2, made);
  return made;
}
var HighlightPainter = class {
  constructor(source) {
    this.source = source;
  }
  source;
  washes = [1, 2, 3].map((level) => highlight(washName(level), level));
  marks = new Map(MARKS2.map((kind, i4) => [kind, highlight(`mark-${kind}`, 10 + i4)]));
  painted = /* @__PURE__ */ new Map();
  marked = /* @__PURE__ */ new Map();
  wanted = /* @__PURE__ */ new Map();
  shown = [0, 0];
  show(first, last2) {
    const [before2, after] = this.shown;
    if (before2 === first && after === last2) return;
    this.shown = [first, last2];
    for (const turn of [...this.painted.keys()]) if (turn < first || turn >= last2) this.clear(turn);
    for (let turn = first; turn < last2; turn += 1) if (!this.painted.has(turn)) this.paint(turn);
    this.remark("found");
  }
  repaint(first, last2) {
    for (let turn = Math.max(first, this.shown[0]); turn < Math.min(last2, this.shown[1]); turn += 1) {
      this.clear(turn);
      this.paint(turn);
    }
  }
  paint(turn) {
    const { dom } = this.source;
    const stretches = flatten(this.source.spansOf(turn), dom.document.turns[turn]);
    const painted = stretches.map((stretch) => {
      const into = this.washes[stretch.level - 1];
      const range = dom.staticRange(stretch);
      into.add(range);
      return { into, range };
    });
    this.painted.set(turn, painted);
  }
  clear(turn) {
    for (const { into, range } of this.painted.get(turn) ?? []) into.delete(range);
    this.painted.delete(turn);
  }
  mark(kind, spans) {
    this.wanted.set(kind, spans);
    this.remark(kind);
  }
  remark(kind) {
    const into = this.marks.get(kind);
    for (const range of this.marked.get(kind) ?? []) into.delete(range);
    const { dom } = this.source;
    const parts = this.near(kind).flatMap((span) => dom.perTurn(span));
    const ranges = parts.map((part2) => dom.staticRange(part2));
    for (const range of ranges) into.add(range);
    this.marked.set(kind, ranges);
  }
  /** Of the places found only those near the screen; the other marks are few. */
  near(kind) {
    const spans = this.wanted.get(kind) ?? [];
    if (kind !== "found") return spans;
    const { turns } = this.source.dom.document;
    const first = turns[this.shown[0]];
    const last2 = turns[this.shown[1] - 1];
    if (!first || !last2) return [];
    const screen = { start: first.start, end: last2.end };
    return spans.filter((span) => intersection(span, screen) !== null);
  }
  destroy() {
    for (const turn of [...this.painted.keys()]) this.clear(turn);
    for (const kind of MARKS2) this.mark(kind, []);
  }
};

// src/text/stripe_layout.ts
var MAX_LANES = 8;
var LINE = 18;
function placeLabels(boxes, line = LINE) {
  const ordered = [...boxes].sort((a5, b4) => a5.top - b4.top || a5.lane - b4.lane);
  const clusters2 = deepestLanes(ordered);
  const placed = [];
  const more = [];
  let free = Number.NEGATIVE_INFINITY;
  for (const box of ordered) {
    const lane = clusters2.get(box.id);
    const y5 = Math.max(box.top, free);
    if (y5 - box.top <= 3 * line) {
      placed.push({ id: box.id, lane, y: y5 });
      free = y5 + line;
      continue;
    }
    const last2 = more.at(-1);
    const anchor = placed.at(-1);
    if (last2 && last2.y === anchor.y) last2.ids.push(box.id);
    else more.push({ lane: anchor.lane, y: anchor.y, ids: [box.id] });
  }
  return { placed: following(placed, ordered, line), more };
}
var LONG = 5;
var SLOTS = 4;
function following(placed, boxes, line) {
  const bottoms = new Map(boxes.map((box) => [box.id, box.bottom]));
  let held = [];
  return placed.map((name2) => {
    const bottom = bottoms.get(name2.id);
    held = held.filter((one) => one.bottom > name2.y);
    if (bottom - name2.y < LONG * line) return name2;
    const below2 = Math.max(-1, ...held.map((one) => one.slot)) + 1;
    const slot = below2 < SLOTS ? below2 : lowestFree(held.map((one) => one.slot));
    if (slot >= SLOTS) return name2;
    held.push({ bottom, slot });
    return { ...name2, follows: { bottom, slot } };
  });
}
function lowestFree(taken2) {
  let slot = 0;
  while (taken2.includes(slot)) slot += 1;
  return slot;
}
function deepestLanes(ordered) {
  const deepest = /* @__PURE__ */ new Map();
  let cluster = [];
  let bottom = Number.NEGATIVE_INFINITY;
  const close = () => {
    const lane = Math.max(...cluster.map((box) => box.lane));
    for (const box of cluster) deepest.set(box.id, lane);
    cluster = [];
  };
  for (const box of ordered) {
    if (box.top >= bottom && cluster.length > 0) close();
    cluster.push(box);
    bottom = Math.max(bottom, box.bottom);
  }
  if (cluster.length > 0) close();
  return deepest;
}
function collapse(boxes) {
  const shown = boxes.filter((box) => box.lane < MAX_LANES);
  const dense = [];
  for (const box of boxes.filter((b4) => b4.lane >= MAX_LANES).sort((a5, b4) => a5.top - b4.top)) {
    const last2 = dense.at(-1);
    if (last2 && box.top <= last2.bottom + 2) {
      last2.bottom = Math.max(last2.bottom, box.bottom);
      last2.ids.push(box.id);
    } else dense.push({ id: `dense-${box.id}`, lane: MAX_LANES, top: box.top, bottom: box.bottom, ids: [box.id] });
  }
  return { shown, dense };
}

// src/text/lanes.ts
var CLEARANCE = 90;
var Lanes = class {
  lanes = /* @__PURE__ */ new Map();
  /** Where codings stood that were taken away: undo brings them back there, if nobody stands there now. */
  left = /* @__PURE__ */ new Map();
  /** With several groups: how many lanes they need side by side; else 0, whoever draws knows what room there is. */
  width = 0;
  of(id) {
    return this.lanes.get(id) ?? 0;
  }
  /**
   * All lanes at once: from the start of the text, the longer first. Each group, in order, has lanes of its own for the
   * whole text, so that a coder's stripes stand in one column.
   */
  assignAll(codings) {
    this.lanes.clear();
    this.width = 0;
    const groups2 = /* @__PURE__ */ new Map();
    for (const coding2 of codings) {
      const group = coding2.group ?? 0;
      const ends = groups2.get(group) ?? [];
      groups2.set(group, ends);
      let lane = ends.findIndex((end2) => end2 + CLEARANCE <= coding2.start);
      if (lane < 0) lane = ends.length;
      ends[lane] = coding2.end;
      this.lanes.set(coding2.id, lane);
    }
    this.moveAside(codings, groups2);
  }
  /**
   * The groups share the lanes there are, with one left free between them where there are few. What is deeper in one
   * group lies on that group's last lane.
   */
  moveAside(codings, groups2) {
    if (groups2.size < 2) return;
    const gap = groups2.size <= MAX_LANES / 2 ? 1 : 0;
    const most = Math.max(1, Math.floor((MAX_LANES - gap * (groups2.size - 1)) / groups2.size));
    const inset = /* @__PURE__ */ new Map();
    let next = 0;
    for (const group of [...groups2.keys()].sort((a5, b4) => a5 - b4)) {
      inset.set(group, next);
      this.width = next + Math.min(most, groups2.get(group)?.length ?? 0);
      next = this.width + gap;
    }
    for (const { id, group } of codings)
      this.lanes.set(id, Math.min(this.of(id), most - 1) + (inset.get(group ?? 0) ?? 0));
  }
  /** A lane for one more coding; `from` is the coding whose place it takes, if any. */
  assign(coding2, index, from) {
    const own2 = this.lanes.get(coding2.id);
    const kept2 = own2 ?? (from === void 0 ? this.left.get(coding2.id) : this.lanes.get(from));
    const taken2 = this.takenBeside(coding2, index, from);
    const stays = kept2 !== void 0 && (own2 !== void 0 && from === void 0 || !taken2.has(kept2));
    const lane = stays ? kept2 : lowestFree2(taken2);
    this.lanes.set(coding2.id, lane);
    return lane;
  }
  release(id) {
    const lane = this.lanes.get(id);
    if (lane !== void 0) this.left.set(id, lane);
    this.lanes.delete(id);
  }
  takenBeside(coding2, index, from) {
    const wide = { start: Math.max(0, coding2.start - CLEARANCE), end: coding2.end + CLEARANCE };
    const taken2 = /* @__PURE__ */ new Set();
    for (const other of index.touching(wide)) {
      if (other.id === coding2.id || other.id === from || other.group !== coding2.group) continue;
      const lane = this.lanes.get(other.id);
      if (lane !== void 0) taken2.add(lane);
    }
    return taken2;
  }
};
function lowestFree2(taken2) {
  let lane = 0;
  while (taken2.has(lane)) lane += 1;
  return lane;
}

// src/text/mark_painter.ts
var MarkPainter = class {
  constructor(source) {
    this.source = source;
  }
  source;
  marks = /* @__PURE__ */ new Map();
  /** What each turn looks like now, so that a turn that has not changed is left alone. */
  signatures = /* @__PURE__ */ new Map();
  shown = [0, 0];
  show(first, last2) {
    this.shown = [first, last2];
    this.repaint(first, last2);
  }
  repaint(first, last2) {
    for (let turn = Math.max(first, this.shown[0]); turn < Math.min(last2, this.shown[1]); turn += 1) this.paint(turn);
  }
  mark(kind, spans) {
    const touched = [...this.marks.get(kind) ?? [], ...spans];
    this.marks.set(kind, spans);
    const turns = /* @__PURE__ */ new Set();
    for (const span of touched) {
      const [first, last2] = this.source.dom.document.turnsOf(span);
      for (let turn = Math.max(first, this.shown[0]); turn < Math.min(last2, this.shown[1]); turn += 1) turns.add(turn);
    }
    for (const turn of turns) this.paint(turn);
  }
  destroy() {
    this.signatures.clear();
  }
  paint(index) {
    const turn = this.source.dom.document.turns[index];
    const dressed = this.dress(turn);
    const signature = dressed.map((part2) => `${part2.start}-${part2.end}:${part2.classes}`).join(" ");
    if ((this.signatures.get(index) ?? "") === signature) return;
    this.signatures.set(index, signature);
    for (let i4 = turn.first; i4 < turn.last; i4 += 1) this.paintPiece(i4, dressed);
  }
  /** The turn cut where anything begins or ends, with the classes of each part that has any. */
  dress(turn) {
    const layers = flatten(this.source.spansOf(turn.index), turn).map((s4) => ({ ...s4, name: `wash-${s4.level}` }));
    for (const kind of MARKS2) {
      for (const span of this.marks.get(kind) ?? []) {
        const part2 = intersection(span, turn);
        if (part2) layers.push({ ...part2, level: 1, name: `mark-${kind}` });
      }
    }
    const cuts = [...new Set(layers.flatMap((layer) => [layer.start, layer.end]))].sort((a5, b4) => a5 - b4);
    return cuts.slice(1).flatMap((end2, i4) => {
      const start2 = cuts[i4];
      const names = layers.filter((layer) => layer.start <= start2 && end2 <= layer.end).map((layer) => layer.name);
      return names.length > 0 ? [{ start: start2, end: end2, classes: [...new Set(names)].join(" ") }] : [];
    });
  }
  paintPiece(index, dressed) {
    const { dom } = this.source;
    const piece = dom.document.pieces[index];
    const nodes = [];
    let at = piece.start;
    for (const part2 of dressed) {
      const own2 = intersection(part2, piece);
      if (!own2) continue;
      if (own2.start > at) nodes.push(document.createTextNode(dom.document.quote({ start: at, end: own2.start })));
      const mark = document.createElement("mark");
      mark.className = part2.classes;
      mark.append(dom.document.quote(own2));
      nodes.push(mark);
      at = own2.end;
    }
    const span = dom.pieces[index];
    if (nodes.length === 0 && span.childNodes.length === 1 && span.firstChild instanceof Text) return;
    if (at < piece.end) nodes.push(document.createTextNode(dom.document.quote({ start: at, end: piece.end })));
    span.replaceChildren(...nodes);
  }
};

// src/text/stripes.ts
var PITCH = 12;
var Stripes = class {
  constructor(dom, index, lanes, layer) {
    this.dom = dom;
    this.index = index;
    this.lanes = lanes;
    this.layer = layer;
  }
  dom;
  index;
  lanes;
  layer;
  bars = /* @__PURE__ */ new Map();
  names = /* @__PURE__ */ new Map();
  /** Along long stripes: in them names go with the eye, by style alone, so that scrolling costs nothing. */
  rails = /* @__PURE__ */ new Map();
  edges = /* @__PURE__ */ new Map();
  extras = [];
  focused = null;
  /** Show only how dense the coding is. */
  densityOnly = false;
  /** The layout has changed: places have to be read again. */
  forget(id) {
    if (id === void 0) this.edges.clear();
    else this.edges.delete(id);
  }
  /** Draws the stripes of these codings and no others. */
  draw(codings, origin) {
    this.readEdges(codings, origin);
    const boxes = codings.map((coding2) => this.boxOf(coding2));
    const grouped = codings.some((coding2) => coding2.group !== void 0);
    const { shown, dense } = grouped ? { shown: boxes, dense: [] } : collapse(this.densityOnly ? boxes.map((box) => ({ ...box, lane: 99 })) : boxes);
    const labels2 = this.densityOnly ? { placed: [], more: [] } : placeLabels(shown);
    this.drawBars(shown);
    this.drawNames(labels2);
    this.drawExtras(dense, labels2);
  }
  boxOf(coding2) {
    const { top, bottom } = this.edges.get(coding2.id);
    return { id: coding2.id, lane: this.lanes.of(coding2.id), top, bottom };
  }
  readEdges(codings, origin) {
    for (const coding2 of codings) {
      if (this.edges.has(coding2.id)) continue;
      const first = this.dom.range({ start: coding2.start, end: Math.min(coding2.end, coding2.start + 1) }).getBoundingClientRect();
      const last2 = this.dom.range({ start: Math.max(coding2.start, coding2.end - 1), end: coding2.end }).getBoundingClientRect();
      const top = Math.round(first.top - origin);
      this.edges.set(coding2.id, { top, bottom: Math.max(top + 8, Math.round(last2.bottom - origin)) });
    }
  }
  drawBars(boxes) {
    const wanted2 = new Set(boxes.map((box) => box.id));
    for (const [id, bar] of this.bars) if (!wanted2.has(id)) this.drop(id, bar);
    const made = [];
    for (const box of boxes) {
      let bar = this.bars.get(box.id);
      if (!bar) {
        bar = newBar(box.id);
        this.bars.set(box.id, bar);
        made.push(bar);
      }
      dress(bar, this.index.get(box.id), this.focused === box.id);
      place2(bar, box.lane * PITCH, box.top, box.bottom - box.top);
    }
    this.layer.append(...made);
  }
  drop(id, bar) {
    bar.remove();
    this.bars.delete(id);
    if (!this.index.get(id)) this.edges.delete(id);
  }
  drawNames(labels2) {
    const wanted2 = new Set(labels2.placed.map((label) => label.id));
    for (const [id, name2] of this.names) {
      if (wanted2.has(id)) continue;
      name2.remove();
      this.names.delete(id);
      this.leaveRail(id);
    }
    const made = [];
    for (const label of labels2.placed) {
      let name2 = this.names.get(label.id);
      if (!name2) {
        name2 = element2("span", "stripe-name", label.id);
        this.names.set(label.id, name2);
        made.push(name2);
      }
      const coding2 = this.index.get(label.id);
      if (name2.textContent !== coding2.label) name2.textContent = coding2.label;
      dress(name2, coding2, this.focused === label.id);
      if (label.follows) this.putOnRail(name2, label);
      else {
        if (this.rails.has(label.id)) made.push(name2);
        this.leaveRail(label.id);
        place2(name2, (label.lane + 1) * PITCH + 4, label.y);
      }
    }
    this.layer.append(...made.filter((name2) => !name2.parentElement?.matches(".stripe-rail")));
  }
  putOnRail(name2, label) {
    const { bottom, slot } = label.follows;
    let rail = this.rails.get(label.id);
    if (!rail) {
      rail = element2("div", "stripe-rail", label.id);
      this.rails.set(label.id, rail);
      this.layer.append(rail);
      name2.style.insetInlineStart = "";
      name2.style.top = "";
      places.delete(name2);
      rail.append(name2);
    }
    rail.style.setProperty("--slot", String(slot));
    place2(rail, (label.lane + 1) * PITCH + 4, label.y, bottom - label.y);
  }
  leaveRail(id) {
    this.rails.get(id)?.remove();
    this.rails.delete(id);
  }
  /** The bars of deep overlaps and the "+2" of names that found no room. */
  drawExtras(dense, labels2) {
    for (const extra of this.extras) extra.remove();
    this.extras.length = 0;
    for (const box of dense) {
      const bar = newBar(box.ids.join(" "));
      bar.classList.add("dense");
      const left = this.densityOnly ? 0 : box.lane * PITCH;
      place2(bar, left, box.top, box.bottom - box.top);
      bar.dataset.count = `+${box.ids.length}`;
      this.extras.push(bar);
    }
    for (const more of labels2.more) {
      const note = element2("span", "stripe-more", more.ids.join(" "));
      note.textContent = `+${more.ids.length}`;
      place2(note, 0, more.y);
      this.extras.push(note);
    }
    this.layer.append(...this.extras);
  }
  focus(id) {
    const before2 = this.focused;
    this.focused = id;
    for (const at of [before2, id]) {
      const coding2 = at === null ? void 0 : this.index.get(at);
      if (!coding2) continue;
      for (const shown of [this.bars.get(coding2.id), this.names.get(coding2.id)])
        if (shown) dress(shown, coding2, id === coding2.id);
    }
  }
  /** Where a stripe's ends are, for the grips. */
  edgesOf(id) {
    return this.edges.get(id);
  }
  clear() {
    this.layer.replaceChildren();
    this.bars.clear();
    this.names.clear();
    this.rails.clear();
    this.edges.clear();
    this.extras.length = 0;
  }
};
function element2(tag, className, ids) {
  const made = document.createElement(tag);
  made.className = className;
  made.dataset.ids = ids;
  return made;
}
function newBar(ids) {
  const bar = element2("button", "stripe", ids);
  bar.type = "button";
  bar.tabIndex = -1;
  return bar;
}
var states = /* @__PURE__ */ new WeakMap();
var places = /* @__PURE__ */ new WeakMap();
function dress(shown, coding2, focused) {
  const state = `${coding2.hue}|${coding2.pattern}|${coding2.memo}|${coding2.proposed}|${coding2.pending}|${coding2.kind}|${focused}`;
  if (states.get(shown) === state) return;
  states.set(shown, state);
  shown.style.setProperty("--hue", String(coding2.hue));
  shown.dataset.pattern = String(coding2.pattern);
  if (coding2.kind) shown.dataset.kind = coding2.kind;
  else delete shown.dataset.kind;
  shown.classList.toggle("has-memo", coding2.memo);
  shown.classList.toggle("proposed", coding2.proposed === true);
  shown.classList.toggle("pending", coding2.pending === true);
  shown.classList.toggle("focused", focused);
}
function place2(shown, inset, top, height) {
  const at = `${inset}|${top}|${height ?? ""}`;
  if (places.get(shown) === at) return;
  places.set(shown, at);
  shown.style.insetInlineStart = `${inset}px`;
  shown.style.top = `${top}px`;
  if (height !== void 0) shown.style.height = `${height}px`;
}

// src/text/viewport.ts
var Viewport = class {
  constructor(scroller, page2) {
    this.scroller = scroller;
    this.page = page2;
  }
  scroller;
  page;
  tops = [];
  height = 0;
  /** Reads the tops of all turns: one layout. */
  measure(groups2) {
    this.tops = groups2.map(({ group }) => group.offsetTop);
    this.height = this.page.offsetHeight;
  }
  get pageHeight() {
    return this.height;
  }
  topOf(turn) {
    return this.tops[turn] ?? 0;
  }
  /** The turns on screen and `margin` screens above and below, as a half-open range. */
  turns(margin) {
    if (this.tops.length === 0) return [0, 0];
    const screen = this.scroller.clientHeight;
    const from = this.scroller.scrollTop - this.page.offsetTop - margin * screen;
    const to2 = this.scroller.scrollTop - this.page.offsetTop + (1 + margin) * screen;
    return [Math.max(0, lastAtMost(this.tops, from)), Math.max(0, lastAtMost(this.tops, to2)) + 1];
  }
  /** Whether these turns reach past the screen by `margin` screens on either side. */
  within(shown, margin) {
    const [first, last2] = this.turns(margin);
    return shown[0] <= first && last2 <= shown[1];
  }
};

// src/text/view.ts
var PAINT_MARGIN = 1;
var STRIPE_MARGIN = 0.75;
var LEFT = 0.15;
var views = 0;
var TextView = class {
  constructor(scroller, document2, options) {
    this.scroller = scroller;
    this.document = document2;
    this.options = options;
    views += 1;
    this.dom = new TextDom(document2, `s${views}-`);
    this.codings = new CodingIndex(document2);
    this.viewport = new Viewport(scroller, this.page);
    this.stripes = new Stripes(this.dom, this.codings, this.lanes, this.layer);
    this.build();
    this.usesMarks = options.painter === "marks" || !highlightsSupported();
    const source = { dom: this.dom, spansOf: (turn) => this.shownIn(turn) };
    this.painter = this.usesMarks ? new MarkPainter(source) : new HighlightPainter(source);
    scroller.addEventListener("scroll", this.onScroll, { passive: true });
    this.resize = new ResizeObserver(() => this.resized());
    this.resize.observe(this.list);
    this.resize.observe(scroller);
  }
  scroller;
  document;
  options;
  list = document.createElement("div");
  layer = document.createElement("div");
  page = document.createElement("div");
  dom;
  codings;
  stripes;
  usesMarks;
  lanes = new Lanes();
  viewport;
  painter;
  resize;
  filter = () => true;
  stripeFilter = () => true;
  frame = 0;
  measured = "";
  cursor = -1;
  described = [0, 0];
  striped = [0, 0];
  /** Called after every redrawing of stripes, for what is placed beside them. */
  onDraw = () => {
  };
  build() {
    this.page.className = "text-page";
    this.list.className = "transcript";
    this.layer.className = "stripes";
    this.layer.setAttribute("aria-hidden", "true");
    if (!this.options.plain) {
      this.list.setAttribute("role", "listbox");
      this.list.setAttribute("aria-multiselectable", "true");
    } else this.list.setAttribute("role", "document");
    this.list.tabIndex = 0;
    this.list.setAttribute("aria-label", this.options.label);
    this.dom.build(this.list, this.options.plain);
    this.page.append(this.list, this.layer);
    this.scroller.append(this.page);
  }
  destroy() {
    this.scroller.removeEventListener("scroll", this.onScroll);
    this.resize.disconnect();
    cancelAnimationFrame(this.frame);
    this.painter.destroy();
    this.page.remove();
  }
  onScroll = () => {
    this.frame ||= requestAnimationFrame(() => {
      this.frame = 0;
      if (!this.viewport.within(this.described, LEFT) || !this.viewport.within(this.striped, LEFT)) this.draw();
    });
  };
  /** The observer also reports the size that it begins with; that has been measured already. */
  resized() {
    if (this.size() !== this.measured) this.layout();
  }
  size() {
    const { list, scroller } = this;
    return `${list.offsetWidth} ${list.offsetHeight} ${scroller.clientWidth} ${scroller.clientHeight}`;
  }
  /** After a change of size, font or text spacing: measure again, draw again. */
  layout() {
    this.viewport.measure(this.dom.turns);
    this.measured = this.size();
    this.stripes.forget();
    this.draw();
  }
  draw() {
    const [first, last2] = this.viewport.turns(PAINT_MARGIN);
    this.painter.show(first, last2);
    this.describe(first, last2);
    this.drawStripes();
  }
  drawStripes() {
    const [first, last2] = this.viewport.turns(STRIPE_MARGIN);
    this.striped = [first, last2];
    const shown = [...this.codings.ofTurns(first, last2)].filter(
      (coding2) => this.filter(coding2) && this.stripeFilter(coding2)
    );
    this.stripes.draw(shown, this.layer.getBoundingClientRect().top);
    this.onDraw();
  }
  shownIn(turn) {
    return [...this.codings.ofTurn(turn)].filter((coding2) => !coding2.proposed && this.filter(coding2));
  }
  // ------------------------------------------------------------------ codings
  setCodings(codings, filter = this.filter, stripes = this.stripeFilter) {
    this.filter = filter;
    this.stripeFilter = stripes;
    this.codings.clear();
    for (const coding2 of codings) this.codings.put(coding2);
    this.lanes.assignAll(this.codings.ordered());
    this.layer.style.minInlineSize = `${this.lanes.width * PITCH}px`;
    this.stripes.forget();
    this.painter.repaint(0, this.document.turns.length);
    this.described = [0, 0];
    this.layout();
  }
  /** Takes codings away and puts others; `from` names the coding whose lane a new one inherits. */
  change(drop2, put2, from) {
    const touched = [];
    const lanes = from === void 0 ? void 0 : this.lanes.of(from);
    for (const id of drop2) {
      const turns = this.codings.remove(id);
      if (turns) touched.push(turns);
      this.stripes.forget(id);
    }
    for (const coding2 of put2) {
      touched.push(this.codings.put(coding2));
      this.stripes.forget(coding2.id);
      this.lanes.assign(coding2, this.codings, lanes === void 0 ? void 0 : from);
    }
    const kept2 = new Set(put2.map((coding2) => coding2.id));
    for (const id of drop2) if (!kept2.has(id)) this.lanes.release(id);
    for (const [first, last2] of touched) {
      this.painter.repaint(first, last2);
      this.describeTurns(first, last2);
    }
    this.drawStripes();
  }
  /** Which codings are washed and have stripes; `stripes` thins out the stripes further. */
  setFilter(filter, stripes = () => true) {
    this.filter = filter;
    this.stripeFilter = stripes;
    this.painter.repaint(0, this.document.turns.length);
    this.drawStripes();
  }
  shows(coding2) {
    return this.filter(coding2);
  }
  // ------------------------------------------------------------------ marks, cursor
  mark(kind, spans) {
    this.painter.mark(kind, spans);
  }
  /** The sentence that the keyboard is at, and those that are selected. */
  setCursor(piece, selected = []) {
    if (this.cursor !== piece) this.dom.pieces[this.cursor]?.classList.remove("at");
    this.cursor = piece;
    const at = this.dom.pieces[piece];
    at?.classList.add("at");
    if (this.options.plain) return;
    if (at) this.list.setAttribute("aria-activedescendant", at.id);
    this.select(selected);
  }
  selected = /* @__PURE__ */ new Set();
  select(pieces) {
    const wanted2 = new Set(pieces);
    for (const piece of this.selected)
      if (!wanted2.has(piece)) this.dom.pieces[piece]?.setAttribute("aria-selected", "false");
    for (const piece of wanted2)
      if (!this.selected.has(piece)) this.dom.pieces[piece]?.setAttribute("aria-selected", "true");
    this.selected = wanted2;
  }
  /** Greys the sentences that could not be coded. */
  showSkipped(is) {
    for (const [i4, piece] of this.document.pieces.entries()) {
      const classes = this.dom.pieces[i4].classList;
      if (classes.contains(SKIPPED) === is(piece.sentence)) continue;
      classes.toggle(SKIPPED);
      if (!this.options.plain) this.describePiece(i4);
    }
  }
  /** Codes in words, for assistive technology: highlights are not exposed to it. */
  describe(first, last2) {
    const [from, to2] = this.described;
    this.described = [first, last2];
    for (let turn = first; turn < last2; turn += 1) if (turn < from || turn >= to2) this.describeTurns(turn, turn + 1);
  }
  describeTurns(first, last2) {
    if (this.options.plain) return;
    for (let turn = Math.max(first, this.described[0]); turn < Math.min(last2, this.described[1]); turn += 1) {
      const { first: from, last: to2 } = this.document.turns[turn];
      for (let i4 = from; i4 < to2; i4 += 1) this.describePiece(i4);
    }
  }
  describePiece(index) {
    const here = this.codings.touching(this.document.pieces[index].sentence);
    describe(this.dom.pieces[index], here);
  }
  // ------------------------------------------------------------------ places
  /** Rectangle of one end of a span, in the coordinates of the window. */
  edgeRect(span, edge2) {
    const one = edge2 === "start" ? { start: span.start, end: Math.min(span.end, span.start + 1) } : { start: Math.max(span.start, span.end - 1), end: span.end };
    const rects = this.dom.range(one).getClientRects();
    return rects[edge2 === "start" ? 0 : rects.length - 1] ?? this.list.getBoundingClientRect();
  }
  /** How much of the lower edge is covered by what lies over the text (px): nothing is revealed under it. */
  covered = 0;
  /** Brings a place into view, only if it is not: the text does not jump. */
  reveal(span, where = "nearest") {
    const whole2 = this.scroller.getBoundingClientRect();
    const screen = { top: whole2.top, height: whole2.height, bottom: whole2.bottom - this.covered };
    const top = this.edgeRect(span, "start").top;
    const bottom = this.edgeRect(span, "end").bottom;
    const margin = Math.min(48, screen.height / 6);
    if (where === "third") this.scroller.scrollTop += top - screen.top - screen.height / 3;
    else if (top < screen.top + margin) this.scroller.scrollTop += top - screen.top - margin;
    else if (bottom > screen.bottom - margin) {
      this.scroller.scrollTop += Math.min(bottom - screen.bottom + margin, top - screen.top - margin);
    }
  }
  /** The code point under a point of the window, or null. */
  pointAt(x4, y5) {
    const document2 = globalThis.document;
    if (document2.caretPositionFromPoint) {
      const at = document2.caretPositionFromPoint(x4, y5);
      return at && this.list.contains(at.offsetNode) ? this.dom.pointOf(at.offsetNode, at.offset) : null;
    }
    const range = document2.caretRangeFromPoint(x4, y5);
    return range && this.list.contains(range.startContainer) ? this.dom.pointOf(range.startContainer, range.startOffset) : null;
  }
  /** The turns that are on screen. */
  onScreen() {
    return this.viewport.turns(0);
  }
};

// src/code/drag_selection.ts
var FAR = 5;
var EDGE = 36;
var STEP2 = 7;
var MOST4 = 48;
var rowAt = (x4, y5) => document.elementFromPoint(x4, y5)?.closest(".code-row[data-code]") ?? null;
function grabSelection(session2, point, press) {
  const { selection, by } = session2.cursor.peek();
  if (!selection || by === "sentence" || by === "start" || session2.reading.peek()) return false;
  if (point < selection.start || point >= selection.end) return false;
  new Dragged(session2).begin(press);
  return true;
}
var Dragged = class {
  constructor(session2) {
    this.session = session2;
  }
  session;
  ghost = null;
  row = null;
  from = { x: 0, y: 0 };
  at = { x: 0, y: 0 };
  frame = 0;
  ends = new AbortController();
  /** Waits whether the press becomes a drag. */
  begin(press) {
    this.from = { x: press.clientX, y: press.clientY };
    const { signal } = this.ends;
    document.addEventListener("pointermove", this.onMove, { signal });
    document.addEventListener("pointerup", this.onUp, { signal });
    document.addEventListener("pointercancel", () => this.end(), { signal });
    document.addEventListener("keydown", this.onKey, { signal, capture: true });
    window.addEventListener("blur", () => this.end(), { signal });
  }
  onMove = (event) => {
    this.at = { x: event.clientX, y: event.clientY };
    const far = Math.hypot(event.clientX - this.from.x, event.clientY - this.from.y) >= FAR;
    if (!this.ghost && (!far || !this.take())) return;
    this.over();
  };
  /** False where nothing can be changed: that is said, and the drag is over. */
  take() {
    if (!writable(this.session)) {
      this.end();
      return false;
    }
    this.session.card.value = null;
    this.session.selectionBar.value = false;
    this.ghost = document.createElement("div");
    this.ghost.className = "drag-ghost";
    this.ghost.setAttribute("aria-hidden", "true");
    document.querySelector(".code-screen")?.append(this.ghost);
    document.documentElement.dataset.dragging = "";
    this.frame = requestAnimationFrame(this.scroll);
    return true;
  }
  over() {
    const { session: session2, ghost, at } = this;
    if (!ghost) return;
    const row = rowAt(at.x, at.y);
    if (row !== this.row) {
      delete this.row?.dataset.drop;
      this.row = row;
      const why3 = row && this.why(row);
      if (row) row.dataset.drop = why3 === null ? "yes" : "no";
      const name2 = row && session2.codes.name(row.dataset.code);
      ghost.textContent = row ? why3 ?? t("Code {name}", { name: name2 }) : this.words();
      ghost.dataset.drop = row?.dataset.drop ?? "";
    } else if (!row && !ghost.textContent) ghost.textContent = this.words();
    ghost.style.left = `${Math.min(at.x + 14, innerWidth - ghost.offsetWidth - 4)}px`;
    ghost.style.top = `${Math.min(at.y + 16, innerHeight - ghost.offsetHeight - 4)}px`;
  }
  words() {
    const { selection } = this.session.cursor.peek();
    const quote = selection ? [...this.session.document.quote(selection).replace(/\s+/g, " ").trim()] : [];
    return quote.length > MOST4 ? `${quote.slice(0, MOST4).join("")}…` : quote.join("");
  }
  why(row) {
    const { session: session2 } = this;
    const span = session2.target && trim(session2.document.offsets, session2.target);
    return hindrance(session2, row.dataset.code, span);
  }
  scroll = () => {
    const panel = document.querySelector(".side.left .side-inner");
    const box = panel?.getBoundingClientRect();
    if (panel && box && this.at.x < box.right && this.at.x > box.left) {
      if (this.at.y < box.top + EDGE) panel.scrollTop -= STEP2;
      else if (this.at.y > box.bottom - EDGE) panel.scrollTop += STEP2;
      this.over();
    }
    this.frame = requestAnimationFrame(this.scroll);
  };
  onUp = (event) => {
    const row = this.ghost && rowAt(event.clientX, event.clientY);
    const why3 = row && this.why(row);
    const dragged = this.ghost !== null;
    this.end();
    if (!dragged) return;
    swallowClick();
    if (!row) return;
    if (why3 === null) applyCode(this.session, row.dataset.code);
    else this.session.say(why3);
    if (this.session.overlay.peek() === null) this.session.view?.list.focus({ preventScroll: true });
  };
  onKey = (event) => {
    if (event.key !== "Escape" || !this.ghost) return;
    event.preventDefault();
    event.stopPropagation();
    this.end();
    this.session.say(t("Nothing was coded."));
    addEventListener("pointerup", swallowClick, { once: true });
  };
  end() {
    this.ends.abort();
    cancelAnimationFrame(this.frame);
    this.ghost?.remove();
    this.ghost = null;
    delete this.row?.dataset.drop;
    delete document.documentElement.dataset.dragging;
  }
};
function swallowClick() {
  const stop2 = (event) => event.stopPropagation();
  addEventListener("click", stop2, { capture: true, once: true });
  setTimeout(() => removeEventListener("click", stop2, { capture: true }), 0);
}

// src/code/grips.ts
var Grips = class {
  constructor(session2, view) {
    this.session = session2;
    this.view = view;
    this.grips = { start: this.make("start"), end: this.make("end") };
    view.page.append(this.grips.start, this.grips.end);
    this.stop = x2(() => {
      session2.focused.value;
      session2.bounds.value;
      session2.store.revision.value;
      this.place();
    });
    view.onDraw = () => this.place();
  }
  session;
  view;
  grips;
  stop;
  dragged = null;
  destroy() {
    this.stop();
    this.view.onDraw = () => {
    };
  }
  make(edge2) {
    const grip = document.createElement("div");
    grip.className = `grip grip-${edge2}`;
    grip.setAttribute("aria-hidden", "true");
    grip.hidden = true;
    grip.addEventListener("pointerdown", (event) => this.begin(event, edge2));
    return grip;
  }
  get span() {
    const id = this.session.focused.peek();
    const bounds = this.session.bounds.peek();
    return this.dragged ?? (bounds?.coding === id && bounds ? bounds.span : void 0) ?? this.session.coding(id) ?? null;
  }
  place() {
    const { span } = this;
    for (const edge2 of ["start", "end"]) {
      const grip = this.grips[edge2];
      grip.hidden = span === null;
      if (!span) continue;
      const rect = this.view.edgeRect(span, edge2);
      const page2 = this.view.page.getBoundingClientRect();
      grip.style.left = `${(edge2 === "start" ? rect.left : rect.right) - page2.left}px`;
      grip.style.top = `${rect.top - page2.top}px`;
      grip.style.height = `${rect.height}px`;
    }
  }
  begin(event, edge2) {
    const id = this.session.focused.peek();
    const before2 = this.span;
    if (id === null || !before2 || !writable(this.session)) return;
    event.preventDefault();
    const grip = event.target;
    grip.setPointerCapture(event.pointerId);
    grip.classList.add("dragged");
    const move3 = (at) => this.drag(at, edge2, before2);
    const end2 = () => {
      grip.removeEventListener("pointermove", move3);
      grip.classList.remove("dragged");
      if (this.dragged) setSpan(this.session, id, this.dragged);
      this.dragged = null;
      this.place();
    };
    grip.addEventListener("pointermove", move3);
    grip.addEventListener("pointerup", end2, { once: true });
    grip.addEventListener("pointercancel", end2, { once: true });
  }
  drag(event, edge2, before2) {
    const point = this.view.pointAt(event.clientX, event.clientY);
    if (point === null) return;
    const wide = edge2 === "start" ? { start: Math.min(point, before2.end - 1), end: before2.end } : { start: before2.start, end: Math.max(point, before2.start + 1) };
    this.dragged = snap(this.session.document.offsets, wide, this.session.prefs.snapWords) ?? before2;
    selectSpan(this.session, this.dragged, "coding");
    this.place();
  }
};

// src/code/reading.ts
var LONG_ENOUGH = 2e3;
var KEEP_AFTER2 = 5e3;
function trackReading(session2, view) {
  let since = /* @__PURE__ */ new Map();
  let keep;
  const look2 = () => {
    if (document.hidden) return;
    const now2 = Date.now();
    const [first, last2] = view.onScreen();
    const next = /* @__PURE__ */ new Map();
    const done = [];
    for (let turn = first; turn < last2; turn += 1) {
      next.set(turn, since.get(turn) ?? now2);
      const number = session2.document.turns[turn]?.number;
      if (number !== void 0 && now2 - (since.get(turn) ?? now2) >= LONG_ENOUGH && !session2.read.peek().has(number))
        done.push(number);
    }
    since = next;
    if (done.length === 0) return;
    session2.read.value = /* @__PURE__ */ new Set([...session2.read.peek(), ...done]);
    clearTimeout(keep);
    keep = setTimeout(() => session2.prefs.setRead(session2.key, session2.read.peek()), KEEP_AFTER2);
  };
  const timer3 = setInterval(look2, 1e3);
  return () => clearInterval(timer3);
}

// src/code/stripe_events.ts
var idsOf = (event) => event.target.closest("[data-ids]")?.dataset.ids?.split(" ") ?? [];
function stripeListeners(session2, view) {
  const underline = (id) => view.mark("current", id === null ? [] : [view.codings.get(id)].filter((c4) => c4 !== void 0));
  const choose2 = (ids) => {
    if (ids.length === 1) focusCoding(session2, ids[0], false);
    else if (ids.length > 1)
      session2.overlay.value = {
        kind: "chooser",
        title: t("Codings here"),
        ids,
        pick: (id) => focusCoding(session2, id)
      };
  };
  const onClick = (event) => {
    choose2(idsOf(event));
    if (session2.overlay.peek() === null) view.list.focus({ preventScroll: true });
  };
  const onDouble = (event) => {
    const code2 = view.codings.get(idsOf(event)[0] ?? "")?.code;
    if (code2)
      session2.services.navigate(`#/codes/${encodeURIComponent(code2)}?round=${encodeURIComponent(session2.round)}`);
  };
  const onOver = (event) => {
    const ids = idsOf(event);
    if (ids.length === 0) return;
    underline(ids.length === 1 ? ids[0] : null);
    overStripe(session2, ids, event);
  };
  const onOut = () => {
    underline(null);
    leaveCard(session2);
  };
  const onKey = (event) => {
    const id = idsOf(event)[0];
    if (id && event.key === "Delete") removeCoding(session2, id);
  };
  view.layer.addEventListener("click", onClick);
  view.layer.addEventListener("dblclick", onDouble);
  view.layer.addEventListener("pointerover", onOver);
  view.layer.addEventListener("pointerout", onOut);
  document.addEventListener("keydown", onKey);
  return () => document.removeEventListener("keydown", onKey);
}

// src/code/transcript_pane.tsx
var BAR_AFTER = 300;
function build(session2, scroller) {
  const view = new TextView(scroller, session2.document, {
    painter: session2.prefs.painter,
    plain: session2.reading.peek(),
    label: t("{id}, {turns} turns", { id: session2.transcript.id, turns: session2.document.turns.length })
  });
  view.list.dataset.entry = "";
  if (session2.allowed)
    for (const piece of contextPieces(session2.document, session2.allowed))
      view.dom.pieces[piece]?.classList.add("context");
  session2.showAll(view);
  setCursor(session2, session2.cursor.peek(), false);
  session2.markFocus();
  showSkipped(session2);
  return view;
}
function selectedByHand(session2, span, timer3) {
  session2.focus(null);
  selectSpan(session2, span, "hand");
  const code2 = session2.highlighter.peek();
  if (code2 !== null) {
    applyCode(session2, code2);
    return;
  }
  clearTimeout(timer3.id);
  timer3.id = window.setTimeout(() => {
    session2.selectionBar.value = session2.cursor.peek().by === "hand";
  }, BAR_AFTER);
}
function mouse(session2, view) {
  const timer3 = { id: 0 };
  return new MouseSelection(view, {
    select: (span) => selectedByHand(session2, span, timer3),
    place: (piece) => place(session2, piece),
    turn: (index) => {
      const turn = session2.document.turns[index];
      if (!turn) return;
      const { selection } = wholeTurn(session2.document, session2.cursor.peek(), turn);
      if (selection) selectSpan(session2, selection, "turn");
    },
    extend: (point) => extendTo(session2, point),
    grab: (point, press) => grabSelection(session2, point, press),
    snapToWords: () => session2.prefs.snapWords,
    copy: () => {
      const { selection } = session2.cursor.peek();
      return selection ? session2.document.quote(selection) : null;
    }
  });
}
function begin2(session2, view, at) {
  const point = at ?? session2.prefs.place(session2.key);
  if (point === null || point === void 0 || session2.document.pieces.length === 0) return;
  const piece = session2.document.pieceAt(point);
  setCursor(session2, { ...session2.cursor.peek(), piece }, false);
  const span = session2.document.pieces[piece]?.sentence;
  if (span) view.reveal(span, "third");
}
function takeDroppedCodes(session2, view) {
  view.list.addEventListener("dragover", (event) => {
    if (event.dataTransfer?.types.includes(CODE_DRAGGED)) event.preventDefault();
  });
  view.list.addEventListener("drop", (event) => {
    const code2 = event.dataTransfer?.getData(CODE_DRAGGED);
    const piece = view.dom.pieceIndexOf(event.target);
    if (!code2) return;
    event.preventDefault();
    if (!session2.cursor.peek().selection && piece !== null) place(session2, piece);
    applyCode(session2, code2);
  });
}
var nobodyHasFocus = () => document.activeElement === null || document.activeElement.matches("body, main, h1");
function TranscriptPane({
  session: session2,
  at,
  list
}) {
  const scroller = T2(null);
  const reading2 = session2.reading.value;
  const { painter } = session2.prefs;
  const start2 = T2(at);
  start2.current = at;
  F2(() => {
    const host = scroller.current;
    const top = session2.view ? session2.target : null;
    const view = build(session2, host);
    list.current = view.list;
    if (top) view.reveal(top, "third");
    else begin2(session2, view, start2.current);
    const ends = [
      stripeListeners(session2, view),
      hoverListeners(session2, view),
      trackReading(session2, view),
      () => view.destroy()
    ];
    const selection = mouse(session2, view);
    const grips = new Grips(session2, view);
    view.list.addEventListener("contextmenu", (event) => openMenu(session2, event));
    takeDroppedCodes(session2, view);
    if (nobodyHasFocus()) view.list.focus({ preventScroll: true });
    return () => {
      selection.destroy();
      grips.destroy();
      for (const end2 of ends) end2();
      session2.view = null;
    };
  }, [session2, list, reading2, painter]);
  A2(() => {
    if (at !== void 0 && session2.view) begin2(session2, session2.view, at);
  }, [session2, at]);
  useSignalEffect(() => {
    session2.refilter();
    showSkipped(session2);
    session2.view?.list.classList.toggle("no-wash", !session2.prefs.wash);
    if (session2.view) session2.view.list.dataset.numbers = session2.prefs.numbers;
  });
  return /* @__PURE__ */ a4("div", { ref: scroller, class: "text-scroll", "data-region": "Transcript" });
}

// src/code/undo_words.ts
var NOTHING3 = { undo: t("Nothing to undo."), redo: t("Nothing to do again.") };
var DONE2 = { undo: t("Undone"), redo: t("Done again") };
async function undoWords(session2, kind) {
  const renewal = session2.renewal.peek();
  if (kind === "undo" && renewal) {
    session2.say(t("{back} Press again for what was done before it.", { back: renewal.back }));
    session2.renewal.value = null;
    return null;
  }
  const result = await session2.store[kind]();
  if (result === null) session2.say(NOTHING3[kind]);
  else if (!result.ok) session2.say(`${sentence(result.error.message)} ${result.error.hint}`.trim());
  else {
    const { about: about2, transcript } = result.change;
    const elsewhere = transcript && transcript !== session2.transcript.id ? "yes" : "no";
    session2.say(
      t("{done}{elsewhere, select, yes { in {transcript}} other {}}{hasStep, select, yes {: {step}} other {}}.", {
        done: DONE2[kind],
        elsewhere,
        transcript,
        hasStep: about2 ? "yes" : "no",
        step: about2 ? describeStep(about2) : ""
      })
    );
  }
  return result;
}

// src/code/walk_bar.tsx
var EXTENTS = [
  ["sentence", t("Whole sentence")],
  ["words", t("The words")]
];
function WalkBar({ session: session2, walk }) {
  const box = T2(null);
  const main = T2(null);
  const isOver = walk.left.length === 0;
  F2(() => (main.current ?? box.current)?.focus({ preventScroll: true }), [isOver]);
  const onKeyDown = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("select")) return;
    if (event.key === "Escape") endWalk(session2);
    else if (event.key === "a") void codePlaces(session2, "one");
    else if (event.key === "x") skipPlace(session2);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return /* @__PURE__ */ a4(
    "section",
    {
      class: "find-bar walk-bar",
      "aria-label": t("Code what was found"),
      ref: box,
      tabIndex: -1,
      onKeyDown,
      children: [
        isOver ? /* @__PURE__ */ a4(Over, { session: session2, walk, main }) : /* @__PURE__ */ a4(Next, { session: session2, walk, main }),
        /* @__PURE__ */ a4("button", { type: "button", class: "btn bare small", onClick: () => endWalk(session2), children: rich("Done {key}", { key: /* @__PURE__ */ a4("kbd", { children: "Esc" }) }) })
      ]
    }
  );
}
function Next({ session: session2, walk, main }) {
  const { codes } = session2.codes.codebook;
  return /* @__PURE__ */ a4($, { children: [
    /* @__PURE__ */ a4("span", { class: "small", role: "status", children: rich(
      "‘{query}’: {left, plural, one {# place} other {# places}} left{hasDone, select, yes {, {done} coded} other {}}",
      {
        query: walk.query,
        left: walk.left.length,
        hasDone: walk.done.length > 0 ? "yes" : "no",
        done: walk.done.length
      }
    ) }),
    /* @__PURE__ */ a4(
      "select",
      {
        class: "input",
        "aria-label": t("Code to give"),
        value: walk.code,
        "aria-disabled": walk.busy,
        onChange: (event) => changeWalk(session2, { code: event.currentTarget.value }),
        children: codes.filter((one) => one.usable).map((one) => /* @__PURE__ */ a4("option", { value: one.id, children: session2.codes.path(one.id) }, one.id))
      }
    ),
    /* @__PURE__ */ a4(
      Choice,
      {
        label: t("What is coded"),
        value: walk.extent,
        options: EXTENTS,
        onChange: (extent) => changeWalk(session2, { extent })
      }
    ),
    /* @__PURE__ */ a4(
      "button",
      {
        type: "button",
        class: "btn small main",
        ref: main,
        "aria-disabled": walk.busy,
        onClick: () => void codePlaces(session2, "one"),
        children: rich("Code it {key}", { key: /* @__PURE__ */ a4("kbd", { children: "A" }) })
      }
    ),
    /* @__PURE__ */ a4("button", { type: "button", class: "btn small", "aria-disabled": walk.busy, onClick: () => skipPlace(session2), children: rich("Skip {key}", { key: /* @__PURE__ */ a4("kbd", { children: "X" }) }) }),
    walk.left.length > 1 && /* @__PURE__ */ a4(
      "button",
      {
        type: "button",
        class: "btn small",
        "aria-disabled": walk.busy,
        onClick: () => void codePlaces(session2, "all"),
        children: rich("Code all {left} left", { left: walk.left.length })
      }
    ),
    /* @__PURE__ */ a4(Back, { session: session2, walk })
  ] });
}
function Over({ session: session2, walk, main }) {
  const [next] = walk.further;
  return /* @__PURE__ */ a4($, { children: [
    /* @__PURE__ */ a4("span", { class: "small", role: "status", children: walk.done.length + walk.skipped === 0 ? t("Nothing to code here for ‘{query}’: no respondent says it, or it is coded already.", {
      query: walk.query
    }) : t("{done} coded, {skipped} skipped.", { done: walk.done.length, skipped: walk.skipped }) }),
    /* @__PURE__ */ a4(Back, { session: session2, walk }),
    next && /* @__PURE__ */ a4("button", { type: "button", class: "btn small main", ref: main, onClick: () => session2.services.navigate(next.address), children: rich("Next: {transcript}, {places, plural, one {# place} other {# places}}", {
      transcript: next.transcript,
      places: next.places
    }) })
  ] });
}
function Back({ session: session2, walk }) {
  if (walk.done.length === 0) return null;
  return /* @__PURE__ */ a4("button", { type: "button", class: "btn small", "aria-disabled": walk.busy, onClick: () => void undoWalk(session2), children: t("Undo {done, plural, one {it} other {all #}}", { done: walk.done.length }) });
}

// src/code/screen.tsx
async function open4({ services: services2, queue: queue2, round: round2, transcript }) {
  const name2 = encodeURIComponent;
  const [text, work2, codebook] = await Promise.all([
    services2.api.get(`/api/transcripts/${name2(transcript)}`),
    services2.api.get(`/api/work/${name2(round2)}/${name2(transcript)}`),
    services2.api.get(`/api/codebook?round=${name2(round2)}`)
  ]);
  performance.mark("codekit:loaded");
  return new CodeSession(text, work2, codebook, services2, queue2);
}
function markPainted() {
  requestAnimationFrame(() => setTimeout(() => performance.mark("codekit:painted"), 0));
}
function CodeScreen({ services: services2, queue: queue2, round: round2, transcript, at, walk }) {
  const [session2, setSession] = d2(null);
  const [failure, setFailure] = d2(null);
  const slow = useSignal(false);
  const [corrected, setCorrected] = d2(0);
  const renewal = T2(null);
  F2(() => {
    let opened = null;
    let left = false;
    slow.value = false;
    const timer3 = setTimeout(() => {
      slow.value = true;
    }, 300);
    setSession(null);
    setFailure(null);
    open4({ services: services2, queue: queue2, round: round2, transcript }).then(
      (made) => {
        opened = made;
        made.renewal.value = renewal.current;
        renewal.current = null;
        if (left) return made.destroy();
        setSession(made);
        made.store.work.subscribe((work2) => {
          const { text_sha, version } = made.transcript;
          const isSame = work2.text_sha === text_sha;
          if (left || work2.text_sha === "" || isSame && work2.version === version) return;
          renewal.current = made.renewal.peek();
          const what = isSame ? t("Turns were changed") : t("The text was corrected");
          made.say(renewal.current?.told ?? t("{what}. It is opened anew.", { what }));
          setCorrected((times) => times + 1);
        });
      },
      (error) => {
        if (!left)
          setFailure(
            error instanceof ApiError ? error : new ApiError(0, { kind: "failed", message: String(error), hint: "" })
          );
      }
    ).finally(() => clearTimeout(timer3));
    return () => {
      left = true;
      clearTimeout(timer3);
      opened?.destroy();
    };
  }, [services2, queue2, round2, transcript, slow, corrected]);
  if (failure)
    return /* @__PURE__ */ a4(Empty, { title: sentence(failure.error.message), lang: "en", children: [
      failure.error.hint && /* @__PURE__ */ a4("p", { children: sentence(failure.error.hint) }),
      /* @__PURE__ */ a4(Elsewhere, {})
    ] });
  if (!session2)
    return slow.value ? /* @__PURE__ */ a4("div", { class: "code-wait", children: /* @__PURE__ */ a4(Skeleton, { lines: 14 }) }) : null;
  return /* @__PURE__ */ a4(
    Opened,
    {
      session: session2,
      ...at === void 0 ? {} : { at },
      ...walk === void 0 ? {} : { walk }
    },
    `${session2.key}/${session2.transcript.text_sha}/${session2.transcript.version}`
  );
}
function Opened({ session: session2, at, walk }) {
  const list = T2(null);
  const main = T2(null);
  const { queue: queue2 } = session2;
  useKeys(codeKeys(session2), list);
  useCommands(
    session2.codes.codebook.codes.filter((code2) => code2.usable).map((code2) => ({
      title: t("Show only {name}", { name: code2.name }),
      run: () => {
        session2.onlyCode.value = code2.id;
      }
    }))
  );
  F2(markPainted, [session2]);
  A2(() => {
    if (walk) void walkSearch(session2, askedIn(new URLSearchParams(walk)));
  }, [session2, walk]);
  F2(() => {
    queue2.stepper = {
      undo: () => undoWords(session2, "undo"),
      redo: () => undoWords(session2, "redo")
    };
    return () => {
      queue2.stepper = null;
    };
  }, [session2, queue2]);
  const onKeyDown = (event) => {
    if (list.current?.contains(event.target) && boundsKey(session2, event)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
  const back = () => {
    session2.overlay.value = null;
    list.current?.focus({ preventScroll: true });
  };
  return /* @__PURE__ */ a4("div", { class: "code-screen", ref: main, onKeyDown, children: [
    /* @__PURE__ */ a4("h1", { class: "sr", children: session2.transcript.id }),
    /* @__PURE__ */ a4(Panel, { session: session2, side: "left", name: t("Codebook"), children: /* @__PURE__ */ a4(ErrorBoundary, { what: t("Codebook"), children: /* @__PURE__ */ a4(CodebookPanel, { session: session2 }) }) }),
    /* @__PURE__ */ a4("div", { class: "code-middle", children: [
      /* @__PURE__ */ a4(Banners, { session: session2 }),
      session2.finding.value && /* @__PURE__ */ a4(FindBar, { session: session2 }),
      session2.walk.value && /* @__PURE__ */ a4(WalkBar, { session: session2, walk: session2.walk.value }),
      /* @__PURE__ */ a4(
        TranscriptPane,
        {
          session: session2,
          list,
          ...at === void 0 ? {} : { at }
        }
      ),
      /* @__PURE__ */ a4(Modes, { session: session2 }),
      session2.selectionBar.value && session2.overlay.value === null && /* @__PURE__ */ a4(SelectionBar, { session: session2 }),
      session2.overlay.value && /* @__PURE__ */ a4(Overlays, { session: session2, overlay: session2.overlay.value, close: back })
    ] }),
    /* @__PURE__ */ a4(Panel, { session: session2, side: "right", name: t("Inspector"), children: /* @__PURE__ */ a4(ErrorBoundary, { what: t("Inspector"), children: /* @__PURE__ */ a4(Inspector, { session: session2 }) }) }),
    /* @__PURE__ */ a4(FloatCard, { session: session2 }),
    /* @__PURE__ */ a4(Footer, { session: session2 })
  ] });
}

// src/screens/round_panel.tsx
function waitingWords(round2) {
  const own2 = round2.my.todo + round2.my.started;
  if (!round2.mine || own2 > 0 || round2.state !== "open") return "";
  if (!round2.waiting) return t("You are done.");
  return t("You are done. {waiting} of {coders} coders {waiting, plural, one {has} other {have}} not finished.", {
    waiting: round2.waiting,
    coders: round2.coders.length
  });
}
function CompareDialog({ round: round2, onClose }) {
  const [typed2, setTyped] = d2("");
  const [fault2, setFault] = d2("");
  const [busy2, setBusy] = d2(false);
  const go2 = async (event) => {
    event.preventDefault();
    setBusy(true);
    try {
      await services.api.post(`/api/rounds/${encodeURIComponent(round2.id)}/compare`, { confirm: typed2 });
      await refreshSession();
      onClose();
      navigate(href.agreement(round2.id));
    } catch (error) {
      setFault(error.message);
      setBusy(false);
    }
  };
  return /* @__PURE__ */ a4(Dialog, { title: t("Compare round {id}?", { id: round2.id }), onClose, children: /* @__PURE__ */ a4("form", { class: "stack", onSubmit: (event) => void go2(event), children: [
    /* @__PURE__ */ a4("p", { children: rich(
      "Comparing freezes the agreement figures of {transcripts, plural, one {# transcript} other {# transcripts}} and {coders, plural, one {# coder} other {# coders}} ({coders2}) and ends blindness: from then on the coders see each other’s codes.",
      { transcripts: round2.transcripts.length, coders: round2.coders.length, coders2: round2.coders.join(", ") }
    ) }),
    /* @__PURE__ */ a4("p", { children: rich("<b>It is logged and cannot be undone.</b> No coding is changed.", {
      b: (words6) => /* @__PURE__ */ a4("strong", { children: words6 })
    }) }),
    /* @__PURE__ */ a4("label", { class: "field", children: [
      /* @__PURE__ */ a4("span", { class: "label", children: rich("Type the round’s name, {id}, to confirm", { id: round2.id }) }),
      /* @__PURE__ */ a4("input", { class: "input", value: typed2, onInput: (event) => setTyped(event.currentTarget.value), ...PRIVATE })
    ] }),
    /* @__PURE__ */ a4(FaultNote, { fault: fault2 }),
    /* @__PURE__ */ a4("div", { class: "row end", children: [
      /* @__PURE__ */ a4("button", { type: "button", class: "btn", onClick: onClose, children: t("Cancel") }),
      /* @__PURE__ */ a4("button", { type: "submit", class: "btn main", disabled: busy2 || typed2 !== round2.id, children: t("Compare now") })
    ] })
  ] }) });
}
var NAMES = { sign: t("Sign"), close: t("Close##round"), withdraw: t("Take signature back") };
var DONE3 = { sign: t("You have signed"), close: t("You have closed"), withdraw: t("You have not signed any more") };
function sure(round2, act) {
  return {
    sign: round2.may.agreement ? t("Signing says that you agree with the consensus of this round. It is recorded under your name.") : t("Signing says that you stand by your codings of this round. It is recorded under your name."),
    close: t(
      "Closing ends the round: no open disagreement is left and every coder has signed. Nothing can be changed in it afterwards."
    ),
    withdraw: t("Your signature is taken back, and you can sign again. Both are recorded.")
  }[act];
}
function SimpleAct({ round: round2, act, main }) {
  const name2 = NAMES[act];
  const [asking2, setAsking] = d2(false);
  const [fault2, setFault] = d2("");
  const go2 = async () => {
    try {
      await services.api.post(`/api/rounds/${encodeURIComponent(round2.id)}/${act}`, {});
      await refreshSession();
      setAsking(false);
      services.announce(t("{done}: round {id}.", { done: DONE3[act], id: round2.id }));
    } catch (error) {
      setFault(error.message);
    }
  };
  return /* @__PURE__ */ a4($, { children: [
    /* @__PURE__ */ a4("button", { type: "button", class: main ? "btn main" : "btn small", onClick: () => setAsking(true), children: name2 }),
    asking2 && /* @__PURE__ */ a4(Dialog, { title: t("{name}: round {id}?", { name: name2, id: round2.id }), onClose: () => setAsking(false), children: [
      /* @__PURE__ */ a4("p", { children: sure(round2, act) }),
      /* @__PURE__ */ a4(FaultNote, { fault: fault2 }),
      /* @__PURE__ */ a4("div", { class: "row end", children: [
        /* @__PURE__ */ a4("button", { type: "button", class: "btn", onClick: () => setAsking(false), children: t("Cancel") }),
        /* @__PURE__ */ a4("button", { type: "button", class: "btn main", onClick: () => void go2(), children: name2 })
      ] })
    ] })
  ] });
}
function RoundActs({ round: round2 }) {
  const [comparing, setComparing] = d2(false);
  const { may } = round2;
  return /* @__PURE__ */ a4($, { children: [
    may.compare && /* @__PURE__ */ a4("button", { type: "button", class: "btn small main", onClick: () => setComparing(true), children: t("Compare…") }),
    may.agreement && /* @__PURE__ */ a4("a", { class: "btn small", href: href.agreement(round2.id), children: t("Agreement") }),
    may.decide && /* @__PURE__ */ a4("a", { class: "btn small", href: href.adjudicate(round2.id), children: t("Adjudicate") }),
    may.sign && /* @__PURE__ */ a4(SimpleAct, { round: round2, act: "sign" }),
    may.close && /* @__PURE__ */ a4(SimpleAct, { round: round2, act: "close" }),
    comparing && /* @__PURE__ */ a4(CompareDialog, { round: round2, onClose: () => setComparing(false) })
  ] });
}
function RoundPanel({ round: round2, children }) {
  const waiting2 = waitingWords(round2);
  const total = round2.my.todo + round2.my.started + round2.my.finished;
  return /* @__PURE__ */ a4("section", { class: "round", "aria-label": t("Round {id}", { id: round2.id }), children: [
    /* @__PURE__ */ a4("div", { class: "about", children: [
      /* @__PURE__ */ a4("h2", { children: round2.id }),
      /* @__PURE__ */ a4("span", { class: "quiet", children: rich(
        "{kinds}{hasOver, select, yes { over {over}} other {}}{hasParent, select, yes { of {parent}} other {}} · {codebook} · {round_states}",
        {
          kinds: KINDS[round2.kind],
          hasOver: round2.over ? "yes" : "no",
          over: round2.over,
          hasParent: round2.parent ? "yes" : "no",
          parent: round2.parent,
          codebook: round2.codebook,
          round_states: ROUND_STATES[round2.state]
        }
      ) }),
      round2.mine && total > 0 && /* @__PURE__ */ a4("span", { class: "tag", children: rich("{finished} of {total} finished", { finished: round2.my.finished, total }) }),
      round2.blind && /* @__PURE__ */ a4("span", { class: "tag info", children: t("blind") }),
      waiting2 && /* @__PURE__ */ a4("span", { class: "tag good", children: waiting2 }),
      /* @__PURE__ */ a4(RoundActs, { round: round2 })
    ] }),
    children
  ] });
}

// src/screens/codebook/tree_model.ts
var plain = (text) => text.normalize("NFD").replace(new RegExp("\\p{M}", "gu"), "").toLowerCase();
var textOf = (code2) => plain(
  [
    code2.id,
    code2.name,
    code2.definition,
    code2.include,
    code2.exclude,
    ...code2.examples,
    ...code2.aliases,
    ...code2.cues
  ].join("\n")
);
function withBelow(codes) {
  const counts = new Map(codes.map((code2) => [code2.id, code2.mine + code2.below]));
  for (const code2 of codes.toReversed()) {
    if (code2.parent) counts.set(code2.parent, (counts.get(code2.parent) ?? 0) + (counts.get(code2.id) ?? 0));
  }
  return counts;
}
function matching(codes, query2) {
  const words6 = plain(query2).split(/\s+/).filter(Boolean);
  return new Set(
    codes.filter((code2) => {
      const text = textOf(code2);
      return words6.every((word) => text.includes(word));
    }).map((code2) => code2.id)
  );
}
function visible(codes, closed, hits) {
  const parents = new Map(codes.map((code2) => [code2.id, code2.parent]));
  const kept2 = /* @__PURE__ */ new Set();
  if (hits) for (const id of hits) for (let at = id; at; at = parents.get(at)) kept2.add(at);
  const hidden = /* @__PURE__ */ new Set();
  return codes.filter((code2) => {
    if (hits) return kept2.has(code2.id);
    if (code2.parent && (hidden.has(code2.parent) || closed.has(code2.parent))) {
      hidden.add(code2.id);
      return false;
    }
    return true;
  });
}
function distance2(one, other) {
  let before2 = Array.from({ length: other.length + 1 }, (_5, index) => index);
  for (let i4 = 1; i4 <= one.length; i4 += 1) {
    const row = [i4];
    for (let j3 = 1; j3 <= other.length; j3 += 1) {
      const change3 = (before2[j3 - 1] ?? 0) + (one[i4 - 1] === other[j3 - 1] ? 0 : 1);
      row.push(Math.min(change3, (before2[j3] ?? 0) + 1, (row[j3 - 1] ?? 0) + 1));
    }
    before2 = row;
  }
  return before2[other.length] ?? 0;
}
function didYouMean(codes, query2) {
  const wanted2 = plain(query2.trim());
  let best = "";
  let least = Math.max(1, Math.floor(wanted2.length / 2)) + 0.5;
  for (const code2 of codes) {
    for (const name2 of [code2.name, ...code2.aliases, code2.id].flatMap((text) => [text, ...text.split(/[\s.,/-]+/)])) {
      const far = distance2(wanted2, plain(name2));
      if (name2 && far < least) {
        least = far;
        best = name2;
      }
    }
  }
  return best;
}
function stepOf(key2, at, shown, closed, all) {
  const index = shown.findIndex((code2) => code2.id === at);
  const to2 = (code2) => code2 ? { focus: code2.id } : null;
  const here = shown[index];
  const branch = all.some((code2) => code2.parent === at);
  switch (key2) {
    case "ArrowDown":
      return to2(shown[index + 1]);
    case "ArrowUp":
      return to2(shown[index - 1]);
    case "Home":
      return to2(shown[0]);
    case "End":
      return to2(shown.at(-1));
    case "ArrowRight":
      return !branch ? null : closed.has(at) ? { open: at } : to2(shown[index + 1]);
    case "ArrowLeft":
      return branch && !closed.has(at) ? { close: at } : here?.parent ? { focus: here.parent } : null;
    default:
      return null;
  }
}

// src/screens/codebook/picker.tsx
function CodePicker({ title, book, not, onChoose, onClose }) {
  const [text, setText] = d2("");
  const [at, setAt] = d2(0);
  const list = P2();
  const hits = w2(() => {
    const found2 = matching(book.codes, text);
    const begins = (name2) => name2.toLowerCase().startsWith(text.toLowerCase()) ? 0 : 1;
    return book.codes.filter((code2) => code2.usable && code2.id !== not && found2.has(code2.id)).toSorted((one, other) => text ? begins(one.name) - begins(other.name) : 0);
  }, [book, text, not]);
  const chosen4 = hits[Math.min(at, hits.length - 1)];
  const onKey = (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setAt(Math.max(0, Math.min(hits.length - 1, at + (event.key === "ArrowDown" ? 1 : -1))));
    } else if (event.key === "Enter" && chosen4) {
      event.preventDefault();
      onChoose(chosen4.id);
    }
  };
  return /* @__PURE__ */ a4(Dialog, { title, onClose, children: [
    /* @__PURE__ */ a4(
      "input",
      {
        class: "input",
        type: "search",
        role: "combobox",
        list: void 0,
        "aria-expanded": "true",
        "aria-controls": list,
        "aria-autocomplete": "list",
        "aria-label": t("Code"),
        value: text,
        "aria-activedescendant": chosen4 ? `${list}-${chosen4.id}` : void 0,
        onInput: (event) => {
          setText(event.currentTarget.value);
          setAt(0);
        },
        onKeyDown: onKey,
        ...PRIVATE
      }
    ),
    /* @__PURE__ */ a4("ul", { class: "picker", role: "listbox", id: list, "aria-label": t("Codes"), children: hits.map((code2) => /* @__PURE__ */ a4(
      "li",
      {
        id: `${list}-${code2.id}`,
        role: "option",
        "aria-selected": code2 === chosen4,
        onClick: () => onChoose(code2.id),
        children: /* @__PURE__ */ a4(CodeName, { code: code2.id, codes: book.codes, id: true })
      },
      code2.id
    )) }),
    chosen4 ? /* @__PURE__ */ a4("dl", { class: "pairs small", children: [
      /* @__PURE__ */ a4("dt", { children: t("Definition") }),
      /* @__PURE__ */ a4("dd", { children: chosen4.definition || "–" }),
      chosen4.include && /* @__PURE__ */ a4($, { children: [
        /* @__PURE__ */ a4("dt", { children: t("Include") }),
        /* @__PURE__ */ a4("dd", { children: chosen4.include })
      ] }),
      chosen4.exclude && /* @__PURE__ */ a4($, { children: [
        /* @__PURE__ */ a4("dt", { children: t("Exclude") }),
        /* @__PURE__ */ a4("dd", { children: chosen4.exclude })
      ] })
    ] }) : /* @__PURE__ */ a4("p", { class: "quiet", role: "status", children: rich("No code matches ‘{text}’.", { text }) })
  ] });
}

// src/screens/adjudicate/model.ts
var CHOICES = {
  accept: t("accept"),
  both: t("keep both"),
  neither: t("reject all"),
  union: t("union"),
  intersection: t("intersection"),
  "other-code": t("other code"),
  "other-span": t("own span"),
  keep: t("keep some"),
  defer: t("deferred"),
  reopen: t("open again")
};
var STATUS = {
  open: t("open"),
  decided: t("decided"),
  deferred: t("deferred"),
  conflict: t("decided in two ways")
};
var codesOf = (cluster) => [...new Set(cluster.codings.map((coding2) => coding2.code))];
var hardness = (cluster, types) => types.findIndex(({ type: type2 }) => type2 === cluster.type) + 10 * cluster.codings.length;
var ORDERS = {
  text: () => 0,
  code: (a5, b4) => (a5.codings[0]?.code ?? "").localeCompare(b4.codings[0]?.code ?? ""),
  size: (a5, b4) => a5.end - a5.start - (b4.end - b4.start),
  hard: (a5, b4, types) => hardness(b4, types) - hardness(a5, types)
};
function queueOf({ rows: rows2, types }, show3, order) {
  const fits4 = (row) => {
    if (show3 === "all") return true;
    if (show3 === "agreed") return row.agreed;
    if (show3 === "todo") return row.status !== "decided";
    return !row.agreed && row.status === show3;
  };
  return rows2.filter(fits4).toSorted((a5, b4) => ORDERS[order](a5, b4, types));
}
function nextOpen(rows2, from) {
  const index = rows2.findIndex((row) => row.id === from);
  const open5 = (row) => row.status === "open" || row.status === "conflict";
  return rows2.slice(index + 1).find(open5) ?? rows2.find(open5);
}
function partsOf(from, to2, cluster, outcome) {
  const spans = [...cluster.codings, ...outcome];
  const cuts = [.../* @__PURE__ */ new Set([from, to2, ...spans.flatMap((span) => [span.start, span.end])])].filter((point) => point >= from && point <= to2).toSorted((a5, b4) => a5 - b4);
  const covers2 = (span, point) => span.start <= point && point < span.end;
  return cuts.slice(0, -1).map((start2, index) => ({
    start: start2,
    end: cuts[index + 1] ?? to2,
    coders: [
      ...new Set(
        cluster.codings.filter((coding2) => covers2(coding2, start2)).map((coding2) => cluster.coders.indexOf(coding2.coder))
      )
    ].toSorted(),
    chosen: outcome.some((span) => covers2(span, start2))
  }));
}

// src/screens/adjudicate/bar.tsx
var PRESETS = [
  t("Fits the definition"),
  t("Outside the definition"),
  t("Too little said to carry it"),
  t("About another organization"),
  t("The interviewer’s words")
];
var BUTTONS = [
  ["both", t("Both"), "B"],
  ["keep", t("Keep some…"), "K"],
  ["union", t("Union"), "U"],
  ["intersection", t("Intersection"), "X"],
  ["other-span", t("Own span…"), "E"],
  ["other-code", t("Other code…"), "C"],
  ["neither", t("Reject all"), "R"],
  ["defer", t("Defer"), "D"]
];
function possible(choice2, cluster) {
  if (choice2 === "both") return codesOf(cluster).length > 1 || cluster.codings.length > 2;
  if (choice2 === "keep") return cluster.codings.length > 1;
  return true;
}
function Bar({
  cluster,
  draft,
  reasonField,
  onChoose,
  onReason,
  onProblem,
  onCommit,
  onReopen,
  ready,
  needsReason
}) {
  const { wish: wish2, reason, problem: problem2 } = draft;
  const wanted2 = needsReason && !reason.trim();
  const onKey = (event) => {
    if (event.key !== "Enter" || event.isComposing || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    onCommit();
  };
  return /* @__PURE__ */ a4("div", { class: "bar-decide", role: "group", "aria-label": t("Decide"), "data-region": "decide", onKeyDown: onKey, children: [
    /* @__PURE__ */ a4(Toolbar, { label: t("Decisions"), class: "row", children: [
      BUTTONS.map(([choice2, name2, key2]) => /* @__PURE__ */ a4(
        "button",
        {
          type: "button",
          class: "btn small",
          "aria-pressed": wish2?.choice === choice2,
          disabled: !possible(choice2, cluster),
          onClick: () => onChoose(choice2),
          children: [
            name2,
            " ",
            /* @__PURE__ */ a4("kbd", { children: key2 })
          ]
        },
        choice2
      )),
      cluster.decisions.length > 0 && /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: onReopen, children: t("Open again") })
    ] }),
    /* @__PURE__ */ a4("div", { class: "row", children: [
      /* @__PURE__ */ a4("label", { class: "grow row", children: [
        /* @__PURE__ */ a4("span", { class: "small", children: rich("Reason {key}", { key: /* @__PURE__ */ a4("kbd", { children: "M" }) }) }),
        /* @__PURE__ */ a4(
          "input",
          {
            class: "input grow",
            list: "presets",
            value: reason,
            ref: reasonField,
            "aria-required": wanted2,
            placeholder: wanted2 ? t("Needed for this decision") : t("Why, in a few words"),
            onInput: (event) => onReason(event.currentTarget.value),
            ...PRIVATE
          }
        )
      ] }),
      /* @__PURE__ */ a4("datalist", { id: "presets", children: PRESETS.map((preset) => /* @__PURE__ */ a4("option", { value: preset }, preset)) }),
      /* @__PURE__ */ a4("label", { class: "grow row", children: [
        /* @__PURE__ */ a4("span", { class: "small", children: t("Definition unclear") }),
        /* @__PURE__ */ a4(
          "input",
          {
            class: "input grow",
            value: problem2,
            placeholder: t("What is wrong with the codebook"),
            onInput: (event) => onProblem(event.currentTarget.value),
            ...PRIVATE
          }
        )
      ] }),
      /* @__PURE__ */ a4("button", { type: "button", class: "btn main", disabled: !ready, onClick: onCommit, children: rich("Commit, next {key}", { key: /* @__PURE__ */ a4("kbd", { children: "Enter" }) }) })
    ] })
  ] });
}

// src/screens/adjudicate/cards.tsx
function Definition({ code: code2, book }) {
  const found2 = book.codes.find((one) => one.id === code2);
  if (!found2) return null;
  return /* @__PURE__ */ a4("details", { class: "small", children: [
    /* @__PURE__ */ a4("summary", { children: t("Definition") }),
    /* @__PURE__ */ a4("p", { children: found2.definition || t("No definition.") }),
    found2.include && /* @__PURE__ */ a4("p", { children: [
      /* @__PURE__ */ a4("strong", { children: t("Include:") }),
      " ",
      found2.include
    ] }),
    found2.exclude && /* @__PURE__ */ a4("p", { children: [
      /* @__PURE__ */ a4("strong", { children: t("Exclude:") }),
      " ",
      found2.exclude
    ] })
  ] });
}
function OneCoding({
  coding: coding2,
  cluster,
  book,
  text,
  keeping
}) {
  const memos = cluster.memos.filter(
    (memo3) => memo3.about === coding2.id || memo3.what === "span" && memo3.coder === coding2.coder
  );
  return /* @__PURE__ */ a4("li", { class: "stack", children: [
    keeping ? /* @__PURE__ */ a4("label", { class: "check keep", children: [
      /* @__PURE__ */ a4("input", { type: "checkbox", checked: keeping.ids.includes(coding2.id), onChange: () => keeping.toggle(coding2.id) }),
      /* @__PURE__ */ a4(CodeName, { code: coding2.code, codes: book.codes, polarity: coding2.polarity, id: true }),
      coding2.value && ` = ${coding2.value}`
    ] }) : /* @__PURE__ */ a4("span", { children: [
      /* @__PURE__ */ a4(CodeName, { code: coding2.code, codes: book.codes, polarity: coding2.polarity, id: true }),
      coding2.value && ` = ${coding2.value}`
    ] }),
    /* @__PURE__ */ a4("span", { class: "quote small", dir: "auto", children: [
      "“",
      shortened(text.slice(coding2.start, coding2.end)),
      "”"
    ] }),
    memos.map((memo3) => /* @__PURE__ */ a4("span", { class: "small memo-line", children: rich("Memo: {text}", { text: memo3.text || t("to discuss") }) }, memo3.id)),
    /* @__PURE__ */ a4(Definition, { code: coding2.code, book }),
    /* @__PURE__ */ a4("span", { class: "quiet small", children: formatTime(coding2.at) })
  ] });
}
function CoderCard({
  coder,
  index,
  cluster,
  book,
  transcript,
  onAccept,
  chosen: chosen4,
  keeping
}) {
  const text = new Offsets(transcript.text);
  const own2 = cluster.codings.filter((coding2) => coding2.coder === coder);
  return /* @__PURE__ */ a4("section", { class: "card coder", "aria-label": t("Coder {coder}", { coder }), "data-chosen": chosen4 ? "" : void 0, children: [
    /* @__PURE__ */ a4("h2", { class: "minor row", children: [
      /* @__PURE__ */ a4("span", { class: `by by${Math.min(index, 3)} grow`, children: coder }),
      onAccept && /* @__PURE__ */ a4("button", { type: "button", class: "btn small", "aria-pressed": chosen4, onClick: onAccept, children: rich("Accept {index}", { index: /* @__PURE__ */ a4("kbd", { children: index + 1 }) }) })
    ] }),
    own2.length === 0 ? /* @__PURE__ */ a4("p", { class: "quiet", children: t("No code here.") }) : /* @__PURE__ */ a4("ul", { class: "stack", children: own2.map((coding2) => /* @__PURE__ */ a4(OneCoding, { coding: coding2, cluster, book, text, keeping }, coding2.id)) })
  ] });
}
function Outcome({ outcome, book, text }) {
  return /* @__PURE__ */ a4("ul", { class: "stack", children: outcome.map((one) => /* @__PURE__ */ a4("li", { children: [
    /* @__PURE__ */ a4(CodeName, { code: one.code, codes: book.codes, polarity: one.polarity }),
    one.value && ` = ${one.value}`,
    " ",
    /* @__PURE__ */ a4("span", { class: "quote small", dir: "auto", children: [
      "“",
      shortened(text.slice(one.start, one.end)),
      "”"
    ] }),
    one.polarity !== "supporting" && /* @__PURE__ */ a4("span", { class: "sr", children: [
      " ",
      POLARITIES[one.polarity].name
    ] })
  ] }, `${one.code}/${one.start}`)) });
}
var verdict = (choice2, coder) => choice2 === "accept" ? t("accept {coder}", { coder }) : CHOICES[choice2];
function Wished({
  wish: wish2,
  waits,
  preview: preview2,
  book,
  text,
  onPolarity
}) {
  const { outcome = null, refused = null, polarities = [] } = !waits && preview2 || {};
  return /* @__PURE__ */ a4($, { children: [
    /* @__PURE__ */ a4("p", { children: /* @__PURE__ */ a4("strong", { children: verdict(wish2.choice, wish2.coder) }) }),
    waits && /* @__PURE__ */ a4("p", { class: "quiet", children: waits }),
    refused && /* @__PURE__ */ a4("p", { lang: "en", class: "quiet", children: [
      sentence(refused.message),
      " ",
      refused.hint && sentence(refused.hint)
    ] }),
    polarities.length > 0 && /* @__PURE__ */ a4(
      Choice,
      {
        label: t("Polarity"),
        value: wish2.polarity ?? "",
        options: polarities.map((one) => [one, POLARITIES[one].name]),
        onChange: onPolarity
      }
    ),
    outcome && (wish2.choice === "defer" ? /* @__PURE__ */ a4("p", { class: "quiet", children: t("It goes on the list for the next meeting.") }) : outcome.length === 0 ? /* @__PURE__ */ a4("p", { class: "quiet", children: t("Nothing is coded here, and that is recorded.") }) : /* @__PURE__ */ a4(Outcome, { outcome, book, text }))
  ] });
}
function DecisionCard({
  cluster,
  wish: wish2,
  waits,
  preview: preview2,
  book,
  transcript,
  onPolarity
}) {
  const text = new Offsets(transcript.text);
  const standing3 = cluster.decisions;
  return /* @__PURE__ */ a4("section", { class: "card decision", "aria-label": t("Decision"), "aria-live": "polite", children: [
    /* @__PURE__ */ a4("h2", { class: "minor", children: rich("Decision {agreed}", {
      agreed: /* @__PURE__ */ a4("span", { class: "tag", children: cluster.agreed && standing3.length === 0 ? t("agreed") : STATUS[cluster.status] })
    }) }),
    wish2 ? /* @__PURE__ */ a4(Wished, { wish: wish2, waits, preview: preview2, book, text, onPolarity }) : standing3.length ? standing3.map((one) => /* @__PURE__ */ a4(Standing2, { decision: one, book, text }, one.id)) : cluster.by_hand ? /* @__PURE__ */ a4($, { children: [
      /* @__PURE__ */ a4("p", { class: "quiet", children: cluster.by_hand.length ? t("The consensus was coded by hand. It has here:") : t("The consensus was coded by hand, and has nothing here.") }),
      /* @__PURE__ */ a4(Outcome, { outcome: cluster.by_hand, book, text })
    ] }) : /* @__PURE__ */ a4("p", { class: "quiet", children: cluster.agreed ? t("All coders have the same: it is taken over unless you decide otherwise.") : t("Not decided yet.") })
  ] });
}
function Standing2({ decision, book, text }) {
  return /* @__PURE__ */ a4("div", { class: "stack", children: [
    /* @__PURE__ */ a4("p", { children: [
      /* @__PURE__ */ a4("strong", { children: verdict(decision.choice, decision.coder) }),
      " ",
      /* @__PURE__ */ a4("span", { class: "quiet small", children: [
        decision.by,
        ", ",
        formatTime(decision.at)
      ] })
    ] }),
    /* @__PURE__ */ a4(Outcome, { outcome: decision.outcome, book, text }),
    decision.reason && /* @__PURE__ */ a4("p", { class: "small", children: rich("Reason: {reason}", { reason: decision.reason }) }),
    decision.problem && /* @__PURE__ */ a4("p", { class: "small", children: rich("Codebook: {problem}", { problem: decision.problem }) })
  ] });
}

// src/app/reveal.ts
function revealInPane(child, where = "nearest") {
  const pane = child && paneOf(child);
  if (!pane) return;
  const [outer, inner] = [pane.getBoundingClientRect(), child.getBoundingClientRect()];
  if (where === "center") pane.scrollTop += inner.top + inner.height / 2 - outer.top - outer.height / 2;
  else if (inner.top < outer.top) pane.scrollTop += inner.top - outer.top;
  else if (inner.bottom > outer.bottom) pane.scrollTop += Math.min(inner.bottom - outer.bottom, inner.top - outer.top);
}
function paneOf(child) {
  for (let box = child.parentElement; box && box.id !== "main"; box = box.parentElement) {
    const { overflowY } = getComputedStyle(box);
    if (box.scrollHeight > box.clientHeight && (overflowY === "auto" || overflowY === "scroll")) return box;
  }
  return null;
}

// src/screens/adjudicate/context.tsx
var ROOM = 260;
function aroundWords(text, turn, cluster) {
  const start2 = Math.max(turn.start, Math.min(cluster.start, turn.end) - ROOM);
  const end2 = Math.min(turn.end, Math.max(cluster.end, turn.start) + ROOM);
  const before2 = text.slice(turn.start, start2);
  const after = text.slice(end2, turn.end);
  const back = start2 > turn.start ? [.../\S*$/.exec(before2)?.[0] ?? ""].length : 0;
  const on = end2 < turn.end ? [.../^\S*/.exec(after)?.[0] ?? ""].length : 0;
  return [start2 - back, end2 + on];
}
function Piece({ part: part2, text }) {
  const words6 = text.slice(part2.start, part2.end);
  const body = part2.coders.reduceRight(
    // biome-ignore lint/correctness/useJsxKeyInIterable: one inside the other, no list
    (inside, coder) => /* @__PURE__ */ a4("span", { class: `by by${Math.min(coder, 3)}`, children: inside }),
    words6
  );
  const both = part2.coders.length > 1 ? " both" : "";
  return part2.coders.length || part2.chosen ? /* @__PURE__ */ a4("span", { class: `piece${both}${part2.chosen ? " chosen" : ""}`, children: body }) : words6;
}
function Context({
  transcript,
  cluster,
  outcome,
  round: round2
}) {
  const text = w2(() => new Offsets(transcript.text), [transcript]);
  const first = transcript.turns.findLastIndex((turn) => turn.start <= cluster.start);
  const last2 = transcript.turns.findLastIndex((turn) => turn.start < cluster.end);
  const shown = transcript.turns.slice(Math.max(0, first - 1), last2 + 2).filter((turn) => turn.start < turn.end);
  const box = T2(null);
  A2(() => {
    revealInPane(box.current?.querySelector(".piece"), "center");
    if (document.activeElement === document.body) box.current?.focus();
  }, [cluster.id]);
  return /* @__PURE__ */ a4("div", { class: "context", ref: box, tabIndex: 0, role: "group", "aria-label": t("Passage"), children: shown.map((turn) => {
    const outside2 = turn.end <= cluster.start || turn.start >= cluster.end;
    const [from, to2] = outside2 ? [turn.start, turn.end] : aroundWords(text, turn, cluster);
    return /* @__PURE__ */ a4("div", { class: outside2 ? "said outside" : "said", children: [
      /* @__PURE__ */ a4("a", { class: "small", href: href.compare(round2, transcript.id, turn.start), children: [
        turn.index + 1,
        " ",
        turn.speaker
      ] }),
      /* @__PURE__ */ a4("p", { class: "quote", dir: "auto", children: [
        from > turn.start && "… ",
        partsOf(from, to2, cluster, outcome).map((part2) => /* @__PURE__ */ a4(Piece, { part: part2, text }, part2.start)),
        to2 < turn.end && " …"
      ] })
    ] }, turn.index);
  }) });
}

// src/screens/adjudicate/finalise.tsx
function Finalise({ round: round2, data }) {
  const [asking2, setAsking] = d2(false);
  const [fault2, setFault] = d2("");
  const go2 = async () => {
    try {
      const { transcripts } = await services.api.post(
        `/api/rounds/${encodeURIComponent(round2.id)}/finalise`,
        {}
      );
      setAsking(false);
      services.announce(
        transcripts.length ? t("The consensus of {transcripts, plural, one {# transcript} other {# transcripts}} is written.", {
          transcripts: transcripts.length
        }) : t("The consensus stood already.")
      );
      await refreshSession();
    } catch (error) {
      setFault(sentence(error.message));
    }
  };
  return /* @__PURE__ */ a4($, { children: [
    /* @__PURE__ */ a4("button", { type: "button", class: "btn main", onClick: () => setAsking(true), children: t("Finalise…") }),
    asking2 && /* @__PURE__ */ a4(Dialog, { title: t("Finalise round {id}?", { id: round2.id }), onClose: () => setAsking(false), children: [
      /* @__PURE__ */ a4("p", { children: t(
        "{decided, plural, one {# decision} other {# decisions}} and {agreed, plural, one {# agreed passage} other {# agreed passages}} become the consensus. The coders’ own codings stay as they are; a decision can still be opened again until the round is closed.",
        { decided: data.progress.decided, agreed: data.progress.agreed }
      ) }),
      /* @__PURE__ */ a4(FaultNote, { fault: fault2 }),
      /* @__PURE__ */ a4("div", { class: "row end", children: [
        /* @__PURE__ */ a4("button", { type: "button", class: "btn", onClick: () => setAsking(false), children: t("Cancel") }),
        /* @__PURE__ */ a4("button", { type: "button", class: "btn main", onClick: () => void go2(), children: t("Finalise") })
      ] })
    ] })
  ] });
}

// src/screens/adjudicate/recorded.tsx
function Recorded({ round: round2, cluster, book, transcript, onStep }) {
  useKeys({ previousCluster: () => onStep(-1), commit: () => onStep(1) });
  const standing3 = cluster.decisions[0]?.outcome ?? cluster.by_hand ?? [];
  return /* @__PURE__ */ a4("div", { class: "middle", "data-region": "cluster", children: [
    /* @__PURE__ */ a4("p", { lang: "en", class: "notice", children: round2.may.why.decide }),
    /* @__PURE__ */ a4(Context, { transcript, cluster, outcome: standing3, round: round2.id }),
    /* @__PURE__ */ a4("div", { class: "cards", children: [
      cluster.coders.map((coder, index) => /* @__PURE__ */ a4(
        CoderCard,
        {
          coder,
          index,
          cluster,
          book,
          transcript,
          keeping: null,
          onAccept: null,
          chosen: false
        },
        coder
      )),
      /* @__PURE__ */ a4(
        DecisionCard,
        {
          cluster,
          wish: null,
          waits: "",
          preview: null,
          book,
          transcript,
          onPolarity: () => void 0
        }
      )
    ] }),
    /* @__PURE__ */ a4("p", { class: "row", children: [
      /* @__PURE__ */ a4("button", { type: "button", class: "btn", onClick: () => onStep(-1), children: t("Previous") }),
      /* @__PURE__ */ a4("button", { type: "button", class: "btn", onClick: () => onStep(1), children: t("Next") })
    ] })
  ] });
}

// src/screens/adjudicate/span_editor.tsx
function SpanEditor({
  transcript,
  span,
  onSpan,
  onDone,
  onCancel
}) {
  const text = w2(() => textDocument(transcript, null), [transcript]);
  const box = T2(null);
  A2(() => box.current?.focus(), []);
  const move3 = (edge2, by, unit) => onSpan(nudge(text, span, edge2, by, unit));
  const onKey = (event) => {
    if (event.key === "Escape") {
      event.preventDefault();
      onCancel();
      return;
    }
    if (event.key === "Enter" && event.target === box.current) {
      event.preventDefault();
      event.stopPropagation();
      onDone();
      return;
    }
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    event.preventDefault();
    const forward = event.key === "ArrowRight" !== (getComputedStyle(box.current).direction === "rtl");
    move3(event.shiftKey ? "start" : "end", forward ? 1 : -1, event.ctrlKey ? "character" : "word");
  };
  const button = (edge2, by, name2) => /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => move3(edge2, by, "word"), children: name2 });
  return /* @__PURE__ */ a4("div", { class: "span-editor card", ref: box, tabIndex: -1, role: "group", "aria-label": t("Own span"), onKeyDown: onKey, children: /* @__PURE__ */ a4("div", { class: "row", children: [
    /* @__PURE__ */ a4("span", { class: "small grow", children: rich("{key} {key2} end by word · {key3} start · {key4} character · {key5} keep · {key6} cancel", {
      key: /* @__PURE__ */ a4("kbd", { children: "←" }),
      key2: /* @__PURE__ */ a4("kbd", { children: "→" }),
      key3: /* @__PURE__ */ a4("kbd", { children: "Shift" }),
      key4: /* @__PURE__ */ a4("kbd", { children: "Ctrl" }),
      key5: /* @__PURE__ */ a4("kbd", { children: "Enter" }),
      key6: /* @__PURE__ */ a4("kbd", { children: "Esc" })
    }) }),
    button("start", -1, t("Start earlier")),
    button("start", 1, t("Start later")),
    button("end", -1, t("End earlier")),
    button("end", 1, t("End later")),
    /* @__PURE__ */ a4("button", { type: "button", class: "btn small main", onClick: onDone, children: t("Keep") })
  ] }) });
}

// src/screens/adjudicate/use_preview.ts
var PAUSE = 80;
function usePreview(round2, { id: cluster }, wish2) {
  const [known3, setKnown] = d2(null);
  const asked4 = T2(-PAUSE);
  A2(() => {
    if (!wish2) return;
    let stale = false;
    const take = (preview2) => {
      if (!stale) setKnown({ cluster, wish: wish2, preview: preview2 });
    };
    const ask2 = () => {
      asked4.current = performance.now();
      services.api.post("/api/decisions/preview", { round: round2, cluster, ...wish2 }).then(
        take,
        (error) => take({ outcome: null, polarities: [], refused: { message: error.message, hint: "" } })
      );
    };
    const timer3 = setTimeout(ask2, asked4.current + PAUSE - performance.now());
    return () => {
      stale = true;
      clearTimeout(timer3);
    };
  }, [round2, cluster, wish2]);
  const same3 = known3?.cluster === cluster && known3.wish.choice === wish2?.choice;
  return { preview: same3 ? known3.preview : null, settled: known3?.wish === wish2 };
}

// src/screens/adjudicate/desk.tsx
var EMPTY = { wish: null, reason: "", problem: "" };
function useDraft(cluster) {
  const [draft, setDraft] = d2(EMPTY);
  const [asking2, setAsking] = d2("");
  const several = codesOf(cluster).length > 1;
  const set2 = (wish3) => setDraft((old) => ({ ...old, wish: wish3 }));
  const choose2 = (choice2) => {
    const one = cluster.codings[0];
    if (choice2 === "other-code") {
      set2({ choice: choice2 });
      setAsking("code");
      return;
    }
    if (choice2 === "other-span") {
      set2({ choice: choice2, start: cluster.start, end: cluster.end, ...several && one && { code: one.code } });
      setAsking("span");
      return;
    }
    if ((choice2 === "union" || choice2 === "intersection") && several) {
      set2({ choice: choice2 });
      setAsking("which");
      return;
    }
    setAsking("");
    set2(choice2 === "keep" ? { choice: choice2, keep: [] } : { choice: choice2 });
  };
  const { wish: wish2 } = draft;
  const waits = asking2 === "code" || asking2 === "which" ? t("Choose the code first.") : wish2?.choice === "keep" && !wish2.keep?.length ? t("Tick the codings to keep.") : "";
  return { draft, setDraft, set: set2, choose: choose2, asking: asking2, setAsking, waits };
}
function useDecide({ round: round2, data, cluster, decisions, onDone }, draft, waits, reasonField) {
  const { wish: wish2, reason, problem: problem2 } = draft;
  const { preview: preview2, settled } = usePreview(round2.id, cluster, waits ? null : wish2);
  const known3 = settled ? preview2 : null;
  const refused = known3?.refused;
  const ready = Boolean(wish2 && !waits && !refused);
  const needsReason = Boolean(wish2 && data.need_reason.some((choice2) => choice2 === wish2.choice));
  const commit = () => {
    if (!wish2 || waits || refused) {
      services.announce(!wish2 ? t("Choose a decision first.") : waits || sentence(refused?.message ?? ""));
      return;
    }
    if (needsReason && !reason.trim()) {
      reasonField.current?.focus();
      services.announce(t("This decision needs a reason."));
      return;
    }
    onDone(
      decisions.decide(
        cluster,
        {
          ...wish2,
          ...reason.trim() && { reason: reason.trim() },
          ...problem2.trim() && { problem: problem2.trim() }
        },
        known3?.outcome ?? []
      )
    );
  };
  return { preview: preview2, ready, needsReason, commit };
}
function Cards(props) {
  const { round: round2, data, cluster, book, transcript, decisions, onStep } = props;
  const { draft, setDraft, set: set2, choose: choose2, asking: asking2, setAsking, waits } = useDraft(cluster);
  const middle2 = T2(null);
  const reasonField = T2(null);
  const { preview: preview2, ready, needsReason, commit } = useDecide(props, draft, waits, reasonField);
  const accept4 = (index) => () => {
    const coder = cluster.coders[index];
    if (coder) {
      setAsking("");
      set2({ choice: "accept", coder });
    }
  };
  useKeys({
    ...Object.fromEntries(Array.from({ length: 9 }, (_5, index) => [`acceptCoder${index + 1}`, accept4(index)])),
    keepBoth: () => choose2("both"),
    keepSome: () => {
      if (cluster.codings.length > 1) choose2("keep");
    },
    union: () => choose2("union"),
    intersection: () => choose2("intersection"),
    otherSpan: () => choose2("other-span"),
    otherCode: () => choose2("other-code"),
    rejectAll: () => choose2("neither"),
    defer: () => choose2("defer"),
    reason: () => reasonField.current?.focus(),
    commit,
    previousCluster: () => onStep(-1)
  });
  const { wish: wish2 } = draft;
  const span = wish2?.choice === "other-span" && wish2.start !== void 0 && wish2.end !== void 0 ? { start: wish2.start, end: wish2.end } : null;
  const kept2 = wish2?.choice === "keep" ? wish2.keep ?? [] : null;
  const toggle = (id) => {
    if (wish2 && kept2) set2({ ...wish2, keep: kept2.includes(id) ? kept2.filter((one) => one !== id) : [...kept2, id] });
  };
  const keeping = kept2 !== null;
  A2(() => {
    if (keeping) middle2.current?.querySelector(".keep input")?.focus();
  }, [keeping]);
  const differ = Boolean(preview2?.polarities.length && !wish2?.polarity);
  A2(() => {
    if (differ) middle2.current?.querySelector("[aria-label='Polarity'] button")?.focus();
  }, [differ]);
  const polarity2 = (chosen4) => {
    if (wish2) set2({ ...wish2, polarity: chosen4 });
    reasonField.current?.focus();
  };
  const picked = (code2) => {
    setAsking("");
    if (wish2) set2({ ...wish2, code: code2 });
  };
  const standing3 = cluster.decisions.length === 1 ? cluster.decisions[0]?.outcome ?? [] : [];
  const shown = asking2 === "which" ? {
    ...book,
    codes: book.codes.filter((code2) => codesOf(cluster).includes(code2.id)).map((code2) => ({ ...code2, usable: true }))
  } : book;
  return /* @__PURE__ */ a4($, { children: [
    /* @__PURE__ */ a4("div", { class: "middle", "data-region": "cluster", ref: middle2, children: [
      /* @__PURE__ */ a4(
        Context,
        {
          transcript,
          cluster,
          outcome: asking2 === "span" && span ? [span] : preview2?.outcome ?? standing3,
          round: round2.id
        }
      ),
      asking2 === "span" && span && /* @__PURE__ */ a4(
        SpanEditor,
        {
          transcript,
          span,
          onSpan: (next) => wish2 && set2({ ...wish2, ...next }),
          onDone: () => {
            setAsking("");
            reasonField.current?.focus();
          },
          onCancel: () => {
            setAsking("");
            set2(null);
          }
        }
      ),
      /* @__PURE__ */ a4("div", { class: "cards", children: [
        cluster.coders.map((coder, index) => /* @__PURE__ */ a4(
          CoderCard,
          {
            coder,
            index,
            cluster,
            book,
            transcript,
            keeping: kept2 && { ids: kept2, toggle },
            onAccept: accept4(index),
            chosen: wish2?.choice === "accept" && wish2.coder === coder
          },
          coder
        )),
        /* @__PURE__ */ a4(
          DecisionCard,
          {
            cluster,
            wish: wish2,
            waits,
            preview: preview2,
            book,
            transcript,
            onPolarity: polarity2
          }
        )
      ] }),
      data.progress.open === 0 && /* @__PURE__ */ a4("p", { children: /* @__PURE__ */ a4(Finalise, { round: round2, data }) })
    ] }),
    /* @__PURE__ */ a4(
      Bar,
      {
        cluster,
        draft,
        reasonField,
        ready,
        needsReason,
        onChoose: choose2,
        onCommit: commit,
        onReason: (reason) => setDraft((old) => ({ ...old, reason })),
        onProblem: (problem2) => setDraft((old) => ({ ...old, problem: problem2 })),
        onReopen: () => decisions.decide(cluster, { choice: "reopen" })
      }
    ),
    (asking2 === "code" || asking2 === "which") && /* @__PURE__ */ a4(
      CodePicker,
      {
        title: asking2 === "code" ? t("Which code instead?") : t("Which of the codes?"),
        book: shown,
        onChoose: picked,
        onClose: () => {
          setAsking("");
          if (wish2 && !wish2.code) set2(null);
        }
      }
    )
  ] });
}
function Desk(props) {
  const { round: round2, data, cluster, text } = props;
  const meaning = data.types.find(({ type: type2 }) => type2 === cluster.type)?.meaning;
  return /* @__PURE__ */ a4("section", { class: "desk", "aria-label": t("Cluster"), children: [
    /* @__PURE__ */ a4("div", { class: "head-line", children: [
      /* @__PURE__ */ a4("h1", { tabIndex: -1, children: [
        cluster.transcript,
        " ",
        /* @__PURE__ */ a4("span", { class: "quiet", children: known(cluster.type) })
      ] }),
      /* @__PURE__ */ a4("span", { class: "small quiet", children: meaning && known(meaning) }),
      /* @__PURE__ */ a4("a", { class: "small", href: href.compare(round2.id, cluster.transcript, cluster.start), children: t("In the text") }),
      /* @__PURE__ */ a4("a", { class: "small", href: href.became(round2.id), children: t("What became of my codings") })
    ] }),
    /* @__PURE__ */ a4(Show, { what: t("Transcript"), of: text, children: (transcript) => round2.may.decide ? /* @__PURE__ */ a4(Cards, { ...props, transcript }, cluster.id) : /* @__PURE__ */ a4(Recorded, { ...props, transcript }, cluster.id) })
  ] });
}

// src/screens/adjudicate/queue_list.tsx
var SHOWS = [
  ["todo", t("To decide")],
  ["deferred", t("Deferred")],
  ["decided", t("Decided")],
  ["agreed", t("Agreed")],
  ["all", t("All")]
];
var ORDERS2 = [
  ["text", t("In text order")],
  ["code", t("By code")],
  ["size", t("Short ones first")],
  ["hard", t("Hardest first")]
];
function progressWords(progress) {
  const more = [
    progress.deferred && t("{deferred} deferred", { deferred: progress.deferred }),
    progress.conflicts && t("{conflicts} decided in two ways", { conflicts: progress.conflicts })
  ].filter(Boolean);
  return [`${progress.decided} / ${progress.total}`, ...more].join(" · ");
}
function QueueList({ rows: rows2, progress, at, book, show: show3, order, onShow, onOrder, onAt }) {
  const list = T2(null);
  A2(() => {
    revealInPane(list.current?.querySelector("[aria-current='true']"));
  }, [at]);
  return /* @__PURE__ */ a4("aside", { class: "queue", "data-region": "queue", "aria-label": t("Queue"), children: [
    /* @__PURE__ */ a4("p", { class: "row", children: [
      /* @__PURE__ */ a4("strong", { children: progressWords(progress) }),
      /* @__PURE__ */ a4("span", { class: "quiet small", children: rich("{agreed} agreed", { agreed: progress.agreed }) })
    ] }),
    /* @__PURE__ */ a4("progress", { max: Math.max(1, progress.total), value: progress.decided, "aria-label": t("Decided") }),
    /* @__PURE__ */ a4("div", { class: "row", children: [
      /* @__PURE__ */ a4(
        "select",
        {
          class: "input",
          "aria-label": t("Show"),
          value: show3,
          onChange: (event) => onShow(event.currentTarget.value),
          children: SHOWS.map(([key2, name2]) => /* @__PURE__ */ a4("option", { value: key2, children: name2 }, key2))
        }
      ),
      /* @__PURE__ */ a4(
        "select",
        {
          class: "input",
          "aria-label": t("Order"),
          value: order,
          onChange: (event) => onOrder(event.currentTarget.value),
          children: ORDERS2.map(([key2, name2]) => /* @__PURE__ */ a4("option", { value: key2, children: name2 }, key2))
        }
      )
    ] }),
    /* @__PURE__ */ a4("ol", { ref: list, children: rows2.map((row) => /* @__PURE__ */ a4("li", { children: /* @__PURE__ */ a4("button", { type: "button", "aria-current": row.id === at, onClick: () => onAt(row.id), children: [
      /* @__PURE__ */ a4("span", { class: "line small", children: [
        /* @__PURE__ */ a4("span", { class: "quiet", children: row.transcript }),
        /* @__PURE__ */ a4("span", { class: "tag", children: known(row.type) }),
        row.status !== "open" && /* @__PURE__ */ a4("span", { class: row.status === "conflict" ? "tag warn" : "tag good", children: STATUS[row.status] })
      ] }),
      /* @__PURE__ */ a4("span", { class: "stack small", children: codesOf(row).map((code2) => /* @__PURE__ */ a4(CodeName, { code: code2, codes: book.codes }, code2)) })
    ] }) }, row.id)) })
  ] });
}

// src/screens/adjudicate/use_decisions.ts
function foreseen(cluster, wish2, by, outcome = []) {
  if (wish2.choice === "reopen") return { ...cluster, status: cluster.agreed ? "decided" : "open", decisions: [] };
  const { choice: choice2, coder = "", reason = "", problem: problem2 = "" } = wish2;
  const decision = { id: "", at: (/* @__PURE__ */ new Date()).toISOString(), by, choice: choice2, coder, reason, problem: problem2, outcome: [...outcome] };
  return { ...cluster, status: choice2 === "defer" ? "deferred" : "decided", decisions: [decision] };
}
function withCluster(now2, cluster) {
  const rows2 = now2.rows.map((row) => row.id === cluster.id ? cluster : row);
  const disputed = rows2.filter((row) => !row.agreed);
  const having = (status) => disputed.filter((row) => row.status === status).length;
  const decided2 = having("decided");
  return {
    ...now2,
    rows: rows2,
    progress: {
      ...now2.progress,
      decided: decided2,
      deferred: having("deferred"),
      conflicts: having("conflict"),
      open: disputed.length - decided2
    }
  };
}
function words5(wish2, { progress }) {
  const said2 = t("{decided} of {total} decided.", { decided: progress.decided, total: progress.total });
  if (wish2.choice === "reopen") return t("Open again. {said}", { said: said2 });
  const what = wish2.choice === "accept" ? t("Accepted {coder}.", { coder: wish2.coder }) : sentence(CHOICES[wish2.choice]);
  return t("{what} {said} Control Z to undo.", { what, said: said2 });
}
function useDecisions(round2) {
  const clusters2 = useLoad(
    `/api/clusters?round=${encodeURIComponent(round2)}`,
    (event) => event.event === "rounds" || event.event === "external"
  );
  const now2 = T2(null);
  const done = T2([]);
  const sending2 = T2(Promise.resolve());
  const pending = T2(0);
  A2(() => {
    if (pending.current === 0) now2.current = clusters2.value;
  }, [clusters2.value]);
  const put2 = (cluster) => {
    const next = withCluster(now2.current ?? clusters2.value, cluster);
    now2.current = next;
    clusters2.set(next);
    return next;
  };
  const send3 = async (before2, wish2) => {
    try {
      const answer = await services.api.post("/api/decisions", { round: round2, cluster: before2.id, ...wish2 });
      put2(answer.cluster);
    } catch (error) {
      put2(before2);
      services.announce(
        t("{id} is not decided: {message}", { id: before2.id, message: sentence(error.message) })
      );
    } finally {
      pending.current -= 1;
    }
  };
  const decide = (cluster, wish2, outcome = []) => {
    pending.current += 1;
    const next = put2(foreseen(cluster, wish2, services.session.value?.coder ?? "", outcome));
    sending2.current = sending2.current.then(() => send3(cluster, wish2));
    if (wish2.choice !== "reopen") done.current.push(cluster.id);
    services.announce(words5(wish2, next));
    return next;
  };
  const undo = () => {
    const last2 = now2.current?.rows.find((row) => row.id === done.current.at(-1));
    if (!last2) {
      services.announce(t("Nothing to undo on this page. A decision of earlier can be opened again in its card."));
      return null;
    }
    done.current.pop();
    decide(last2, { choice: "reopen" });
    return last2.id;
  };
  return { clusters: clusters2, decide, undo };
}

// src/screens/adjudicate/use_transcript.ts
function useTranscript(round2, id, ahead) {
  const [texts, setTexts] = d2(/* @__PURE__ */ new Map());
  const [error, setError] = d2(null);
  const asked4 = T2(/* @__PURE__ */ new Set());
  const fetchOnce = b(
    (one) => {
      if (!one || asked4.current.has(one)) return;
      asked4.current.add(one);
      services.api.get(`/api/transcripts/${encodeURIComponent(one)}?round=${encodeURIComponent(round2)}`).then((text) => setTexts((old) => new Map(old).set(one, text))).catch((fault2) => {
        asked4.current.delete(one);
        setError(fault2);
      });
    },
    [round2]
  );
  A2(() => {
    setError(null);
    fetchOnce(id);
    fetchOnce(ahead);
  }, [id, ahead, fetchOnce]);
  return {
    value: texts.get(id) ?? null,
    error,
    slow: false,
    reload: () => {
      setError(null);
      fetchOnce(id);
    },
    set: () => {
    }
  };
}

// src/screens/adjudicate/adjudicate.tsx
function AllDecided({ data, round: round2, onReview }) {
  const agreed = data.progress.agreed;
  const title = data.progress.total ? t("Everything is decided: {total, plural, one {# cluster} other {# clusters}}.", { total: data.progress.total }) : t("{coders} agree on all {agreed, plural, one {# passage} other {# passages}} here.", {
    coders: formatList(round2.coders),
    agreed
  });
  return /* @__PURE__ */ a4(Empty, { title, children: [
    /* @__PURE__ */ a4("p", { class: "row", children: [
      /* @__PURE__ */ a4("button", { type: "button", class: "btn", onClick: onReview, children: t("Review them") }),
      /* @__PURE__ */ a4(Finalise, { round: round2, data })
    ] }),
    /* @__PURE__ */ a4("p", { children: /* @__PURE__ */ a4("a", { href: href.became(round2.id), children: t("What became of my codings") }) })
  ] });
}
function Board({
  round: round2,
  data,
  book,
  decisions
}) {
  const [show3, setShow] = d2(data.progress.open ? "todo" : "all");
  const [order, setOrder] = d2("text");
  const [review, setReview] = d2(data.progress.open > 0 || !round2.may.decide);
  const rows2 = queueOf(data, show3, order);
  const wanted2 = route.value.query.get("cluster");
  const cluster = data.rows.find((row) => row.id === wanted2) ?? rows2[0];
  const ahead = cluster && nextOpen(queueOf(data, "all", order), cluster.id);
  const text = useTranscript(round2.id, cluster?.transcript ?? "", ahead?.transcript ?? "");
  const shownId = cluster?.id;
  const go2 = (id) => replaceAddress(href.adjudicate(round2.id, id));
  A2(() => {
    if (shownId !== void 0 && shownId !== wanted2) replaceAddress(href.adjudicate(round2.id, shownId));
  }, [shownId, wanted2, round2.id]);
  useKeys({
    undo: () => {
      const id = decisions.undo();
      if (id) go2(id);
    }
  });
  const after = (id, next) => {
    const to2 = nextOpen(queueOf(next, "all", order), id);
    if (to2) go2(to2.id);
    else {
      setReview(false);
      services.announce(t("Everything is decided."));
    }
  };
  const step = (by) => {
    const all = rows2.length ? rows2 : data.rows;
    const to2 = all[Math.max(0, Math.min(all.length - 1, all.findIndex((row) => row.id === cluster?.id) + by))];
    if (to2) go2(to2.id);
  };
  if (!review && data.progress.open === 0)
    return /* @__PURE__ */ a4(
      AllDecided,
      {
        data,
        round: round2,
        onReview: () => {
          setReview(true);
          setShow("all");
        }
      }
    );
  return /* @__PURE__ */ a4("div", { class: "adjudicate", children: [
    /* @__PURE__ */ a4(
      QueueList,
      {
        rows: rows2,
        progress: data.progress,
        at: cluster?.id ?? "",
        book,
        show: show3,
        order,
        onShow: setShow,
        onOrder: setOrder,
        onAt: go2
      }
    ),
    cluster ? /* @__PURE__ */ a4(
      Desk,
      {
        text,
        round: round2,
        data,
        cluster,
        book,
        decisions,
        onDone: (next) => after(cluster.id, next),
        onStep: step
      }
    ) : /* @__PURE__ */ a4(Empty, { title: t("Nothing here."), children: /* @__PURE__ */ a4("p", { children: t("Choose what to show on the left.") }) })
  ] });
}
function Inside({ round: round2 }) {
  const decisions = useDecisions(round2.id);
  const book = useLoad(`/api/codebook?round=${encodeURIComponent(round2.id)}`);
  return /* @__PURE__ */ a4(Show, { what: t("Adjudicate"), of: decisions.clusters, children: (data) => /* @__PURE__ */ a4(Show, { what: t("Codebook"), of: book, children: (found2) => /* @__PURE__ */ a4(Board, { round: round2, data, book: found2, decisions }) }) });
}
function Adjudicate() {
  const round2 = round.value;
  if (!round2)
    return /* @__PURE__ */ a4(Empty, { title: t("No round yet."), children: /* @__PURE__ */ a4("p", { children: t("Decisions need a round that two or more people have coded.") }) });
  if (round2.may.agreement) return /* @__PURE__ */ a4(Inside, { round: round2 }, round2.id);
  return /* @__PURE__ */ a4(Page, { title: t("Adjudicate round {id}", { id: round2.id }), children: /* @__PURE__ */ a4(Empty, { title: t("Nothing to decide here."), children: [
    /* @__PURE__ */ a4("p", { lang: round2.may.why.decide ? "en" : void 0, children: round2.may.why.decide || t("Disagreements are decided once the round has been compared.") }),
    /* @__PURE__ */ a4("p", { class: "row", children: /* @__PURE__ */ a4(RoundActs, { round: round2 }) })
  ] }) });
}

// src/screens/adjudicate/became.tsx
var WORDS = {
  kept: t("kept"),
  "changed span": t("other borders"),
  recoded: t("another code"),
  "other polarity": t("other polarity"),
  "other value": t("another value"),
  dropped: t("not taken over"),
  added: t("added"),
  open: t("not decided yet")
};
function One({ row, book, round: round2 }) {
  const place3 = row.coding ?? row.became[0];
  const changed2 = row.fate !== "kept" && row.became.length > 0;
  return /* @__PURE__ */ a4("li", { class: "fate", children: [
    /* @__PURE__ */ a4("span", { class: "stack small", children: [
      /* @__PURE__ */ a4("a", { href: href.compare(round2, row.transcript, place3?.start), children: row.transcript }),
      /* @__PURE__ */ a4("span", { children: /* @__PURE__ */ a4("span", { class: row.fate === "kept" ? "tag good" : "tag", children: WORDS[row.fate] }) })
    ] }),
    /* @__PURE__ */ a4("span", { class: "stack", children: [
      /* @__PURE__ */ a4("span", { class: "quote", dir: "auto", children: row.text }),
      /* @__PURE__ */ a4("span", { children: [
        row.coding && /* @__PURE__ */ a4(CodeName, { code: row.coding.code, codes: book.codes, polarity: row.coding.polarity }),
        changed2 && /* @__PURE__ */ a4($, { children: [
          " ",
          "→",
          " ",
          row.became.map((one) => /* @__PURE__ */ a4(CodeName, { code: one.code, codes: book.codes, polarity: one.polarity }, `${one.code}/${one.start}`))
        ] })
      ] }),
      row.reason && /* @__PURE__ */ a4("span", { class: "small quiet", children: [
        row.by,
        ": ",
        row.reason
      ] })
    ] })
  ] });
}
function Became({ round: id }) {
  const [fate, setFate] = d2("all");
  const became = useLoad(`/api/became?round=${encodeURIComponent(id)}`);
  const book = useLoad(`/api/codebook?round=${encodeURIComponent(id)}`);
  return /* @__PURE__ */ a4(
    Page,
    {
      title: t("What became of my codings"),
      sub: rich("Of {coder} in round {id}. Your own codings stay as you made them.", {
        coder: session.value?.coder,
        id
      }),
      children: /* @__PURE__ */ a4(Show, { what: t("What became of my codings"), of: became, children: ({ rows: rows2 }) => /* @__PURE__ */ a4(Show, { what: t("Codebook"), of: book, children: (found2) => {
        const counts = Object.keys(WORDS).map(
          (key2) => [key2, rows2.filter((row) => row.fate === key2).length]
        );
        const options = [
          ["all", t("All {rows}", { rows: rows2.length })],
          ...counts.filter(([, n3]) => n3 > 0).map(([key2, n3]) => [key2, `${n3} ${WORDS[key2]}`])
        ];
        if (rows2.length === 0) return /* @__PURE__ */ a4(Empty, { title: t("You coded nothing in this round.") });
        return /* @__PURE__ */ a4("div", { class: "stack", children: [
          /* @__PURE__ */ a4(Choice, { label: t("Which"), value: fate, options, onChange: setFate }),
          /* @__PURE__ */ a4("ul", { children: rows2.filter((row) => fate === "all" || row.fate === fate).map((row) => /* @__PURE__ */ a4(
            One,
            {
              row,
              book: found2,
              round: id
            },
            `${row.transcript}/${row.coding?.id ?? row.became[0]?.start}`
          )) })
        ] });
      } }) })
    }
  );
}

// src/screens/rounds/save.tsx
var FORMS = [
  ["xlsx", t("Excel")],
  ["docx", t("Word")],
  ["html", t("Web page")]
];
function SaveAs({ kind, round: round2, what }) {
  const [busy2, setBusy] = d2("");
  const [fault2, setFault] = d2("");
  const save5 = async (form) => {
    setBusy(form);
    setFault("");
    try {
      const { name: name2, data } = await services.api.file(
        `/api/reports/file?kind=${kind}&round=${encodeURIComponent(round2)}&form=${form}`
      );
      saveFile(name2, data);
      services.announce(t("{name} is saved where downloads go.", { name: name2 }));
    } catch (error) {
      setFault(sentence(error.message));
    }
    setBusy("");
  };
  return /* @__PURE__ */ a4("span", { class: "row", role: "group", "aria-label": t("Save {what}", { what }), children: [
    /* @__PURE__ */ a4("span", { class: "quiet small", children: t("Save as") }),
    FORMS.map(([form, name2]) => /* @__PURE__ */ a4("button", { type: "button", class: "btn small", disabled: busy2 !== "", onClick: () => void save5(form), children: busy2 === form ? t("Writing…") : name2 }, form)),
    fault2 && /* @__PURE__ */ a4("span", { class: "note bad", role: "alert", children: fault2 })
  ] });
}

// src/screens/agreement/claims.tsx
function Theme({ row, coders, codes }) {
  const { interval } = row;
  return /* @__PURE__ */ a4("tr", { children: [
    /* @__PURE__ */ a4("th", { scope: "row", children: [
      /* @__PURE__ */ a4(CodeName, { code: row.code, codes }),
      row.cohen_kappa === null && row.note && /* @__PURE__ */ a4("span", { lang: "en", class: "why", children: [
        "– ",
        row.note
      ] })
    ] }),
    coders.map((coder) => /* @__PURE__ */ a4("td", { class: "num", children: rich("{k} of {n}", { k: row.k[coder], n: row.n[coder] }) }, coder)),
    /* @__PURE__ */ a4("td", { class: "num", children: formatNumber(row.difference_k) }),
    /* @__PURE__ */ a4("td", { class: "num", children: formatPercent(row.difference_share) }),
    /* @__PURE__ */ a4("td", { class: "num", children: rich("{n_differ} of {n_cases}", { n_differ: row.n_differ, n_cases: row.n_cases }) }),
    /* @__PURE__ */ a4("td", { class: "num", children: formatPercent(row.percent_agreement) }),
    /* @__PURE__ */ a4("td", { class: "num", children: /* @__PURE__ */ a4("strong", { children: formatFigure(row.cohen_kappa) }) }),
    /* @__PURE__ */ a4("td", { class: "num", children: formatFigure(row.krippendorff_alpha) }),
    /* @__PURE__ */ a4("td", { class: "num", children: formatFigure(row.gwet_ac1) }),
    /* @__PURE__ */ a4("td", { title: row.note || void 0, lang: row.note ? "en" : void 0, children: interval ? t("{low} to {high}", { low: formatFigure(interval.low), high: formatFigure(interval.high) }) : "–" })
  ] });
}
function Themes({ data, codes }) {
  const numbers2 = [
    t("Difference in k"),
    t("In share"),
    t("Cases that differ"),
    t("Agree"),
    t("Kappa"),
    t("Alpha"),
    "AC1"
  ];
  return /* @__PURE__ */ a4("div", { class: "scroll", children: /* @__PURE__ */ a4("table", { class: "table agreement", children: [
    /* @__PURE__ */ a4("caption", { class: "sr", children: rich("k of n of each theme as {coders} alone would report it", { coders: data.coders.join(", ") }) }),
    /* @__PURE__ */ a4("thead", { children: /* @__PURE__ */ a4("tr", { children: [
      /* @__PURE__ */ a4("th", { scope: "col", children: t("Theme") }),
      [...data.coders, ...numbers2].map((title) => /* @__PURE__ */ a4("th", { scope: "col", class: "num", children: title }, title)),
      /* @__PURE__ */ a4("th", { scope: "col", children: t("95 % interval") })
    ] }) }),
    /* @__PURE__ */ a4("tbody", { children: data.themes.map((row) => /* @__PURE__ */ a4(Theme, { row, coders: data.coders, codes }, row.code)) })
  ] }) });
}
function States({ pair, names }) {
  const [first, second] = pair.coders;
  return /* @__PURE__ */ a4("div", { class: "scroll", children: /* @__PURE__ */ a4("table", { class: "table agreement", children: [
    /* @__PURE__ */ a4("caption", { class: "small quiet", children: rich("Rows: what {first} says; columns: what {second} says", { first, second }) }),
    /* @__PURE__ */ a4("thead", { children: /* @__PURE__ */ a4("tr", { children: [
      /* @__PURE__ */ a4("th", { scope: "col", children: first }),
      pair.states.map((state) => /* @__PURE__ */ a4("th", { scope: "col", class: "num", children: known(names[state] ?? state) }, state))
    ] }) }),
    /* @__PURE__ */ a4("tbody", { children: pair.states.map((state, row) => /* @__PURE__ */ a4("tr", { children: [
      /* @__PURE__ */ a4("th", { scope: "row", children: known(names[state] ?? state) }),
      pair.states.map((other, column) => /* @__PURE__ */ a4("td", { class: "num", children: formatNumber(pair.counts[row]?.[column] ?? 0) }, other))
    ] }, state)) })
  ] }) });
}
function CellRow({ cell, data, codes }) {
  return /* @__PURE__ */ a4("tr", { children: [
    /* @__PURE__ */ a4("th", { scope: "row", children: cell.case }),
    /* @__PURE__ */ a4("td", { children: /* @__PURE__ */ a4(CodeName, { code: cell.theme, codes }) }),
    data.coders.map((coder) => {
      const state = cell.states[coder];
      const excerpts = cell.excerpts[coder] ?? 0;
      return /* @__PURE__ */ a4("td", { children: [
        state ? known(data.state_names[state] ?? state) : "–",
        excerpts > 0 && ` (${excerpts})`
      ] }, coder);
    })
  ] });
}
function Cells({ data, codes }) {
  if (data.cells.length === 0)
    return /* @__PURE__ */ a4("p", { class: "note good", children: t("Every case and theme has the same state from every coder.") });
  return /* @__PURE__ */ a4("details", { children: [
    /* @__PURE__ */ a4("summary", { children: t("The cells that differ, with each coder’s state and number of excerpts") }),
    /* @__PURE__ */ a4("div", { class: "scroll", children: /* @__PURE__ */ a4("table", { class: "table agreement", children: [
      /* @__PURE__ */ a4("caption", { class: "sr", children: t("Cells that differ") }),
      /* @__PURE__ */ a4("thead", { children: /* @__PURE__ */ a4("tr", { children: [t("Case"), t("Theme"), ...data.coders].map((title) => /* @__PURE__ */ a4("th", { scope: "col", children: title }, title)) }) }),
      /* @__PURE__ */ a4("tbody", { children: data.cells.map((cell) => /* @__PURE__ */ a4(CellRow, { cell, data, codes }, `${cell.case}/${cell.theme}`)) })
    ] }) })
  ] });
}
function Claims({ round: round2, codes }) {
  const found2 = useLoad(`/api/claims?round=${encodeURIComponent(round2)}`);
  return /* @__PURE__ */ a4(Show, { what: t("Claims"), of: found2, children: (data) => data.themes.length > 0 && /* @__PURE__ */ a4("section", { class: "stack", id: "claims", "aria-label": t("Claims"), children: [
    /* @__PURE__ */ a4("h2", { children: t("What a reader of the table sees") }),
    /* @__PURE__ */ a4("p", { class: "quiet small", children: rich(
      "The states of the matrix of {codebook}, as each coder’s codings of this round alone would give them, compared case by case. k of n is what each would report.",
      { codebook: data.codebook }
    ) }),
    /* @__PURE__ */ a4("p", { lang: "en", children: data.words }),
    /* @__PURE__ */ a4(Themes, { data, codes }),
    data.states.map((pair) => /* @__PURE__ */ a4(States, { pair, names: data.state_names }, pair.coders.join("/"))),
    /* @__PURE__ */ a4(Cells, { data, codes }),
    data.asides.map((words6) => /* @__PURE__ */ a4("p", { class: "quiet small", children: words6 }, words6))
  ] }) });
}

// src/screens/agreement/differences.tsx
function Said({ row, codes }) {
  if (row.type === "polarity") return /* @__PURE__ */ a4($, { children: row.other });
  return /* @__PURE__ */ a4($, { children: rich("{by} used it; {others} did not{hasOther, select, yes {, but {code}} other {}}", {
    by: row.coded_by.join(", "),
    others: row.not_by.join(", "),
    hasOther: row.other ? "yes" : "no",
    code: row.other && /* @__PURE__ */ a4(CodeName, { code: row.other, codes })
  }) });
}
function Row({ row, codes, round: round2 }) {
  return /* @__PURE__ */ a4("li", { children: [
    /* @__PURE__ */ a4("span", { class: "stack small", children: [
      /* @__PURE__ */ a4("a", { href: href.compare(round2, row.transcript, row.start), children: [
        row.transcript,
        ", ",
        known(row.scheme),
        " ",
        row.unit + 1
      ] }),
      /* @__PURE__ */ a4("span", { children: /* @__PURE__ */ a4(CodeName, { code: row.code, codes }) }),
      /* @__PURE__ */ a4("span", { children: [
        /* @__PURE__ */ a4("span", { class: "tag", children: known(row.type) }),
        row.settled && /* @__PURE__ */ a4($, { children: [
          " ",
          /* @__PURE__ */ a4("span", { class: "tag good", children: t("✓ settled") })
        ] })
      ] })
    ] }),
    /* @__PURE__ */ a4("span", { children: [
      /* @__PURE__ */ a4("span", { class: "quote", dir: "auto", children: row.text }),
      /* @__PURE__ */ a4("br", {}),
      /* @__PURE__ */ a4("span", { class: "small quiet", children: [
        /* @__PURE__ */ a4(Said, { row, codes }),
        " · ",
        row.speaker
      ] })
    ] })
  ] });
}
var PAGE = 50;
function List({ round: round2, code: code2, codes, onAll, rows: rows2 }) {
  const [shown, setShown] = d2(PAGE);
  const section = T2(null);
  useOnce(() => {
    if (!code2) return void 0;
    section.current?.scrollIntoView({ block: "start" });
    section.current?.focus({ preventScroll: true });
    return void 0;
  });
  const wanted2 = code2 ? rows2.filter((row) => row.code === code2) : rows2;
  return /* @__PURE__ */ a4("section", { class: "stack", ref: section, "aria-label": t("Disagreements"), tabIndex: -1, children: [
    /* @__PURE__ */ a4("h2", { children: [
      t("{wanted, plural, one {# disagreement} other {# disagreements}}", { wanted: wanted2.length }),
      code2 && /* @__PURE__ */ a4($, { children: [
        " ",
        rich("on {name}", { name: codes.find((one) => one.id === code2)?.name ?? code2 }),
        " ",
        /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: onAll, children: t("Show all") })
      ] })
    ] }),
    wanted2.length === 0 ? /* @__PURE__ */ a4("p", { class: "note good", children: t("The coders agree on every unit{hasCode, select, yes { for this code} other {}}.", {
      hasCode: code2 ? "yes" : "no"
    }) }) : /* @__PURE__ */ a4("ul", { class: "differences", children: wanted2.slice(0, shown).map((row) => /* @__PURE__ */ a4(Row, { row, codes, round: round2 }, `${row.transcript}/${row.unit}/${row.code}/${row.start}`)) }),
    wanted2.length > shown && /* @__PURE__ */ a4("button", { type: "button", class: "btn", onClick: () => setShown(shown + PAGE), children: rich("Show {min} more", { min: Math.min(PAGE, wanted2.length - shown) }) })
  ] });
}
function Differences(props) {
  const found2 = useLoad(`/api/disagreements?round=${encodeURIComponent(props.round)}`);
  return /* @__PURE__ */ a4(Show, { what: t("Disagreements"), of: found2, children: ({ rows: rows2 }) => /* @__PURE__ */ a4(List, { ...props, rows: rows2 }, props.code) });
}

// src/screens/agreement/levels.ts
var LEVELS = [
  ["all", t("All levels")],
  ["top", t("Top level")],
  ["leaf", t("Leaf level")]
];
function rowsOf2(data, level) {
  const rows2 = data.codes.flatMap((row) => [row, ...data.as_applied.filter((own2) => own2.code === row.code)]);
  return level === "all" ? rows2 : rows2.filter((row) => row.levels.includes(level));
}
var isDeeper = (data) => rowsOf2(data, "all").some((row) => !row.levels.includes("top"));
var summaryOf = (data, level) => (level === "leaf" ? data.summary.leaf : data.summary.top) ?? data.summary;

// src/screens/agreement/sorting.ts
function prevalence(row) {
  const counts = Object.values(row.positives);
  if (!row.n_units || counts.length === 0) return null;
  return counts.reduce((sum, n3) => sum + n3, 0) / (row.n_units * counts.length);
}
var cellOf = (row, column) => column === "prevalence" ? prevalence(row) : row[column];
function sorted(rows2, order) {
  if (!order) return rows2;
  const sign = order.down ? -1 : 1;
  return rows2.toSorted((one, other) => {
    const a5 = cellOf(one, order.column);
    const b4 = cellOf(other, order.column);
    if (a5 === null || b4 === null) return Number(a5 === null) - Number(b4 === null);
    return sign * (typeof a5 === "string" ? a5.localeCompare(String(b4)) : a5 - Number(b4));
  });
}
function nextOrder(order, column) {
  if (order?.column !== column) return { column, down: false };
  return order.down ? null : { column, down: true };
}
var FEW = 10;
var fewPositives = (row) => Object.values(row.positives).reduce((sum, n3) => sum + n3, 0) < FEW;

// src/screens/agreement/table.tsx
var COLUMNS = [
  ["code", t("Code"), t("The code, rolled up over what is below it")],
  ["n_units", t("Units"), t("Units that every coder of the pair has read")],
  ["percent_agreement", t("Agree"), t("Share of units on which the coders agree; high for every rare code")],
  ["positive_agreement", t("Positive"), t("Agreement on presence alone: 2a / (2a + b + c)")],
  ["cohen_kappa", t("Kappa"), t("Cohen’s kappa; for more than two coders the mean of the pairs that have one")],
  ["krippendorff_alpha", t("Alpha"), t("Krippendorff’s alpha, nominal")],
  ["gwet_ac1", "AC1", t("Gwet’s AC1")],
  ["prevalence", t("Used"), t("Share of decisions that are positive")]
];
function Head({
  order,
  onOrder,
  coders
}) {
  const cells = COLUMNS.map(([column, name2, title]) => {
    const on = order?.column === column;
    return /* @__PURE__ */ a4(
      "th",
      {
        scope: "col",
        class: column === "code" ? void 0 : "num",
        "aria-sort": on ? order.down ? "descending" : "ascending" : void 0,
        title,
        children: /* @__PURE__ */ a4("button", { type: "button", class: "sort", onClick: () => onOrder(nextOrder(order, column)), children: [
          name2,
          /* @__PURE__ */ a4("span", { class: "arrow", "aria-hidden": "true", children: on ? order.down ? "↓" : "↑" : "" })
        ] })
      },
      column
    );
  });
  const names = coders.map((coder) => /* @__PURE__ */ a4("th", { scope: "col", class: "num", title: t("Units where {coder} used the code", { coder }), children: coder }, coder));
  const interval = /* @__PURE__ */ a4("th", { scope: "col", children: t("Interval") }, "ci");
  return /* @__PURE__ */ a4("tr", { children: [
    cells.slice(0, 2),
    names,
    cells.slice(2, 7),
    interval,
    cells[7]
  ] });
}
function intervalWords(row) {
  const { interval } = row;
  return interval ? t("{low} to {high}", { low: formatFigure(interval.low), high: formatFigure(interval.high) }) : "–";
}
function WithPolarity({ row }) {
  const found2 = row.with_polarity;
  if (!found2) return null;
  const said2 = Object.entries(found2.values).map(
    ([value2, given]) => `${value2}: ${Object.entries(given).map(([coder, n3]) => `${coder} ${formatNumber(n3)}`).join(", ")}`
  );
  return /* @__PURE__ */ a4("span", { class: "why", title: [...said2, found2.note].filter(Boolean).join("\n"), children: rich("{cohen_kappa} with polarity", { cohen_kappa: formatFigure(found2.cohen_kappa) }) });
}
function Row2({
  row,
  inner,
  coders,
  codes,
  onCode
}) {
  const few = fewPositives(row);
  const share2 = prevalence(row);
  const undefinedOne = row.cohen_kappa === null || row.krippendorff_alpha === null;
  return /* @__PURE__ */ a4("tr", { class: few ? "few" : void 0, children: [
    /* @__PURE__ */ a4("th", { scope: "row", style: inner ? { "--depth": row.depth } : void 0, children: [
      /* @__PURE__ */ a4("button", { type: "button", class: "link", onClick: () => onCode(row.code), children: /* @__PURE__ */ a4(CodeName, { code: row.code, codes }) }),
      row.name !== row.code && /* @__PURE__ */ a4("span", { class: "quiet", title: t("Without what is below it"), children: t(", itself") }),
      undefinedOne && row.note && /* @__PURE__ */ a4("span", { lang: "en", class: "why", children: [
        "– ",
        row.note
      ] }),
      few && !undefinedOne && /* @__PURE__ */ a4("span", { class: "why", children: t("few positive decisions: read the counts, not the coefficient") })
    ] }),
    /* @__PURE__ */ a4("td", { class: "num", children: formatNumber(row.n_units) }),
    coders.map((coder) => /* @__PURE__ */ a4("td", { class: "num", children: formatNumber(row.positives[coder] ?? 0) }, coder)),
    /* @__PURE__ */ a4("td", { class: "num", children: formatPercent(row.percent_agreement) }),
    /* @__PURE__ */ a4("td", { class: "num", children: formatFigure(row.positive_agreement) }),
    /* @__PURE__ */ a4("td", { class: "num", children: [
      /* @__PURE__ */ a4("strong", { children: formatFigure(row.cohen_kappa) }),
      /* @__PURE__ */ a4(WithPolarity, { row })
    ] }),
    /* @__PURE__ */ a4("td", { class: "num", children: formatFigure(row.krippendorff_alpha) }),
    /* @__PURE__ */ a4("td", { class: "num", children: formatFigure(row.gwet_ac1) }),
    /* @__PURE__ */ a4(
      "td",
      {
        lang: row.interval ? void 0 : "en",
        title: row.interval ? t("{level} % of {coefficient}, {method}, {df} df", {
          level: row.interval.level * 100,
          coefficient: row.interval.coefficient,
          method: row.interval.method,
          df: row.interval.df
        }) : row.note,
        children: intervalWords(row)
      }
    ),
    /* @__PURE__ */ a4("td", { class: "num", children: share2 !== null && /* @__PURE__ */ a4($, { children: [
      /* @__PURE__ */ a4("span", { class: "bar", "aria-hidden": "true", children: /* @__PURE__ */ a4("i", { style: { "--share": share2 } }) }),
      " ",
      formatPercent(share2)
    ] }) })
  ] });
}
function AgreementTable({
  data,
  level,
  codes,
  onCode
}) {
  const [order, setOrder] = d2(null);
  return /* @__PURE__ */ a4("div", { class: "scroll", children: /* @__PURE__ */ a4("table", { class: "table agreement", children: [
    /* @__PURE__ */ a4("caption", { class: "sr", children: rich("Agreement of {coders} per code, unit {unit}", {
      coders: data.coders.join(", "),
      unit: known(data.unit)
    }) }),
    /* @__PURE__ */ a4("thead", { children: /* @__PURE__ */ a4(Head, { order, onOrder: setOrder, coders: data.coders }) }),
    /* @__PURE__ */ a4("tbody", { children: sorted(rowsOf2(data, level), order).map((row) => /* @__PURE__ */ a4(
      Row2,
      {
        row,
        inner: !order && level === "all",
        coders: data.coders,
        codes,
        onCode
      },
      row.name
    )) })
  ] }) });
}

// src/screens/agreement/agreement.tsx
var UNITS = [
  ["turn", t("Turn")],
  ["paragraph", t("Paragraph")],
  ["sentence", t("Sentence")],
  ["character", t("Character")]
];
function NotYet({ round: round2 }) {
  const waiting2 = waitingWords(round2);
  return /* @__PURE__ */ a4(Empty, { title: t("Round {id} has no figures.", { id: round2.id }), children: [
    /* @__PURE__ */ a4("p", { lang: round2.may.why.agreement || round2.may.why.compare ? "en" : void 0, children: round2.may.why.agreement || round2.may.why.compare || t("Figures exist from the first comparison on; they are frozen then.") }),
    waiting2 && /* @__PURE__ */ a4("p", { children: waiting2 }),
    /* @__PURE__ */ a4("p", { class: "row", children: /* @__PURE__ */ a4(RoundActs, { round: round2 }) })
  ] });
}
function clusters(data) {
  return data.cluster === "transcript" ? [] : [[t("Intervals by"), `${known(data.cluster)} (${data.n_clusters})`]];
}
function skips(data) {
  const each = Object.entries(data.skipped).filter(([, n3]) => n3 > 0);
  return each.length === 0 ? [] : [[t("Units skipped"), each.map(([coder, n3]) => t("{n} by {coder}", { n: n3, coder })).join(", ")]];
}
function Facts({ data, round: round2 }) {
  const live = data.unit !== round2.unit;
  const rows2 = [
    [t("Unit"), known(data.unit)],
    [t("Coders"), data.coders.join(", ")],
    [t("Transcripts"), String(data.n_transcripts)],
    ...clusters(data),
    ...skips(data),
    [t("Codebook"), data.codebook],
    [
      live ? t("Computed") : t("Frozen"),
      live ? t("now, another unit than the round’s ({unit})", { unit: known(round2.unit) }) : data.compared.by ? t("{at} by {by}", { at: formatTime(data.compared.at), by: data.compared.by }) : formatTime(data.compared.at)
    ]
  ];
  return /* @__PURE__ */ a4("dl", { class: "facts", children: rows2.map(([name2, value2]) => /* @__PURE__ */ a4("div", { children: [
    /* @__PURE__ */ a4("dt", { children: name2 }),
    /* @__PURE__ */ a4("dd", { children: value2 })
  ] }, name2)) });
}
function Summary({ data, codes, level }) {
  const summary = summaryOf(data, level);
  const { worst } = summary;
  const named2 = rowsOf2(data, "all");
  const other = level === "leaf" ? data.summary.top : data.summary.leaf;
  const beside = isDeeper(data) && other ? other : null;
  const otherName = level === "leaf" ? t("top level") : t("leaf level");
  const left = summary.n_codes - summary.n_defined;
  return /* @__PURE__ */ a4("div", { class: "figures", children: [
    /* @__PURE__ */ a4("div", { class: "card", children: [
      /* @__PURE__ */ a4("p", { class: "quiet small", children: t("Pooled kappa") }),
      /* @__PURE__ */ a4("p", { class: "big", children: formatFigure(summary.pooled_kappa, 3) }),
      /* @__PURE__ */ a4("p", { class: "quiet small", children: t("mean Po and mean Pe over codes") }),
      beside && /* @__PURE__ */ a4("p", { class: "quiet small", children: [
        otherName,
        " ",
        formatFigure(beside.pooled_kappa, 3)
      ] })
    ] }),
    /* @__PURE__ */ a4("div", { class: "card", children: [
      /* @__PURE__ */ a4("p", { class: "quiet small", children: t("Mean kappa") }),
      /* @__PURE__ */ a4("p", { class: "big", children: formatFigure(summary.mean_kappa, 3) }),
      /* @__PURE__ */ a4("p", { class: "quiet small", children: rich(
        "over {n_defined, plural, one {# code} other {# codes}}{hasLeft, select, yes {; {left} not estimable} other {}}",
        { n_defined: summary.n_defined, hasLeft: left > 0 ? "yes" : "no", left }
      ) }),
      data.codes.some((row) => row.with_polarity) && /* @__PURE__ */ a4("p", { class: "quiet small", children: t("{differ_in_polarity, plural, one {# unit} other {# units}} differ in polarity only", {
        differ_in_polarity: data.summary.differ_in_polarity
      }) }),
      beside && /* @__PURE__ */ a4("p", { class: "quiet small", children: [
        otherName,
        " ",
        formatFigure(beside.mean_kappa, 3)
      ] })
    ] }),
    worst.length > 0 && /* @__PURE__ */ a4("div", { class: "card", children: [
      /* @__PURE__ */ a4("p", { class: "quiet small", children: t("Least agreement") }),
      worst.map((name2) => {
        const row = named2.find((one) => one.name === name2);
        return /* @__PURE__ */ a4("p", { children: [
          /* @__PURE__ */ a4(CodeName, { code: row?.code ?? name2, codes }),
          row && row.name !== row.code && /* @__PURE__ */ a4("span", { class: "quiet", children: t(", itself") })
        ] }, name2);
      })
    ] })
  ] });
}
function Figures({ round: round2 }) {
  const [unit, setUnit] = d2(round2.unit);
  const [code2, setCode] = d2("");
  const [level, setLevel] = d2("all");
  const data = useLoad(`/api/agreement?round=${encodeURIComponent(round2.id)}&unit=${unit}`);
  const book = useLoad(`/api/codebook?round=${encodeURIComponent(round2.id)}`);
  const codes = book.value?.codes ?? [];
  return /* @__PURE__ */ a4($, { children: [
    /* @__PURE__ */ a4("div", { class: "row", children: [
      /* @__PURE__ */ a4("span", { class: "quiet", children: t("Unit") }),
      /* @__PURE__ */ a4(Choice, { label: t("Unit"), value: unit, options: UNITS, onChange: setUnit }),
      /* @__PURE__ */ a4(SaveAs, { kind: "agreement", round: round2.id, what: t("the report") })
    ] }),
    /* @__PURE__ */ a4(Show, { what: t("Agreement"), of: data, children: (found2) => /* @__PURE__ */ a4($, { children: [
      /* @__PURE__ */ a4(Facts, { data: found2, round: round2 }),
      found2.warnings.map((warning) => /* @__PURE__ */ a4("p", { lang: "en", class: "note warn", children: warning }, warning)),
      isDeeper(found2) && /* @__PURE__ */ a4("div", { class: "row", children: [
        /* @__PURE__ */ a4("span", { class: "quiet", children: t("Codes") }),
        /* @__PURE__ */ a4(Choice, { label: t("Level of codes"), value: level, options: LEVELS, onChange: setLevel })
      ] }),
      /* @__PURE__ */ a4(Summary, { data: found2, codes, level }),
      /* @__PURE__ */ a4(AgreementTable, { data: found2, level, codes, onCode: setCode }),
      isDeeper(found2) && /* @__PURE__ */ a4("p", { class: "quiet small", children: t(
        "Each code counts with everything below it. “Itself”: only the codings of the code itself. At the leaf level every coding counts once; coders who differ on every sub-code can agree at the top level."
      ) }),
      /* @__PURE__ */ a4("p", { class: "quiet small", children: t(
        "A dash is a figure that does not exist: where nobody, or everybody, used a code, nothing can be said about chance. Choose a code to see where the coders differ."
      ) })
    ] }) }),
    /* @__PURE__ */ a4(Claims, { round: round2.id, codes }),
    /* @__PURE__ */ a4(Differences, { round: round2.id, code: code2, codes, onAll: () => setCode("") })
  ] });
}
function Agreement() {
  const round2 = round.value;
  if (!round2)
    return /* @__PURE__ */ a4(Empty, { title: t("No round yet."), children: /* @__PURE__ */ a4("p", { children: t("Agreement needs a round that two or more people have coded.") }) });
  const title = t("Agreement in round {round}", { round: route.value.round || round2.id });
  if (!round2.may.agreement)
    return /* @__PURE__ */ a4(Page, { title, children: /* @__PURE__ */ a4(NotYet, { round: round2 }) });
  return /* @__PURE__ */ a4(
    Page,
    {
      title,
      sub: round2.kind === "training" ? t("Training: not for report.") : void 0,
      tools: /* @__PURE__ */ a4(RoundActs, { round: { ...round2, may: { ...round2.may, agreement: false } } }),
      children: /* @__PURE__ */ a4(Figures, { round: round2 }, round2.id)
    }
  );
}

// src/screens/tables/add.tsx
function Add({
  label,
  button,
  add: add3
}) {
  const field = T2(null);
  return /* @__PURE__ */ a4(
    "form",
    {
      onSubmit: (event) => {
        event.preventDefault();
        const input = field.current;
        const name2 = input?.value.trim();
        if (input && name2) {
          void add3(name2).then((done) => {
            if (done) input.value = "";
          });
        }
      },
      children: [
        /* @__PURE__ */ a4("label", { class: "field", children: [
          /* @__PURE__ */ a4("span", { class: "label", children: label }),
          /* @__PURE__ */ a4("input", { class: "input", type: "text", ref: field, maxLength: 100, ...PRIVATE })
        ] }),
        /* @__PURE__ */ a4("button", { type: "submit", class: "btn", children: button })
      ]
    }
  );
}

// src/screens/tables/faults.tsx
var MOST5 = 8;
function Lines({ lines }) {
  return /* @__PURE__ */ a4("ul", { children: [
    lines.slice(0, MOST5).map((line) => /* @__PURE__ */ a4("li", { children: line }, line)),
    lines.length > MOST5 && /* @__PURE__ */ a4("li", { children: rich("and {lines} more", { lines: lines.length - MOST5 }) })
  ] });
}
function NotWritten({ fault: fault2, close }) {
  return /* @__PURE__ */ a4("div", { class: "notwritten", children: fault2 && /* @__PURE__ */ a4("div", { class: "note bad", role: "alert", children: [
    /* @__PURE__ */ a4("p", { lang: "en", children: [
      sentence(fault2.message),
      " ",
      fault2.problems.length === 0 && fault2.hint && sentence(fault2.hint)
    ] }),
    fault2.problems.length > 0 && /* @__PURE__ */ a4(Lines, { lines: fault2.problems }),
    close && /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: close, children: t("Close") })
  ] }) });
}
function TableProblems({ table }) {
  if (table.problems.length === 0) return null;
  return /* @__PURE__ */ a4("div", { class: "note warn", children: [
    /* @__PURE__ */ a4("p", { children: rich("{file} needs mending{hasEditable, select, yes {} other { before it can be changed here}}:", {
      file: table.file,
      hasEditable: table.editable ? "yes" : "no"
    }) }),
    /* @__PURE__ */ a4(Lines, { lines: table.problems })
  ] });
}

// src/screens/matrix/states.ts
var STATES = [
  { id: "not_applicable", short: t("n/a"), words: t("not applicable: set by a person, with a reason") },
  { id: "mixed", short: t("mixed"), words: t("present, and contradicted too") },
  { id: "present", short: t("present"), words: t("at least one supporting passage") },
  { id: "not_yet_coded", short: t("not yet coded"), words: t("an interview of the organization is not finished") },
  { id: "contrary", short: t("contrary"), words: t("only passages that deny it") },
  { id: "not_found", short: t("asked, none"), words: t("asked about, nothing found") },
  {
    id: "asked_unknown",
    short: t("none, asking unknown"),
    words: t("nothing found, and not known whether it was asked")
  },
  { id: "not_asked", short: t("not asked"), words: t("not asked about, nothing found") }
];
var NONE_FOUND = {
  id: "not_found",
  short: t("none found"),
  words: t("nothing found; nobody recorded what was asked")
};
var UNRECORDED = STATES.map((state) => state.id === NONE_FOUND.id ? NONE_FOUND : state);
var statesWhere = (asked4) => asked4 ? STATES : UNRECORDED;
var stateOf = (id, asked4) => statesWhere(asked4).find((state) => state.id === id) ?? { id, short: id.replaceAll("_", " "), words: "" };
function gridStep(key2, ctrl, at, rows2, columns) {
  const [row, column] = at;
  const inside = (r4, c4) => [
    Math.max(0, Math.min(rows2 - 1, r4)),
    Math.max(0, Math.min(columns - 1, c4))
  ];
  switch (key2) {
    case "ArrowDown":
      return inside(row + 1, column);
    case "ArrowUp":
      return inside(row - 1, column);
    case "ArrowRight":
      return inside(row, column + 1);
    case "ArrowLeft":
      return inside(row, column - 1);
    case "Home":
      return inside(ctrl ? 0 : row, 0);
    case "End":
      return inside(ctrl ? rows2 : row, columns);
    case "PageDown":
      return inside(row + 10, column);
    case "PageUp":
      return inside(row - 10, column);
    default:
      return null;
  }
}

// src/screens/tables/editor.tsx
var STEPS = { Enter: "ArrowDown", Tab: "ArrowRight" };
function Editor({ label, value: value2, choices, keep, leave: leave2 }) {
  const field = T2(null);
  const done = T2(false);
  const list = P2();
  F2(() => {
    field.current?.focus();
    field.current?.setSelectionRange(-1, -1);
  }, []);
  const end2 = (step) => {
    if (done.current) return;
    done.current = true;
    void keep(field.current?.value.trim() ?? "", step).finally(() => {
      done.current = false;
    });
  };
  return /* @__PURE__ */ a4($, { children: [
    /* @__PURE__ */ a4(
      "input",
      {
        class: "input",
        ref: field,
        type: "text",
        "aria-label": label,
        defaultValue: value2,
        list: choices.length > 0 ? list : void 0,
        onBlur: () => end2(""),
        onKeyDown: (event) => {
          event.stopPropagation();
          if (event.key === "Escape") {
            done.current = true;
            leave2();
          }
          const step = STEPS[event.key];
          if (event.key !== "Escape" && !step) return;
          event.preventDefault();
          if (step) end2(event.shiftKey && event.key === "Tab" ? "ArrowLeft" : step);
        },
        ...PRIVATE
      }
    ),
    choices.length > 0 && /* @__PURE__ */ a4("datalist", { id: list, children: choices.map((choice2) => /* @__PURE__ */ a4("option", { value: choice2 }, choice2)) })
  ] });
}

// src/screens/tables/grid.tsx
function EditGrid({ label, headName, columns, rows: rows2, editable, choices, onEdit, onPaste }) {
  const [at, setAt] = d2([0, 0]);
  const [editing, setEditing] = d2(null);
  const table = T2(null);
  const wantsFocus = T2(false);
  const here = [
    Math.max(0, Math.min(at[0], rows2.length - 1)),
    Math.max(0, Math.min(at[1], columns.length - 1))
  ];
  const cellAt = ([row, column]) => table.current?.querySelector(`[data-at="${row}/${column}"]`);
  F2(() => {
    if (!wantsFocus.current || editing) return;
    wantsFocus.current = false;
    cellAt(here)?.focus();
  });
  const go2 = (to2) => {
    wantsFocus.current = true;
    setEditing(null);
    setAt(to2);
  };
  const valueAt = ([row, column]) => rows2[row]?.cells[column] ?? "";
  const begin5 = (cell, text) => {
    if (editable) setEditing({ at: cell, text });
  };
  const keep = async (cell, value2, step) => {
    const done = value2 === valueAt(cell) || await onEdit({ row: cell[0], column: cell[1] }, value2);
    if (!done) return;
    const next = gridStep(step, false, cell, rows2.length, columns.length);
    if (next) go2(next);
    else setEditing(null);
  };
  const onKey = (event) => {
    if (editing || event.altKey || event.metaKey) return;
    if (!event.target.hasAttribute("data-at")) return;
    const next = gridStep(event.key, event.ctrlKey, here, rows2.length, columns.length);
    const letter = event.key.length === 1 && !event.ctrlKey && event.key !== " ";
    if (next) go2(next);
    else if (event.key === "Enter" || event.key === "F2") begin5(here, valueAt(here));
    else if (letter) begin5(here, event.key);
    else if ((event.key === "Delete" || event.key === "Backspace") && editable) void keep(here, "", "");
    else return;
    event.preventDefault();
  };
  const isCell = (event) => !editing && event.target instanceof Element && event.target.hasAttribute("data-at");
  return /* @__PURE__ */ a4("div", { class: "scroll cellscroll", children: /* @__PURE__ */ a4(
    "table",
    {
      class: "grid cells",
      role: "grid",
      "aria-label": label,
      "aria-readonly": !editable,
      ref: table,
      onKeyDown: onKey,
      onPaste: (event) => {
        const text = event.clipboardData?.getData("text/plain") ?? "";
        if (!isCell(event) || !onPaste || !text) return;
        event.preventDefault();
        event.stopPropagation();
        onPaste({ row: here[0], column: here[1] }, text);
      },
      onCopy: (event) => {
        if (!isCell(event) || String(getSelection())) return;
        event.preventDefault();
        event.clipboardData?.setData("text/plain", valueAt(here));
      },
      children: [
        /* @__PURE__ */ a4("thead", { children: /* @__PURE__ */ a4("tr", { children: [
          /* @__PURE__ */ a4("th", { scope: "col", children: headName }),
          columns.map((name2) => /* @__PURE__ */ a4("th", { scope: "col", children: name2 }, name2)),
          rows2.some((row) => row.acts) && /* @__PURE__ */ a4("th", { scope: "col", class: "acts", children: /* @__PURE__ */ a4("span", { class: "sr", children: t("More") }) })
        ] }) }),
        /* @__PURE__ */ a4("tbody", { children: rows2.map((row, r4) => /* @__PURE__ */ a4("tr", { children: [
          /* @__PURE__ */ a4("th", { scope: "row", dir: "auto", children: row.head }),
          columns.map((name2, c4) => {
            const isHere = r4 === here[0] && c4 === here[1];
            return /* @__PURE__ */ a4(
              "td",
              {
                "data-at": `${r4}/${c4}`,
                dir: "auto",
                tabIndex: isHere ? 0 : -1,
                onFocus: () => setAt([r4, c4]),
                onDblClick: () => begin5([r4, c4], row.cells[c4] ?? ""),
                children: editing && r4 === editing.at[0] && c4 === editing.at[1] ? /* @__PURE__ */ a4(
                  Editor,
                  {
                    label: t("{name} of {id}", { name: name2, id: row.id }),
                    value: editing.text,
                    choices: choices?.[name2] ?? [],
                    keep: (value2, step) => keep([r4, c4], value2, step),
                    leave: () => go2([r4, c4])
                  }
                ) : row.cells[c4]
              },
              name2
            );
          }),
          row.acts && /* @__PURE__ */ a4("td", { class: "acts", children: row.acts })
        ] }, row.id)) })
      ]
    }
  ) });
}

// src/screens/tables/use_table.ts
var faultOf = (error) => ({
  message: error instanceof Error ? error.message : String(error),
  hint: error instanceof ApiError ? error.error.hint : "",
  problems: error instanceof ApiError ? error.error.problems ?? [] : []
});
function useTable(name2) {
  const loaded = useLoad(`/api/tables/${name2}`, anyChange);
  const [fault2, setFault] = d2(null);
  const last2 = T2(Promise.resolve());
  const current = T2(null);
  current.current = loaded.value;
  const send3 = async (changes) => {
    if (!current.current) return false;
    try {
      const { seal } = current.current;
      const made = await services.api.post(`/api/tables/${name2}`, { seal, ...changes });
      current.current = made;
      loaded.set(made);
      setFault(null);
      services.announce(t("Saved."));
      return true;
    } catch (error) {
      setFault(faultOf(error));
      if (error instanceof ApiError && error.error.kind === "stale") loaded.reload();
      return false;
    }
  };
  const edit = (changes) => {
    const done = last2.current.then(() => send3(changes));
    last2.current = done;
    return done;
  };
  return { loaded, fault: fault2, edit, forget: () => setFault(null) };
}

// src/screens/tables/paste.tsx
var SHOWN2 = 60;
function Column({
  target: target2,
  index,
  table,
  choose: choose2
}) {
  const name2 = target2.given || t("Column {index}", { index: index + 1 });
  const fresh2 = target2.given || t("column {index}", { index: index + 1 });
  const known3 = table.columns.filter(Boolean);
  const isNew2 = target2.is_new ? target2.to : known3.includes(fresh2) ? "" : fresh2;
  return /* @__PURE__ */ a4("tr", { children: [
    /* @__PURE__ */ a4("th", { scope: "row", dir: "auto", children: [
      name2,
      target2.sample && /* @__PURE__ */ a4("span", { class: "dim small", children: [
        " ",
        target2.sample
      ] })
    ] }),
    /* @__PURE__ */ a4("td", { children: /* @__PURE__ */ a4(
      "select",
      {
        class: "input",
        "aria-label": t("Where {name} goes", { name: name2 }),
        value: target2.to,
        onChange: (event) => choose2(event.currentTarget.value),
        children: [
          /* @__PURE__ */ a4("option", { value: "", children: t("left out") }),
          known3.map((column) => /* @__PURE__ */ a4("option", { value: column, children: column }, column)),
          isNew2 && /* @__PURE__ */ a4("option", { value: isNew2, children: rich("new: {isNew}", { isNew: isNew2 }) })
        ]
      }
    ) })
  ] });
}
function Changed({ found: found2 }) {
  const parts = [
    found2.added > 0 && `${t("{added, plural, one {# new row} other {# new rows}}", { added: found2.added })}`,
    found2.changed > 0 && t("{changed, plural, one {# cell} other {# cells}} changed", { changed: found2.changed }),
    found2.same > 0 && t("{same, plural, one {# row} other {# rows}} that say nothing new", { same: found2.same })
  ].filter(Boolean);
  return /* @__PURE__ */ a4($, { children: [
    /* @__PURE__ */ a4("p", { role: "status", children: parts.length > 0 ? t("{parts}. Empty cells change nothing.", { parts: parts.join(", ") }) : t("Nothing changes.") }),
    found2.changes.length > 0 && /* @__PURE__ */ a4("div", { class: "scroll pastechanges", children: /* @__PURE__ */ a4("table", { class: "table", children: [
      /* @__PURE__ */ a4("caption", { class: "sr", children: t("What changes") }),
      /* @__PURE__ */ a4("thead", { children: /* @__PURE__ */ a4("tr", { children: [
        /* @__PURE__ */ a4("th", { scope: "col", children: t("Row") }),
        /* @__PURE__ */ a4("th", { scope: "col", children: t("Column") }),
        /* @__PURE__ */ a4("th", { scope: "col", children: t("Now") }),
        /* @__PURE__ */ a4("th", { scope: "col", children: t("Then") })
      ] }) }),
      /* @__PURE__ */ a4("tbody", { children: found2.changes.slice(0, SHOWN2).map((change3) => /* @__PURE__ */ a4("tr", { children: [
        /* @__PURE__ */ a4("th", { scope: "row", dir: "auto", children: [
          change3.row,
          change3.line === 0 && /* @__PURE__ */ a4("span", { class: "tag info", children: t("new") })
        ] }),
        /* @__PURE__ */ a4("td", { children: change3.column }),
        /* @__PURE__ */ a4("td", { class: "dim", dir: "auto", children: change3.before || "–" }),
        /* @__PURE__ */ a4("td", { dir: "auto", children: change3.after })
      ] }, `${change3.row}
${change3.column}`)) })
    ] }) }),
    found2.changes.length > SHOWN2 && /* @__PURE__ */ a4("p", { class: "quiet small", children: rich("The first {shown} are listed.", { shown: SHOWN2 }) })
  ] });
}
function PasteDialog({
  table,
  block,
  write,
  close
}) {
  const [found2, setFound] = d2(null);
  const [fault2, setFault] = d2(null);
  const [text, setText] = d2(block.text);
  const button = T2(null);
  const look2 = async (more, given = text) => {
    const asked4 = { seal: table.seal, text: given, line: block.line, column: block.column, ...more };
    try {
      setFound(await services.api.post(`/api/tables/${table.table}/paste`, asked4));
      setFault(null);
    } catch (error) {
      setFound(null);
      setFault(faultOf(error));
    }
  };
  useOnce(() => {
    if (block.text) void look2({}, block.text);
    return void 0;
  });
  const ready = found2 !== null && found2.problems.length === 0 && found2.changed + found2.added > 0;
  F2(() => {
    if (ready) button.current?.focus();
  }, [ready]);
  const choose2 = (index, to2) => {
    if (found2) void look2({ header: found2.header, to: found2.targets.map((one, at) => at === index ? to2 : one.to) });
  };
  return /* @__PURE__ */ a4(Dialog, { title: t("Paste into {file}", { file: table.file }), onClose: close, children: [
    !block.text && /* @__PURE__ */ a4("label", { class: "field", children: [
      /* @__PURE__ */ a4("span", { class: "label", children: t("Cells copied in Excel or another spreadsheet") }),
      /* @__PURE__ */ a4(
        "textarea",
        {
          class: "input",
          value: text,
          autofocus: true,
          rows: 4,
          onInput: (event) => {
            setText(event.currentTarget.value);
            void look2({}, event.currentTarget.value);
          },
          ...PRIVATE
        }
      )
    ] }),
    /* @__PURE__ */ a4(NotWritten, { fault: fault2 }),
    found2 && /* @__PURE__ */ a4($, { children: [
      /* @__PURE__ */ a4("label", { class: "check", children: [
        /* @__PURE__ */ a4(
          "input",
          {
            type: "checkbox",
            checked: found2.header,
            onChange: (event) => void look2({ header: event.currentTarget.checked })
          }
        ),
        t("The first row names the columns")
      ] }),
      /* @__PURE__ */ a4("div", { class: "scroll", children: /* @__PURE__ */ a4("table", { class: "table", children: [
        /* @__PURE__ */ a4("caption", { class: "sr", children: t("Where each column goes") }),
        /* @__PURE__ */ a4("thead", { children: /* @__PURE__ */ a4("tr", { children: [
          /* @__PURE__ */ a4("th", { scope: "col", children: t("Pasted") }),
          /* @__PURE__ */ a4("th", { scope: "col", children: t("Goes to") })
        ] }) }),
        /* @__PURE__ */ a4("tbody", { children: found2.targets.map((target2, index) => /* @__PURE__ */ a4(Column, { target: target2, index, table, choose: (to2) => choose2(index, to2) }, index)) })
      ] }) }),
      found2.problems.length > 0 ? /* @__PURE__ */ a4(NotWritten, { fault: { message: t("this cannot be written"), hint: "", problems: found2.problems } }) : /* @__PURE__ */ a4(Changed, { found: found2 })
    ] }),
    /* @__PURE__ */ a4("div", { class: "row end", children: [
      /* @__PURE__ */ a4("button", { type: "button", class: "btn", onClick: close, children: t("Leave it") }),
      /* @__PURE__ */ a4(
        "button",
        {
          type: "button",
          class: "btn main",
          ref: button,
          disabled: !ready,
          onClick: () => {
            if (!found2) return;
            const { seal: _5, ...changes } = found2.edit;
            void write(changes).then(close);
          },
          children: t("Write")
        }
      )
    ] })
  ] });
}

// src/screens/tables/pasted_anywhere.ts
var TYPING = "input, textarea, select, [contenteditable], dialog, [data-at]";
function usePastedAnywhere(wanted2, take) {
  const latest = T2(take);
  latest.current = take;
  A2(() => {
    if (!wanted2) return void 0;
    const onPaste = (event) => {
      const text = event.clipboardData?.getData("text/plain") ?? "";
      if (!text.trim() || event.target instanceof Element && event.target.closest(TYPING)) return;
      event.preventDefault();
      latest.current(text);
    };
    document.addEventListener("paste", onPaste);
    return () => document.removeEventListener("paste", onPaste);
  }, [wanted2]);
}

// src/screens/cases/cases.tsx
var KEY = "case";
var NAME = "name";
function transcriptsOf(interviews) {
  const [at, of] = [interviews?.columns.indexOf("transcript") ?? -1, interviews?.columns.indexOf(KEY) ?? -1];
  const found2 = /* @__PURE__ */ new Map();
  for (const { cells } of interviews?.rows ?? []) {
    const [transcript, id] = [cells[at], cells[of]];
    if (transcript && id) found2.set(id, [...found2.get(id) ?? [], transcript]);
  }
  return found2;
}
function DeleteDialog({ id, linked, act, close }) {
  return /* @__PURE__ */ a4(Dialog, { title: t("Delete {id}?", { id }), onClose: close, children: [
    /* @__PURE__ */ a4("p", { children: linked > 0 ? t(
      "{linked, plural, one {# interview} other {# interviews}} of {id} would have no case, so it stays until they belong to another one.",
      { linked, id }
    ) : t("The row goes out of cases.csv, with all its attributes.") }),
    /* @__PURE__ */ a4("div", { class: "row end", children: [
      /* @__PURE__ */ a4("button", { type: "button", class: "btn", autofocus: true, onClick: close, children: t("Leave it") }),
      /* @__PURE__ */ a4(
        "button",
        {
          type: "button",
          class: "btn main",
          disabled: linked > 0,
          onClick: () => {
            close();
            act();
          },
          children: t("Delete")
        }
      )
    ] })
  ] });
}
function Body({ table, work: work2, interviews }) {
  const [block, setBlock] = d2(null);
  const [gone, setGone] = d2(null);
  usePastedAnywhere(table.editable && !block, (text) => setBlock({ text, line: 0, column: "" }));
  const key2 = table.columns.indexOf(KEY);
  const columns = table.columns.filter((_5, at) => at !== key2);
  const linked = transcriptsOf(interviews);
  const rows2 = table.rows.map(({ line, cells }) => {
    const id = cells[key2] ?? "";
    const its = linked.get(id) ?? [];
    return {
      id: id || t("line {line}", { line }),
      head: /* @__PURE__ */ a4($, { children: [
        id || /* @__PURE__ */ a4("span", { class: "dim", children: t("no id") }),
        /* @__PURE__ */ a4("span", { class: "dim small", children: [
          " ",
          its.length > 0 ? its.length > 4 ? t("{some} and {more} more", { some: its.slice(0, 4).join(", "), more: its.length - 4 }) : its.join(", ") : t("no interview")
        ] })
      ] }),
      cells: cells.filter((_5, at) => at !== key2),
      acts: table.editable && /* @__PURE__ */ a4(
        "button",
        {
          type: "button",
          class: "btn small bare",
          "aria-label": t("Delete {id}", { id }),
          onClick: () => setGone({ id, line }),
          children: "✕"
        }
      )
    };
  });
  return /* @__PURE__ */ a4("div", { class: "stack", children: [
    /* @__PURE__ */ a4(TableProblems, { table }),
    /* @__PURE__ */ a4(NotWritten, { fault: work2.fault, close: work2.forget }),
    rows2.length === 0 ? /* @__PURE__ */ a4(Empty, { title: t("No cases yet."), children: /* @__PURE__ */ a4("p", { children: t(
      "A case is what interviews are about: an organization, a person. Copy a table in Excel and press Ctrl+V here, or add the first one below; attributes such as a name or a sector are columns."
    ) }) }) : /* @__PURE__ */ a4(
      EditGrid,
      {
        label: t("Cases and their attributes"),
        headName: t("Case"),
        columns,
        rows: rows2,
        editable: table.editable,
        onEdit: ({ row, column }, value2) => work2.edit({ cells: [{ line: table.rows[row]?.line ?? 0, column: columns[column] ?? "", value: value2 }] }),
        onPaste: ({ row, column }, text) => setBlock({ text, line: table.rows[row]?.line ?? 0, column: columns[column] ?? "" })
      }
    ),
    table.editable && /* @__PURE__ */ a4("div", { class: "addto", children: [
      /* @__PURE__ */ a4(
        Add,
        {
          label: t("New case"),
          button: t("Add the case"),
          add: (name2) => work2.edit({ rows: [{ [KEY]: name2 }] })
        }
      ),
      /* @__PURE__ */ a4(Add, { label: t("New attribute"), button: t("Add the column"), add: (name2) => work2.edit({ columns: [name2] }) }),
      !table.columns.includes(NAME) && /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => void work2.edit({ columns: [NAME] }), children: t("Add names of cases") })
    ] }),
    /* @__PURE__ */ a4("p", { class: "quiet small", children: rich(
      "Enter edits a cell, Esc leaves it as it was, Ctrl+V pastes a block from a spreadsheet. Which interview belongs to which case stands in <link>Transcripts, Interviews</link>.",
      { link: (words6) => /* @__PURE__ */ a4("a", { href: href.transcripts({ show: "interviews" }), children: words6 }) }
    ) }),
    block && /* @__PURE__ */ a4(PasteDialog, { table, block, write: work2.edit, close: () => setBlock(null) }),
    gone && /* @__PURE__ */ a4(
      DeleteDialog,
      {
        id: gone.id,
        linked: linked.get(gone.id)?.length ?? 0,
        act: () => void work2.edit({ removed: [gone.line] }),
        close: () => setGone(null)
      }
    )
  ] });
}
function Cases() {
  const work2 = useTable("cases");
  const interviews = useTable("interviews");
  const [pasting, setPasting] = d2(false);
  const { value: value2 } = work2.loaded;
  return /* @__PURE__ */ a4(
    Page,
    {
      title: t("Cases"),
      sub: value2 && t("{rows, plural, one {# case} other {# cases}}", { rows: value2.rows.length }),
      tools: value2 && /* @__PURE__ */ a4($, { children: [
        /* @__PURE__ */ a4("button", { type: "button", class: "btn", disabled: !value2.editable, onClick: () => setPasting(true), children: t("Paste from a spreadsheet") }),
        /* @__PURE__ */ a4(
          "button",
          {
            type: "button",
            class: "btn",
            disabled: !value2.editable,
            onClick: () => void services.api.file("/api/tables/cases/file").then(
              ({ name: name2, data }) => saveFile(name2, data),
              (error) => services.announce(error.message)
            ),
            children: t("Save as CSV")
          }
        )
      ] }),
      children: /* @__PURE__ */ a4(Show, { what: t("Cases"), of: work2.loaded, children: (table) => /* @__PURE__ */ a4($, { children: [
        /* @__PURE__ */ a4(Body, { table, work: work2, interviews: interviews.loaded.value }),
        pasting && /* @__PURE__ */ a4(
          PasteDialog,
          {
            table,
            block: { text: "", line: 0, column: "" },
            write: work2.edit,
            close: () => setPasting(false)
          }
        )
      ] }) })
    }
  );
}

// src/screens/codebook/desk_tools.tsx
var FORMS2 = [
  ["xlsx", t("Excel")],
  ["docx", t("Word")],
  ["html", t("Web page")],
  ["qdc", t("REFI-QDA (.qdc)")],
  ["csv", t("CSV")],
  ["yaml", t("YAML")]
];
var saving2 = y3(false);
async function save(key2, form) {
  saving2.value = true;
  try {
    const { name: name2, data } = await services.api.file(
      `/api/codebook/export?codebook=${encodeURIComponent(key2)}&as=${form}`
    );
    saveFile(name2, data);
    services.announce(t("Saved {name}.", { name: name2 }));
  } catch (error) {
    services.announce(why(error));
  } finally {
    saving2.value = false;
  }
}
function SaveAs2({ of }) {
  return /* @__PURE__ */ a4("section", { class: "stack", "aria-label": t("Save as a file"), children: [
    /* @__PURE__ */ a4("h2", { children: t("Save as a file") }),
    /* @__PURE__ */ a4(Toolbar, { label: t("Save as"), class: "row", children: FORMS2.map(([form, name2]) => /* @__PURE__ */ a4(
      "button",
      {
        type: "button",
        class: "btn small",
        disabled: saving2.value,
        onClick: () => void save(of, form),
        children: name2
      },
      form
    )) })
  ] });
}
function Begin() {
  return /* @__PURE__ */ a4($, { children: [
    /* @__PURE__ */ a4("a", { class: "btn small", href: href.codebook({ show: "new" }), children: t("New codebook…") }),
    /* @__PURE__ */ a4("a", { class: "btn small", href: href.codebook({ show: "import" }), children: t("From a file…") })
  ] });
}
function BookTools({ book }) {
  const to2 = (show3) => href.codebook({ codebook: book.id, show: show3 });
  return /* @__PURE__ */ a4("div", { class: "row small", children: [
    /* @__PURE__ */ a4("a", { class: "btn small", href: to2("add"), children: t("Add a code…") }),
    /* @__PURE__ */ a4("a", { class: "btn small", href: to2("queue"), children: t("Recode queue") }),
    /* @__PURE__ */ a4("a", { class: "btn small", href: to2("history"), children: t("Versions") })
  ] });
}
function CodeTools({ code: code2, book }) {
  const to2 = (show3) => href.detail(code2.id, { codebook: book.id, show: show3 });
  const link = (show3, name2) => /* @__PURE__ */ a4("a", { class: "btn small", href: to2(show3), children: name2 });
  if (code2.replaced_by) return null;
  return /* @__PURE__ */ a4("nav", { class: "row", "aria-label": t("Change this code"), children: [
    link("edit", t("Edit…")),
    link("add", t("Add below…")),
    link("move", t("Move…")),
    link("split", t("Split…")),
    link("merge", t("Merge…")),
    code2.assignable && link("retire", t("Retire…"))
  ] });
}

// src/screens/codebook/fields.tsx
var FURTHER = /* @__PURE__ */ new Set(["cues", "aliases", "values", "scale", "colour"]);
function Wrong({ id, flaws }) {
  return /* @__PURE__ */ a4("span", { lang: "en", id, class: "help bad", children: flaws.map((flaw) => `${sentence(flaw.message)} ${sentence(flaw.remedy)}`).join(" ") });
}
function TextField({ label, help, value: value2, flaws, rows: rows2, focus, onText }) {
  const id = P2();
  const told = flaws.length > 0;
  const shared = {
    id,
    class: "input",
    value: value2,
    dir: "auto",
    "aria-invalid": told,
    "aria-describedby": told ? `${id}-wrong` : void 0,
    autofocus: focus,
    ...PRIVATE
  };
  return /* @__PURE__ */ a4("div", { class: "field", children: [
    /* @__PURE__ */ a4("label", { class: "label", for: id, children: label }),
    rows2 ? /* @__PURE__ */ a4("textarea", { ...shared, rows: rows2, onInput: (event) => onText(event.currentTarget.value) }) : /* @__PURE__ */ a4("input", { ...shared, type: "text", onInput: (event) => onText(event.currentTarget.value) }),
    help && !told && /* @__PURE__ */ a4("span", { class: "help", children: help }),
    told && /* @__PURE__ */ a4(Wrong, { id: `${id}-wrong`, flaws })
  ] });
}
function LinesField({
  value: value2,
  onLines,
  ...rest
}) {
  return /* @__PURE__ */ a4(
    TextField,
    {
      rows: 3,
      ...rest,
      value: value2.join("\n"),
      onText: (text) => onLines(text === "" ? [] : text.split("\n"))
    }
  );
}
function Examples({ value: value2, onChange }) {
  const rows2 = value2.length ? value2 : [""];
  return /* @__PURE__ */ a4("fieldset", { class: "field examples-edit", children: [
    /* @__PURE__ */ a4("legend", { class: "label", children: t("Examples") }),
    rows2.map((example, at) => /* @__PURE__ */ a4("div", { class: "row nowrap", children: [
      /* @__PURE__ */ a4(
        "textarea",
        {
          class: "input grow",
          rows: 2,
          dir: "auto",
          "aria-label": t("Example {at}", { at: at + 1 }),
          value: example,
          onInput: (event) => onChange(rows2.with(at, event.currentTarget.value)),
          ...PRIVATE
        }
      ),
      /* @__PURE__ */ a4(
        "button",
        {
          type: "button",
          class: "btn small bare",
          "aria-label": t("Remove example {at}", { at: at + 1 }),
          onClick: () => onChange(rows2.toSpliced(at, 1)),
          children: t("Remove")
        }
      )
    ] }, at)),
    /* @__PURE__ */ a4("div", { children: /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => onChange([...rows2, ""]), children: t("One more example") }) })
  ] });
}
function Colour({ value: value2, flaws, onChange }) {
  return /* @__PURE__ */ a4("div", { class: "field", children: [
    /* @__PURE__ */ a4("span", { class: "label", children: t("Colour") }),
    /* @__PURE__ */ a4("div", { class: "row", children: [
      /* @__PURE__ */ a4("label", { class: "check", children: [
        /* @__PURE__ */ a4(
          "input",
          {
            type: "checkbox",
            checked: value2 !== "",
            onChange: (event) => onChange(event.currentTarget.checked ? "#3366cc" : "")
          }
        ),
        t("a colour of its own")
      ] }),
      value2 !== "" && /* @__PURE__ */ a4(
        "input",
        {
          type: "color",
          "aria-label": t("Colour"),
          value: value2,
          onInput: (event) => onChange(event.currentTarget.value)
        }
      )
    ] }),
    flaws.length > 0 && /* @__PURE__ */ a4(Wrong, { id: "colour-wrong", flaws })
  ] });
}
function FieldsForm({
  fields,
  flaws,
  onChange
}) {
  const of = (name2) => flaws.filter((flaw) => flaw.field === name2);
  const set2 = (more) => onChange({ ...fields, ...more });
  const further = flaws.some((flaw) => FURTHER.has(flaw.field)) || fields.cues.length + fields.values.length > 0;
  return /* @__PURE__ */ a4("div", { class: "stack", children: [
    /* @__PURE__ */ a4(TextField, { label: t("Name"), focus: true, value: fields.name, flaws: of("name"), onText: (name2) => set2({ name: name2 }) }),
    /* @__PURE__ */ a4(
      TextField,
      {
        label: t("Definition"),
        help: t("What it is, so that two people apply it the same way."),
        rows: 3,
        value: fields.definition,
        flaws: of("definition"),
        onText: (definition) => set2({ definition })
      }
    ),
    /* @__PURE__ */ a4("div", { class: "sides", children: [
      /* @__PURE__ */ a4(
        TextField,
        {
          label: t("Include"),
          rows: 3,
          value: fields.include,
          flaws: of("include"),
          onText: (include) => set2({ include })
        }
      ),
      /* @__PURE__ */ a4(
        TextField,
        {
          label: t("Exclude"),
          rows: 3,
          value: fields.exclude,
          flaws: of("exclude"),
          onText: (exclude) => set2({ exclude })
        }
      )
    ] }),
    /* @__PURE__ */ a4(Examples, { value: fields.examples, onChange: (examples) => set2({ examples }) }),
    /* @__PURE__ */ a4("details", { open: further, children: [
      /* @__PURE__ */ a4("summary", { children: t("Cues, other names, values, colour") }),
      /* @__PURE__ */ a4("div", { class: "stack", children: [
        /* @__PURE__ */ a4(
          LinesField,
          {
            label: t("Cues"),
            help: t("Words by which rules propose it, one a line; refer* stands for every word that begins so."),
            value: fields.cues,
            flaws: of("cues"),
            onLines: (cues) => set2({ cues })
          }
        ),
        /* @__PURE__ */ a4(
          LinesField,
          {
            label: t("Also called"),
            help: t("Other names, one a line."),
            value: fields.aliases,
            flaws: of("aliases"),
            onLines: (aliases) => set2({ aliases })
          }
        ),
        /* @__PURE__ */ a4(
          LinesField,
          {
            label: t("Values"),
            help: t("Of how much, in ascending order, one a line: 0 = none."),
            value: fields.values,
            flaws: [...of("values"), ...of("scale")],
            onLines: (values) => set2({ values })
          }
        ),
        /* @__PURE__ */ a4(Colour, { value: fields.colour, flaws: of("colour"), onChange: (colour) => set2({ colour }) })
      ] })
    ] })
  ] });
}

// src/screens/codebook/import_panel.tsx
var MOST6 = 20 * 1024 * 1024;
var SHOWN3 = 60;
var FIELD_NAMES = {
  id: t("id"),
  name: t("name of the code"),
  definition: t("definition"),
  parent: t("code above (parent)"),
  category: t("category above"),
  level: t("level of the tree"),
  assignable: t("is it coded directly"),
  rolls_up_as: t("counts above as"),
  replaced_by: t("replaced by")
};
function Columns({ shown, onMap }) {
  return /* @__PURE__ */ a4("div", { class: "scroll", children: /* @__PURE__ */ a4("table", { class: "table", children: [
    /* @__PURE__ */ a4("caption", { class: "sr", children: t("Columns of the table") }),
    /* @__PURE__ */ a4("thead", { children: /* @__PURE__ */ a4("tr", { children: [
      /* @__PURE__ */ a4("th", { scope: "col", children: t("Column") }),
      /* @__PURE__ */ a4("th", { scope: "col", children: t("is taken for") }),
      /* @__PURE__ */ a4("th", { scope: "col", children: t("First cells") })
    ] }) }),
    /* @__PURE__ */ a4("tbody", { children: shown.columns.map((column, at) => /* @__PURE__ */ a4(ColumnRow, { column, fields: shown.fields, onMap }, at)) })
  ] }) });
}
function ColumnRow({ column, fields, onMap }) {
  const { title, field, filled, sample } = column;
  const known3 = field === "" || fields.includes(field) ? fields : [...fields, field];
  return /* @__PURE__ */ a4("tr", { children: [
    /* @__PURE__ */ a4("th", { scope: "row", dir: "auto", children: title || /* @__PURE__ */ a4("span", { class: "quiet", children: t("without a header") }) }),
    /* @__PURE__ */ a4("td", { children: title ? /* @__PURE__ */ a4(
      "select",
      {
        class: "input",
        "aria-label": t("{title} is taken for", { title }),
        value: field || "-",
        onChange: (event) => onMap(title, event.currentTarget.value),
        children: [
          /* @__PURE__ */ a4("option", { value: "-", children: filled ? t("not taken") : t("nothing") }),
          known3.map((one) => /* @__PURE__ */ a4("option", { value: one, children: FIELD_NAMES[one] ?? one }, one))
        ]
      }
    ) : /* @__PURE__ */ a4("span", { class: "quiet", children: t("not taken") }) }),
    /* @__PURE__ */ a4("td", { class: "small quiet", dir: "auto", children: rich("{sample} {hasFilled, select, yes {({filled, plural, one {# cell} other {# cells}})} other {}}", {
      sample: sample.join(" · "),
      hasFilled: filled > sample.length ? "yes" : "no",
      filled
    }) })
  ] });
}
function Codes({ shown }) {
  if (!shown.codes.length) return null;
  return /* @__PURE__ */ a4("section", { class: "stack", "aria-label": t("Codes"), children: [
    /* @__PURE__ */ a4("h2", { children: t("{codes, plural, one {# code} other {# codes}}", { codes: shown.codes.length }) }),
    /* @__PURE__ */ a4("ul", { class: "imported", children: shown.codes.slice(0, SHOWN3).map((code2) => /* @__PURE__ */ a4("li", { style: { "--depth": code2.depth }, children: [
      /* @__PURE__ */ a4("strong", { dir: "auto", children: code2.name }),
      " ",
      /* @__PURE__ */ a4("code", { class: "quiet small", children: code2.id }),
      " ",
      /* @__PURE__ */ a4("span", { class: "quiet", dir: "auto", children: code2.definition })
    ] }, code2.id)) }),
    shown.codes.length > SHOWN3 && /* @__PURE__ */ a4("p", { class: "quiet", children: rich("The first {shown} are shown.", { shown: SHOWN3 }) })
  ] });
}
function Told({ shown }) {
  return /* @__PURE__ */ a4($, { children: [
    shown.problems.length > 0 && /* @__PURE__ */ a4("ul", { class: "note bad", "aria-label": t("Problems"), children: shown.problems.map((line, at) => /* @__PURE__ */ a4("li", { children: sentence(line) }, at)) }),
    shown.told.length > 0 && /* @__PURE__ */ a4("ul", { class: "note", "aria-label": t("How it was understood"), children: shown.told.map((line, at) => /* @__PURE__ */ a4("li", { children: sentence(line) }, at)) }),
    shown.replaces && /* @__PURE__ */ a4("p", { class: "note warn", children: rich("It takes the place of {id}, version {replaces}; that version is kept.", {
      id: shown.id,
      replaces: shown.replaces
    }) })
  ] });
}
function Named({ given, shown, ask: ask2 }) {
  const [id, setId] = d2(shown.id);
  const [version, setVersion] = d2(shown.version);
  if (/\.ya?ml$/i.test(given.file) || !shown.id) return null;
  const same3 = id === shown.id && version === shown.version;
  return /* @__PURE__ */ a4("div", { class: "row", children: [
    /* @__PURE__ */ a4(TextField, { label: t("Id"), value: id, flaws: [], onText: setId }),
    /* @__PURE__ */ a4(TextField, { label: t("Version"), value: version, flaws: [], onText: setVersion }),
    /* @__PURE__ */ a4(
      "button",
      {
        type: "button",
        class: "btn small",
        disabled: same3 || !id.trim(),
        onClick: () => ask2({ ...given, id, version }),
        children: t("Call it so")
      }
    )
  ] });
}
function ImportPanel() {
  const [given, setGiven] = d2(null);
  const [shown, setShown] = d2(null);
  const [fault2, setFault] = d2("");
  const [waits, setWaits] = d2(false);
  const ask2 = async (asked4, seen = "") => {
    setWaits(true);
    setFault("");
    setGiven(asked4);
    try {
      const answer = await services.api.post("/api/codebook/import", { ...asked4, seen });
      setShown(answer);
      if (answer.written) {
        services.announce(t("Codebook {id} is there.", { id: answer.id }));
        navigate(href.codebook({ codebook: answer.id }));
      }
    } catch (error) {
      setFault(why(error));
    } finally {
      setWaits(false);
    }
  };
  const choose2 = async (file) => {
    if (!file) return;
    setShown(null);
    if (file.size > MOST6) setFault(t("The window takes files of 20 MB."));
    else await ask2({ file: file.name, data: base64(await file.arrayBuffer()) });
  };
  return /* @__PURE__ */ a4("section", { class: "page stack deskform", "aria-label": t("Codes from a file"), children: [
    /* @__PURE__ */ a4("h1", { tabIndex: -1, children: t("Codes from a file") }),
    /* @__PURE__ */ a4("p", { children: t(
      "Excel, a table in Word, CSV, REFI-QDA (.qdc) or YAML. Nothing is written before you have seen how it was understood; nothing is left out without being named."
    ) }),
    /* @__PURE__ */ a4("label", { class: "field", children: [
      /* @__PURE__ */ a4("span", { class: "label", children: t("File") }),
      /* @__PURE__ */ a4(
        "input",
        {
          class: "input",
          type: "file",
          accept: ".xlsx,.docx,.csv,.tsv,.qdc,.yaml,.yml",
          disabled: waits,
          onChange: (event) => void choose2(event.currentTarget.files?.[0])
        }
      )
    ] }),
    /* @__PURE__ */ a4("div", { role: "status", class: "stack", children: [
      waits && /* @__PURE__ */ a4("p", { class: "quiet", children: t("The file is read…") }),
      fault2 && /* @__PURE__ */ a4("p", { class: "note bad", children: fault2 }),
      shown && /* @__PURE__ */ a4(Told, { shown })
    ] }),
    given && shown && shown.columns.length > 0 && /* @__PURE__ */ a4(
      Columns,
      {
        shown,
        onMap: (title, field) => void ask2({ ...given, mapped: { ...given.mapped, [title]: field } })
      }
    ),
    given && shown && /* @__PURE__ */ a4(Named, { given, shown, ask: (next) => void ask2(next) }, `${shown.id}@${shown.version}`),
    shown && /* @__PURE__ */ a4(Codes, { shown }),
    /* @__PURE__ */ a4("div", { class: "row end", children: [
      /* @__PURE__ */ a4("a", { class: "btn", href: href.codebook(), children: t("Leave it") }),
      /* @__PURE__ */ a4(
        "button",
        {
          type: "button",
          class: "btn main",
          disabled: !given || !shown?.seal || waits,
          onClick: () => {
            if (given && shown) void ask2(given, shown.seal);
          },
          children: t("Take it in")
        }
      )
    ] })
  ] });
}

// src/screens/codebook/new_panel.tsx
var ROWS = 3;
var empty = () => Array.from({ length: ROWS }, () => ({ name: "", definition: "" }));
function Row3({ code: code2, at, onChange }) {
  return /* @__PURE__ */ a4("li", { class: "newcode", children: [
    /* @__PURE__ */ a4(
      "input",
      {
        class: "input",
        type: "text",
        dir: "auto",
        placeholder: t("Name"),
        "aria-label": t("Name of code {at}", { at: at + 1 }),
        value: code2.name,
        onInput: (event) => onChange({ ...code2, name: event.currentTarget.value }),
        ...PRIVATE
      }
    ),
    /* @__PURE__ */ a4(
      "input",
      {
        class: "input",
        type: "text",
        dir: "auto",
        placeholder: t("What it is"),
        "aria-label": t("Definition of code {at}", { at: at + 1 }),
        value: code2.definition,
        onInput: (event) => onChange({ ...code2, definition: event.currentTarget.value }),
        ...PRIVATE
      }
    )
  ] });
}
function NewPanel() {
  const [title, setTitle] = d2("");
  const [id, setId] = d2("");
  const [purpose2, setPurpose] = d2("");
  const [codes, setCodes] = d2(empty);
  const [fault2, setFault] = d2("");
  const [waits, setWaits] = d2(false);
  const given = codes.filter((code2) => code2.name.trim() || code2.definition.trim());
  const half = given.find((code2) => !(code2.name.trim() && code2.definition.trim()));
  const named2 = id.trim() || title.trim();
  const write = async () => {
    setWaits(true);
    setFault("");
    try {
      const body = { id: named2, title: title.trim(), purpose: purpose2.trim(), codes: given };
      const made = await services.api.post("/api/codebook/new", body);
      services.announce(t("Codebook {id} is there.", { id: made.id }));
      navigate(href.codebook({ codebook: made.id }));
    } catch (error) {
      setFault(why(error));
      setWaits(false);
    }
  };
  return /* @__PURE__ */ a4(
    "form",
    {
      class: "page stack deskform",
      "aria-label": t("New codebook"),
      onSubmit: (event) => {
        event.preventDefault();
        if (named2 && given.length && !half && !waits) void write();
      },
      children: [
        /* @__PURE__ */ a4("h1", { tabIndex: -1, children: t("New codebook") }),
        /* @__PURE__ */ a4(TextField, { label: t("Title"), focus: true, value: title, flaws: [], onText: setTitle }),
        /* @__PURE__ */ a4(
          TextField,
          {
            label: t("Id"),
            help: t("What the file and commands call it. Leave it empty to make it from the title."),
            value: id,
            flaws: [],
            onText: setId
          }
        ),
        /* @__PURE__ */ a4(TextField, { label: t("What it is for"), value: purpose2, flaws: [], rows: 2, onText: setPurpose }),
        /* @__PURE__ */ a4("fieldset", { class: "field", children: [
          /* @__PURE__ */ a4("legend", { class: "label", children: t("First codes") }),
          /* @__PURE__ */ a4("ul", { class: "stack", children: codes.map((code2, at) => /* @__PURE__ */ a4(Row3, { code: code2, at, onChange: (changed2) => setCodes(codes.with(at, changed2)) }, at)) }),
          /* @__PURE__ */ a4("div", { children: /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => setCodes([...codes, { name: "", definition: "" }]), children: t("One more code") }) })
        ] }),
        /* @__PURE__ */ a4("div", { role: "status", class: "stack", children: [
          half && /* @__PURE__ */ a4("p", { class: "note", children: t("A code needs a name and what it is; the rest can come later.") }),
          fault2 && /* @__PURE__ */ a4("p", { class: "note bad", children: fault2 })
        ] }),
        /* @__PURE__ */ a4("div", { class: "row end", children: [
          /* @__PURE__ */ a4("a", { class: "btn", href: href.codebook(), children: t("Leave it") }),
          /* @__PURE__ */ a4("button", { type: "submit", class: "btn main", disabled: !named2 || !given.length || half !== void 0 || waits, children: t("Begin the codebook") })
        ] })
      ]
    }
  );
}

// src/screens/codebook/meaning.tsx
function RecodeRow({
  row,
  book,
  children
}) {
  return /* @__PURE__ */ a4("li", { class: "excerpt", children: [
    /* @__PURE__ */ a4("p", { class: "quote", dir: "auto", children: row.words }),
    /* @__PURE__ */ a4("p", { class: "row small", children: [
      children,
      /* @__PURE__ */ a4(CodeName, { code: row.code, codes: book.codes }),
      /* @__PURE__ */ a4("a", { href: href.code(row.round, row.transcript, row.start), children: rich("{transcript} in {round}", { transcript: row.transcript, round: row.round }) }),
      /* @__PURE__ */ a4("span", { class: "quiet", children: rich("{coder}, under {version}: {changed}", {
        coder: row.coder,
        version: row.version,
        changed: row.changed.join(", ")
      }) })
    ] })
  ] });
}
function Differences2({ shown }) {
  const lines = shown.differences.filter((one) => one.kind !== "noted");
  return /* @__PURE__ */ a4("ul", { class: "changes", children: lines.map((one, at) => /* @__PURE__ */ a4("li", { children: [
    /* @__PURE__ */ a4("code", { children: one.code }),
    /* @__PURE__ */ a4("span", { dir: "auto", children: [
      one.text,
      " ",
      one.meaning && /* @__PURE__ */ a4("span", { class: "tag warn", children: t("meaning") })
    ] })
  ] }, at)) });
}
function Meaning2({ shown, book }) {
  const { before: before2, after, carried, doubtful, look_again, unread, blind: blind2 } = shown;
  return /* @__PURE__ */ a4("section", { class: "stack", "aria-label": t("What it means"), children: [
    /* @__PURE__ */ a4("h2", { children: t("What it means") }),
    /* @__PURE__ */ a4("p", { children: after === before2 ? t("It is written into version {after}, which nobody has coded with yet.", { after }) : t("It is written into version {after}. Version {before} is in use and stays as it is.", { after, before: before2 }) }),
    /* @__PURE__ */ a4(Differences2, { shown }),
    shown.noted && /* @__PURE__ */ a4("ul", { class: "what-it-means", children: [
      /* @__PURE__ */ a4("li", { children: rich(
        "<b>{carried, plural, one {# coding} other {# codings}}</b> {carried, plural, one {is} other {are}} carried over.",
        { carried, b: (words6) => /* @__PURE__ */ a4("strong", { children: words6 }) }
      ) }),
      /* @__PURE__ */ a4("li", { children: rich(
        "<b>{doubtful, plural, one {# coding} other {# codings}}</b> {doubtful, plural, one {is} other {are}} to be looked at again.",
        { doubtful, b: (words6) => /* @__PURE__ */ a4("strong", { children: words6 }) }
      ) }),
      unread.length > 0 && /* @__PURE__ */ a4("li", { children: rich(
        "<b>{unread, plural, one {# transcript} other {# transcripts}}</b> {unread, plural, one {counts} other {count}} as not yet coded for {code}: {unread2}. A round about this code reads them.",
        {
          unread: unread.length,
          b: (words6) => /* @__PURE__ */ a4("strong", { children: words6 }),
          code: shown.code,
          unread2: unread.join(", ")
        }
      ) })
    ] }),
    blind2.length > 0 && /* @__PURE__ */ a4("p", { class: "note", children: rich("You are blind in {blind}: only your own codings are counted and listed until it is compared.", {
      blind: blind2.join(", ")
    }) }),
    look_again.length > 0 && /* @__PURE__ */ a4("ul", { class: "excerpts", "aria-label": t("Codings to look at again"), children: look_again.map((row) => /* @__PURE__ */ a4(RecodeRow, { row, book }, row.id)) }),
    doubtful > look_again.length && /* @__PURE__ */ a4("p", { class: "quiet", children: rich("The first {look_again} are listed.", { look_again: look_again.length }) })
  ] });
}
function Weak({ shown }) {
  const weak = shown?.flaws.filter((flaw) => flaw.level === "warning" || !flaw.field) ?? [];
  if (!weak.length) return null;
  return /* @__PURE__ */ a4("ul", { class: "note", "aria-label": t("What could be better"), children: weak.map((flaw) => /* @__PURE__ */ a4("li", { lang: "en", children: [
    sentence(flaw.message),
    " ",
    /* @__PURE__ */ a4("span", { class: "quiet", children: sentence(flaw.remedy) })
  ] }, flaw.message)) });
}

// src/screens/codebook/selects.tsx
function outside(book, not) {
  const gone = new Set(not ? [not] : []);
  for (const code2 of book.codes) if (gone.has(code2.parent)) gone.add(code2.id);
  return book.codes.filter((code2) => !gone.has(code2.id));
}
function CodeSelect({
  label,
  book,
  value: value2,
  not,
  onChange
}) {
  return /* @__PURE__ */ a4("label", { class: "field", children: [
    /* @__PURE__ */ a4("span", { class: "label", children: label }),
    /* @__PURE__ */ a4("select", { class: "input", value: value2, onChange: (event) => onChange(event.currentTarget.value), children: [
      /* @__PURE__ */ a4("option", { value: "", children: t("at the top") }),
      outside(book, not).filter((code2) => !code2.replaced_by).map((code2) => /* @__PURE__ */ a4("option", { value: code2.id, children: [
        "  ".repeat(code2.depth),
        code2.name
      ] }, code2.id))
    ] })
  ] });
}
function MergeFrom({
  book,
  into,
  chosen: chosen4,
  onChange
}) {
  const others = book.codes.filter((code2) => code2.id !== into && !code2.replaced_by);
  return /* @__PURE__ */ a4("fieldset", { class: "field", children: [
    /* @__PURE__ */ a4("legend", { class: "label", children: t("Codes that it takes in") }),
    /* @__PURE__ */ a4("ul", { class: "choose", children: others.map((code2) => /* @__PURE__ */ a4("li", { children: /* @__PURE__ */ a4("label", { class: "check", children: [
      /* @__PURE__ */ a4(
        "input",
        {
          type: "checkbox",
          checked: chosen4.includes(code2.id),
          onChange: (event) => onChange(event.currentTarget.checked ? [...chosen4, code2.id] : chosen4.filter((id) => id !== code2.id))
        }
      ),
      code2.name
    ] }) }, code2.id)) })
  ] });
}
var WORDINGS = [
  ["reworded", t("Said otherwise")],
  ["widened", t("More belongs than before")],
  ["narrowed", t("Less belongs than before")]
];
function Wordings({ value: value2, onChange }) {
  return /* @__PURE__ */ a4("div", { class: "field", children: [
    /* @__PURE__ */ a4("span", { class: "label", children: t("What it is") }),
    /* @__PURE__ */ a4(Choice, { label: t("What it is"), value: value2, options: WORDINGS, onChange })
  ] });
}

// src/screens/codebook/act_panel.tsx
var ACTS = ["add", "edit", "move", "merge", "split", "retire"];
var TITLES = {
  add: () => t("New code"),
  edit: (code2) => t("Edit {code}", { code: code2 }),
  move: (code2) => t("Move {code}", { code: code2 }),
  merge: (code2) => t("Merge codes into {code}", { code: code2 }),
  split: (code2) => t("Split a code off {code}", { code: code2 }),
  retire: (code2) => t("Retire {code}", { code: code2 })
};
var EXPLAINED = {
  move: t("It goes with all codes below it. Its own codings stay; what codes above it count changes."),
  merge: t("The codes that are merged cannot be used any more; their codings count as this code’s."),
  split: t(
    "A new code takes a part of what this one holds. What was coded with this one stays until somebody recodes it."
  ),
  retire: t("Nobody codes with it any more; what was coded with it still counts.")
};
function begin3(act, code2) {
  const given = takePrefill();
  const fields = { ...act === "edit" && code2 ? fieldsOf(code2) : NOTHING, ...given.fields };
  if (given.example && !fields.examples.includes(given.example)) fields.examples = [...fields.examples, given.example];
  const under = given.under ?? (act === "add" ? code2?.id ?? "" : code2?.parent ?? "");
  return { fields, id: "", under, merged: [], kind: "reworded", again: null, reason: given.reason ?? "" };
}
function asking(act, code2, typed2) {
  const { fields, id, under, merged: merged2, kind, again: again2, reason } = typed2;
  const told = { reason, ...again2 !== null && { again: again2 } };
  if (act === "add" || act === "split") {
    if (!fields.name.trim()) return null;
    return {
      act,
      fields: differing(void 0, fields),
      new: id.trim(),
      under,
      ...told,
      codes: code2 && act === "split" ? [code2.id] : []
    };
  }
  if (!code2) return null;
  if (act === "edit") {
    const changed2 = differing(code2, fields);
    return Object.keys(changed2).length ? { act, codes: [code2.id], fields: changed2, kind, ...told } : null;
  }
  if (act === "move") return under === code2.parent ? null : { act, codes: [code2.id], under, reason };
  if (act === "merge") return merged2.length ? { act, codes: merged2, into: code2.id, ...told } : null;
  return { act, codes: [code2.id], reason };
}
function Form({
  act,
  code: code2,
  book,
  typed: typed2,
  shown,
  set: set2
}) {
  const flaws = shown?.flaws.filter((flaw) => flaw.level === "error") ?? [];
  const made = act === "add" || act === "split";
  return /* @__PURE__ */ a4($, { children: [
    (made || act === "edit") && /* @__PURE__ */ a4(FieldsForm, { fields: typed2.fields, flaws, onChange: (fields) => set2({ fields }) }),
    (made || act === "move") && /* @__PURE__ */ a4(
      CodeSelect,
      {
        label: t("Below"),
        book,
        value: typed2.under,
        not: act === "move" ? code2?.id : void 0,
        onChange: (under) => set2({ under })
      }
    ),
    made && /* @__PURE__ */ a4(
      TextField,
      {
        label: t("Id"),
        help: t(
          "Codings name it by this for ever. Leave it empty to make it from the name{hasCode, select, yes {: {code}} other {}}.",
          {
            hasCode: shown?.code ? "yes" : "no",
            code: shown?.code
          }
        ),
        value: typed2.id,
        flaws: flaws.filter((flaw) => flaw.field === "id"),
        onText: (id) => set2({ id })
      }
    ),
    act === "merge" && code2 && /* @__PURE__ */ a4(MergeFrom, { book, into: code2.id, chosen: typed2.merged, onChange: (merged2) => set2({ merged: merged2 }) }),
    act === "edit" && shown?.noted && /* @__PURE__ */ a4(Wordings, { value: typed2.kind, onChange: (kind) => set2({ kind }) }),
    shown?.noted && act !== "retire" && act !== "move" && /* @__PURE__ */ a4("label", { class: "check", children: [
      /* @__PURE__ */ a4(
        "input",
        {
          type: "checkbox",
          checked: typed2.again ?? (made || typed2.kind === "widened"),
          onChange: (event) => set2({ again: event.currentTarget.checked })
        }
      ),
      t("What was read before must be read again for it")
    ] }),
    shown?.noted && /* @__PURE__ */ a4(
      TextField,
      {
        label: t("Reason"),
        help: t("Coders and readers are shown it."),
        rows: 2,
        value: typed2.reason,
        flaws: [],
        onText: (reason) => set2({ reason })
      }
    )
  ] });
}
function ActPanel({ act, code: code2, book, refresh }) {
  const [typed2, setTyped] = d2(() => begin3(act, code2));
  const asked4 = asking(act, code2, typed2);
  const change3 = useChange(book.id, book.sha256, asked4);
  const { now: now2, meant } = change3;
  const wrong = now2?.flaws.some((flaw) => flaw.level === "error") ?? false;
  const ready = asked4 !== null && now2 !== null && !now2.refused && !wrong && !change3.waits;
  const source = { codebook: book.id };
  const back = code2 ? href.detail(code2.id, source) : href.codebook(source);
  const write = async () => {
    const done = await change3.write();
    if (!done) return;
    const renewed = await refresh();
    services.announce(t("Written into {key}.", { key: renewed.key }));
    navigate(href.detail(done.code, source));
  };
  const again2 = async () => change3.again((await refresh()).sha256);
  return /* @__PURE__ */ a4(
    "form",
    {
      class: "stack deskform",
      "aria-label": TITLES[act](code2?.name ?? ""),
      onSubmit: (event) => {
        event.preventDefault();
        if (ready) void (now2.noted && !meant ? change3.see() : write());
      },
      children: [
        /* @__PURE__ */ a4("h1", { tabIndex: -1, children: TITLES[act](code2?.name ?? "") }),
        EXPLAINED[act] && /* @__PURE__ */ a4("p", { class: "quiet", children: EXPLAINED[act] }),
        /* @__PURE__ */ a4(
          Form,
          {
            act,
            code: code2,
            book,
            typed: typed2,
            shown: now2,
            set: (more) => setTyped({ ...typed2, ...more })
          }
        ),
        /* @__PURE__ */ a4("div", { role: "status", class: "stack", children: [
          now2?.refused && /* @__PURE__ */ a4("p", { class: "note warn", children: sentence(now2.refused) }),
          change3.fault && /* @__PURE__ */ a4("p", { class: "note bad", children: change3.fault }),
          asked4 && /* @__PURE__ */ a4(Weak, { shown: now2 }),
          meant && /* @__PURE__ */ a4(Meaning2, { shown: meant, book })
        ] }),
        /* @__PURE__ */ a4("div", { class: "row end", children: [
          /* @__PURE__ */ a4("a", { class: "btn", href: back, children: t("Leave it") }),
          change3.stale && /* @__PURE__ */ a4("button", { type: "button", class: "btn main", onClick: () => void again2(), children: t("Look at it again") }),
          !change3.stale && /* @__PURE__ */ a4("button", { type: "submit", class: "btn main", disabled: !ready, children: now2?.noted === false ? t("Save") : meant ? t("Write it into {after}", { after: meant.after }) : t("See what it means") })
        ] })
      ]
    }
  );
}

// src/screens/codebook/card.tsx
function Words({ label, text, empty: empty2, side }) {
  return /* @__PURE__ */ a4("section", { class: side ? `half ${side}` : void 0, children: [
    /* @__PURE__ */ a4("h2", { class: "minor", children: label }),
    /* @__PURE__ */ a4("p", { class: text ? "said" : "quiet", dir: "auto", children: text || empty2 })
  ] });
}
function facts(code2, book) {
  const parent = book.codes.find((one) => one.id === code2.parent);
  const rows2 = [];
  if (parent) rows2.push([t("Below"), parent.name]);
  if (!code2.assignable) rows2.push([t("Use"), t("a container: code what is below it")]);
  else if (!code2.usable) rows2.push([t("Use"), code2.replaced_by ? t("no longer") : t("not what this round is about")]);
  if (code2.rolls_up_as === "contrary") rows2.push([t("Above it"), t("counts as evidence against")]);
  if (code2.replaced_by) rows2.push([t("Replaced by"), code2.replaced_by]);
  if (code2.aliases.length) rows2.push([t("Also called"), code2.aliases.join(", ")]);
  if (code2.cues.length) rows2.push([t("Cues"), code2.cues.join(" · ")]);
  if (code2.origin) rows2.push([t("Origin"), code2.origin]);
  if (code2.source) rows2.push([t("Source"), code2.source]);
  return rows2;
}
function Card({ code: code2, book }) {
  return /* @__PURE__ */ a4("article", { class: "codecard", "aria-label": code2.name, children: [
    /* @__PURE__ */ a4("h1", { tabIndex: -1, children: [
      /* @__PURE__ */ a4(Swatch, { code: code2.id, codes: book.codes }),
      " ",
      /* @__PURE__ */ a4("span", { dir: "auto", children: code2.name }),
      " ",
      /* @__PURE__ */ a4("code", { class: "quiet small", children: code2.id }),
      code2.mine > 0 && /* @__PURE__ */ a4("span", { class: "tag", children: t(
        "{mine, plural, one {# coding} other {# codings}} of yours in {mine_transcripts, plural, one {# transcript} other {# transcripts}}, codes below not counted",
        { mine: code2.mine, mine_transcripts: code2.mine_transcripts }
      ) }),
      code2.below > 0 && /* @__PURE__ */ a4("span", { class: "tag", children: t("{below, plural, one {# coding} other {# codings}} below, as they stand", { below: code2.below }) })
    ] }),
    /* @__PURE__ */ a4(Words, { label: t("Definition"), text: code2.definition, empty: t("No definition yet.") }),
    /* @__PURE__ */ a4("div", { class: "sides", children: [
      /* @__PURE__ */ a4(Words, { label: t("Include"), text: code2.include, empty: t("Nothing said."), side: "in" }),
      /* @__PURE__ */ a4(Words, { label: t("Exclude"), text: code2.exclude, empty: t("Nothing said."), side: "out" })
    ] }),
    code2.examples.length > 0 && /* @__PURE__ */ a4("section", { children: [
      /* @__PURE__ */ a4("h2", { class: "minor", children: code2.examples.length === 1 ? t("Example") : t("Examples") }),
      /* @__PURE__ */ a4("ul", { class: "examples", children: code2.examples.map((example) => /* @__PURE__ */ a4("li", { class: "quote", dir: "auto", children: example }, example)) })
    ] }),
    /* @__PURE__ */ a4("dl", { class: "pairs", children: facts(code2, book).flatMap(([name2, value2]) => [
      /* @__PURE__ */ a4("dt", { children: name2 }, name2),
      /* @__PURE__ */ a4("dd", { dir: "auto", children: value2 }, `${name2}=`)
    ]) })
  ] });
}

// src/screens/codebook/changes.tsx
function Changes({ old, to: to2 }) {
  const diff = useLoad(`/api/codebook/diff?old=${encodeURIComponent(old)}&new=${encodeURIComponent(to2)}`);
  const target2 = to2.includes("@") ? to2 : t("the working copy");
  return /* @__PURE__ */ a4("section", { class: "stack", "aria-label": t("Changes"), children: [
    /* @__PURE__ */ a4("h1", { tabIndex: -1, children: rich("From {old} to {target}", { old, target: target2 }) }),
    /* @__PURE__ */ a4(Show, { what: t("Changes"), of: diff, children: ({ changes }) => changes.length === 0 ? /* @__PURE__ */ a4("p", { class: "note good", children: rich("Nothing differs: {target} says what {old} says.", { target: target2, old }) }) : /* @__PURE__ */ a4($, { children: [
      /* @__PURE__ */ a4("p", { class: "quiet", children: rich(
        "A change of meaning lists the codings made under {old} to be looked at again; another wording does not.",
        { old }
      ) }),
      /* @__PURE__ */ a4("ul", { class: "changes", children: changes.map((change3, index) => /* @__PURE__ */ a4("li", { children: [
        /* @__PURE__ */ a4("span", { children: /* @__PURE__ */ a4("code", { children: change3.code }) }),
        /* @__PURE__ */ a4("span", { dir: "auto", children: [
          change3.text || change3.kind,
          " ",
          change3.meaning && /* @__PURE__ */ a4("span", { class: "tag warn", children: t("meaning") })
        ] })
      ] }, index)) })
    ] }) })
  ] });
}

// src/screens/codebook/history.tsx
var keyOf = (version) => version.working ? version.key.replace(/@.*/, "") : version.key;
var nameOf = (version) => version.working ? t("working copy ({version})", { version: version.version }) : version.version;
function Compare({ versions, book }) {
  const keys = versions.map(keyOf);
  const [from, setFrom] = d2(keys[0] ?? "");
  const [to2, setTo] = d2(keys.at(-1) ?? "");
  const choice2 = (label, value2, set2) => /* @__PURE__ */ a4("label", { class: "field", children: [
    /* @__PURE__ */ a4("span", { class: "label", children: label }),
    /* @__PURE__ */ a4("select", { class: "input", value: value2, onChange: (event) => set2(event.currentTarget.value), children: versions.map((one) => /* @__PURE__ */ a4("option", { value: keyOf(one), children: nameOf(one) }, keyOf(one))) })
  ] });
  return /* @__PURE__ */ a4("div", { class: "row bottom", children: [
    choice2(t("From"), from, setFrom),
    choice2(t("To"), to2, setTo),
    /* @__PURE__ */ a4(
      "button",
      {
        type: "button",
        class: "btn",
        disabled: from === to2,
        onClick: () => navigate(href.codebook({ codebook: book.id, show: `from:${from}~${to2}` })),
        children: t("What changed")
      }
    )
  ] });
}
function Flags({ flags }) {
  if (!flags.length) return null;
  return /* @__PURE__ */ a4("section", { class: "stack", "aria-label": t("Unclear in the codebook"), children: [
    /* @__PURE__ */ a4("h2", { children: t("What decisions say is unclear") }),
    /* @__PURE__ */ a4("ul", { class: "stack", children: flags.map((flag, at) => /* @__PURE__ */ a4("li", { class: "card stack", children: [
      /* @__PURE__ */ a4("p", { class: "row", children: [
        /* @__PURE__ */ a4("strong", { class: "grow", children: flag.codes.join(", ") }),
        /* @__PURE__ */ a4("span", { class: flag.status === "open" ? "tag warn" : "tag good", children: flag.status })
      ] }),
      /* @__PURE__ */ a4("p", { lang: "en", children: [
        sentence(flag.problem),
        " ",
        flag.reason && sentence(flag.reason)
      ] }),
      /* @__PURE__ */ a4("p", { class: "quiet small", children: [
        /* @__PURE__ */ a4("a", { href: href.compare(flag.round, flag.transcript, flag.start), children: rich("{transcript} in {round}", { transcript: flag.transcript, round: flag.round }) }),
        " ",
        "· ",
        flag.by,
        " · ",
        formatTime(flag.at)
      ] })
    ] }, at)) })
  ] });
}
function History({ book }) {
  const history2 = useLoad(`/api/codebook/history?codebook=${encodeURIComponent(book.id)}`, anyChange);
  return /* @__PURE__ */ a4("section", { class: "stack", "aria-label": t("Versions"), children: [
    /* @__PURE__ */ a4("h1", { tabIndex: -1, children: rich("Versions of {title}", { title: book.title || book.id }) }),
    /* @__PURE__ */ a4(Show, { what: t("Versions"), of: history2, children: ({ versions, record: record2, flags }) => /* @__PURE__ */ a4($, { children: [
      /* @__PURE__ */ a4("ul", { class: "changes", children: versions.map((one) => /* @__PURE__ */ a4("li", { children: [
        /* @__PURE__ */ a4("strong", { children: nameOf(one) }),
        /* @__PURE__ */ a4("span", { children: rich(
          "{problem}{hasRounds, select, yes { · used in {rounds}} other {}}{hasUsed, select, yes { · nobody has coded with it yet} other {}}",
          {
            problem: one.problem ? sentence(one.problem) : t("{codes, plural, one {# code} other {# codes}}", { codes: one.codes }),
            hasRounds: one.rounds.length > 0 ? "yes" : "no",
            rounds: one.rounds.join(", "),
            hasUsed: !one.used && !one.problem ? "yes" : "no"
          }
        ) })
      ] }, one.working ? "working" : one.key)) }),
      versions.length > 1 && /* @__PURE__ */ a4(Compare, { versions, book }),
      /* @__PURE__ */ a4("h2", { children: t("On record") }),
      record2.length === 0 ? /* @__PURE__ */ a4("p", { class: "note", children: t("Nothing yet. Once a round uses a version, each change is recorded here with who made it and why.") }) : /* @__PURE__ */ a4("ul", { class: "changes", children: record2.map((one, at) => /* @__PURE__ */ a4("li", { children: [
        /* @__PURE__ */ a4("code", { children: one.code }),
        /* @__PURE__ */ a4("span", { children: rich(
          "{kind}{hasOrigin, select, yes { (from {origin})} other {}} in {after}{hasReason, select, yes {: {reason}} other {}} {span}",
          {
            kind: one.kind,
            hasOrigin: one.origin.length > 0 ? "yes" : "no",
            origin: one.origin.join(", "),
            after: one.after,
            hasReason: one.reason ? "yes" : "no",
            reason: sentence(one.reason),
            span: /* @__PURE__ */ a4("span", { class: "quiet small", children: [
              one.by,
              " · ",
              formatTime(one.at)
            ] })
          }
        ) })
      ] }, at)) }),
      /* @__PURE__ */ a4(Flags, { flags })
    ] }) })
  ] });
}

// src/screens/codebook/proposals.tsx
function accept3(one, book) {
  const reason = t("Proposed by {coder} in {round}.", { coder: one.coder, round: one.round });
  const about2 = book.codes.find((code2) => code2.id === one.code);
  const source = { codebook: book.id };
  if (about2) {
    const definition = [about2.definition, one.definition].filter(Boolean).join("\n");
    prefill.value = { fields: { definition }, reason };
    navigate(href.detail(about2.id, { ...source, show: "edit" }));
    return;
  }
  const under = book.codes.some((code2) => code2.id === one.parent) ? one.parent : "";
  prefill.value = { fields: { name: one.name, definition: one.definition }, under, reason };
  navigate(href.codebook({ ...source, show: "add" }));
}
function Proposals({ book, queue: queue2, working, code: code2 }) {
  const me = session.value?.coder;
  const shown = code2 === void 0 ? book.proposals : book.proposals.filter((one) => one.code === code2);
  if (shown.length === 0) return null;
  const withdraw = async (id, round2, transcript) => {
    const result = await queue2.send(newOp({ kind: "proposal.remove", round: round2, transcript, proposal: id }));
    services.announce(result.ok ? t("Proposal withdrawn. Control Z to undo.") : result.error.message);
  };
  return /* @__PURE__ */ a4("section", { class: "stack", "aria-label": t("Proposed codes"), children: [
    /* @__PURE__ */ a4("h2", { children: code2 === void 0 ? t("Proposed codes") : t("Proposed for this code") }),
    /* @__PURE__ */ a4("p", { class: "quiet", children: rich(
      "They wait for the next version of the codebook; nothing is coded with them yet. What is not to be taken up is closed in a <link>meeting</link>, with the reason.",
      { link: (words6) => /* @__PURE__ */ a4("a", { href: href.meetings(), children: words6 }) }
    ) }),
    /* @__PURE__ */ a4("ul", { class: "stack", children: shown.map((one) => /* @__PURE__ */ a4("li", { class: "card stack", children: [
      /* @__PURE__ */ a4("p", { class: "row", children: [
        /* @__PURE__ */ a4("strong", { class: "grow", children: one.name }),
        book.taken.includes(one.id) && /* @__PURE__ */ a4("span", { class: "tag good", children: t("in the codebook") }),
        /* @__PURE__ */ a4("span", { class: "quiet small", children: [
          one.coder,
          " · ",
          formatTime(one.at)
        ] })
      ] }),
      one.definition && /* @__PURE__ */ a4("p", { children: one.definition }),
      /* @__PURE__ */ a4("p", { class: "row small", children: [
        one.code ? /* @__PURE__ */ a4("span", { class: "quiet", children: rich("a sentence for {code}", { code: one.code }) }) : one.parent && /* @__PURE__ */ a4("span", { class: "quiet", children: rich("below {parent}", { parent: one.parent }) }),
        one.transcript && /* @__PURE__ */ a4("a", { href: href.code(one.round, one.transcript, one.start), children: rich("The passage in {transcript}", { transcript: one.transcript }) }),
        working && !book.taken.includes(one.id) && /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => accept3(one, book), children: t("Accept…") }),
        one.coder === me && /* @__PURE__ */ a4(
          "button",
          {
            type: "button",
            class: "btn small bare",
            onClick: () => void withdraw(one.id, one.round, one.transcript),
            children: t("Withdraw")
          }
        )
      ] })
    ] }, one.id)) })
  ] });
}

// src/screens/codebook/queue.tsx
function Waiting({
  queue: queue2,
  book,
  onDone
}) {
  const [chosen4, setChosen] = d2(/* @__PURE__ */ new Set());
  const [reason, setReason] = d2("");
  const [fault2, setFault] = d2("");
  const ids = queue2.codings.map((row) => row.id);
  const picked = ids.filter((id) => chosen4.has(id));
  const toggle = (id, on) => {
    const next = new Set(chosen4);
    if (on) next.add(id);
    else next.delete(id);
    setChosen(next);
  };
  const confirm = async () => {
    setFault("");
    try {
      const body = { codebook: queue2.codebook, version: queue2.version, codings: picked, reason };
      onDone(await services.api.post("/api/codebook/recheck", body));
      services.announce(
        t("{picked, plural, one {# coding} other {# codings}} confirmed under {codebook}@{version}.", {
          picked: picked.length,
          codebook: queue2.codebook,
          version: queue2.version
        })
      );
      setChosen(/* @__PURE__ */ new Set());
    } catch (error) {
      setFault(why(error));
    }
  };
  return /* @__PURE__ */ a4("section", { class: "stack", "aria-label": t("Codings to look at again"), children: [
    /* @__PURE__ */ a4("h2", { children: t("{total, plural, one {# coding} other {# codings}} to look at again", { total: queue2.total }) }),
    /* @__PURE__ */ a4("p", { class: "quiet", children: rich(
      "Open one in its text to recode it, or tick those that hold under version {version} too and confirm them.",
      { version: queue2.version }
    ) }),
    /* @__PURE__ */ a4("div", { class: "row", children: [
      /* @__PURE__ */ a4("label", { class: "check", children: [
        /* @__PURE__ */ a4(
          "input",
          {
            type: "checkbox",
            checked: picked.length === ids.length,
            onChange: (event) => setChosen(new Set(event.currentTarget.checked ? ids : []))
          }
        ),
        t("All that are listed")
      ] }),
      /* @__PURE__ */ a4("label", { class: "field grow", children: [
        /* @__PURE__ */ a4("span", { class: "label", children: t("Why they hold") }),
        /* @__PURE__ */ a4(
          "input",
          {
            class: "input",
            type: "text",
            value: reason,
            onInput: (event) => setReason(event.currentTarget.value),
            ...PRIVATE
          }
        )
      ] }),
      /* @__PURE__ */ a4("button", { type: "button", class: "btn main", disabled: !picked.length, onClick: () => void confirm(), children: picked.length ? t("Confirm {picked, plural, one {# coding} other {# codings}}", { picked: picked.length }) : t("Confirm") })
    ] }),
    fault2 && /* @__PURE__ */ a4("p", { class: "note bad", role: "status", children: fault2 }),
    /* @__PURE__ */ a4("ul", { class: "excerpts", children: queue2.codings.map((row) => /* @__PURE__ */ a4(RecodeRow, { row, book, children: /* @__PURE__ */ a4("label", { class: "check", children: [
      /* @__PURE__ */ a4(
        "input",
        {
          type: "checkbox",
          checked: chosen4.has(row.id),
          onChange: (event) => toggle(row.id, event.currentTarget.checked)
        }
      ),
      t("holds")
    ] }) }, row.id)) })
  ] });
}
function Unread({ queue: queue2 }) {
  if (!queue2.reread.length) return null;
  return /* @__PURE__ */ a4("section", { class: "stack", "aria-label": t("Transcripts to read again"), children: [
    /* @__PURE__ */ a4("h2", { children: t("{reread, plural, one {# transcript} other {# transcripts}} to read again", { reread: queue2.reread.length }) }),
    /* @__PURE__ */ a4("ul", { class: "changes", children: queue2.reread.map((row) => /* @__PURE__ */ a4("li", { children: [
      /* @__PURE__ */ a4("code", { children: row.code }),
      /* @__PURE__ */ a4("span", { children: rich("{transcript}: it {said} in {version} {reason}", {
        transcript: row.transcript,
        said: row.said,
        version: row.version,
        reason: row.reason && /* @__PURE__ */ a4("span", { class: "quiet", children: [
          "(",
          row.reason,
          ")"
        ] })
      }) })
    ] }, `${row.code} ${row.transcript}`)) }),
    /* @__PURE__ */ a4("p", { children: /* @__PURE__ */ a4("a", { href: href.rounds(), children: t("Start a round about these codes") }) })
  ] });
}
function Queue({ book }) {
  const queue2 = useLoad(`/api/codebook/recheck?codebook=${encodeURIComponent(book.id)}`, anyChange);
  return /* @__PURE__ */ a4("section", { class: "stack", "aria-label": t("Recode queue"), children: [
    /* @__PURE__ */ a4("h1", { tabIndex: -1, children: t("Recode queue") }),
    /* @__PURE__ */ a4(Show, { what: t("Recode queue"), of: queue2, children: (now2) => /* @__PURE__ */ a4($, { children: [
      now2.blind.length > 0 && /* @__PURE__ */ a4("p", { class: "note", children: rich("You are blind in {blind}: only your own codings are listed.", { blind: now2.blind.join(", ") }) }),
      now2.total > 0 ? /* @__PURE__ */ a4(Waiting, { queue: now2, book, onDone: queue2.set }) : /* @__PURE__ */ a4("p", { class: "note good", children: t(
        "No coding waits. Codings come here when a version changes what their code means, and leave when somebody recodes or confirms them."
      ) }),
      /* @__PURE__ */ a4(Unread, { queue: now2 })
    ] }) })
  ] });
}

// src/screens/codebook/retrieval.tsx
var NEXT2 = {
  supporting: "contrary",
  contrary: "hypothetical",
  hypothetical: "supporting"
};
function ExcerptText({ row }) {
  return /* @__PURE__ */ a4("p", { class: "quote", dir: "auto", children: [
    /* @__PURE__ */ a4("span", { class: "around", children: row.before }),
    /* @__PURE__ */ a4("mark", { children: row.text }),
    /* @__PURE__ */ a4("span", { class: "around", children: row.after })
  ] });
}
function ExcerptPlace({ row, who = false }) {
  const sign = row.polarity === "supporting" ? "" : POLARITIES[row.polarity].name;
  return /* @__PURE__ */ a4("span", { class: "small", children: [
    /* @__PURE__ */ a4("a", { href: href.code(row.round, row.transcript, row.start), children: rich("turn {turn}", { turn: row.turn + 1 }) }),
    " ",
    /* @__PURE__ */ a4("span", { class: "quiet", children: rich("{speaker}{hasWho, select, yes { · coded by {coder}} other {}}", {
      speaker: row.speaker,
      hasWho: who ? "yes" : "no",
      coder: row.coder
    }) }),
    sign && /* @__PURE__ */ a4($, { children: [
      " ",
      /* @__PURE__ */ a4("span", { class: "tag", children: [
        POLARITIES[row.polarity].sign,
        " ",
        sign
      ] })
    ] })
  ] });
}
function Row4({ row, code: code2, book, mine, ask: ask2, send: send3 }) {
  const base = { round: row.round, transcript: row.transcript, coding: row.coding };
  const next = NEXT2[row.polarity];
  return /* @__PURE__ */ a4("li", { class: "excerpt", children: [
    /* @__PURE__ */ a4(ExcerptText, { row }),
    /* @__PURE__ */ a4("div", { class: "row", children: [
      /* @__PURE__ */ a4("span", { class: "grow", children: [
        /* @__PURE__ */ a4(ExcerptPlace, { row, who: !mine }),
        row.below && /* @__PURE__ */ a4("span", { class: "quiet small", children: [
          " ",
          rich("· in {round}, below this pass", { round: row.round })
        ] }),
        row.code !== code2 && /* @__PURE__ */ a4($, { children: [
          " ",
          "· ",
          /* @__PURE__ */ a4(CodeName, { code: row.code, codes: book.codes })
        ] })
      ] }),
      /* @__PURE__ */ a4("span", { class: "acts row", children: /* @__PURE__ */ a4("button", { type: "button", class: "btn small bare", onClick: () => asExample(row, book), children: t("Example") }) }),
      mine && /* @__PURE__ */ a4("span", { class: "acts row", children: [
        /* @__PURE__ */ a4("button", { type: "button", class: "btn small bare", onClick: () => ask2({ row, what: "recode" }), children: t("Recode…") }),
        /* @__PURE__ */ a4("button", { type: "button", class: "btn small bare", onClick: () => ask2({ row, what: "add" }), children: t("Code also…") }),
        /* @__PURE__ */ a4(
          "button",
          {
            type: "button",
            class: "btn small bare",
            onClick: () => void send3(
              { kind: "coding.replace", ...base, polarity: next },
              t("Now {next}. Control Z to undo.", { next: POLARITIES[next].name })
            ),
            children: t("Make {next}", { next: POLARITIES[next].name })
          }
        ),
        /* @__PURE__ */ a4(
          "button",
          {
            type: "button",
            class: "btn small bare",
            onClick: () => void send3({ kind: "coding.remove", ...base }, t("Removed. Control Z to undo.")),
            children: t("Remove")
          }
        )
      ] })
    ] }),
    row.memo && /* @__PURE__ */ a4("p", { class: "memo-line", children: rich("Memo: {memo}", { memo: row.memo }) })
  ] });
}
function asExample(row, book) {
  prefill.value = { example: exampleOf(row.text, row.transcript, row.turn + 1) };
  navigate(href.detail(row.code, { codebook: book.id, show: "edit" }));
}
async function alsoCode(row, code2) {
  const transcript = `/api/transcripts/${encodeURIComponent(row.transcript)}`;
  const { text, text_sha } = await services.api.get(transcript);
  return {
    kind: "coding.add",
    round: row.round,
    transcript: row.transcript,
    code: code2,
    start: row.start,
    end: row.end,
    quote: new Offsets(text).slice(row.start, row.end),
    // as it stands, with what is between turns
    text_sha
  };
}
function Retrieval({
  code: code2,
  round: round2,
  book,
  queue: queue2,
  others
}) {
  const [below2, setBelow] = d2(true);
  const [everyone, setEveryone] = d2(false);
  const [asking2, setAsking] = d2(null);
  const whose = everyone && others ? "visible" : "mine";
  const path = `/api/codes/${encodeURIComponent(code2)}/excerpts?round=${encodeURIComponent(round2)}&below=${below2 ? 1 : 0}&whose=${whose}`;
  const excerpts = useLoad(path, anyChange);
  const branch = book.codes.some((one) => one.parent === code2);
  const me = services.session.value?.coder;
  const send3 = async (draft, done) => {
    const result = await queue2.send(newOp(draft));
    services.announce(result.ok ? done : `${result.error.message} ${result.error.hint}`);
  };
  const choose2 = async (chosen4) => {
    if (!asking2) return;
    const { row, what } = asking2;
    setAsking(null);
    const name2 = book.codes.find((one) => one.id === chosen4)?.name ?? chosen4;
    if (what === "recode")
      await send3(
        { kind: "coding.replace", round: row.round, transcript: row.transcript, coding: row.coding, code: chosen4 },
        t("Recoded to {name}. Control Z to undo.", { name: name2 })
      );
    else await send3(await alsoCode(row, chosen4), t("Coded {name} too. Control Z to undo.", { name: name2 }));
  };
  return /* @__PURE__ */ a4("section", { class: "excerpts", "aria-label": t("Excerpts"), children: [
    /* @__PURE__ */ a4("div", { class: "row", children: [
      /* @__PURE__ */ a4("h2", { class: "grow", children: rich("Excerpts {excerpts}", {
        excerpts: excerpts.value && /* @__PURE__ */ a4("span", { class: "quiet", children: [
          "(",
          excerpts.value.total,
          ")"
        ] })
      }) }),
      branch && /* @__PURE__ */ a4("label", { class: "check", children: [
        /* @__PURE__ */ a4("input", { type: "checkbox", checked: below2, onChange: (event) => setBelow(event.currentTarget.checked) }),
        t("with codes below")
      ] }),
      others && /* @__PURE__ */ a4("label", { class: "check", children: [
        /* @__PURE__ */ a4("input", { type: "checkbox", checked: everyone, onChange: (event) => setEveryone(event.currentTarget.checked) }),
        t("of all coders")
      ] })
    ] }),
    /* @__PURE__ */ a4(Show, { what: t("Excerpts"), of: excerpts, children: ({ rows: rows2 }) => rows2.length === 0 ? /* @__PURE__ */ a4("p", { class: "note", children: t(
      "{hasWhose, select, yes {You have not used this code in this round.} other {Nobody has used this code in this round.}}{hasBranch, select, yes { Codes below it are not counted.} other {}}",
      { hasWhose: whose === "mine" ? "yes" : "no", hasBranch: branch && !below2 ? "yes" : "no" }
    ) }) : [...groupBy(rows2, (row) => row.transcript)].map(([transcript, own2]) => /* @__PURE__ */ a4("section", { children: [
      /* @__PURE__ */ a4("h3", { children: [
        transcript,
        " ",
        /* @__PURE__ */ a4("span", { class: "quiet", children: rich("{case} · {own, plural, one {# excerpt} other {# excerpts}}", {
          case: own2[0]?.case,
          own: own2.length
        }) })
      ] }),
      /* @__PURE__ */ a4("ul", { children: own2.map((row) => /* @__PURE__ */ a4(
        Row4,
        {
          row,
          code: code2,
          book,
          mine: row.coder === me && !row.below,
          ask: setAsking,
          send: send3
        },
        row.coding
      )) })
    ] }, transcript)) }),
    asking2 && /* @__PURE__ */ a4(
      CodePicker,
      {
        title: asking2.what === "recode" ? t("Recode to") : t("Code also"),
        book,
        not: asking2.row.code,
        onChoose: (chosen4) => void choose2(chosen4),
        onClose: () => setAsking(null)
      }
    )
  ] });
}

// src/screens/codebook/panel.tsx
function Overview({ book, source, queue: queue2 }) {
  const assignable = book.codes.filter((code2) => code2.assignable).length;
  const used = book.codes.filter((code2) => code2.mine > 0).length;
  const below2 = book.codes.reduce((sum, code2) => sum + code2.below, 0);
  const working = "codebook" in source;
  return /* @__PURE__ */ a4("div", { class: "stack", children: [
    /* @__PURE__ */ a4("h1", { tabIndex: -1, children: book.title || book.id }),
    /* @__PURE__ */ a4("p", { class: "quiet", children: rich(
      "{key} · {assignable, plural, one {# code} other {# codes}} to code with{hasWorking, select, yes {, {used} used by you} other {}}{hasBelow, select, yes {, {below, plural, one {# coding} other {# codings}} below your pass as they stand} other {}}{hasFrozen, select, yes {{hasWorking2, select, yes { · in use: a change goes into the next version} other { · frozen: its words stay as they are}}} other {}}",
      {
        key: book.key,
        assignable,
        hasWorking: !working ? "yes" : "no",
        used,
        hasBelow: below2 > 0 ? "yes" : "no",
        below: below2,
        hasFrozen: book.frozen ? "yes" : "no",
        hasWorking2: working ? "yes" : "no"
      }
    ) }),
    working && /* @__PURE__ */ a4("p", { class: "quiet", children: rich(
      "This is the file codebooks/{id}.yaml. What you change here is written into it, with its comments and order kept; its first use in a round freezes the version.",
      { id: book.id }
    ) }),
    book.purpose && /* @__PURE__ */ a4("p", { children: book.purpose }),
    working ? /* @__PURE__ */ a4("p", { class: "quiet", children: t(
      "Choose a code to read and change it. Drag it, or press Shift with → or ←, to put it elsewhere in the tree."
    ) }) : /* @__PURE__ */ a4("p", { children: /* @__PURE__ */ a4("a", { class: "btn small", href: href.codebook({ codebook: book.id }), children: t("Edit the working copy") }) }),
    book.thin.length > 0 && /* @__PURE__ */ a4("p", { class: "note", children: [
      t("{thin, plural, one {# code} other {# codes}} could be clearer (no example, no exclude, a twin):", {
        thin: book.thin.length
      }),
      " ",
      book.thin.map((id, at) => /* @__PURE__ */ a4($, { children: [
        at > 0 && ", ",
        /* @__PURE__ */ a4("a", { href: href.detail(id, source), children: id }, id)
      ] }))
    ] }),
    /* @__PURE__ */ a4(Proposals, { book, queue: queue2, working }),
    /* @__PURE__ */ a4(SaveAs2, { of: working ? book.id : book.key })
  ] });
}
function Panel2(props) {
  const { book, source, queue: queue2, refresh } = props;
  const { name: name2, query: query2 } = route.value;
  const code2 = book.codes.find((one) => one.id === name2);
  const show3 = query2.get("show") ?? "";
  if (show3.startsWith("from:")) {
    const [old = "", to2 = book.id] = show3.slice(5).split("~");
    return /* @__PURE__ */ a4(Changes, { old, to: to2 });
  }
  if (name2 && !code2)
    return /* @__PURE__ */ a4(Empty, { title: t("This version has no code {name}.", { name: name2 }), children: /* @__PURE__ */ a4("p", { children: /* @__PURE__ */ a4("a", { href: href.codebook(source), children: t("To the codebook") }) }) });
  if ("codebook" in source) {
    const act = ACTS.find((one) => one === show3);
    if (act && (code2 || act === "add"))
      return /* @__PURE__ */ a4(ActPanel, { act, code: code2, book, refresh }, `${act} ${name2}`);
    if (show3 === "queue") return /* @__PURE__ */ a4(Queue, { book });
    if (show3 === "history") return /* @__PURE__ */ a4(History, { book });
  }
  if (!code2) return /* @__PURE__ */ a4(Overview, { ...props });
  const round2 = "round" in source ? session.value?.rounds.find((one) => one.id === source.round) : void 0;
  return /* @__PURE__ */ a4("div", { class: "stack", children: [
    /* @__PURE__ */ a4(Card, { code: code2, book }),
    "codebook" in source && /* @__PURE__ */ a4(CodeTools, { code: code2, book }),
    "codebook" in source && /* @__PURE__ */ a4(Proposals, { book, queue: queue2, working: true, code: code2.id }),
    round2 && /* @__PURE__ */ a4(Retrieval, { code: code2.id, round: round2.id, book, queue: queue2, others: seesOthers(round2) }, code2.id)
  ] });
}

// src/screens/codebook/moving.ts
function placeOf(key2, at, codes) {
  const code2 = codes.find((one) => one.id === at);
  if (!code2) return null;
  if (key2 === "ArrowLeft") {
    if (!code2.parent) return null;
    return codes.find((one) => one.id === code2.parent)?.parent ?? "";
  }
  if (key2 !== "ArrowRight") return null;
  const beside = codes.filter((one) => one.parent === code2.parent && !one.replaced_by);
  return beside[beside.findIndex((one) => one.id === at) - 1]?.id ?? null;
}
function mayStand(code2, under, codes) {
  const byId = new Map(codes.map((one) => [one.id, one]));
  if (byId.get(code2)?.parent === under) return false;
  for (let at = under; at; at = byId.get(at)?.parent ?? "") if (at === code2) return false;
  return true;
}

// src/screens/codebook/drag.ts
function useDrag(codes, onMove) {
  const [dragged, setDragged] = d2("");
  const [over, setOver] = d2(null);
  if (!onMove) return null;
  const end2 = () => {
    setDragged("");
    setOver(null);
  };
  return {
    under: dragged,
    source: (code2) => ({
      draggable: true,
      onDragStart: (event) => {
        event.dataTransfer?.setData("text/plain", code2);
        setDragged(code2);
      },
      onDragEnd: end2
    }),
    target: (code2) => ({
      "data-over": over === code2 ? "" : void 0,
      onDragOver: (event) => {
        if (!dragged || !mayStand(dragged, code2, codes)) return;
        event.preventDefault();
        setOver(code2);
      },
      onDragLeave: () => setOver((now2) => now2 === code2 ? null : now2),
      onDrop: (event) => {
        event.preventDefault();
        if (dragged && mayStand(dragged, code2, codes)) onMove(dragged, code2);
        end2();
      }
    })
  };
}

// src/screens/codebook/tree.tsx
function NothingFound({
  codes,
  text,
  onText
}) {
  const near = didYouMean(codes, text);
  return /* @__PURE__ */ a4("p", { class: "note", role: "status", children: [
    rich("No code matches ‘{text}’.", { text }),
    near && /* @__PURE__ */ a4($, { children: [
      " ",
      t("Did you mean"),
      " ",
      /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => onText(near), children: near }),
      "?"
    ] }),
    " ",
    /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => onText(""), children: t("Clear (Esc)") })
  ] });
}
function Item({ code: code2, mine, book, open: open5, current, selected, onSelect, onToggle, drag }) {
  return /* @__PURE__ */ a4(
    "li",
    {
      role: "treeitem",
      id: `code-${code2.id}`,
      class: "code",
      "data-id": code2.id,
      "aria-level": code2.depth + 1,
      "aria-selected": selected,
      "aria-expanded": open5,
      tabIndex: current ? 0 : -1,
      style: { "--depth": code2.depth },
      onClick: onSelect,
      ...drag?.source(code2.id),
      ...drag?.target(code2.id),
      "aria-label": t(
        "{name}{mine, plural, =0 {} one {, # coding, with those of codes below} other {, # codings, with those of codes below}}{direct, select, yes {} other {, not coded directly}}",
        { name: code2.name, mine, direct: code2.assignable ? "yes" : "no" }
      ),
      children: [
        /* @__PURE__ */ a4(
          "span",
          {
            class: "twist",
            "aria-hidden": "true",
            onClick: open5 === void 0 ? void 0 : (event) => {
              event.stopPropagation();
              onToggle();
            },
            children: open5 === void 0 ? "" : open5 ? "▾" : "▸"
          }
        ),
        /* @__PURE__ */ a4(Swatch, { code: code2.id, codes: book.codes }),
        /* @__PURE__ */ a4("span", { class: code2.assignable ? "name" : "name group", dir: "auto", children: code2.name }),
        code2.replaced_by && /* @__PURE__ */ a4("span", { class: "quiet small", children: t("replaced") }),
        mine > 0 && /* @__PURE__ */ a4(
          "span",
          {
            class: "mine",
            title: t("Codings of yours, in a second pass also those that stand below it; with those of codes below"),
            children: mine
          }
        )
      ]
    }
  );
}
function Tree({ book, selected, onSelect, onMove }) {
  const drag = useDrag(book.codes, onMove);
  const [text, setText] = d2("");
  const [closed, setClosed] = d2(/* @__PURE__ */ new Set());
  const [cursor, setCursor2] = d2("");
  const list = T2(null);
  const field = T2(null);
  useKeys({ find: () => field.current?.focus() });
  const hits = w2(() => text.trim() ? matching(book.codes, text) : null, [book, text]);
  const shown = w2(() => visible(book.codes, closed, hits), [book, closed, hits]);
  const counts = w2(() => withBelow(book.codes), [book]);
  const parents = w2(() => new Set(book.codes.map((code2) => code2.parent)), [book]);
  const current = [cursor, selected].find((id) => shown.some((code2) => code2.id === id)) ?? shown[0]?.id ?? "";
  A2(() => {
    if (selected) setCursor2(selected);
  }, [selected]);
  const toggle = (id) => setClosed((old) => {
    const next = new Set(old);
    if (!next.delete(id)) next.add(id);
    return next;
  });
  const focus = (id) => {
    setCursor2(id);
    list.current?.querySelector(`[data-id="${CSS.escape(id)}"]`)?.focus();
  };
  const onKey = (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (onMove && event.shiftKey) {
      const at = event.target.closest("[data-id]")?.getAttribute("data-id") ?? current;
      const under = placeOf(event.key, at, book.codes);
      if (under !== null) {
        event.preventDefault();
        setCursor2(at);
        onMove(at, under);
      }
      return;
    }
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      onSelect(current);
      return;
    }
    const step = stepOf(event.key, current, shown, closed, book.codes);
    if (!step) return;
    event.preventDefault();
    if ("focus" in step) focus(step.focus);
    else toggle("open" in step ? step.open : step.close);
  };
  return /* @__PURE__ */ a4("div", { class: "stack", children: [
    /* @__PURE__ */ a4("label", { children: [
      /* @__PURE__ */ a4("span", { class: "sr", children: t("Filter codes") }),
      /* @__PURE__ */ a4(
        "input",
        {
          class: "input",
          type: "search",
          placeholder: t("Filter: name, definition, example"),
          value: text,
          ref: field,
          onInput: (event) => setText(event.currentTarget.value),
          ...PRIVATE,
          onKeyDown: (event) => {
            if (event.key === "Escape") setText("");
            if (event.key === "ArrowDown") {
              event.preventDefault();
              focus(current);
            }
          }
        }
      )
    ] }),
    hits && hits.size === 0 ? /* @__PURE__ */ a4(NothingFound, { codes: book.codes, text, onText: setText }) : /* @__PURE__ */ a4("ul", { class: "tree", role: "tree", "aria-label": t("Codes"), ref: list, onKeyDown: onKey, children: [
      shown.map((code2) => /* @__PURE__ */ a4(
        Item,
        {
          code: code2,
          mine: counts.get(code2.id) ?? 0,
          book,
          current: code2.id === current,
          selected: code2.id === selected,
          open: parents.has(code2.id) ? hits !== null || !closed.has(code2.id) : void 0,
          onSelect: () => {
            setCursor2(code2.id);
            onSelect(code2.id);
          },
          onToggle: () => toggle(code2.id),
          drag
        },
        code2.id
      )),
      drag?.under && /* @__PURE__ */ a4("li", { class: "code top", role: "none", ...drag.target(""), children: t("to the top") })
    ] })
  ] });
}

// src/screens/codebook/codebook.tsx
var queryOf = (source) => "round" in source ? `round=${encodeURIComponent(source.round)}` : `codebook=${encodeURIComponent(source.codebook)}`;
function Sources({ source, book, books }) {
  const rounds = session.value?.rounds ?? [];
  const working = [.../* @__PURE__ */ new Set([book.id, ...books, ...rounds.map((one) => one.codebook.split("@")[0] ?? "")])];
  const value2 = "round" in source ? `r:${source.round}` : `c:${source.codebook}`;
  const choose2 = (chosen4) => {
    const id = chosen4.slice(2);
    navigate(href.codebook(chosen4.startsWith("r:") ? { round: id } : { codebook: id }));
  };
  return /* @__PURE__ */ a4("label", { class: "field", children: [
    /* @__PURE__ */ a4("span", { class: "label", children: t("Version") }),
    /* @__PURE__ */ a4("select", { class: "input", value: value2, onChange: (event) => choose2(event.currentTarget.value), children: [
      working.map((id) => /* @__PURE__ */ a4("option", { value: `c:${id}`, children: rich("{id}: working copy", { id }) }, id)),
      rounds.map((one) => /* @__PURE__ */ a4("option", { value: `r:${one.id}`, children: rich("Round {id}: {codebook}", { id: one.id, codebook: one.codebook }) }, one.id))
    ] })
  ] });
}
function Tools({ book, source, books }) {
  const versions = [...new Set((session.value?.rounds ?? []).map((one) => one.codebook))].filter(
    (key2) => key2.startsWith(`${book.id}@`)
  );
  return /* @__PURE__ */ a4("div", { class: "sources", children: [
    /* @__PURE__ */ a4(Sources, { source, book, books }),
    "codebook" in source && /* @__PURE__ */ a4(BookTools, { book }),
    /* @__PURE__ */ a4("div", { class: "row small", children: versions.map((key2) => /* @__PURE__ */ a4("a", { href: href.codebook({ ...source, show: `from:${key2}` }), children: key2 === book.key && book.frozen ? t("What changed after this version") : t("Changes since {key}", { key: key2 }) }, key2)) }),
    /* @__PURE__ */ a4("div", { class: "row small", children: /* @__PURE__ */ a4(Begin, {}) })
  ] });
}
function sourceNow(books) {
  const { query: query2 } = route.value;
  const codebook = query2.get("codebook");
  if (codebook) return { codebook };
  const round2 = query2.get("round") ?? round.value?.id;
  if (round2) return { round: round2 };
  return books[0] ? { codebook: books[0] } : null;
}
function Desk2({ source, books, queue: queue2 }) {
  const path = `/api/codebook?${queryOf(source)}`;
  const book = useLoad(path, anyChange);
  const refresh = async () => {
    const now2 = await services.api.get(path);
    book.set(now2);
    return now2;
  };
  const move3 = async (now2, code2, under) => {
    const name2 = now2.codes.find((one) => one.id === code2)?.name ?? code2;
    const place3 = now2.codes.find((one) => one.id === under)?.name;
    const done = await atOnce(now2.id, now2.sha256, { act: "move", codes: [code2], under });
    if (done === "look") {
      prefill.value = { under };
      navigate(href.detail(code2, { codebook: now2.id, show: "move" }));
    } else if (done === "written") {
      await refresh();
      services.announce(
        place3 ? t("{name} is below {place} now.", { name: name2, place: place3 }) : t("{name} is at the top now.", { name: name2 })
      );
    } else services.announce(done);
  };
  const working = "codebook" in source;
  return /* @__PURE__ */ a4(Show, { what: t("Codebook"), of: book, children: (now2) => /* @__PURE__ */ a4("div", { class: "two", children: [
    /* @__PURE__ */ a4("aside", { "data-region": "codes", "aria-label": t("Codes"), children: [
      /* @__PURE__ */ a4(Tools, { book: now2, source, books }),
      /* @__PURE__ */ a4(
        Tree,
        {
          book: now2,
          selected: route.value.name,
          onSelect: (id) => navigate(href.detail(id, source)),
          ...working && { onMove: (code2, under) => void move3(now2, code2, under) }
        }
      )
    ] }),
    /* @__PURE__ */ a4("section", { "data-region": "code", "aria-label": t("Code"), children: /* @__PURE__ */ a4(Panel2, { book: now2, source, queue: queue2, refresh }) })
  ] }) });
}
function None() {
  return /* @__PURE__ */ a4(Empty, { title: t("No codebook yet."), children: [
    /* @__PURE__ */ a4("p", { children: t(
      "Codes with their definitions stand here as a tree. Begin one, or take the one that your team has in Excel, Word, CSV, another tool (.qdc) or YAML."
    ) }),
    /* @__PURE__ */ a4("p", { class: "row", children: /* @__PURE__ */ a4(Begin, {}) })
  ] });
}
function CodebookScreen({ queue: queue2 }) {
  const listed = useLoad("/api/codebooks", anyChange);
  const show3 = route.value.query.get("show");
  A2(
    () => () => {
      prefill.value = null;
    },
    []
  );
  if (show3 === "new") return /* @__PURE__ */ a4(NewPanel, {});
  if (show3 === "import") return /* @__PURE__ */ a4(ImportPanel, {});
  const books = listed.value?.books ?? [];
  const source = sourceNow(books.filter((one) => !one.problem).map((one) => one.id));
  const broken = books.filter((one) => one.problem);
  if (!source)
    return /* @__PURE__ */ a4(Show, { what: t("Codebook"), of: listed, children: () => /* @__PURE__ */ a4($, { children: [
      broken.map((one) => /* @__PURE__ */ a4("p", { class: "note bad", children: [
        one.id,
        ": ",
        /* @__PURE__ */ a4("span", { lang: "en", children: sentence(one.problem) })
      ] }, one.id)),
      /* @__PURE__ */ a4(None, {})
    ] }) });
  return /* @__PURE__ */ a4(Desk2, { source, books: books.map((one) => one.id), queue: queue2 });
}

// src/screens/compare/differences.ts
var KIND_WORDS = {
  same: { name: "same", words: t("every coder has this code here"), sign: "=" },
  borders: { name: t("other borders"), words: t("same code, other borders"), sign: "↔" },
  polarity: {
    name: t("other polarity"),
    words: t("another coder has this code here with another polarity"),
    sign: "±"
  },
  different: { name: t("different code"), words: t("another coder has another code here"), sign: "≠" },
  only: { name: t("one coder only"), words: t("another coder has no code here"), sign: "1" }
};
var WORST = ["same", "borders", "polarity", "different", "only"];
var overlap = (a5, b4) => Math.max(0, Math.min(a5.end, b4.end) - Math.max(a5.start, b4.start));
var share = (a5, b4) => overlap(a5, b4) / (Math.max(a5.end, b4.end) - Math.min(a5.start, b4.start));
function against(coding2, others, least) {
  const meeting = others.filter((other) => overlap(coding2, other) > 0);
  const alike = meeting.filter((other) => other.code === coding2.code);
  const same3 = alike.filter((other) => other.polarity === coding2.polarity);
  if (same3.some((other) => share(coding2, other) >= least)) return "same";
  if (same3.length) return "borders";
  if (alike.length) return "polarity";
  return meeting.length ? "different" : "only";
}
function compare(coders, least = 1) {
  return coders.flatMap(
    ({ coder, codings }) => codings.map((coding2) => {
      const kinds2 = coders.filter((other) => other.coder !== coder).map((other) => against(coding2, other.codings, least));
      const worst = Math.max(0, ...kinds2.map((kind) => WORST.indexOf(kind)));
      return { coding: coding2, kind: WORST[worst] ?? "same" };
    })
  ).toSorted((a5, b4) => a5.coding.start - b4.coding.start || b4.coding.end - a5.coding.end);
}
function differences(compared) {
  const found2 = [];
  for (const { coding: coding2, kind } of compared) {
    const last2 = found2.at(-1);
    if (last2 && coding2.start < last2.end) {
      last2.end = Math.max(last2.end, coding2.end);
      last2.codings.push(coding2);
      if (!last2.kinds.includes(kind)) last2.kinds.push(kind);
    } else found2.push({ start: coding2.start, end: coding2.end, kinds: [kind], codings: [coding2] });
  }
  return found2.filter(({ kinds: kinds2 }) => kinds2.some((kind) => kind !== "same"));
}
function everybody(me, own2, others) {
  const all = others.coders.filter(({ coder }) => coder !== me).map(({ coder, codings }) => ({ coder, codings }));
  return own2.length || !others.coders.some(({ coder }) => coder === me) ? [{ coder: me, codings: own2 }, ...all].toSorted((a5, b4) => a5.coder.localeCompare(b4.coder)) : others.coders.map(({ coder, codings }) => ({ coder, codings }));
}
function pass(passed) {
  const named2 = (coder, codings) => ({
    coder,
    codings: codings.map((coding2) => ({ ...coding2, coder, id: `${coding2.id} ${coder}` }))
  });
  return [named2(passed.label_below, passed.below), named2(passed.label, passed.after)];
}

// src/screens/compare/text_pane.tsx
var PATTERNS3 = { solid: 0, hatched: 1, dotted: 2 };
function viewOf({ coding: coding2, kind }, { book, coders, named: named2 }) {
  const name2 = book.codes.find((code2) => code2.id === coding2.code)?.name ?? coding2.code;
  const { sign } = POLARITIES[coding2.polarity];
  return {
    id: coding2.id,
    code: coding2.code,
    start: coding2.start,
    end: coding2.end,
    label: `${KIND_WORDS[kind].sign} ${named2 ? `${coding2.coder}: ` : ""}${name2}${coding2.polarity === "supporting" ? "" : ` ${sign}`}`,
    hue: hueOf(coding2.code, book.codes),
    pattern: PATTERNS3[patternOf(coding2.code, book.codes)],
    memo: false,
    kind,
    ...named2 && { group: coders.indexOf(coding2.coder) },
    order: Date.parse(coding2.at) || 0
  };
}
function TextPane(props) {
  const { transcript, compared, book, coders, named: named2, focus, label } = props;
  const scroller = T2(null);
  const view = T2(null);
  const told = T2(props.onScroller);
  told.current = props.onScroller;
  F2(() => {
    if (!scroller.current) return void 0;
    view.current = new TextView(scroller.current, textDocument(transcript, null), { label, plain: true });
    told.current?.(scroller.current);
    return () => {
      view.current?.destroy();
      view.current = null;
      told.current?.(null);
    };
  }, [transcript, label]);
  A2(() => {
    view.current?.setCodings(compared.map((one) => viewOf(one, { book, coders, named: named2 })));
  }, [compared, book, coders, named2, transcript]);
  A2(() => {
    view.current?.mark("current", focus ? [focus] : []);
    if (focus) view.current?.reveal(focus, "third");
  }, [focus, transcript]);
  const click = (event) => {
    const id = event.target.closest("[data-ids]")?.dataset.ids?.split(" ")[0];
    if (id) props.onActivate(id);
  };
  return /* @__PURE__ */ a4($, { children: [
    /* @__PURE__ */ a4("h2", { class: "sr", children: label }),
    /* @__PURE__ */ a4("div", { class: "text-scroll", ref: scroller, onClick: click, "data-region": "text" })
  ] });
}

// src/screens/compare/pair.tsx
function Pair({ transcript, book, compared, coders, focus, onActivate }) {
  const [pair, setPair] = d2([coders[0] ?? "", coders[1] ?? ""]);
  const scrollers = T2([null, null]);
  const leading = T2(-1);
  const follow = (index) => {
    if (leading.current === 1 - index) {
      leading.current = -1;
      return;
    }
    const [from, to2] = [scrollers.current[index], scrollers.current[1 - index]];
    if (!from || !to2 || Math.abs(from.scrollTop - to2.scrollTop) < 1) return;
    leading.current = index;
    to2.scrollTop = from.scrollTop;
  };
  const attach = (index) => (scroller) => {
    scrollers.current[index] = scroller;
    scroller?.addEventListener("scroll", () => follow(index), { passive: true });
  };
  return /* @__PURE__ */ a4("div", { class: "panes", children: pair.map((coder, index) => /* @__PURE__ */ a4("div", { class: "pane", children: [
    /* @__PURE__ */ a4("h2", { children: coders.length > 2 ? /* @__PURE__ */ a4(
      "select",
      {
        class: "input",
        "aria-label": t("Coder {index}", { index: index + 1 }),
        value: coder,
        onChange: (event) => setPair((old) => {
          const next = [...old];
          next[index] = event.currentTarget.value;
          return next;
        }),
        children: coders.map((one) => /* @__PURE__ */ a4("option", { children: one }, one))
      }
    ) : coder }),
    /* @__PURE__ */ a4(
      TextPane,
      {
        transcript,
        book,
        compared: compared.filter((one) => one.coding.coder === coder),
        coders,
        named: false,
        focus,
        label: t("{id}, coded by {coder}", { id: transcript.id, coder }),
        onActivate,
        onScroller: attach(index)
      }
    )
  ] }, index)) });
}

// src/screens/compare/compare.tsx
function KindTag({ kind }) {
  return /* @__PURE__ */ a4("span", { class: "kind", title: KIND_WORDS[kind].words, children: [
    /* @__PURE__ */ a4("b", { "aria-hidden": "true", children: KIND_WORDS[kind].sign }),
    KIND_WORDS[kind].name
  ] });
}
function nothing(others, coders, filtered) {
  if (filtered) return { words: t("No difference of this code and kind."), good: false };
  if (others.passed) return { words: t("The pass left every coding here as it was."), good: false };
  if (coders < 2) return { words: t("Only one coder's work is here, so there is nothing to compare."), good: false };
  return { words: t("The coders agree on every passage here."), good: true };
}
function turnOf2(transcript, point) {
  return (transcript.turns.findLast((turn) => turn.start <= point)?.index ?? 0) + 1;
}
function List2({ found: found2, none, at, book, transcript, onAt }) {
  const list = T2(null);
  A2(() => {
    revealInPane(list.current?.children[at]);
  }, [at]);
  if (found2.length === 0) return /* @__PURE__ */ a4("p", { class: none.good ? "note good" : "note", children: none.words });
  return /* @__PURE__ */ a4("ol", { ref: list, children: found2.map((one, index) => /* @__PURE__ */ a4("li", { children: /* @__PURE__ */ a4("button", { type: "button", "aria-current": index === at, onClick: () => onAt(index), children: [
    /* @__PURE__ */ a4("span", { class: "row small", children: [
      /* @__PURE__ */ a4("span", { class: "quiet", children: rich("turn {turnOf}", { turnOf: turnOf2(transcript, one.start) }) }),
      one.kinds.filter((kind) => kind !== "same").map((kind) => /* @__PURE__ */ a4(KindTag, { kind }, kind))
    ] }),
    one.codings.map((coding2) => /* @__PURE__ */ a4("span", { class: "small", children: [
      /* @__PURE__ */ a4("span", { class: "nowrap", children: [
        coding2.coder,
        ":"
      ] }),
      " ",
      /* @__PURE__ */ a4(CodeName, { code: coding2.code, codes: book.codes, polarity: coding2.polarity })
    ] }, coding2.id))
  ] }) }, one.start)) });
}
function Body2(data) {
  const { round: round2, transcript, book, work: work2, others } = data;
  const [two, setTwo] = d2(false);
  const [code2, setCode] = d2("");
  const [kind, setKind] = d2("");
  const [at, setAt] = d2(0);
  const all = w2(
    () => others.passed ? pass(others.passed) : everybody(work2.codings[0]?.coder ?? session.value?.coder ?? "", work2.codings, others),
    [work2, others]
  );
  const coders = w2(() => all.map(({ coder }) => coder), [all]);
  const compared = w2(
    () => compare(all).filter((one) => (!code2 || one.coding.code === code2) && (!kind || one.kind === kind)),
    [all, code2, kind]
  );
  const found2 = w2(() => differences(compared), [compared]);
  const here = found2[Math.min(at, found2.length - 1)] ?? null;
  useOnce(() => {
    const point = Number(route.value.query.get("at") ?? NaN);
    const index = found2.findIndex((one) => one.end > point);
    setAt(Number.isNaN(point) || index < 0 ? 0 : index);
    return void 0;
  });
  const step = (by) => () => {
    const next = Math.max(0, Math.min(found2.length - 1, at + by));
    setAt(next);
    services.announce(
      found2.length ? t("Difference {next} of {found}", { next: next + 1, found: found2.length }) : t("No differences.")
    );
  };
  useKeys({ nextDifference: step(1), previousDifference: step(-1), twoPanes: () => setTwo(!two) });
  const activate = (id) => {
    const index = found2.findIndex((one) => one.codings.some((coding2) => coding2.id === id));
    if (index >= 0) setAt(index);
  };
  const used = book.codes.filter((one) => all.some(({ codings }) => codings.some((coding2) => coding2.code === one.id)));
  const common = { transcript, book, compared, coders, focus: here };
  return /* @__PURE__ */ a4("div", { class: "compare", children: [
    /* @__PURE__ */ a4("div", { class: "tools", "data-region": "tools", children: [
      /* @__PURE__ */ a4("h1", { tabIndex: -1, children: rich("Compare {id}", { id: transcript.id }) }),
      /* @__PURE__ */ a4(
        "select",
        {
          class: "input",
          "aria-label": t("Transcript"),
          value: transcript.id,
          onChange: (event) => navigate(href.compare(round2.id, event.currentTarget.value)),
          children: round2.transcripts.map((id) => /* @__PURE__ */ a4("option", { children: id }, id))
        }
      ),
      /* @__PURE__ */ a4(
        "select",
        {
          class: "input",
          "aria-label": t("Code"),
          value: code2,
          onChange: (event) => setCode(event.currentTarget.value),
          children: [
            /* @__PURE__ */ a4("option", { value: "", children: t("All codes") }),
            used.map((one) => /* @__PURE__ */ a4("option", { value: one.id, children: one.name }, one.id))
          ]
        }
      ),
      /* @__PURE__ */ a4(
        "select",
        {
          class: "input",
          "aria-label": t("Kind"),
          value: kind,
          onChange: (event) => setKind(event.currentTarget.value),
          children: [
            /* @__PURE__ */ a4("option", { value: "", children: t("All kinds") }),
            Object.entries(KIND_WORDS).map(([id, { name: name2 }]) => /* @__PURE__ */ a4("option", { value: id, children: name2 }, id))
          ]
        }
      ),
      /* @__PURE__ */ a4("button", { type: "button", class: "btn small", "aria-pressed": two, onClick: () => setTwo(!two), children: t("Two panes") }),
      /* @__PURE__ */ a4("span", { class: "groups", children: all.map(({ coder, codings }) => /* @__PURE__ */ a4("span", { children: [
        /* @__PURE__ */ a4("strong", { children: coder }),
        " ",
        t("{codings, plural, one {# coding} other {# codings}}", { codings: codings.length })
      ] }, coder)) }),
      /* @__PURE__ */ a4("span", { class: "groups", children: Object.keys(KIND_WORDS).map((one) => /* @__PURE__ */ a4(KindTag, { kind: one }, one)) })
    ] }),
    two && coders.length > 1 ? /* @__PURE__ */ a4(Pair, { ...common, onActivate: activate }) : /* @__PURE__ */ a4("div", { class: "panes one", children: [
      /* @__PURE__ */ a4("div", { class: "pane", children: /* @__PURE__ */ a4(TextPane, { ...common, named: true, label: t("{id}, compared", { id: transcript.id }), onActivate: activate }) }),
      /* @__PURE__ */ a4("aside", { class: "list", "data-region": "differences", "aria-label": t("Differences"), children: [
        /* @__PURE__ */ a4("h2", { children: t("{found, plural, one {# difference} other {# differences}}", { found: found2.length }) }),
        /* @__PURE__ */ a4(
          List2,
          {
            found: found2,
            none: nothing(others, coders.length, Boolean(code2 || kind)),
            at: found2.length ? Math.min(at, found2.length - 1) : 0,
            book,
            transcript,
            onAt: setAt
          }
        )
      ] })
    ] })
  ] });
}
function Compare2({ round: id, transcript }) {
  const round2 = session.value?.rounds.find((one) => one.id === id);
  const open5 = round2?.may.see_others ?? false;
  const part2 = encodeURIComponent;
  const text = useLoad(open5 ? `/api/transcripts/${part2(transcript)}` : null);
  const book = useLoad(open5 ? `/api/codebook?round=${part2(id)}` : null);
  const work2 = useLoad(open5 ? `/api/work/${part2(id)}/${part2(transcript)}` : null, anyChange);
  const others = useLoad(open5 ? `/api/work/${part2(id)}/${part2(transcript)}/others` : null, anyChange);
  if (!round2) return /* @__PURE__ */ a4(Empty, { title: t("There is no round {id}.", { id }) });
  if (!open5)
    return /* @__PURE__ */ a4(Empty, { title: round2.blind ? t("You work blind in this round.") : t("Nothing to compare yet."), children: /* @__PURE__ */ a4("p", { lang: round2.may.why.see_others ? "en" : void 0, children: round2.may.why.see_others || t("Codes of others can be compared once the round has been compared.") }) });
  const { value: shown } = others;
  if (shown && book.value && text.value && (work2.value || work2.error)) {
    const own2 = work2.value ?? { codings: [] };
    return /* @__PURE__ */ a4(
      Body2,
      {
        round: round2,
        transcript: text.value,
        book: book.value,
        work: own2,
        others: shown
      },
      `${id}/${transcript}`
    );
  }
  const fault2 = [text, book, others].find((one) => one.error) ?? others;
  return /* @__PURE__ */ a4(Show, { what: t("Compare"), of: fault2, children: () => null });
}

// src/app/save_as.tsx
var NAMES2 = {
  xlsx: t("Excel"),
  docx: t("Word"),
  csv: t("CSV"),
  html: t("Page"),
  md: t("Markdown"),
  jsonl: t("JSON lines"),
  qdpx: t("REFI-QDA project"),
  zip: t("ZIP"),
  png: t("PNG"),
  svg: t("SVG")
};
async function fetchAndSave(path) {
  try {
    const { name: name2, data } = await services.api.file(path);
    saveFile(name2, data);
    services.announce(t("Saved: {name}.", { name: name2 }));
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    services.announce(t("Not saved. {message} {hint}", { message: error.error.message, hint: error.error.hint }));
  }
}
function SaveAs3({
  path,
  forms,
  label = t("Save as")
}) {
  const [busy2, setBusy] = d2(false);
  const save5 = async (form) => {
    setBusy(true);
    await fetchAndSave(path(form)).finally(() => setBusy(false));
  };
  return /* @__PURE__ */ a4("span", { class: "row", role: "group", "aria-label": label, children: [
    /* @__PURE__ */ a4("span", { class: "quiet small", "aria-hidden": "true", children: label }),
    forms.map((form) => /* @__PURE__ */ a4("button", { type: "button", class: "btn small", disabled: busy2, onClick: () => void save5(form), children: NAMES2[form] ?? form }, form))
  ] });
}

// src/app/where.ts
function placeOf2(transcript, start2) {
  const rounds = session.value?.rounds ?? [];
  const own2 = rounds.findLast((one) => one.assigned.includes(transcript));
  if (own2) return href.code(own2.id, transcript, start2);
  const others = rounds.findLast((one) => one.transcripts.includes(transcript) && seesOthers(one));
  return others ? href.compare(others.id, transcript, start2) : null;
}

// src/screens/excerpts/query.ts
var LISTS = [
  "code",
  "also",
  "near",
  "without",
  "case",
  "transcript",
  "where",
  "coder",
  "polarity",
  "review"
];
var SINGLE = ["codebook", "below", "within", "since", "until", "words", "show"];
var namesIn = (question, list) => (question[list] ?? "").split(",").filter(Boolean);
function questionOf(query2) {
  const given = [...LISTS, ...SINGLE].map((name2) => [name2, query2.get(name2) ?? ""]);
  return Object.fromEntries(given.filter(([, value2]) => value2));
}
var addressOf = (question) => href.excerpts(Object.fromEntries(Object.entries(question).filter(([, value2]) => value2)));
var added = (question, list, name2) => ({
  ...question,
  [list]: [.../* @__PURE__ */ new Set([...namesIn(question, list), name2])].join(",")
});
var removed = (question, list, name2) => ({
  ...question,
  [list]: namesIn(question, list).filter((one) => one !== name2).join(",")
});
function parameters(question) {
  const given = Object.entries(question).filter(([name2, value2]) => value2 && name2 !== "show");
  return given.map(([name2, value2]) => `${name2}=${encodeURIComponent(value2)}`).join("&");
}
var AROUND = 70;
function linesOf(before2, text, after, words6) {
  const wanted2 = words6.trim().toLocaleLowerCase();
  if (!wanted2) return [];
  const whole2 = `${before2} ${text} ${after}`.replace(/\s+/g, " ");
  const inside = text.replace(/\s+/g, " ");
  const from = `${before2} `.replace(/\s+/g, " ").length;
  const lower = inside.toLocaleLowerCase();
  if (lower.length !== inside.length) return [];
  const lines = [];
  for (let at = lower.indexOf(wanted2); at >= 0; at = lower.indexOf(wanted2, at + wanted2.length)) {
    const start2 = from + at;
    const end2 = start2 + wanted2.length;
    lines.push({
      before: whole2.slice(Math.max(0, start2 - AROUND), start2),
      word: whole2.slice(start2, end2),
      after: whole2.slice(end2, end2 + AROUND)
    });
  }
  return lines;
}

// src/screens/excerpts/filter.tsx
var CODES = [
  ["code", t("Code")],
  ["also", t("together with")],
  ["near", t("near")],
  ["without", t("without")]
];
var KNOWN = [
  ["case", t("Organization")],
  ["transcript", t("Transcript")],
  ["coder", t("Coded by")],
  ["polarity", t("Polarity")],
  ["review", t("Review")]
];
var NAMED2 = /* @__PURE__ */ new Set(["polarity", "review"]);
var OWN = new Set(KNOWN.map(([name2]) => name2));
var codeOptions = (book) => (book?.codes ?? []).map((one) => [one.id, `${" ".repeat(one.depth)}${one.name}`]);
function Adder({
  label,
  options,
  onAdd
}) {
  const id = P2();
  return /* @__PURE__ */ a4("div", { class: "adder small", children: [
    /* @__PURE__ */ a4("label", { class: "quiet", for: id, children: label }),
    /* @__PURE__ */ a4(
      "select",
      {
        id,
        class: "input",
        value: "",
        onChange: (event) => {
          if (event.currentTarget.value) onAdd(event.currentTarget.value);
          event.currentTarget.value = "";
        },
        children: [
          /* @__PURE__ */ a4("option", { value: "", children: t("any") }),
          options.map(([id2, name2]) => /* @__PURE__ */ a4("option", { value: id2, children: name2 }, id2))
        ]
      }
    )
  ] });
}
function Chips({ question, book, ask: ask2 }) {
  const nameIn = (list, id) => NAMED2.has(list) ? known(id) : name2(id);
  const name2 = (id) => book?.codes.find((one) => one.id === id)?.name ?? id;
  const chips = [...CODES, ...KNOWN, ["where", ""]].flatMap(
    ([list, label]) => namesIn(question, list).map((id) => ({ list, label, id }))
  );
  if (chips.length === 0) return null;
  return /* @__PURE__ */ a4("ul", { class: "row chips", "aria-label": t("Asked for"), children: chips.map(({ list, label, id }) => /* @__PURE__ */ a4("li", { class: "tag info", children: [
    label && /* @__PURE__ */ a4("span", { children: [
      label,
      ":"
    ] }),
    " ",
    nameIn(list, id).replace("=", " = "),
    /* @__PURE__ */ a4(
      "button",
      {
        type: "button",
        class: "link",
        "aria-label": t("No longer ask for {label} {name}", { label, name: nameIn(list, id) }),
        onClick: () => ask2(removed(question, list, id)),
        children: "×"
      }
    )
  ] }, `${list}/${id}`)) });
}
function Filter({ question, book, facets, ask: ask2 }) {
  const codes = codeOptions(book);
  const plain2 = (list) => (facets.find((one) => one.name === list)?.values ?? []).map((value2) => [
    value2,
    NAMED2.has(list) ? known(value2) : value2
  ]);
  const attributes = facets.filter((one) => !OWN.has(one.name));
  const single = (name2) => (event) => ask2({ ...question, [name2]: event.currentTarget.value });
  return /* @__PURE__ */ a4("form", { class: "card stack filter", "aria-label": t("Which excerpts"), onSubmit: (event) => event.preventDefault(), children: [
    /* @__PURE__ */ a4("div", { class: "row", children: [
      CODES.map(([list, label]) => /* @__PURE__ */ a4(Adder, { label, options: codes, onAdd: (id) => ask2(added(question, list, id)) }, list)),
      /* @__PURE__ */ a4("label", { class: "check small", children: [
        /* @__PURE__ */ a4(
          "input",
          {
            type: "checkbox",
            checked: question.below !== "0",
            onChange: (event) => ask2({ ...question, below: event.currentTarget.checked ? "" : "0" })
          }
        ),
        t("with codes below")
      ] }),
      question.near && /* @__PURE__ */ a4("label", { class: "adder small", children: [
        /* @__PURE__ */ a4("span", { class: "quiet", children: t("within turns") }),
        /* @__PURE__ */ a4(
          "input",
          {
            class: "input number",
            type: "number",
            min: 0,
            max: 99,
            value: question.within ?? "1",
            onChange: single("within")
          }
        )
      ] })
    ] }),
    /* @__PURE__ */ a4("div", { class: "row", children: [
      KNOWN.map(([list, label]) => /* @__PURE__ */ a4(Adder, { label, options: plain2(list), onAdd: (id) => ask2(added(question, list, id)) }, list)),
      attributes.length > 0 && /* @__PURE__ */ a4(
        Adder,
        {
          label: t("Attribute"),
          options: attributes.flatMap(
            ({ name: name2, values }) => values.map((value2) => [`${name2}=${value2}`, `${name2} = ${value2}`])
          ),
          onAdd: (pair) => ask2(added(question, "where", pair))
        }
      ),
      /* @__PURE__ */ a4("label", { class: "adder small", children: [
        /* @__PURE__ */ a4("span", { class: "quiet", children: t("Coded since") }),
        /* @__PURE__ */ a4("input", { class: "input", type: "date", value: question.since ?? "", onChange: single("since") })
      ] }),
      /* @__PURE__ */ a4("label", { class: "adder small", children: [
        /* @__PURE__ */ a4("span", { class: "quiet", children: t("until") }),
        /* @__PURE__ */ a4("input", { class: "input", type: "date", value: question.until ?? "", onChange: single("until") })
      ] }),
      /* @__PURE__ */ a4("label", { class: "adder small grow", children: [
        /* @__PURE__ */ a4("span", { class: "quiet", children: t("Words in it") }),
        /* @__PURE__ */ a4("input", { class: "input", type: "search", value: question.words ?? "", onChange: single("words"), ...PRIVATE })
      ] })
    ] }),
    /* @__PURE__ */ a4(Chips, { question, book, ask: ask2 })
  ] });
}

// src/screens/excerpts/saved.tsx
var KEY2 = "queries";
var MOST7 = 100;
function kept() {
  const value2 = services.settings.value.value[KEY2];
  return value2 && typeof value2 === "object" && !Array.isArray(value2) ? value2 : {};
}
function Saved({ address: address3 }) {
  const [name2, setName] = d2("");
  const saved2 = kept();
  const names = Object.keys(saved2).sort();
  const keep = (event) => {
    event.preventDefault();
    if (!name2.trim() || names.length >= MOST7 && !(name2.trim() in saved2)) return;
    services.settings.set(KEY2, { ...saved2, [name2.trim()]: address3 });
    services.announce(t("Kept as {name}.", { name: name2.trim() }));
    setName("");
  };
  const forget = (gone) => {
    const { [gone]: _5, ...others } = saved2;
    services.settings.set(KEY2, others);
  };
  return /* @__PURE__ */ a4("details", { class: "saved", children: [
    /* @__PURE__ */ a4("summary", { children: rich("Kept questions {names}", { names: names.length > 0 && /* @__PURE__ */ a4("span", { class: "quiet", children: [
      "(",
      names.length,
      ")"
    ] }) }) }),
    /* @__PURE__ */ a4("div", { class: "stack", children: [
      /* @__PURE__ */ a4("ul", { class: "stack", children: names.map((one) => /* @__PURE__ */ a4("li", { class: "row", children: [
        /* @__PURE__ */ a4("button", { type: "button", class: "link", onClick: () => navigate(saved2[one] ?? ""), children: one }),
        /* @__PURE__ */ a4("button", { type: "button", class: "btn small bare", onClick: () => forget(one), children: rich("Forget{span}", { span: /* @__PURE__ */ a4("span", { class: "sr", children: [
          " ",
          one
        ] }) }) })
      ] }, one)) }),
      /* @__PURE__ */ a4("form", { class: "row", onSubmit: keep, children: [
        /* @__PURE__ */ a4("label", { class: "grow", children: [
          /* @__PURE__ */ a4("span", { class: "sr", children: t("Name of this question") }),
          /* @__PURE__ */ a4(
            "input",
            {
              class: "input",
              value: name2,
              maxLength: 80,
              placeholder: t("A name for what is asked now"),
              onInput: (event) => setName(event.currentTarget.value),
              ...PRIVATE
            }
          )
        ] }),
        /* @__PURE__ */ a4("button", { type: "submit", class: "btn small", disabled: !name2.trim(), children: t("Keep") })
      ] }),
      /* @__PURE__ */ a4("p", { class: "quiet small", children: t("Kept in your settings on this computer, for this study; others do not see them.") })
    ] })
  ] });
}

// src/screens/excerpts/excerpts.tsx
var VIEWS = [
  ["list", t("Excerpts")],
  ["lines", t("In context")],
  ["words", t("Frequent words")]
];
function Place({ row }) {
  const where = placeOf2(row.transcript, row.start);
  const place3 = t("{transcript}, turn {turn}", { transcript: row.transcript, turn: row.turn + 1 });
  return where ? /* @__PURE__ */ a4("a", { href: where, children: place3 }) : /* @__PURE__ */ a4("span", { children: place3 });
}
function Row5({ row, book }) {
  return /* @__PURE__ */ a4("li", { class: "excerpt", children: [
    /* @__PURE__ */ a4(ExcerptText, { row }),
    /* @__PURE__ */ a4("p", { class: "row small", children: [
      /* @__PURE__ */ a4(CodeName, { code: row.code, codes: book?.codes ?? [] }),
      row.polarity !== "supporting" && /* @__PURE__ */ a4("span", { class: "tag", children: [
        POLARITIES[row.polarity].sign,
        " ",
        POLARITIES[row.polarity].name
      ] }),
      row.value && /* @__PURE__ */ a4("span", { class: "tag", children: row.value }),
      /* @__PURE__ */ a4("span", { children: [
        /* @__PURE__ */ a4("b", { children: row.case_name || row.case }),
        " · ",
        /* @__PURE__ */ a4(Place, { row })
      ] }),
      /* @__PURE__ */ a4("span", { class: "quiet", children: rich("{speaker} · coded by {coder} in {round}, {at}", {
        speaker: row.speaker,
        coder: row.coder,
        round: row.round,
        at: row.at.slice(0, 10)
      }) }),
      row.review !== "unreviewed" && /* @__PURE__ */ a4("span", { class: "tag", children: row.review })
    ] }),
    row.memo && /* @__PURE__ */ a4("p", { class: "memo-line", children: rich("Memo: {memo}", { memo: row.memo }) })
  ] });
}
function Lines2({ rows: rows2, words: words6 }) {
  const lines = rows2.flatMap((row) => linesOf(row.before, row.text, row.after, words6).map((line) => ({ row, line })));
  if (!words6.trim())
    return /* @__PURE__ */ a4("p", { class: "note", children: t("Write words into “Words in it”: each place of them stands here in its line.") });
  return /* @__PURE__ */ a4("div", { class: "scroll", children: /* @__PURE__ */ a4("table", { class: "table kwic", children: [
    /* @__PURE__ */ a4("caption", { class: "sr", children: rich("“{words}” in context", { words: words6 }) }),
    /* @__PURE__ */ a4("thead", { children: /* @__PURE__ */ a4("tr", { children: [
      /* @__PURE__ */ a4("th", { scope: "col", children: t("Where") }),
      /* @__PURE__ */ a4("th", { scope: "col", class: "num", children: t("Before") }),
      /* @__PURE__ */ a4("th", { scope: "col", children: t("Words") }),
      /* @__PURE__ */ a4("th", { scope: "col", children: t("After") })
    ] }) }),
    /* @__PURE__ */ a4("tbody", { children: lines.map(({ row, line }, at) => /* @__PURE__ */ a4("tr", { children: [
      /* @__PURE__ */ a4("td", { class: "small", children: /* @__PURE__ */ a4(Place, { row }) }),
      /* @__PURE__ */ a4("td", { class: "before", children: line.before }),
      /* @__PURE__ */ a4("td", { children: /* @__PURE__ */ a4("b", { children: line.word }) }),
      /* @__PURE__ */ a4("td", { class: "after", children: line.after })
    ] }, at)) })
  ] }) });
}
function Words2({ found: found2, ask: ask2 }) {
  return /* @__PURE__ */ a4("div", { class: "scroll", children: /* @__PURE__ */ a4("table", { class: "table", children: [
    /* @__PURE__ */ a4("caption", { class: "sr", children: t("The most frequent words of the excerpts found") }),
    /* @__PURE__ */ a4("thead", { children: /* @__PURE__ */ a4("tr", { children: [
      /* @__PURE__ */ a4("th", { scope: "col", children: t("Word, four letters or more") }),
      /* @__PURE__ */ a4("th", { scope: "col", class: "num", children: t("Times") }),
      /* @__PURE__ */ a4("th", { scope: "col", class: "num", children: t("Excerpts") })
    ] }) }),
    /* @__PURE__ */ a4("tbody", { children: found2.frequent.map((one) => /* @__PURE__ */ a4("tr", { children: [
      /* @__PURE__ */ a4("th", { scope: "row", children: /* @__PURE__ */ a4("button", { type: "button", class: "link", onClick: () => ask2(one.word), children: one.word }) }),
      /* @__PURE__ */ a4("td", { class: "num", children: formatNumber(one.n) }),
      /* @__PURE__ */ a4("td", { class: "num", children: formatNumber(one.excerpts) })
    ] }, one.word)) })
  ] }) });
}
function Results({
  found: found2,
  book,
  question,
  ask: ask2
}) {
  const view = VIEWS.find(([one]) => one === question.show)?.[0] ?? "list";
  if (found2.every === 0)
    return /* @__PURE__ */ a4(Empty, { title: t("Nothing counts yet."), children: /* @__PURE__ */ a4("p", { children: t(
      "Excerpts stand here as soon as somebody has finished a transcript in a first coding, or a double round has its consensus."
    ) }) });
  return /* @__PURE__ */ a4($, { children: [
    /* @__PURE__ */ a4("div", { class: "row", children: [
      /* @__PURE__ */ a4("p", { class: "grow", role: "status", children: [
        /* @__PURE__ */ a4("strong", { children: found2.counts }),
        " ",
        /* @__PURE__ */ a4("span", { class: "quiet", children: t("of {every} that count{hasTotal, select, yes {; the first {rows} are shown, all are saved} other {}}", {
          every: formatNumber(found2.every),
          hasTotal: found2.total > found2.rows.length ? "yes" : "no",
          rows: formatNumber(found2.rows.length)
        }) })
      ] }),
      /* @__PURE__ */ a4(
        Choice,
        {
          label: t("View"),
          value: view,
          options: VIEWS,
          onChange: (show3) => ask2({ ...question, show: show3 === "list" ? "" : show3 })
        }
      )
    ] }),
    found2.total === 0 && /* @__PURE__ */ a4("p", { class: "note", children: t("No excerpt fits all of this. Take a part of the question away.") }),
    view === "list" && /* @__PURE__ */ a4("ul", { class: "excerpts", children: found2.rows.map((row) => /* @__PURE__ */ a4(Row5, { row, book }, row.coding)) }),
    view === "lines" && /* @__PURE__ */ a4(Lines2, { rows: found2.rows, words: question.words ?? "" }),
    view === "words" && /* @__PURE__ */ a4(Words2, { found: found2, ask: (word) => ask2({ ...question, words: word, show: "lines" }) })
  ] });
}
function Excerpts() {
  const books = [...new Set((session.value?.rounds ?? []).map((one) => one.codebook.split("@")[0] ?? ""))];
  const asked4 = questionOf(route.value.query);
  const codebook = asked4.codebook ?? round.value?.codebook.split("@")[0] ?? "";
  const question = { ...asked4, codebook };
  const found2 = useLoad(
    codebook ? `/api/excerpts?${parameters(question)}` : null,
    (event) => event.event === "rounds"
  );
  const book = useLoad(codebook ? `/api/codebook?codebook=${encodeURIComponent(codebook)}` : null);
  const last2 = T2(null);
  last2.current = found2.value ?? (found2.error ? null : last2.current);
  const ask2 = (next) => navigate(addressOf(next));
  if (!codebook)
    return /* @__PURE__ */ a4(Page, { title: t("Excerpts"), children: /* @__PURE__ */ a4(Empty, { title: t("No round yet."), children: /* @__PURE__ */ a4("p", { children: t("Excerpts come from rounds: what was coded, settled and went through a second pass, as it counts.") }) }) });
  return /* @__PURE__ */ a4(
    Page,
    {
      title: t("Excerpts"),
      sub: rich(
        "What counts, across rounds and passes, coded with {codebook}. One coding is one excerpt; the matrix merges those that touch.",
        { codebook: found2.value?.codebook ?? codebook }
      ),
      tools: /* @__PURE__ */ a4($, { children: [
        books.length > 1 && books.map((one) => /* @__PURE__ */ a4(
          "a",
          {
            class: "btn small",
            "aria-current": one === codebook ? "true" : void 0,
            href: addressOf({ codebook: one }),
            children: one
          },
          one
        )),
        found2.value && found2.value.total > 0 && /* @__PURE__ */ a4(
          SaveAs3,
          {
            path: (form) => `/api/excerpts/file?${parameters(question)}&form=${form}`,
            forms: ["xlsx", "docx", "csv", "html", "md"]
          }
        )
      ] }),
      children: [
        last2.current && /* @__PURE__ */ a4("div", { class: "stack asked", children: [
          /* @__PURE__ */ a4(Filter, { question, book: book.value, facets: last2.current.facets, ask: ask2 }),
          /* @__PURE__ */ a4(Saved, { address: addressOf(question) })
        ] }),
        /* @__PURE__ */ a4(Show, { what: t("Excerpts"), of: found2, children: (value2) => /* @__PURE__ */ a4("div", { class: "stack", children: [
          value2.warnings.length > 0 && /* @__PURE__ */ a4("details", { class: "note warn", children: [
            /* @__PURE__ */ a4("summary", { children: t("{warnings, plural, one {# thing} other {# things}} a reader must be told", {
              warnings: value2.warnings.length
            }) }),
            /* @__PURE__ */ a4("ul", { children: value2.warnings.map((warning) => /* @__PURE__ */ a4("li", { lang: "en", children: warning }, warning)) })
          ] }),
          /* @__PURE__ */ a4(Results, { found: value2, book: book.value, question, ask: ask2 })
        ] }) })
      ]
    }
  );
}

// src/screens/history.tsx
var STEP3 = 200;
function Row6({ row, queue: queue2 }) {
  const act = async () => {
    const result = await queue2.send(newOp({ kind: row.undone ? "redo" : "undo", target: row.op_id }));
    services.announce(
      result.ok ? t("{done}: {step}.", { done: row.undone ? t("Done again") : t("Undone"), step: describeStep(row) }) : result.error.message
    );
  };
  const what = describeStep(row);
  return /* @__PURE__ */ a4("tr", { children: [
    /* @__PURE__ */ a4("td", { class: "nowrap dim", children: formatTime(row.at) }),
    /* @__PURE__ */ a4("td", { class: "nowrap", children: [
      row.transcript ? /* @__PURE__ */ a4("a", { href: href.code(row.round, row.transcript, row.start), children: row.transcript }) : /* @__PURE__ */ a4("span", { class: "dim", children: t("study") }),
      " ",
      /* @__PURE__ */ a4("span", { class: "dim small", children: row.round })
    ] }),
    /* @__PURE__ */ a4("th", { scope: "row", children: row.undone ? /* @__PURE__ */ a4($, { children: [
      /* @__PURE__ */ a4("s", { class: "dim", children: what }),
      " ",
      /* @__PURE__ */ a4("span", { class: "tag", children: t("undone") })
    ] }) : what }),
    /* @__PURE__ */ a4("td", { class: "num", children: row.fixed ? /* @__PURE__ */ a4("span", { class: "dim small", children: row.fixed }) : /* @__PURE__ */ a4(
      "button",
      {
        type: "button",
        class: "btn small",
        "aria-label": `${row.undone ? t("Redo") : t("Undo")}: ${what}`,
        onClick: () => void act(),
        children: row.undone ? t("Redo") : t("Undo")
      }
    ) })
  ] });
}
function History2({ queue: queue2 }) {
  const [all, setAll] = d2(true);
  const [limit, setLimit] = d2(STEP3);
  const one = all ? "" : `&round=${encodeURIComponent(round.value?.id ?? "")}`;
  const history2 = useLoad(`/api/history?limit=${limit}${one}`, anyChange);
  const several = (session.value?.rounds.length ?? 0) > 1;
  return /* @__PURE__ */ a4(
    Page,
    {
      title: t("History"),
      sub: t("Your own operations. Undoing one leaves everything else as it is."),
      tools: several && /* @__PURE__ */ a4("label", { class: "check", children: [
        /* @__PURE__ */ a4("input", { type: "checkbox", checked: !all, onChange: (event) => setAll(!event.currentTarget.checked) }),
        rich("Only round {id}", { id: round.value?.id })
      ] }),
      children: /* @__PURE__ */ a4(Show, { what: t("History"), of: history2, children: ({ rows: rows2, more }) => rows2.length === 0 ? /* @__PURE__ */ a4(Empty, { title: t("Nothing done here yet."), children: /* @__PURE__ */ a4("p", { children: t(
        "Each coding, memo and decision of yours will stand here, and can be undone here, after a restart too."
      ) }) }) : /* @__PURE__ */ a4($, { children: [
        /* @__PURE__ */ a4("div", { class: "scroll", children: /* @__PURE__ */ a4("table", { class: "table", children: [
          /* @__PURE__ */ a4("caption", { class: "sr", children: t("Your operations, newest first") }),
          /* @__PURE__ */ a4("thead", { children: /* @__PURE__ */ a4("tr", { children: [
            /* @__PURE__ */ a4("th", { scope: "col", children: t("When") }),
            /* @__PURE__ */ a4("th", { scope: "col", children: t("Where") }),
            /* @__PURE__ */ a4("th", { scope: "col", children: t("What") }),
            /* @__PURE__ */ a4("th", { scope: "col", children: /* @__PURE__ */ a4("span", { class: "sr", children: t("Undo") }) })
          ] }) }),
          /* @__PURE__ */ a4("tbody", { children: rows2.map((row) => /* @__PURE__ */ a4(Row6, { row, queue: queue2 }, row.op_id)) })
        ] }) }),
        more && /* @__PURE__ */ a4("button", { type: "button", class: "btn", onClick: () => setLimit(limit + STEP3), children: t("Show more") })
      ] }) })
    }
  );
}

// src/screens/study/stages.tsx
var WHERE = {
  coders: { name: t("Coders"), to: href.study(), act: t("Say who works on the study") },
  transcripts: { name: t("Transcripts"), to: href.transcripts(), act: t("Bring transcripts in") },
  cases: { name: t("Cases"), to: href.cases(), act: t("Say which case each interview belongs to") },
  codebook: { name: t("Codebook"), to: href.codebook(), act: t("Write or bring in a codebook") },
  rounds: { name: t("Rounds"), to: href.rounds(), act: t("Start a round") }
};
function StageList({ stages }) {
  return /* @__PURE__ */ a4("ol", { class: "stages", "aria-label": t("How far the study is"), children: stages.stages.map((stage) => {
    const { name: name2, to: to2, act } = WHERE[stage.stage];
    const next = stage.stage === stages.next;
    return /* @__PURE__ */ a4("li", { class: "stage", "data-next": next ? "" : void 0, children: [
      /* @__PURE__ */ a4("span", { class: "mark", "aria-hidden": "true", children: stage.done ? "✓" : next ? "→" : "·" }),
      /* @__PURE__ */ a4("span", { class: "grow", children: [
        /* @__PURE__ */ a4("a", { href: to2, children: name2 }),
        /* @__PURE__ */ a4("span", { class: "quiet small block", lang: "en", children: sentence(stage.words) })
      ] }),
      stage.done ? /* @__PURE__ */ a4("span", { class: "tag good", children: t("done") }) : next ? /* @__PURE__ */ a4("a", { class: "btn main", href: to2, children: act }) : /* @__PURE__ */ a4("span", { class: "tag", children: t("later") })
    ] }, stage.stage);
  }) });
}

// src/screens/library/rows.tsx
var caseName = () => known(session.value?.study.case || "organization");
function caseWord() {
  const word = caseName();
  return word.charAt(0).toUpperCase() + word.slice(1);
}
function State({ row }) {
  const share2 = shareRead(services.settings.value.value, `${row.round}/${row.transcript}`, row.turns);
  const words6 = ASSIGNMENT_STATES[row.state];
  if (row.state === "finished") return /* @__PURE__ */ a4("span", { class: "tag good", children: [
    "✓ ",
    words6
  ] });
  return /* @__PURE__ */ a4("span", { class: "nowrap", children: [
    words6,
    share2 !== null && /* @__PURE__ */ a4("span", { class: "quiet", children: [
      " ",
      rich("· {round} % read", { round: Math.round(share2 * 100) })
    ] })
  ] });
}
function Row7({ row, round: round2 }) {
  const opened = row.state !== "todo";
  return /* @__PURE__ */ a4("tr", { children: [
    /* @__PURE__ */ a4("th", { scope: "row", children: row.problem ? /* @__PURE__ */ a4($, { children: [
      /* @__PURE__ */ a4("span", { children: row.transcript }),
      /* @__PURE__ */ a4("p", { lang: "en", class: "small problem", children: row.problem })
    ] }) : /* @__PURE__ */ a4("a", { class: "open", href: href.code(row.round, row.transcript), dir: "auto", children: row.transcript }) }),
    /* @__PURE__ */ a4("td", { class: "case", dir: "auto", children: [
      row.case_name || row.case || /* @__PURE__ */ a4("span", { class: "dim", children: t("no {word}", { word: caseName() }) }),
      row.case_name && /* @__PURE__ */ a4("span", { class: "dim small", children: [
        " ",
        row.case
      ] })
    ] }),
    /* @__PURE__ */ a4("td", { class: "nowrap far", children: row.date }),
    /* @__PURE__ */ a4("td", { class: "num far", children: row.read ? formatNumber(row.words) : /* @__PURE__ */ a4("span", { class: "dim", children: "…" }) }),
    /* @__PURE__ */ a4("td", { children: /* @__PURE__ */ a4(State, { row }) }),
    /* @__PURE__ */ a4("td", { class: "num", children: opened || row.codings ? formatNumber(row.codings) : /* @__PURE__ */ a4("span", { class: "dim", children: "–" }) }),
    /* @__PURE__ */ a4("td", { class: "num far", children: row.memos || /* @__PURE__ */ a4("span", { class: "dim", children: "–" }) }),
    /* @__PURE__ */ a4("td", { class: "num far", children: row.marks || /* @__PURE__ */ a4("span", { class: "dim", children: "–" }) }),
    /* @__PURE__ */ a4("td", { class: "nowrap far dim", children: formatTime(row.touched) }),
    /* @__PURE__ */ a4("td", { class: "nowrap acts", children: [
      /* @__PURE__ */ a4(
        "a",
        {
          class: "small",
          href: href.print(row.round, row.transcript),
          "aria-label": t("Print {transcript}", { transcript: row.transcript }),
          children: t("Print")
        }
      ),
      (seesOthers(round2) || round2.kind === "second-pass" && round2.may.see_others) && /* @__PURE__ */ a4($, { children: [
        " ",
        /* @__PURE__ */ a4(
          "a",
          {
            class: "small",
            href: href.compare(row.round, row.transcript),
            "aria-label": t("Compare {transcript}", { transcript: row.transcript }),
            children: t("Compare")
          }
        )
      ] })
    ] })
  ] });
}
function Rows({ rows: rows2, round: round2 }) {
  if (rows2.length === 0)
    return /* @__PURE__ */ a4("p", { class: "quiet", children: round2.mine ? t("No transcripts of yours in this round.") : t("You are not one of this round’s coders.") });
  return /* @__PURE__ */ a4("div", { class: "scroll", children: /* @__PURE__ */ a4("table", { class: "table library", children: [
    /* @__PURE__ */ a4("caption", { class: "sr", children: rich("Transcripts of round {id}", { id: round2.id }) }),
    /* @__PURE__ */ a4("thead", { children: /* @__PURE__ */ a4("tr", { children: [
      /* @__PURE__ */ a4("th", { scope: "col", children: t("Transcript") }),
      /* @__PURE__ */ a4("th", { scope: "col", children: caseWord() }),
      /* @__PURE__ */ a4("th", { scope: "col", class: "far", children: t("Date") }),
      /* @__PURE__ */ a4("th", { scope: "col", class: "num far", title: t("Words of respondents"), children: t("Words") }),
      /* @__PURE__ */ a4("th", { scope: "col", children: t("My state") }),
      /* @__PURE__ */ a4("th", { scope: "col", class: "num", children: t("Codings") }),
      /* @__PURE__ */ a4("th", { scope: "col", class: "num far", children: t("Memos") }),
      /* @__PURE__ */ a4("th", { scope: "col", class: "num far", children: t("To discuss") }),
      /* @__PURE__ */ a4("th", { scope: "col", class: "far", children: t("Last touched") }),
      /* @__PURE__ */ a4("th", { scope: "col", children: /* @__PURE__ */ a4("span", { class: "sr", children: t("More") }) })
    ] }) }),
    /* @__PURE__ */ a4("tbody", { children: rows2.map((row) => /* @__PURE__ */ a4(Row7, { row, round: round2 }, row.transcript)) })
  ] }) });
}

// src/screens/library/library.tsx
function Nothing() {
  const stages = useLoad("/api/study/stages", anyChange);
  const ready = stages.value?.next === "";
  return /* @__PURE__ */ a4(Show, { what: t("What comes next"), of: stages, children: (found2) => /* @__PURE__ */ a4("div", { class: "stack begin", children: [
    /* @__PURE__ */ a4(
      Empty,
      {
        title: ready ? t("You have nothing to code yet.") : t("Nothing to code yet: the study is being set up."),
        children: [
          /* @__PURE__ */ a4("p", { children: ready ? t("No round has transcripts for you. Whoever leads the study starts one with you in it, or you do.") : t("Transcripts that are yours to code will stand here. What is done stays done, in any order.") }),
          ready && /* @__PURE__ */ a4("p", { children: /* @__PURE__ */ a4("a", { class: "btn main", href: href.rounds(), children: t("To the rounds") }) })
        ]
      }
    ),
    /* @__PURE__ */ a4(StageList, { stages: found2 })
  ] }) });
}
var matches = (row, words6) => {
  const text = [row.transcript, row.case, row.case_name, row.date, ...row.speakers.map((one) => one.label)].join(" ").toLowerCase();
  return words6.every((word) => text.includes(word));
};
function moveRow(event, list) {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
  const target2 = event.target;
  if (!list?.contains(target2) && !target2.matches("body, main, h1")) return;
  if (target2 instanceof HTMLSelectElement) return;
  const links = [...list?.querySelectorAll("a.open") ?? []];
  const at = links.indexOf(document.activeElement);
  const next = links[event.key === "ArrowDown" ? at + 1 : Math.max(at - 1, 0)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
function Rounds({ rows: rows2, queue: queue2 }) {
  const [text, setText] = d2("");
  const [open5, setOpen] = d2(false);
  const list = T2(null);
  F2(() => {
    const onKey = (event) => moveRow(event, list.current);
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  const words6 = text.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = rows2.filter((row) => matches(row, words6) && !(open5 && row.state === "finished"));
  const work2 = (round2) => Number(round2.my.todo + round2.my.started > 0);
  const rounds = (session.value?.rounds ?? []).toReversed().toSorted((one, other) => work2(other) - work2(one));
  return /* @__PURE__ */ a4("div", { class: "stack", ref: list, children: [
    /* @__PURE__ */ a4("div", { class: "row", children: [
      /* @__PURE__ */ a4("label", { class: "grow", children: [
        /* @__PURE__ */ a4("span", { class: "sr", children: t("Filter transcripts") }),
        /* @__PURE__ */ a4(
          "input",
          {
            class: "input",
            type: "search",
            placeholder: t("Filter by transcript, organization, speaker"),
            value: text,
            "data-entry": true,
            onInput: (event) => setText(event.currentTarget.value),
            ...PRIVATE
          }
        )
      ] }),
      /* @__PURE__ */ a4("label", { class: "check", children: [
        /* @__PURE__ */ a4("input", { type: "checkbox", checked: open5, onChange: (event) => setOpen(event.currentTarget.checked) }),
        t("Unfinished only")
      ] })
    ] }),
    words6.length > 0 && shown.length === 0 && /* @__PURE__ */ a4("p", { class: "note", children: [
      rich("No transcript matches ‘{text}’.", { text }),
      " ",
      /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => setText(""), children: t("Clear") })
    ] }),
    rounds.map((round2) => {
      const mine = shown.filter((row) => row.round === round2.id);
      return (mine.length > 0 || !words6.length && !open5) && /* @__PURE__ */ a4(RoundPanel, { round: round2, queue: queue2, children: /* @__PURE__ */ a4(Rows, { rows: mine, round: round2 }) }, round2.id);
    })
  ] });
}
function Library({ queue: queue2 }) {
  const library = useLoad("/api/library?now=1", anyChange);
  const { set: set2 } = library;
  const whole2 = useLoad(library.value?.rows.some((row) => !row.read) ? "/api/library" : null);
  F2(() => {
    if (whole2.value) set2(whole2.value);
  }, [whole2.value, set2]);
  const now2 = session.value;
  return /* @__PURE__ */ a4(
    Page,
    {
      title: now2?.study.title || t("Library"),
      sub: now2 && rich("You are {name} · {rounds, plural, one {# round} other {# rounds}}", {
        name: /* @__PURE__ */ a4("strong", { children: now2.name }),
        rounds: now2.rounds.length
      }),
      children: /* @__PURE__ */ a4(Show, { what: t("Library"), of: library, children: ({ rows: rows2 }) => {
        if (rows2.length > 0) return /* @__PURE__ */ a4(Rounds, { rows: rows2, queue: queue2 });
        return now2?.rounds.length ? /* @__PURE__ */ a4($, { children: [
          /* @__PURE__ */ a4(Nothing, {}),
          /* @__PURE__ */ a4(Rounds, { rows: rows2, queue: queue2 })
        ] }) : /* @__PURE__ */ a4(Nothing, {});
      } })
    }
  );
}

// src/screens/matrix/arrange.ts
var AS_IT_IS = { rows: "register", columns: "codebook", attribute: "", value: "" };
var UNKNOWN = "unknown";
var isFound = (cell) => cell?.state === "present" || cell?.state === "mixed";
var cellKey = (id, code2) => `${id}
${code2}`;
var attributeOf = (matrix, id, name2) => (matrix.attributes[id]?.[name2] ?? "").trim() || UNKNOWN;
var natural = new Intl.Collator("en", { numeric: true });
function valuesOf(matrix, attribute) {
  const found2 = new Set(matrix.cases.map((id) => attributeOf(matrix, id, attribute)));
  return [...found2].sort((a5, b4) => Number(a5 === UNKNOWN) - Number(b4 === UNKNOWN) || natural.compare(a5, b4));
}
function arrangeCases(matrix, themes, by) {
  const { attribute, value: value2 } = by;
  const cases = value2 ? matrix.cases.filter((id) => attributeOf(matrix, id, attribute) === value2) : [...matrix.cases];
  if (by.rows === "found") {
    const cells = new Map(matrix.cells.map((cell) => [cellKey(cell.case, cell.code), cell]));
    const n3 = (id) => themes.filter((theme) => isFound(cells.get(cellKey(id, theme.code)))).length;
    const counts = new Map(cases.map((id) => [id, n3(id)]));
    return cases.sort((a5, b4) => (counts.get(b4) ?? 0) - (counts.get(a5) ?? 0));
  }
  if (!by.rows.startsWith("@")) return cases;
  const order = valuesOf(matrix, by.rows.slice(1));
  const at = (id) => order.indexOf(attributeOf(matrix, id, by.rows.slice(1)));
  return cases.sort((a5, b4) => at(a5) - at(b4));
}
function arrangeThemes(themes, by) {
  return by.columns === "cases" ? [...themes].sort((a5, b4) => b4.k - a5.k || b4.n - a5.n) : [...themes];
}
function totalOver(matrix, cases, code2) {
  const inside = new Set(cases);
  const cells = matrix.cells.filter((cell) => cell.code === code2 && inside.has(cell.case));
  const determinate = cells.filter((cell) => isFound(cell) || cell.state === "contrary" || cell.state === "not_found");
  return { k: cells.filter(isFound).length, n: determinate.length };
}

// src/screens/matrix/drafts.ts
var drafts = y3(/* @__PURE__ */ new Map());
var keyOf2 = (place3) => [place3.codebook, place3.case, place3.code, place3.alone ? "1" : ""].join("\n");
var NONE = {};
var draftOf2 = (place3) => drafts.value.get(keyOf2(place3)) ?? NONE;
function put(place3, draft) {
  const next = new Map(drafts.value);
  if (Object.keys(draft).length) next.set(keyOf2(place3), draft);
  else next.delete(keyOf2(place3));
  drafts.value = next;
}
function standing(cell, field) {
  const entries2 = cell.said.find((one) => one.field === field)?.entries ?? [];
  const texts = new Set(entries2.map((one) => one.text));
  if (texts.size <= 1) return entries2[0]?.text ?? "";
  return entries2.find((one) => one.coder === services.session.value?.coder)?.text ?? "";
}
function type(place3, cell, field, text) {
  const { [field]: _5, ...others } = draftOf2(place3);
  put(place3, text === standing(cell, field) ? others : { ...others, [field]: text });
}
var seenIn = (cell) => Object.fromEntries(cell.said.map((one) => [one.field, one.entries.map((entry) => entry.id)]));
async function send2(place3, cell, what, done) {
  const body = { ...place3, seen: seenIn(cell), evidence: cell.seal, ...what };
  try {
    const now2 = await services.api.post("/api/matrix/cell", body);
    services.announce([done, ...now2.told].join(" "));
    return now2;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    services.announce(t("Not saved. {message} {hint}", { message: error.error.message, hint: error.error.hint }));
    return null;
  }
}
async function save2(place3, cell) {
  const draft = draftOf2(place3);
  if (draft === NONE) return null;
  const now2 = await send2(
    place3,
    cell,
    { said: draft },
    t("Saved: {case}, {code}.", { case: place3.case, code: place3.code })
  );
  if (now2 && draftOf2(place3) === draft) put(place3, NONE);
  return now2;
}
if (typeof addEventListener !== "undefined")
  addEventListener("beforeunload", (event) => {
    if (drafts.peek().size) event.preventDefault();
  });

// src/screens/matrix/chosen.tsx
var lies = (row, quote) => row.transcript === quote.transcript && quote.start < row.end && row.start < quote.end;
function Chosen({ quote, place: place3, cell, onCell }) {
  const drop2 = async () => {
    const now2 = await send2(place3, cell, { unquote: quote.events }, t("No longer quoted."));
    if (now2) onCell(now2);
  };
  const where = placeOf2(quote.transcript, quote.start);
  return /* @__PURE__ */ a4("li", { class: "excerpt", children: [
    /* @__PURE__ */ a4("p", { class: "quote", dir: "auto", children: quote.printed }),
    /* @__PURE__ */ a4("p", { class: "small row", children: [
      where ? /* @__PURE__ */ a4("a", { href: where, children: quote.where }) : quote.where,
      /* @__PURE__ */ a4("span", { class: `tag ${quote.faithful ? "good" : "warn"}`, children: quote.faithful ? quote.state : quote.problem || quote.state }),
      /* @__PURE__ */ a4("span", { class: "quiet", children: [
        quote.coder,
        ", ",
        quote.day
      ] }),
      /* @__PURE__ */ a4("button", { type: "button", class: "link", onClick: () => void drop2(), children: t("No longer quote") })
    ] }),
    quote.differences && /* @__PURE__ */ a4("ul", { class: "small quiet", children: quote.differences.split("\n").map((line) => /* @__PURE__ */ a4("li", { children: line }, line)) })
  ] });
}
function Chosens(props) {
  const { cell } = props;
  return /* @__PURE__ */ a4("section", { "aria-label": t("Quotations"), class: "stack", children: [
    /* @__PURE__ */ a4("h3", { children: t("Quotations") }),
    cell.quotes.length === 0 && /* @__PURE__ */ a4("p", { class: "quiet small", children: t("None chosen: tick one of the excerpts below.") }),
    /* @__PURE__ */ a4("ul", { class: "excerpts", children: cell.quotes.map((quote) => /* @__PURE__ */ a4(Chosen, { quote, ...props }, quote.events.join())) })
  ] });
}
function Part({ row, place: place3, cell, onCell, close }) {
  const [words6, setWords] = d2(row.text);
  const choose2 = async (event) => {
    event.preventDefault();
    const now2 = await send2(place3, cell, { quote: words6, transcript: row.transcript }, t("Quoted."));
    if (!now2) return;
    onCell(now2);
    close();
  };
  return /* @__PURE__ */ a4("form", { class: "stack", onSubmit: (event) => void choose2(event), children: [
    /* @__PURE__ */ a4("label", { class: "field", children: [
      /* @__PURE__ */ a4("span", { class: "label", children: t("As it will be printed") }),
      /* @__PURE__ */ a4(
        "textarea",
        {
          class: "input",
          rows: 4,
          dir: "auto",
          value: words6,
          onInput: (event) => setWords(event.currentTarget.value),
          ...PRIVATE
        }
      ),
      /* @__PURE__ */ a4("span", { class: "help", children: t("Keep a part of the words; write [...] for what is left out inside, [word] for a word of yours.") })
    ] }),
    /* @__PURE__ */ a4("div", { class: "row", children: [
      /* @__PURE__ */ a4("button", { type: "submit", class: "btn small main", disabled: !words6.trim(), children: t("Quote this") }),
      /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: close, children: t("Cancel") })
    ] })
  ] });
}
function Row8({ row, ...props }) {
  const [part2, setPart] = d2(false);
  const { place: place3, cell, onCell } = props;
  const chosen4 = cell.quotes.filter((quote) => lies(row, quote));
  const where = placeOf2(row.transcript, row.start);
  const tick = async (event) => {
    const box = event.currentTarget;
    const what = box.checked ? { quote: row.text, transcript: row.transcript } : { unquote: chosen4.flatMap((quote) => quote.events) };
    const now2 = await send2(place3, cell, what, box.checked ? t("Quoted.") : t("No longer quoted."));
    if (now2) onCell(now2);
    else box.checked = chosen4.length > 0;
  };
  return /* @__PURE__ */ a4("li", { class: "excerpt", children: [
    /* @__PURE__ */ a4(ExcerptText, { row }),
    /* @__PURE__ */ a4("p", { class: "row small", children: [
      /* @__PURE__ */ a4("label", { class: "check", children: [
        /* @__PURE__ */ a4("input", { type: "checkbox", checked: chosen4.length > 0, onChange: (event) => void tick(event) }),
        t("Quote")
      ] }),
      /* @__PURE__ */ a4("button", { type: "button", class: "link", onClick: () => setPart(true), children: t("Quote a part…") }),
      /* @__PURE__ */ a4("span", { children: [
        where ? /* @__PURE__ */ a4("a", { href: where, children: rich("{transcript}, turn {turn}", { transcript: row.transcript, turn: row.turn + 1 }) }) : t("{transcript}, turn {turn}", { transcript: row.transcript, turn: row.turn + 1 }),
        " ",
        /* @__PURE__ */ a4("span", { class: "quiet", children: rich("{speaker} · coded by {coder}", { speaker: row.speaker, coder: row.coder }) })
      ] })
    ] }),
    part2 && /* @__PURE__ */ a4(Part, { row, ...props, close: () => setPart(false) })
  ] });
}
var HEADS = {
  supporting: t("Excerpts"),
  contrary: t("Disconfirming: they deny it"),
  hypothetical: t("Only imagined")
};
function CellExcerpts(props) {
  const { excerpts } = props.cell;
  if (excerpts.length === 0)
    return /* @__PURE__ */ a4("p", { class: "note", children: t("No passages here. A fit, a summary and a quotation from your notes can stand all the same.") });
  return /* @__PURE__ */ a4($, { children: Object.keys(POLARITIES).map((polarity2) => {
    const rows2 = excerpts.filter((row) => row.polarity === polarity2);
    return rows2.length > 0 && /* @__PURE__ */ a4("section", { class: "stack", "aria-label": HEADS[polarity2], children: [
      /* @__PURE__ */ a4("h3", { children: [
        HEADS[polarity2],
        " ",
        /* @__PURE__ */ a4("span", { class: "quiet", children: [
          "(",
          rows2.length,
          ")"
        ] })
      ] }),
      /* @__PURE__ */ a4("ul", { class: "excerpts", children: rows2.map((row) => /* @__PURE__ */ a4(Row8, { row, ...props }, row.coding)) })
    ] }, polarity2);
  }) });
}

// src/screens/matrix/judgement.tsx
var NAMES3 = {
  fit: t("Fit"),
  rating: t("Rating"),
  summary: t("Summary"),
  reason: t("Why")
};
var HELP = {
  summary: t("The cell in your words."),
  reason: t("Why you judge so.")
};
function Writers({ said: said2, place: place3, cell, onCell }) {
  const me = services.session.value?.coder;
  const differ = new Set(said2.entries.map((one) => one.text)).size > 1;
  const takeBack = async (id) => {
    const now2 = await send2(place3, cell, { take_back: [id] }, t("Taken back."));
    if (now2) onCell(now2);
  };
  if (said2.entries.length === 0) return null;
  return /* @__PURE__ */ a4("ul", { class: "writers small", "data-differ": differ ? "" : void 0, children: said2.entries.map((one) => /* @__PURE__ */ a4("li", { children: [
    differ && /* @__PURE__ */ a4("q", { class: "words", dir: "auto", children: one.text || t("(emptied)") }),
    " ",
    /* @__PURE__ */ a4("span", { class: "quiet", children: [
      one.coder,
      ", ",
      formatTime(one.at)
    ] }),
    " ",
    differ && one.coder !== me && /* @__PURE__ */ a4("button", { type: "button", class: "link", onClick: () => type(place3, cell, said2.field, one.text), children: t("Take this") }),
    " ",
    one.coder === me && /* @__PURE__ */ a4("button", { type: "button", class: "link", onClick: () => void takeBack(one.id), children: rich("Take back<mark> what I wrote: {names}</mark>", {
      names: NAMES3[said2.field],
      mark: (words6) => /* @__PURE__ */ a4("span", { class: "sr", children: words6 })
    }) })
  ] }, one.id)) });
}
function FitField({ place: place3, cell, value: value2 }) {
  return /* @__PURE__ */ a4("span", { class: "row", role: "group", "aria-label": t("Fit"), children: cell.fits.map((fit) => /* @__PURE__ */ a4(
    "button",
    {
      type: "button",
      class: "btn small",
      "aria-pressed": fit === value2,
      onClick: () => type(place3, cell, "fit", fit === value2 ? "" : fit),
      children: known(fit)
    },
    fit
  )) });
}
function RatingField({ place: place3, cell, value: value2 }) {
  const change3 = (event) => type(place3, cell, "rating", event.currentTarget.value);
  if (cell.scale.length === 0)
    return /* @__PURE__ */ a4(
      "input",
      {
        class: "input number",
        inputMode: "decimal",
        "aria-label": t("Rating"),
        value: value2,
        placeholder: t("a number"),
        onInput: change3,
        ...PRIVATE
      }
    );
  return /* @__PURE__ */ a4("select", { class: "input", "aria-label": t("Rating"), value: value2, onChange: change3, children: [
    /* @__PURE__ */ a4("option", { value: "", children: t("none") }),
    cell.scale.map((one) => {
      const [number = one] = one.split(" = ", 1);
      return /* @__PURE__ */ a4("option", { value: number, children: one }, one);
    })
  ] });
}
function Field({ field, ...props }) {
  const { place: place3, cell, draft } = props;
  const said2 = cell.said.find((one) => one.field === field) ?? { field, entries: [] };
  const value2 = draft[field] ?? standing(cell, field);
  const label = `cell-${field}`;
  const words6 = field === "summary" || field === "reason";
  return /* @__PURE__ */ a4("div", { class: "field", children: [
    /* @__PURE__ */ a4("span", { class: "label", children: [
      words6 ? /* @__PURE__ */ a4("label", { for: label, children: NAMES3[field] }) : NAMES3[field],
      " ",
      field in draft && /* @__PURE__ */ a4("span", { class: "tag warn", children: t("not saved yet") })
    ] }),
    field === "fit" && /* @__PURE__ */ a4(FitField, { place: place3, cell, value: value2 }),
    field === "rating" && /* @__PURE__ */ a4(RatingField, { place: place3, cell, value: value2 }),
    words6 && /* @__PURE__ */ a4(
      "textarea",
      {
        id: label,
        class: "input",
        rows: field === "summary" ? 4 : 2,
        dir: "auto",
        value: value2,
        placeholder: HELP[field],
        onInput: (event) => type(place3, cell, field, event.currentTarget.value),
        ...PRIVATE
      }
    ),
    /* @__PURE__ */ a4(Writers, { said: said2, ...props })
  ] });
}
function Judgement(props) {
  return /* @__PURE__ */ a4("div", { class: "stack", children: ["fit", "rating", "summary", "reason"].map((field) => /* @__PURE__ */ a4(Field, { field, ...props }, field)) });
}

// src/screens/matrix/cell_pane.tsx
function useSavedOnLeaving(place3, cell, onWritten) {
  const last2 = T2(null);
  last2.current = cell;
  const leave2 = T2(() => {
  });
  leave2.current = () => {
    if (last2.current) void save2(place3, last2.current).then((now2) => now2 && onWritten(now2));
  };
  useOnce(() => () => leave2.current());
}
function LookAt({ place: place3, cell, onCell }) {
  const differ = cell.said.some((one) => new Set(one.entries.map((entry) => entry.text)).size > 1);
  const confirm = async () => {
    const fields = ["fit", "summary", "reason"].filter((field) => standing(cell, field));
    const said2 = Object.fromEntries(fields.map((field) => [field, standing(cell, field)]));
    const now2 = await send2(place3, cell, { said: said2 }, t("Confirmed."));
    if (now2) onCell(now2);
  };
  return /* @__PURE__ */ a4($, { children: [
    cell.since && /* @__PURE__ */ a4("p", { class: "note warn", children: [
      rich("{since} Look whether the words still hold.", { since: sentence(cell.since) }),
      " ",
      !differ && /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => void confirm(), children: t("They still hold") })
    ] }),
    cell.at_odds && /* @__PURE__ */ a4("p", { class: "note warn", children: sentence(cell.at_odds) }),
    differ && /* @__PURE__ */ a4("p", { class: "note warn", children: t("Analysts differ: both stand until somebody who sees both chooses.") }),
    cell.others && /* @__PURE__ */ a4("p", { class: "note", children: t("Others wrote here too. What you write now is kept beside theirs.") })
  ] });
}
function CellBody({
  place: place3,
  cell,
  onCell,
  done
}) {
  const draft = draftOf2(place3);
  const dirty = Object.keys(draft).length > 0;
  const keep = async () => {
    const now2 = await save2(place3, cell);
    if (now2) onCell(now2);
    if (now2 || !dirty) done();
  };
  return /* @__PURE__ */ a4(
    "form",
    {
      class: "stack",
      onSubmit: (event) => {
        event.preventDefault();
        void keep();
      },
      onKeyDown: (event) => {
        if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        event.stopPropagation();
        void keep();
      },
      children: [
        /* @__PURE__ */ a4(LookAt, { place: place3, cell, onCell }),
        /* @__PURE__ */ a4(Judgement, { place: place3, cell, draft, onCell }),
        /* @__PURE__ */ a4("div", { class: "row", children: [
          /* @__PURE__ */ a4("button", { type: "submit", class: "btn main", disabled: !dirty, children: t("Save") }),
          /* @__PURE__ */ a4("span", { class: "quiet small", children: t("Ctrl+Enter saves and goes back to the grid; leaving the cell saves too.") })
        ] })
      ]
    }
  );
}
function CellPane({ codebook, at, matrix, onClose, onWritten }) {
  const alone = services.settings.value.value.judgeAlone === true;
  const place3 = { codebook, case: at.case, code: at.code, alone };
  const part2 = encodeURIComponent;
  const path = `/api/matrix/cell?codebook=${part2(codebook)}&case=${part2(at.case)}&code=${part2(at.code)}`;
  const loaded = useLoad(alone ? `${path}&alone=1` : path, (event) => event.event === "rounds");
  const [filter, setFilter] = d2("");
  useSavedOnLeaving(place3, loaded.value, onWritten);
  const theme = matrix.themes.find((one) => one.code === at.code)?.name ?? at.code;
  const asked4 = matrix.asking_recorded;
  const onCell = (cell) => {
    loaded.set(cell);
    onWritten(cell);
  };
  const back = () => document.querySelector(".grid [aria-selected='true']")?.focus();
  const shown = (cell) => {
    const wanted2 = filter.trim().toLocaleLowerCase();
    if (!wanted2) return cell;
    return { ...cell, excerpts: cell.excerpts.filter((row) => row.text.toLocaleLowerCase().includes(wanted2)) };
  };
  return /* @__PURE__ */ a4("aside", { class: "card drawer stack", "data-region": "excerpts", "aria-label": t("Excerpts of the cell"), children: [
    /* @__PURE__ */ a4("div", { class: "row", children: [
      /* @__PURE__ */ a4("h2", { class: "grow", tabIndex: -1, id: "cell", children: [
        matrix.case_names[at.case] || at.case,
        " · ",
        theme
      ] }),
      /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: onClose, children: t("Close") })
    ] }),
    /* @__PURE__ */ a4(Show, { what: t("Cell"), of: loaded, children: (cell) => /* @__PURE__ */ a4($, { children: [
      /* @__PURE__ */ a4("p", { children: [
        /* @__PURE__ */ a4("span", { class: "tag", children: stateOf(cell.state, asked4).short }),
        " ",
        /* @__PURE__ */ a4("span", { class: "quiet", children: cell.reason || stateOf(cell.state, asked4).words }),
        " ",
        /* @__PURE__ */ a4("a", { href: href.excerpts({ codebook, code: at.code, case: at.case }), children: t("As a list") })
      ] }),
      /* @__PURE__ */ a4(CellBody, { place: place3, cell, onCell, done: back }),
      /* @__PURE__ */ a4("label", { class: "check small", children: [
        /* @__PURE__ */ a4(
          "input",
          {
            type: "checkbox",
            checked: alone,
            onChange: (event) => services.settings.set("judgeAlone", event.currentTarget.checked)
          }
        ),
        t("Judge without seeing what other analysts wrote")
      ] }),
      /* @__PURE__ */ a4(Chosens, { place: place3, cell, onCell }),
      cell.excerpts.length > 5 && /* @__PURE__ */ a4("label", { children: [
        /* @__PURE__ */ a4("span", { class: "sr", children: t("Only excerpts with these words") }),
        /* @__PURE__ */ a4(
          "input",
          {
            class: "input",
            type: "search",
            placeholder: t("Only excerpts with these words"),
            value: filter,
            onInput: (event) => setFilter(event.currentTarget.value),
            ...PRIVATE
          }
        )
      ] }),
      /* @__PURE__ */ a4(CellExcerpts, { place: place3, cell: shown(cell), onCell })
    ] }) })
  ] });
}

// src/screens/matrix/grid.tsx
var DEEPEST = 5;
var BRIEF = 90;
function depthOf(cell, layer, most) {
  if (!isFound(cell) || layer === "fit" || layer === "notes") return void 0;
  if (layer === "states" || most <= 1) return 1;
  return Math.max(1, Math.ceil(cell[layer] / most * DEEPEST));
}
var brief = (text) => text.length <= BRIEF ? text : `${text.slice(0, BRIEF).trimEnd()}…`;
function CellBody2({
  cell,
  noted,
  layer,
  asked: asked4
}) {
  const { short } = stateOf(cell.state, asked4);
  const mark = noted?.told ? /* @__PURE__ */ a4("b", { class: "mark", children: " !" }) : null;
  if (layer === "fit" || layer === "notes") {
    const words6 = layer === "fit" ? [noted?.fit, noted?.rating].filter(Boolean).join(", ") : brief(noted?.summary ?? "");
    return words6 ? /* @__PURE__ */ a4("span", { dir: "auto", children: [
      words6.replaceAll("\n", "; "),
      mark
    ] }) : /* @__PURE__ */ a4("span", { class: "quiet", children: short });
  }
  return /* @__PURE__ */ a4($, { children: [
    !isFound(cell) || layer === "states" ? short : /* @__PURE__ */ a4("span", { class: "n", children: cell[layer] }),
    isFound(cell) && layer !== "states" && cell.state !== "present" && ` ${short}`,
    mark
  ] });
}
function describe2(cell, noted, asked4) {
  const found2 = cell.excerpts ? t(
    "{excerpts, plural, one {# excerpt} other {# excerpts}} in {interviews, plural, one {# interview} other {# interviews}}, {words, plural, one {# word} other {# words}}",
    { excerpts: cell.excerpts, interviews: cell.interviews, words: cell.words }
  ) : "";
  const written = [
    noted?.fit && t("fit {fit}", { fit: noted.fit.replaceAll("\n", "; ") }),
    noted?.summary && t("with a summary"),
    noted?.told
  ];
  return [stateOf(cell.state, asked4).short, found2, ...written].filter(Boolean).join(", ");
}
function Grid({ matrix, cases, themes, layer, open: open5, onOpen }) {
  const [at, setAt] = d2([0, 0]);
  const body = T2(null);
  const cells = new Map(matrix.cells.map((cell) => [cellKey(cell.case, cell.code), cell]));
  const noted = new Map(matrix.judged.map((one) => [cellKey(one.case, one.code), one]));
  const shown = new Set(themes.map((theme) => theme.code));
  const counts = layer === "excerpts" || layer === "interviews" || layer === "words" ? matrix.cells.filter((cell) => shown.has(cell.code)).map((cell) => cell[layer]) : [];
  const most = Math.max(1, ...counts);
  const here = [Math.min(at[0], cases.length - 1), Math.min(at[1], themes.length - 1)];
  const focusCell = ([row, column]) => {
    setAt([row, column]);
    body.current?.querySelector(`[data-at="${row}/${column}"]`)?.focus();
  };
  const onKey = (event) => {
    if (event.key === "Enter" || event.key === " ") {
      const cell = cells.get(cellKey(cases[here[0]] ?? "", themes[here[1]]?.code ?? ""));
      if (cell) {
        event.preventDefault();
        onOpen(cell);
      }
      return;
    }
    const next = gridStep(event.key, event.ctrlKey, here, cases.length, themes.length);
    if (!next) return;
    event.preventDefault();
    focusCell(next);
  };
  return /* @__PURE__ */ a4("div", { class: "scroll", children: /* @__PURE__ */ a4(
    "table",
    {
      class: "grid",
      role: "grid",
      "aria-label": t("Organizations by themes of {codebook}", { codebook: matrix.codebook }),
      ref: body,
      onKeyDown: onKey,
      children: [
        /* @__PURE__ */ a4("thead", { children: /* @__PURE__ */ a4("tr", { children: [
          /* @__PURE__ */ a4("th", { scope: "col", children: t("Organization") }),
          themes.map((theme) => /* @__PURE__ */ a4("th", { scope: "col", title: theme.code, children: theme.name }, theme.code))
        ] }) }),
        /* @__PURE__ */ a4("tbody", { children: cases.map((id, row) => /* @__PURE__ */ a4("tr", { children: [
          /* @__PURE__ */ a4("th", { scope: "row", dir: "auto", children: matrix.case_names[id] || id }),
          themes.map((theme, column) => {
            const cell = cells.get(cellKey(id, theme.code));
            const note = noted.get(cellKey(id, theme.code));
            if (!cell)
              return /* @__PURE__ */ a4("td", { "data-at": `${row}/${column}`, tabIndex: -1, children: "–" }, theme.code);
            const depth = depthOf(cell, layer, most);
            return /* @__PURE__ */ a4(
              "td",
              {
                "data-at": `${row}/${column}`,
                "data-state": cell.state,
                "data-depth": depth,
                "data-fit": layer === "fit" ? fitOf(note) : void 0,
                "data-words": layer === "notes" && note?.summary ? "" : void 0,
                style: depth ? { "--deep": depth } : void 0,
                tabIndex: row === here[0] && column === here[1] ? 0 : -1,
                "aria-selected": open5?.case === id && open5.code === theme.code,
                "aria-label": describe2(cell, note, matrix.asking_recorded),
                onClick: () => {
                  setAt([row, column]);
                  onOpen(cell);
                },
                children: /* @__PURE__ */ a4(CellBody2, { cell, noted: note, layer, asked: matrix.asking_recorded })
              },
              theme.code
            );
          })
        ] }, id)) }),
        /* @__PURE__ */ a4("tfoot", { children: /* @__PURE__ */ a4("tr", { children: [
          /* @__PURE__ */ a4("th", { scope: "row", children: t("k of n") }),
          themes.map((theme) => /* @__PURE__ */ a4(Total, { matrix, cases, theme }, theme.code))
        ] }) })
      ]
    }
  ) });
}
var fitOf = (noted) => noted?.fit ? noted.fit.includes("\n") ? "differ" : noted.fit : void 0;
function Total({ matrix, cases, theme }) {
  const { k: k4, n: n3 } = cases.length === matrix.cases.length ? theme : totalOver(matrix, cases, theme.code);
  return /* @__PURE__ */ a4("td", { title: statesWords(theme, matrix.asking_recorded), children: rich("{k} of {n}{n2}", { k: k4, n: n3, n2: n3 > 0 && /* @__PURE__ */ a4("span", { class: "quiet small", children: [
    " (",
    formatPercent(k4 / n3),
    ")"
  ] }) }) });
}
function statesWords(theme, asked4) {
  return statesWhere(asked4).filter((state) => theme.states[state.id]).map((state) => `${theme.states[state.id]} ${state.short}`).join(", ");
}

// src/screens/matrix/kinds.tsx
var DEEPEST2 = 5;
function Table({ table, names }) {
  return /* @__PURE__ */ a4("section", { class: "stack", "aria-label": table.title, children: [
    /* @__PURE__ */ a4("h2", { children: table.title }),
    /* @__PURE__ */ a4("div", { class: "scroll", children: /* @__PURE__ */ a4("table", { class: "grid kinds", children: [
      /* @__PURE__ */ a4("caption", { class: "sr", children: rich("{title}: k of n organizations", { title: table.title }) }),
      /* @__PURE__ */ a4("thead", { children: /* @__PURE__ */ a4("tr", { children: [
        /* @__PURE__ */ a4("th", { scope: "col", children: table.attribute }),
        /* @__PURE__ */ a4("th", { scope: "col", children: t("Organizations") }),
        table.themes.map((theme) => /* @__PURE__ */ a4("th", { scope: "col", children: names[theme] ?? theme }, theme))
      ] }) }),
      /* @__PURE__ */ a4("tbody", { children: table.rows.map((row) => /* @__PURE__ */ a4("tr", { children: [
        /* @__PURE__ */ a4("th", { scope: "row", children: row.name || row.value }),
        /* @__PURE__ */ a4("td", { children: row.cases.length }),
        row.cells.map((cell) => {
          const depth = cell.n ? Math.ceil(cell.k / cell.n * DEEPEST2) : 0;
          return /* @__PURE__ */ a4(
            "td",
            {
              "data-depth": depth || void 0,
              style: depth ? { "--deep": depth } : void 0,
              title: cell.cases.join(", "),
              children: rich("{k} of {n}{n2}", {
                k: cell.k,
                n: cell.n,
                n2: cell.n > 0 && /* @__PURE__ */ a4("span", { class: "small", children: [
                  " (",
                  formatPercent(cell.k / cell.n),
                  ")"
                ] })
              })
            },
            cell.theme
          );
        })
      ] }, row.value)) })
    ] }) })
  ] });
}
function Kinds({ matrix, codebook }) {
  const by = route.value.query.get("by") || matrix.groups[0] || "";
  const part2 = encodeURIComponent;
  const kinds2 = useLoad(by ? `/api/matrix/kinds?codebook=${part2(codebook)}&by=${part2(by)}` : null);
  if (!by)
    return /* @__PURE__ */ a4("p", { class: "note", children: rich(
      "No attribute of the organizations has two values or more that several share: add some under <link>Cases</link>.",
      { link: (words6) => /* @__PURE__ */ a4("a", { href: href.cases(), children: words6 }) }
    ) });
  return /* @__PURE__ */ a4("div", { class: "stack matrix", children: [
    /* @__PURE__ */ a4("label", { class: "row small", children: [
      /* @__PURE__ */ a4("span", { class: "quiet", children: t("By") }),
      /* @__PURE__ */ a4(
        "select",
        {
          class: "input",
          value: by,
          onChange: (event) => replaceAddress(href.matrix(codebook, { show: "kinds", by: event.currentTarget.value })),
          children: matrix.groups.map((name2) => /* @__PURE__ */ a4("option", { value: name2, children: name2 }, name2))
        }
      )
    ] }),
    /* @__PURE__ */ a4(Show, { what: t("Kinds"), of: kinds2, children: (found2) => /* @__PURE__ */ a4($, { children: found2.tables.map((table) => /* @__PURE__ */ a4(Table, { table, names: found2.names }, table.title)) }) })
  ] });
}

// src/screens/matrix/together.tsx
var DEEPEST3 = 5;
var MOST8 = 100;
var UNITS2 = [
  ["turn", t("Turn")],
  ["paragraph", t("Paragraph")],
  ["sentence", t("Sentence")],
  ["overlap", t("Overlap")]
];
var POLARITIES3 = [
  ["supporting", t("Supporting")],
  ["contrary", t("Contrary")],
  ["all", t("All")]
];
var pairKey = (one, other) => [one, other].sort().join("\n");
function HeatMap({ found: found2, codebook }) {
  const pairs = new Map(found2.pairs.map((pair) => [pairKey(pair.codes[0] ?? "", pair.codes[1] ?? ""), pair]));
  const used = found2.codes.filter((code2) => found2.pairs.some((pair) => pair.both && pair.codes.includes(code2.code)));
  const most = Math.max(1, ...found2.pairs.map((pair) => pair.both));
  if (used.length === 0) return /* @__PURE__ */ a4("p", { class: "note", children: t("No two codes stand together anywhere.") });
  return /* @__PURE__ */ a4("div", { class: "scroll", children: /* @__PURE__ */ a4("table", { class: "grid together", children: [
    /* @__PURE__ */ a4("caption", { class: "sr", children: rich("How often two codes stand together, by {by}", { by: known(found2.by) }) }),
    /* @__PURE__ */ a4("thead", { children: /* @__PURE__ */ a4("tr", { children: [
      /* @__PURE__ */ a4("th", { scope: "col", children: t("Code") }),
      used.map((code2) => /* @__PURE__ */ a4("th", { scope: "col", children: code2.name }, code2.code))
    ] }) }),
    /* @__PURE__ */ a4("tbody", { children: used.map((row) => /* @__PURE__ */ a4("tr", { children: [
      /* @__PURE__ */ a4("th", { scope: "row", children: row.name }),
      used.map((column) => {
        if (row.code === column.code)
          return /* @__PURE__ */ a4("td", { class: "self", title: `${row.name}: ${row.n}`, children: formatNumber(row.n) }, column.code);
        const pair = pairs.get(pairKey(row.code, column.code));
        const depth = pair?.both ? Math.max(1, Math.ceil(pair.both / most * DEEPEST3)) : 0;
        return /* @__PURE__ */ a4(
          "td",
          {
            "data-depth": depth || void 0,
            style: depth ? { "--deep": depth } : void 0,
            title: pair ? t("{name} with {name2}: {both}", { name: row.name, name2: column.name, both: pair.both }) : t("one is above the other"),
            children: pair?.both ? /* @__PURE__ */ a4("a", { href: href.excerpts({ codebook, code: row.code, also: column.code }), children: pair.both }) : pair ? "0" : "–"
          },
          column.code
        );
      })
    ] }, row.code)) })
  ] }) });
}
function Pair2({ pair, names }) {
  const [first = "", second = ""] = pair.codes;
  return /* @__PURE__ */ a4("tr", { children: [
    /* @__PURE__ */ a4("th", { scope: "row", children: [
      names.get(first) ?? first,
      " ",
      /* @__PURE__ */ a4("span", { class: "quiet", children: t("with") }),
      " ",
      names.get(second) ?? second
    ] }),
    [pair.n[0] ?? 0, pair.n[1] ?? 0, pair.both].map((n3, at) => /* @__PURE__ */ a4("td", { class: "num", children: formatNumber(n3) }, at)),
    [pair.jaccard, pair.expected, pair.ratio].map((value2, at) => /* @__PURE__ */ a4("td", { class: "num", children: formatFigure(value2) }, at)),
    /* @__PURE__ */ a4("td", { class: "num", children: formatNumber(pair.transcripts) }),
    /* @__PURE__ */ a4("td", { class: "num", children: formatNumber(pair.cases) })
  ] });
}
function Pairs({ found: found2 }) {
  const names = new Map(found2.codes.map((code2) => [code2.code, code2.name]));
  const together = found2.pairs.filter((pair) => pair.both).sort((a5, b4) => b4.both - a5.both || (b4.jaccard ?? 0) - (a5.jaccard ?? 0));
  return /* @__PURE__ */ a4("section", { class: "stack", "aria-label": t("Pairs"), children: [
    /* @__PURE__ */ a4("h2", { children: rich("Pairs <mark>({together} of {pairs} stand together somewhere)</mark>", {
      together: formatNumber(together.length),
      pairs: formatNumber(found2.pairs.length),
      mark: (words6) => /* @__PURE__ */ a4("span", { class: "quiet", children: words6 })
    }) }),
    /* @__PURE__ */ a4("div", { class: "scroll", children: /* @__PURE__ */ a4("table", { class: "table", children: [
      /* @__PURE__ */ a4("caption", { class: "sr", children: t("Pairs of codes that stand together") }),
      /* @__PURE__ */ a4("thead", { children: /* @__PURE__ */ a4("tr", { children: [
        /* @__PURE__ */ a4("th", { scope: "col", children: t("Codes") }),
        [
          t("First"),
          t("Second"),
          t("Both"),
          t("Jaccard"),
          t("Expected"),
          t("Ratio"),
          t("Transcripts"),
          t("Cases")
        ].map((name2) => /* @__PURE__ */ a4("th", { scope: "col", class: "num", children: name2 }, name2))
      ] }) }),
      /* @__PURE__ */ a4("tbody", { children: together.slice(0, MOST8).map((pair) => /* @__PURE__ */ a4(Pair2, { pair, names }, pair.codes.join())) })
    ] }) }),
    together.length > MOST8 && /* @__PURE__ */ a4("p", { class: "quiet small", children: rich("The first {most}; all stand in the Excel file.", { most: MOST8 }) })
  ] });
}
function Together({ codebook }) {
  const by = route.value.query.get("by") || "turn";
  const [polarity2, setPolarity] = d2("supporting");
  const part2 = encodeURIComponent;
  const asked4 = `codebook=${part2(codebook)}&by=${part2(by)}&polarity=${part2(polarity2)}`;
  const found2 = useLoad(`/api/together?${asked4}`);
  return /* @__PURE__ */ a4("div", { class: "stack matrix", children: [
    /* @__PURE__ */ a4("div", { class: "row", children: [
      /* @__PURE__ */ a4(
        Choice,
        {
          label: t("What is a unit"),
          value: by,
          options: UNITS2,
          onChange: (next) => replaceAddress(href.matrix(codebook, { show: "together", by: next }))
        }
      ),
      /* @__PURE__ */ a4(Choice, { label: t("Which excerpts"), value: polarity2, options: POLARITIES3, onChange: setPolarity }),
      /* @__PURE__ */ a4(SaveAs3, { path: (form) => `/api/reports/file?kind=cooccur&${asked4}&form=${form}`, forms: ["xlsx"] })
    ] }),
    /* @__PURE__ */ a4(Show, { what: t("Codes together"), of: found2, children: (value2) => /* @__PURE__ */ a4($, { children: [
      /* @__PURE__ */ a4(HeatMap, { found: value2, codebook }),
      /* @__PURE__ */ a4("p", { class: "quiet small", children: rich(
        "{by, select, turn {Respondents’ turns in which both stand.} paragraph {Respondents’ paragraphs in which both stand.} sentence {Respondents’ sentences in which both stand.} other {Pairs of excerpts that share a character.}} Codes are rolled up as in the matrix; a code and one below it stand together by construction, so they are left out. The diagonal says how often a code was found.",
        { by }
      ) }),
      /* @__PURE__ */ a4(Pairs, { found: value2 })
    ] }) })
  ] });
}

// src/screens/matrix/tools.tsx
var LAYERS = [
  ["excerpts", t("Excerpts")],
  ["interviews", t("Interviews")],
  ["words", t("Words")],
  ["states", t("States")],
  ["fit", t("Fit")],
  ["notes", t("Summaries")]
];
var LEVELS2 = [
  ["shown", t("In use")],
  ["0", t("Top level")],
  ["1", t("Second level")],
  ["2", t("Third")],
  ["3", t("Fourth")]
];
function Select({
  label,
  value: value2,
  options,
  onChange
}) {
  const id = P2();
  return /* @__PURE__ */ a4("span", { class: "row small", children: [
    /* @__PURE__ */ a4("label", { class: "quiet", for: id, children: label }),
    /* @__PURE__ */ a4("select", { id, class: "input", value: value2, onChange: (event) => onChange(event.currentTarget.value), children: options.map(([key2, name2]) => /* @__PURE__ */ a4("option", { value: key2, children: name2 }, key2)) })
  ] });
}
function Tools2({ matrix, layer, onLayer, level, onLevel, by, onBy }) {
  const deepest = Math.max(0, ...matrix.themes.map((theme) => theme.depth));
  const attributes = matrix.groups.map((name2) => [name2, name2]);
  return /* @__PURE__ */ a4("div", { class: "stack", children: [
    /* @__PURE__ */ a4("div", { class: "row", children: [
      /* @__PURE__ */ a4(Choice, { label: t("What cells show"), value: layer, options: LAYERS, onChange: onLayer }),
      deepest > 0 && /* @__PURE__ */ a4(
        Choice,
        {
          label: t("Level of the themes"),
          value: level,
          options: LEVELS2.slice(0, deepest + 2),
          onChange: onLevel
        }
      )
    ] }),
    /* @__PURE__ */ a4("div", { class: "row", children: [
      /* @__PURE__ */ a4(
        Select,
        {
          label: t("Organizations"),
          value: by.rows,
          options: [
            ["register", t("as registered")],
            ["found", t("most themes first")],
            ...matrix.groups.map((name2) => [`@${name2}`, t("by {name}", { name: name2 })])
          ],
          onChange: (rows2) => onBy({ ...by, rows: rows2 })
        }
      ),
      /* @__PURE__ */ a4(
        Select,
        {
          label: t("Themes"),
          value: by.columns,
          options: [
            ["codebook", t("as in the codebook")],
            ["cases", t("most organizations first")]
          ],
          onChange: (columns) => onBy({ ...by, columns })
        }
      ),
      attributes.length > 0 && /* @__PURE__ */ a4(
        Select,
        {
          label: t("Only"),
          value: by.attribute,
          options: [["", t("all")], ...attributes],
          onChange: (attribute) => onBy({ ...by, attribute, value: attribute ? valuesOf(matrix, attribute)[0] ?? "" : "" })
        }
      ),
      by.attribute && /* @__PURE__ */ a4(
        Select,
        {
          label: by.attribute,
          value: by.value,
          options: valuesOf(matrix, by.attribute).map((value2) => [value2, value2]),
          onChange: (value2) => onBy({ ...by, value: value2 })
        }
      )
    ] })
  ] });
}

// src/screens/matrix/workbook.tsx
function WouldWrite({ found: found2 }) {
  if (found2.total === 0) return /* @__PURE__ */ a4("p", { class: "note", children: t("Nothing was typed into it that does not stand already.") });
  return /* @__PURE__ */ a4("div", { class: "scroll", children: /* @__PURE__ */ a4("table", { class: "table", children: [
    /* @__PURE__ */ a4("caption", { class: "sr", children: t("What the workbook would write") }),
    /* @__PURE__ */ a4("thead", { children: /* @__PURE__ */ a4("tr", { children: [
      /* @__PURE__ */ a4("th", { scope: "col", children: t("Organization") }),
      /* @__PURE__ */ a4("th", { scope: "col", children: t("Code") }),
      /* @__PURE__ */ a4("th", { scope: "col", children: t("What") }),
      /* @__PURE__ */ a4("th", { scope: "col", children: t("Is to stand") })
    ] }) }),
    /* @__PURE__ */ a4("tbody", { children: found2.notes.map((note, at) => /* @__PURE__ */ a4("tr", { children: [
      /* @__PURE__ */ a4("th", { scope: "row", children: note.case }),
      /* @__PURE__ */ a4("td", { children: note.code }),
      /* @__PURE__ */ a4("td", { children: note.field }),
      /* @__PURE__ */ a4("td", { dir: "auto", children: note.text || /* @__PURE__ */ a4("span", { class: "quiet", children: t("(emptied)") }) })
    ] }, at)) })
  ] }) });
}
function Workbook({ codebook, written }) {
  const [file, setFile] = d2(null);
  const [found2, setFound] = d2(null);
  const [fault2, setFault] = d2(null);
  const [busy2, setBusy] = d2(false);
  const [own2, setOwn] = d2(false);
  const ask2 = async (what, seen) => {
    setBusy(true);
    setFault(null);
    const body = { codebook, file: what.name, data: what.data, seen };
    try {
      const answer = await services.api.post("/api/matrix/read", body);
      setFound(answer);
      if (answer.written) {
        setFile(null);
        services.announce(
          t("{total, plural, one {# judgement} other {# judgements}} written.", { total: answer.total })
        );
        written();
      }
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setFound(null);
      setFault(error);
    } finally {
      setBusy(false);
    }
  };
  const chosen4 = async (event) => {
    const picked = event.currentTarget.files?.[0];
    if (!picked) return;
    const what = { name: picked.name, data: base64(await picked.arrayBuffer()) };
    setFile(what);
    setFound(null);
    await ask2(what, "");
  };
  return /* @__PURE__ */ a4("div", { class: "stack", children: [
    /* @__PURE__ */ a4("section", { class: "card stack", "aria-label": t("Save"), children: [
      /* @__PURE__ */ a4("h2", { children: t("Save the workbook") }),
      /* @__PURE__ */ a4("p", { children: t(
        "Cases by themes with every passage, and the sheets Fit, Framework and Quotes to write in: the yellow columns. Sort, filter and add columns as you like."
      ) }),
      /* @__PURE__ */ a4("label", { class: "check", children: [
        /* @__PURE__ */ a4("input", { type: "checkbox", checked: own2, onChange: (event) => setOwn(event.currentTarget.checked) }),
        t("Only what I judged myself, for judging without seeing what others wrote")
      ] }),
      /* @__PURE__ */ a4(
        SaveAs3,
        {
          path: (form) => `/api/reports/file?kind=matrix&codebook=${encodeURIComponent(codebook)}&form=${form}${own2 ? "&own=1" : ""}`,
          forms: ["xlsx"]
        }
      )
    ] }),
    /* @__PURE__ */ a4("section", { class: "card stack", "aria-label": t("Read back"), children: [
      /* @__PURE__ */ a4("h2", { children: t("Read a filled-in one back") }),
      /* @__PURE__ */ a4("p", { children: t("Only what differs from what a cell held when the workbook was saved is taken. It is shown first.") }),
      /* @__PURE__ */ a4("label", { class: "field", children: [
        /* @__PURE__ */ a4("span", { class: "label", children: t("Workbook") }),
        /* @__PURE__ */ a4("input", { type: "file", accept: ".xlsx", onChange: (event) => void chosen4(event) })
      ] }),
      busy2 && /* @__PURE__ */ a4("p", { class: "quiet", children: t("Reading…") }),
      fault2 && /* @__PURE__ */ a4("div", { class: "note bad", role: "alert", children: [
        /* @__PURE__ */ a4("p", { lang: "en", children: sentence(fault2.error.message) }),
        fault2.error.hint && /* @__PURE__ */ a4("p", { lang: "en", children: sentence(fault2.error.hint) }),
        /* @__PURE__ */ a4("ul", { children: (fault2.error.problems ?? []).map((problem2) => /* @__PURE__ */ a4("li", { lang: "en", children: problem2 }, problem2)) })
      ] }),
      found2 && /* @__PURE__ */ a4($, { children: [
        /* @__PURE__ */ a4("p", { role: "status", children: t(
          "{hasWritten, select, yes {Written: } other {Would be written: }}{total, plural, one {# judgement} other {# judgements}}{hasTotal, select, yes {; the first {notes} are shown} other {}}.{hasDiffering, select, yes { On {differing} another analyst wrote something else meanwhile: both stay.} other {}}",
          {
            hasWritten: found2.written ? "yes" : "no",
            total: found2.total,
            hasTotal: found2.total > found2.notes.length ? "yes" : "no",
            notes: formatNumber(found2.notes.length),
            hasDiffering: found2.differing > 0 ? "yes" : "no",
            differing: formatNumber(found2.differing)
          }
        ) }),
        found2.warnings.map((warning) => /* @__PURE__ */ a4("p", { lang: "en", class: "note warn", children: sentence(warning) }, warning)),
        /* @__PURE__ */ a4(WouldWrite, { found: found2 }),
        file && !found2.written && found2.total > 0 && /* @__PURE__ */ a4("button", { type: "button", class: "btn main", disabled: busy2, onClick: () => void ask2(file, found2.seal), children: t("Write {total, plural, one {# judgement} other {# judgements}} as mine", { total: found2.total }) })
      ] })
    ] })
  ] });
}

// src/screens/matrix/matrix.tsx
var TABLES = [
  ["cells", t("Organizations by themes")],
  ["kinds", t("Kinds of organizations")],
  ["together", t("Codes together")],
  ["workbook", t("Workbook")]
];
function Legend({ asked: asked4 }) {
  return /* @__PURE__ */ a4("dl", { class: "legend", children: statesWhere(asked4).map((state) => /* @__PURE__ */ a4("div", { children: [
    /* @__PURE__ */ a4("dt", { children: state.short }),
    " ",
    /* @__PURE__ */ a4("dd", { children: state.words })
  ] }, state.id)) });
}
function withNoted(matrix, cell) {
  const text = (field) => {
    const entries2 = cell.said.find((one) => one.field === field)?.entries ?? [];
    const differ2 = new Set(entries2.map((one) => one.text)).size > 1;
    return differ2 ? entries2.map((one) => `${one.coder}: ${one.text}`).join("\n") : entries2[0]?.text ?? "";
  };
  const differ = cell.said.some((one) => new Set(one.entries.map((entry) => entry.text)).size > 1);
  const told = [differ ? t("analysts differ") : "", cell.at_odds, cell.since].filter(Boolean).join("; ");
  const noted = {
    fit: text("fit"),
    rating: text("rating"),
    summary: text("summary"),
    quotes: cell.quotes.length,
    told
  };
  const others = matrix.judged.filter((one) => one.case !== cell.case || one.code !== cell.code);
  return { ...matrix, judged: [...others, { case: cell.case, code: cell.code, ...noted }] };
}
function Cells2({ matrix, codebook, set: set2 }) {
  const [layer, setLayer] = d2("excerpts");
  const [level, setLevel] = d2("shown");
  const [by, setBy] = d2(AS_IT_IS);
  const { query: query2 } = route.value;
  const at = query2.get("case") && query2.get("code") ? { case: query2.get("case") ?? "", code: query2.get("code") ?? "" } : null;
  const wanted2 = matrix.themes.filter((theme) => level === "shown" ? theme.shown : theme.depth === Number(level));
  const themes = arrangeThemes(wanted2, by);
  const cases = arrangeCases(matrix, themes, by);
  const openCell = (cell) => replaceAddress(href.matrix(codebook, { case: cell.case, code: cell.code }));
  const close = () => {
    replaceAddress(href.matrix(codebook));
    document.querySelector(".grid [tabindex='0']")?.focus();
  };
  return /* @__PURE__ */ a4("div", { class: "stack matrix", children: [
    /* @__PURE__ */ a4(Tools2, { matrix, layer, onLayer: setLayer, level, onLevel: setLevel, by, onBy: setBy }),
    /* @__PURE__ */ a4("div", { class: "beside", "data-open": at ? "" : void 0, children: [
      themes.length && cases.length ? /* @__PURE__ */ a4(Grid, { matrix, cases, themes, layer, open: at, onOpen: openCell }) : /* @__PURE__ */ a4("p", { class: "note", children: themes.length ? t("No organization of this kind.") : t("No themes at this level.") }),
      at && /* @__PURE__ */ a4(
        CellPane,
        {
          codebook,
          at,
          matrix,
          onClose: close,
          onWritten: (cell) => set2(withNoted(matrix, cell))
        },
        `${at.case}/${at.code}`
      )
    ] }),
    /* @__PURE__ */ a4("p", { class: "quiet small", children: rich(
      "k = present and mixed; n = k, contrary and {short}. A cell with ! is to be looked at: analysts differ, the fit is at odds with the passages, or these changed since.",
      { short: stateOf("not_found", matrix.asking_recorded).short }
    ) }),
    /* @__PURE__ */ a4(Legend, { asked: matrix.asking_recorded })
  ] });
}
function Body3(props) {
  const { matrix, codebook, reload } = props;
  const show3 = TABLES.find(([one]) => one === route.value.query.get("show"))?.[0] ?? "cells";
  if (matrix.cases.length === 0)
    return /* @__PURE__ */ a4(Empty, { title: t("No organizations yet."), children: /* @__PURE__ */ a4("p", { children: rich(
      "Say which interview belongs to which organization under <link>Cases</link>; then each gets a row here.",
      { link: (words6) => /* @__PURE__ */ a4("a", { href: href.cases(), children: words6 }) }
    ) }) });
  return /* @__PURE__ */ a4("div", { class: "stack", children: [
    matrix.warnings.length > 0 && /* @__PURE__ */ a4("details", { class: "note warn", children: [
      /* @__PURE__ */ a4("summary", { children: t("{warnings, plural, one {# thing} other {# things}} a reader must be told", {
        warnings: matrix.warnings.length
      }) }),
      /* @__PURE__ */ a4("ul", { children: matrix.warnings.map((warning) => /* @__PURE__ */ a4("li", { lang: "en", children: warning }, warning)) })
    ] }),
    /* @__PURE__ */ a4(
      Choice,
      {
        label: t("Which table"),
        value: show3,
        options: TABLES,
        onChange: (next) => navigate(href.matrix(codebook, { show: next === "cells" ? "" : next }))
      }
    ),
    show3 === "cells" && /* @__PURE__ */ a4(Cells2, { ...props }),
    show3 === "kinds" && /* @__PURE__ */ a4(Kinds, { matrix, codebook }),
    show3 === "together" && /* @__PURE__ */ a4(Together, { codebook }),
    show3 === "workbook" && /* @__PURE__ */ a4(Workbook, { codebook, written: reload })
  ] });
}
function Matrix(_props) {
  const books = [...new Set((session.value?.rounds ?? []).map((one) => one.codebook.split("@")[0] ?? ""))];
  const codebook = route.value.name || (round.value?.codebook.split("@")[0] ?? "");
  const blindIn = (session.value?.rounds ?? []).filter((one) => one.blind).map((one) => one.id);
  const closed = blind.value && blindIn.length > 0;
  const matrix = useLoad(
    codebook && !closed ? `/api/matrix?codebook=${encodeURIComponent(codebook)}` : null
  );
  if (!codebook) return /* @__PURE__ */ a4(Empty, { title: t("No codebook yet.") });
  if (closed) {
    return /* @__PURE__ */ a4(Page, { title: t("Matrix"), children: /* @__PURE__ */ a4(Empty, { title: t("You are blind in round {blindIn}.", { blindIn: blindIn.join(", ") }), children: /* @__PURE__ */ a4("p", { children: t("The matrix counts the codes of all coders, so it is closed to you until the round has been compared.") }) }) });
  }
  const { value: value2 } = matrix;
  return /* @__PURE__ */ a4(
    Page,
    {
      title: t("Matrix"),
      sub: value2 && rich(
        "{cases, plural, one {# organization} other {# organizations}} by themes of {codebook}@{version} · from {layer}",
        { cases: value2.cases.length, codebook: value2.codebook, version: value2.version, layer: value2.layer }
      ),
      tools: books.length > 1 && books.map((book) => /* @__PURE__ */ a4(
        "a",
        {
          class: "btn small",
          "aria-current": book === codebook ? "true" : void 0,
          href: href.matrix(book),
          children: book
        },
        book
      )),
      children: /* @__PURE__ */ a4(Show, { what: t("Matrix"), of: matrix, children: (found2) => /* @__PURE__ */ a4(Body3, { matrix: found2, codebook, set: matrix.set, reload: matrix.reload }, codebook) })
    }
  );
}

// src/screens/meetings/hold_dialog.tsx
function today() {
  const now2 = /* @__PURE__ */ new Date();
  const two = (value2) => String(value2).padStart(2, "0");
  return `${now2.getFullYear()}-${two(now2.getMonth() + 1)}-${two(now2.getDate())}`;
}
function HoldDialog({ people: people2, onHeld, onClose }) {
  const [date, setDate] = d2(today());
  const [there, setThere] = d2([]);
  const [guests, setGuests] = d2("");
  const [note, setNote] = d2("");
  const [fault2, setFault] = d2("");
  const others = guests.split(/[,\n]/).map((name2) => name2.trim()).filter(Boolean);
  const hold = async (event) => {
    event.preventDefault();
    if (there.length + others.length === 0) {
      setFault(t("Who was there?"));
      return;
    }
    try {
      const data = await services.api.post("/api/meetings", { date, present: [...there, ...others], note });
      const held = data.meetings.filter((one) => one.date === date).at(0);
      onHeld(data);
      if (held) navigate(href.meetings(held.id));
      services.announce(t("The meeting of {date} is on record.", { date }));
    } catch (error) {
      const hint = error instanceof ApiError && !error.error.hint.startsWith("-") ? error.error.hint : "";
      setFault([error.message, hint].filter(Boolean).map(sentence).join(" "));
    }
  };
  return /* @__PURE__ */ a4(Dialog, { title: t("Hold a meeting"), onClose, children: /* @__PURE__ */ a4("form", { class: "stack", onSubmit: (event) => void hold(event), children: [
    /* @__PURE__ */ a4("label", { class: "field", children: [
      /* @__PURE__ */ a4("span", { class: "label", children: t("Day") }),
      /* @__PURE__ */ a4(
        "input",
        {
          class: "input",
          type: "date",
          required: true,
          value: date,
          onInput: (event) => setDate(event.currentTarget.value)
        }
      )
    ] }),
    /* @__PURE__ */ a4("fieldset", { class: "stack", children: [
      /* @__PURE__ */ a4("legend", { class: "label", children: t("Who was there") }),
      people2.map(({ id, name: name2 }) => /* @__PURE__ */ a4("label", { class: "check", children: [
        /* @__PURE__ */ a4(
          "input",
          {
            type: "checkbox",
            checked: there.includes(id),
            onChange: (event) => {
              const { checked } = event.currentTarget;
              setThere((old) => checked ? [...old, id] : old.filter((one) => one !== id));
            }
          }
        ),
        /* @__PURE__ */ a4("span", { children: name2 })
      ] }, id))
    ] }),
    /* @__PURE__ */ a4("label", { class: "field", children: [
      /* @__PURE__ */ a4("span", { class: "label", children: t("Guests") }),
      /* @__PURE__ */ a4("input", { class: "input", value: guests, onInput: (event) => setGuests(event.currentTarget.value), ...PRIVATE }),
      /* @__PURE__ */ a4("span", { class: "help", children: t("By first and last name, with commas between.") })
    ] }),
    /* @__PURE__ */ a4("label", { class: "field", children: [
      /* @__PURE__ */ a4("span", { class: "label", children: t("Note") }),
      /* @__PURE__ */ a4(
        "textarea",
        {
          class: "input",
          rows: 2,
          value: note,
          onInput: (event) => setNote(event.currentTarget.value),
          ...PRIVATE
        }
      )
    ] }),
    /* @__PURE__ */ a4(FaultNote, { fault: fault2 }),
    /* @__PURE__ */ a4("div", { class: "row end", children: [
      /* @__PURE__ */ a4("button", { type: "button", class: "btn", onClick: onClose, children: t("Cancel") }),
      /* @__PURE__ */ a4("button", { type: "submit", class: "btn main", children: t("Put it on record") })
    ] })
  ] }) });
}

// src/screens/meetings/points.tsx
var TITLES2 = [
  ["query", t("Queries of reviewers")],
  ["disagreement", t("Disagreements put off")],
  ["memo", t("Notes to discuss")],
  ["proposal", t("Proposed codes")]
];
function placesOf(point) {
  const { kind, round: round2, transcript, coding: coding2, start: start2, code: code2 } = point;
  const text = round2 && transcript && start2 !== null ? [[t("In the text"), href.compare(round2, transcript, start2)]] : [];
  if (kind === "query")
    return [[t("In the review"), href.review({ round: round2, transcript, status: "all", at: coding2 })], ...text];
  if (kind === "disagreement") return [[t("Adjudicate"), href.adjudicate(round2)], ...text];
  if (kind === "proposal") return [[t("Codebook"), href.codebook({ round: round2 })], ...text];
  if (text.length) return text;
  if (code2 && round2) return [[t("Its code"), href.detail(code2, { round: round2 })]];
  return [[t("Memos"), href.memos()]];
}
function Decide({ label, onDecide }) {
  const [text, setText] = d2("");
  const [sending2, setSending] = d2(false);
  const send3 = async (event) => {
    event.preventDefault();
    if (!text.trim() || sending2) return;
    setSending(true);
    if (await onDecide(text.trim())) setText("");
    setSending(false);
  };
  return /* @__PURE__ */ a4("form", { class: "stack", onSubmit: (event) => void send3(event), children: [
    /* @__PURE__ */ a4("label", { class: "field", children: [
      /* @__PURE__ */ a4("span", { class: "label", children: label }),
      /* @__PURE__ */ a4(
        "textarea",
        {
          class: "input",
          rows: 2,
          value: text,
          onInput: (event) => setText(event.currentTarget.value),
          onKeyDown: (event) => {
            if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void send3(event);
          },
          ...PRIVATE
        }
      )
    ] }),
    /* @__PURE__ */ a4("span", { class: "row", children: [
      /* @__PURE__ */ a4("button", { type: "submit", class: "btn main small", disabled: !text.trim() || sending2, children: t("Record the decision") }),
      /* @__PURE__ */ a4("span", { class: "quiet small", children: t("Ctrl+Enter") })
    ] })
  ] });
}
function Point({ point, meeting, onDecide }) {
  const [open5, setOpen] = d2(false);
  const form = T2(null);
  F2(() => {
    if (open5) form.current?.querySelector("textarea")?.focus();
  }, [open5]);
  return /* @__PURE__ */ a4("li", { class: "card stack point", children: [
    /* @__PURE__ */ a4("p", { class: "row", children: [
      /* @__PURE__ */ a4("strong", { class: "grow", children: point.about }),
      /* @__PURE__ */ a4("span", { class: "quiet small", children: [
        point.id,
        " · ",
        point.by,
        ", ",
        formatTime(point.at)
      ] })
    ] }),
    point.said && /* @__PURE__ */ a4("p", { class: "kept", children: point.said }),
    point.passage && /* @__PURE__ */ a4("blockquote", { class: "quote", dir: "auto", children: point.passage }),
    /* @__PURE__ */ a4("p", { class: "row small", children: [
      placesOf(point).map(([name2, to2]) => /* @__PURE__ */ a4("a", { href: to2, children: name2 }, name2)),
      meeting && /* @__PURE__ */ a4("button", { type: "button", class: "btn small", "aria-expanded": open5, onClick: () => setOpen(!open5), children: t("Decide…") })
    ] }),
    open5 && meeting && /* @__PURE__ */ a4("div", { ref: form, children: /* @__PURE__ */ a4(Decide, { label: t("What the meeting of {id} decided", { id: meeting.id }), onDecide }) })
  ] });
}
function Points({ points, meeting, onDecide }) {
  return /* @__PURE__ */ a4($, { children: TITLES2.map(([kind, title]) => {
    const found2 = points.filter((point) => point.kind === kind);
    return found2.length > 0 && /* @__PURE__ */ a4("section", { class: "stack", "aria-label": title, children: [
      /* @__PURE__ */ a4("h3", { children: [
        title,
        " ",
        /* @__PURE__ */ a4("span", { class: "quiet", children: found2.length })
      ] }),
      /* @__PURE__ */ a4("ul", { class: "stack", children: found2.map((point) => /* @__PURE__ */ a4(Point, { point, meeting, onDecide: onDecide(point.id) }, point.id)) })
    ] }, kind);
  }) });
}

// src/screens/meetings/meetings.tsx
async function save3(form, meeting = "") {
  try {
    const named2 = meeting && `&meeting=${encodeURIComponent(meeting)}`;
    const { name: name2, data } = await services.api.file(`/api/meetings/minutes?form=${form}${named2}`);
    saveFile(name2, data);
    services.announce(t("{name} is saved.", { name: name2 }));
  } catch (error) {
    services.announce(sentence(error.message));
  }
}
function Files({ what, meeting = "" }) {
  return /* @__PURE__ */ a4($, { children: [
    /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => void save3("docx", meeting), children: rich("{what} as Word", { what }) }),
    /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => void save3("md", meeting), children: rich("{what} as Markdown", { what }) })
  ] });
}
function Minutes({ meeting, open: open5, send: send3 }) {
  const back = (key2) => void send3("/api/meetings/retract", { key: key2 }, t("Taken back."));
  return /* @__PURE__ */ a4("li", { children: /* @__PURE__ */ a4("details", { class: "card", open: open5, id: meeting.key, children: [
    /* @__PURE__ */ a4("summary", { children: [
      /* @__PURE__ */ a4("strong", { children: rich("Meeting of {id}", { id: meeting.id }) }),
      " ",
      /* @__PURE__ */ a4("span", { class: "quiet small", children: t("{decisions, plural, one {# decision} other {# decisions}}", { decisions: meeting.decisions.length }) })
    ] }),
    /* @__PURE__ */ a4("div", { class: "stack", children: [
      /* @__PURE__ */ a4("p", { children: [
        /* @__PURE__ */ a4("span", { class: "quiet", children: t("Present:") }),
        " ",
        meeting.present.join(", ")
      ] }),
      meeting.note && /* @__PURE__ */ a4("p", { class: "kept", children: meeting.note }),
      meeting.decisions.length === 0 && /* @__PURE__ */ a4("p", { class: "quiet", children: t("Nothing was decided.") }),
      /* @__PURE__ */ a4("ol", { class: "decisions", children: meeting.decisions.map((decision) => /* @__PURE__ */ a4("li", { children: [
        decision.about && /* @__PURE__ */ a4("p", { class: "quiet small", children: decision.about }),
        /* @__PURE__ */ a4("p", { class: "kept", children: decision.text }),
        /* @__PURE__ */ a4("p", { class: "row small", children: [
          /* @__PURE__ */ a4("span", { class: "quiet", children: [
            decision.id,
            " · ",
            decision.by,
            ", ",
            formatTime(decision.at)
          ] }),
          decision.mine && /* @__PURE__ */ a4("button", { type: "button", class: "btn small bare", onClick: () => back(decision.key), children: t("Take back") })
        ] })
      ] }, decision.key)) }),
      /* @__PURE__ */ a4("p", { class: "row", children: [
        /* @__PURE__ */ a4(Files, { what: t("Minutes"), meeting: meeting.key }),
        meeting.mine && meeting.decisions.length === 0 && /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => back(meeting.key), children: t("Take this meeting back") }),
        /* @__PURE__ */ a4("span", { class: "quiet small", children: rich("minutes by {by}", { by: meeting.by }) })
      ] })
    ] })
  ] }) });
}
function At({ data, at }) {
  return /* @__PURE__ */ a4("label", { class: "row", children: [
    t("Decisions go to the meeting of"),
    /* @__PURE__ */ a4(
      "select",
      {
        class: "input",
        value: at.key,
        onChange: (event) => {
          const chosen4 = data.meetings.find((one) => one.key === event.currentTarget.value);
          navigate(href.meetings(chosen4?.id ?? ""));
        },
        children: data.meetings.map((meeting) => /* @__PURE__ */ a4("option", { value: meeting.key, children: meeting.id }, meeting.key))
      }
    )
  ] });
}
function Board2({ data, loaded }) {
  const at = data.meetings.find(({ id }) => id === route.value.name) ?? data.meetings[0];
  const send3 = async (path, body, done) => {
    try {
      loaded.set(await services.api.post(path, body));
      services.announce(done);
      return true;
    } catch (error) {
      services.announce(sentence(error.message));
      loaded.reload();
      return false;
    }
  };
  const decide = (point) => async (text) => {
    const body = { meeting: at?.key ?? "", point, text };
    const done = await send3("/api/meetings/decide", body, t("Decided in the meeting of {id}.", { id: at?.id }));
    if (done && point !== "other") document.getElementById("open-points")?.focus();
    return done;
  };
  return /* @__PURE__ */ a4("div", { class: "stack meetings", children: [
    !data.named && /* @__PURE__ */ a4("p", { class: "note", children: rich("The study has no name for you yet: minutes call you {you}. Names of people are set in Study.", {
      you: data.you
    }) }),
    /* @__PURE__ */ a4("section", { class: "stack", "aria-labelledby": "open-points", children: [
      /* @__PURE__ */ a4("div", { class: "row", children: [
        /* @__PURE__ */ a4("h2", { id: "open-points", class: "grow", tabIndex: -1, children: rich("Open points {points}", { points: /* @__PURE__ */ a4("span", { class: "quiet", children: data.points.length }) }) }),
        at && /* @__PURE__ */ a4(At, { data, at }),
        data.points.length > 0 && /* @__PURE__ */ a4(Files, { what: t("Agenda") })
      ] }),
      data.points.length === 0 && /* @__PURE__ */ a4(Empty, { title: t("Nothing is open."), children: /* @__PURE__ */ a4("p", { children: t(
        "What waits for a meeting stands here: codings that a reviewer queries, disagreements that were deferred, memos that are marked for discussion, and codes that somebody proposes."
      ) }) }),
      /* @__PURE__ */ a4(Points, { points: data.points, meeting: at, onDecide: decide }),
      at && /* @__PURE__ */ a4("details", { class: "card", children: [
        /* @__PURE__ */ a4("summary", { children: t("Something else was decided") }),
        /* @__PURE__ */ a4(Decide, { label: t("What was decided, on no list"), onDecide: decide("other") })
      ] })
    ] }),
    /* @__PURE__ */ a4("section", { class: "stack", "aria-labelledby": "record", children: [
      /* @__PURE__ */ a4("h2", { id: "record", children: t("Meetings on record") }),
      data.meetings.length === 0 && /* @__PURE__ */ a4("p", { class: "note", children: t("None yet. Put the first one on record: who was there, on which day. Then decide its points.") }),
      /* @__PURE__ */ a4("ol", { class: "stack", children: data.meetings.map((meeting) => /* @__PURE__ */ a4(Minutes, { meeting, open: meeting === at, send: send3 }, meeting.key)) })
    ] })
  ] });
}
function Meetings() {
  const loaded = useLoad("/api/meetings", anyChange);
  const [holding, setHolding] = d2(false);
  const { value: value2 } = loaded;
  return /* @__PURE__ */ a4(
    Page,
    {
      title: t("Meetings"),
      sub: t("What is open, what was decided, and by whom. A decision closes its point and changes no coding."),
      tools: value2 && /* @__PURE__ */ a4("button", { type: "button", class: "btn main", onClick: () => setHolding(true), children: t("Hold a meeting…") }),
      children: [
        /* @__PURE__ */ a4(Show, { what: t("Meetings"), of: loaded, children: (data) => /* @__PURE__ */ a4(Board2, { data, loaded }) }),
        holding && value2 && /* @__PURE__ */ a4(
          HoldDialog,
          {
            people: value2.people,
            onClose: () => setHolding(false),
            onHeld: (data) => {
              loaded.set(data);
              setHolding(false);
            }
          }
        )
      ]
    }
  );
}

// src/screens/memos/filter.ts
var KINDS3 = [
  ["all", t("All")],
  ["discuss", t("To discuss")],
  ["coding", t("On codings")],
  ["passage", t("On passages")],
  ["transcript", t("On transcripts")],
  ["code", t("On codes")],
  ["case", t("On cases")],
  ["cell", t("On cells")],
  ["round", t("On rounds")],
  ["study", t("Journal")],
  ["gone", t("About what is gone")]
];
var kindsOf = (rows2) => KINDS3.filter(([kind]) => kind === "all" || kind === "discuss" || rows2.some((row) => fits2(row, kind)));
function fits2(row, kind) {
  if (kind === "all") return true;
  if (kind === "discuss") return row.discuss;
  return kind === "gone" ? row.gone !== "" : row.about === kind;
}
function found(rows2, kind, whose, text) {
  const wanted2 = text.toLowerCase();
  return rows2.filter(
    (row) => fits2(row, kind) && (!whose || row.coder === whose) && `${row.text} ${row.quote} ${row.place} ${row.coder_name}`.toLowerCase().includes(wanted2)
  );
}

// src/screens/memos/one.tsx
var TITLES3 = {
  study: t("Journal"),
  round: t("Round"),
  case: t("Case"),
  cell: t("Cell"),
  code: t("Code"),
  transcript: t("Transcript"),
  passage: t("Passage"),
  coding: t("Coding")
};
function linkOf(row) {
  if (row.gone) return "";
  if (row.about === "round") return href.rounds(row.round);
  if (row.about === "case") return href.cases();
  if (row.about === "cell") return href.matrix("", { case: row.case, code: row.code });
  if (row.about === "code") return href.detail(row.code, row.round ? { round: row.round } : {});
  if (row.transcript && row.round) return href.code(row.round, row.transcript, row.start ?? void 0);
  return "";
}
function Place2({ row }) {
  const to2 = linkOf(row);
  const words6 = row.place || TITLES3.study;
  return /* @__PURE__ */ a4($, { children: [
    row.about !== "study" && /* @__PURE__ */ a4("span", { class: "quiet", children: [
      TITLES3[row.about],
      " "
    ] }),
    to2 ? /* @__PURE__ */ a4("a", { href: to2, children: words6 }) : words6
  ] });
}
async function change(row, queue2, text, discuss2) {
  if (row.ledger === "round") {
    const op = newOp({ kind: "memo.edit", round: row.round, transcript: row.transcript, memo: row.id, text, discuss: discuss2 });
    const result = await queue2.send(op);
    return result.ok ? "" : result.error.message;
  }
  return asked("/api/memos/edit", { id: row.id, text, discuss: discuss2 });
}
async function remove2(row, queue2) {
  if (row.ledger === "round") {
    const op = newOp({ kind: "memo.remove", round: row.round, transcript: row.transcript, memo: row.id });
    const result = await queue2.send(op);
    return result.ok ? "" : result.error.message;
  }
  return asked("/api/memos/remove", { id: row.id });
}
async function asked(path, body) {
  try {
    await services.api.post(path, body);
    return "";
  } catch (error) {
    return sentence(error.message);
  }
}
function Editor2({ row, queue: queue2, onClose }) {
  const [text, setText] = d2(row.text);
  const save5 = async (event) => {
    event.preventDefault();
    const refused = await change(row, queue2, text, row.discuss);
    if (refused) services.announce(refused);
    else onClose();
  };
  return /* @__PURE__ */ a4("form", { class: "stack", onSubmit: (event) => void save5(event), children: [
    /* @__PURE__ */ a4("label", { class: "field", children: [
      /* @__PURE__ */ a4("span", { class: "sr", children: t("Memo") }),
      /* @__PURE__ */ a4(
        "textarea",
        {
          class: "input",
          rows: 5,
          value: text,
          ref: (field) => field?.focus(),
          onInput: (event) => setText(event.currentTarget.value),
          ...PRIVATE
        }
      )
    ] }),
    /* @__PURE__ */ a4("span", { class: "row", children: [
      /* @__PURE__ */ a4("button", { class: "btn small main", type: "submit", children: t("Save") }),
      /* @__PURE__ */ a4("button", { class: "btn small", type: "button", onClick: onClose, children: t("Cancel") })
    ] })
  ] });
}
function Tools3({ row, queue: queue2, onEdit }) {
  const [sure2, setSure] = d2(row.ledger === "round");
  const say = (refused, done) => services.announce(refused || done);
  const mark = async () => {
    const done = row.discuss ? t("No longer marked for discussion.") : t("Marked for discussion.");
    say(await change(row, queue2, row.text, !row.discuss), done);
  };
  const drop2 = async () => {
    const done = row.ledger === "round" ? t("Memo removed. Control Z to undo.") : t("Memo taken back.");
    say(await remove2(row, queue2), done);
  };
  return /* @__PURE__ */ a4("p", { class: "row", children: [
    /* @__PURE__ */ a4("button", { type: "button", class: "btn small bare", onClick: onEdit, children: t("Edit") }),
    /* @__PURE__ */ a4("button", { type: "button", class: "btn small bare", onClick: () => void mark(), children: row.discuss ? t("Take the mark away") : t("Mark for discussion") }),
    /* @__PURE__ */ a4("button", { type: "button", class: "btn small bare", onClick: () => sure2 ? void drop2() : setSure(true), children: sure2 && row.ledger === "study" ? t("Take it back, for good") : t("Remove") })
  ] });
}
function One2({ row, queue: queue2 }) {
  const [editing, setEditing] = d2(false);
  return /* @__PURE__ */ a4("li", { class: "card memo", children: [
    /* @__PURE__ */ a4("p", { class: "row", children: [
      /* @__PURE__ */ a4("span", { class: "grow", children: [
        /* @__PURE__ */ a4(Place2, { row }),
        row.discuss && /* @__PURE__ */ a4($, { children: [
          " ",
          /* @__PURE__ */ a4("span", { class: "tag warn", children: t("to discuss") })
        ] }),
        row.gone && /* @__PURE__ */ a4($, { children: [
          " ",
          /* @__PURE__ */ a4("span", { class: "tag warn", children: row.gone })
        ] })
      ] }),
      /* @__PURE__ */ a4("span", { class: "quiet small", children: [
        row.mine ? "" : `${row.coder_name} · `,
        row.round,
        " ",
        formatTime(row.at)
      ] })
    ] }),
    row.quote && /* @__PURE__ */ a4("blockquote", { class: "quote", dir: "auto", children: row.quote }),
    editing ? /* @__PURE__ */ a4(Editor2, { row, queue: queue2, onClose: () => setEditing(false) }) : row.text && /* @__PURE__ */ a4("p", { class: "text", dir: "auto", children: row.text }),
    row.mine && !editing && /* @__PURE__ */ a4(Tools3, { row, queue: queue2, onEdit: () => setEditing(true) })
  ] });
}

// src/screens/memos/write.tsx
var ABOUT = [
  ["study", t("the study")],
  ["case", t("a case")],
  ["cell", t("a cell of the matrix: a case and a code")],
  ["code", t("a code")],
  ["transcript", t("a transcript")],
  ["round", t("a round")]
];
function Words3({ label, text, onText, onKeep }) {
  return /* @__PURE__ */ a4("label", { class: "field", children: [
    /* @__PURE__ */ a4("span", { class: "label", children: label }),
    /* @__PURE__ */ a4(
      "textarea",
      {
        class: "input",
        rows: 3,
        value: text,
        onInput: (event) => onText(event.currentTarget.value),
        ...PRIVATE,
        onKeyDown: (event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) onKeep(event);
        }
      }
    )
  ] });
}
function Journal({ queue: queue2 }) {
  const [text, setText] = d2("");
  const add3 = async (event) => {
    event.preventDefault();
    if (!text.trim() || !round.value) return;
    const result = await queue2.send(
      newOp({ kind: "memo.add", what: "study", round: round.value.id, transcript: "", text: text.trim() })
    );
    services.announce(result.ok ? t("Kept in the journal.") : result.error.message);
    if (result.ok) setText("");
  };
  return /* @__PURE__ */ a4("form", { class: "card stack", onSubmit: (event) => void add3(event), children: [
    /* @__PURE__ */ a4(Words3, { label: t("New journal entry"), text, onText: setText, onKeep: (event) => void add3(event) }),
    /* @__PURE__ */ a4("span", { class: "row", children: [
      /* @__PURE__ */ a4("button", { type: "submit", class: "btn main", disabled: !text.trim(), children: t("Keep") }),
      /* @__PURE__ */ a4("span", { class: "quiet small", children: t("Ctrl+Enter") })
    ] })
  ] });
}
function Pick({ label, value: value2, options, onChange }) {
  return /* @__PURE__ */ a4("label", { class: "field", children: [
    /* @__PURE__ */ a4("span", { class: "label", children: label }),
    /* @__PURE__ */ a4("select", { class: "input", value: value2, onChange: (event) => onChange(event.currentTarget.value), children: options.map(([key2, name2]) => /* @__PURE__ */ a4("option", { value: key2, children: name2 }, key2)) })
  ] });
}
var same2 = (ids) => ids.map((id) => [id, id]);
function CodePick({ books, book, code: code2, onBook, onCode }) {
  const loaded = useLoad(book ? `/api/codebook?codebook=${encodeURIComponent(book)}` : null);
  const codes = (loaded.value?.codes ?? []).map(({ id, name: name2 }) => [id, name2]);
  return /* @__PURE__ */ a4($, { children: [
    books.length > 1 && /* @__PURE__ */ a4(Pick, { label: t("Codebook"), value: book, options: same2(books), onChange: onBook }),
    /* @__PURE__ */ a4(Pick, { label: t("Code"), value: code2, options: [["", t("choose…")], ...codes], onChange: onCode })
  ] });
}
function NewNote({ subjects }) {
  const [about2, setAbout] = d2("study");
  const [text, setText] = d2("");
  const [discuss2, setDiscuss] = d2(false);
  const [named2, setNamed] = d2({ case: "", code: "", transcript: "", round: "" });
  const [book, setBook] = d2(subjects.codebooks[0] ?? "");
  const [fault2, setFault] = d2("");
  const needs = {
    study: [],
    case: ["case"],
    cell: ["case", "code"],
    code: ["code"],
    transcript: ["transcript"],
    round: ["round"]
  };
  const wanted2 = needs[about2];
  const has = (part2) => wanted2.includes(part2);
  const set2 = (part2) => (value2) => setNamed((old) => ({ ...old, [part2]: value2 }));
  const ready = Boolean(text.trim()) && wanted2.every((part2) => named2[part2]);
  const add3 = async (event) => {
    event.preventDefault();
    if (!ready) return;
    const chosen4 = Object.fromEntries(wanted2.map((part2) => [part2, named2[part2]]));
    const codebook = has("code") ? { codebook: book } : {};
    const refused = await asked("/api/memos", { text: text.trim(), discuss: discuss2, ...chosen4, ...codebook });
    setFault(refused);
    if (refused) return;
    services.announce(t("The memo is kept."));
    setText("");
    setDiscuss(false);
  };
  const cases = subjects.cases.map(({ id, name: name2 }) => [id, name2 === id ? id : `${id} · ${name2}`]);
  return /* @__PURE__ */ a4("details", { class: "card", children: [
    /* @__PURE__ */ a4("summary", { children: t("New memo on a case, a cell, a code, a transcript, a round or the study") }),
    /* @__PURE__ */ a4("form", { class: "stack", onSubmit: (event) => void add3(event), children: [
      /* @__PURE__ */ a4("div", { class: "row", children: [
        /* @__PURE__ */ a4(Pick, { label: t("About"), value: about2, options: ABOUT, onChange: (value2) => setAbout(value2) }),
        has("case") && /* @__PURE__ */ a4(
          Pick,
          {
            label: t("Case"),
            value: named2.case,
            options: [["", t("choose…")], ...cases],
            onChange: set2("case")
          }
        ),
        has("code") && /* @__PURE__ */ a4(
          CodePick,
          {
            books: subjects.codebooks,
            book,
            code: named2.code,
            onBook: (id) => {
              setBook(id);
              set2("code")("");
            },
            onCode: set2("code")
          }
        ),
        has("transcript") && /* @__PURE__ */ a4(
          Pick,
          {
            label: t("Transcript"),
            value: named2.transcript,
            options: [["", t("choose…")], ...same2(subjects.transcripts)],
            onChange: set2("transcript")
          }
        ),
        has("round") && /* @__PURE__ */ a4(
          Pick,
          {
            label: t("Round"),
            value: named2.round,
            options: [["", t("choose…")], ...same2(subjects.rounds)],
            onChange: set2("round")
          }
        )
      ] }),
      /* @__PURE__ */ a4(Words3, { label: t("Memo"), text, onText: setText, onKeep: (event) => void add3(event) }),
      /* @__PURE__ */ a4("label", { class: "check", children: [
        /* @__PURE__ */ a4("input", { type: "checkbox", checked: discuss2, onChange: (event) => setDiscuss(event.currentTarget.checked) }),
        /* @__PURE__ */ a4("span", { children: t("For the next meeting") })
      ] }),
      /* @__PURE__ */ a4(FaultNote, { fault: fault2 }),
      /* @__PURE__ */ a4("span", { class: "row", children: [
        /* @__PURE__ */ a4("button", { type: "submit", class: "btn main", disabled: !ready, children: t("Keep the memo") }),
        /* @__PURE__ */ a4("span", { class: "quiet small", children: t("Ctrl+Enter") })
      ] })
    ] })
  ] });
}

// src/screens/memos/memos.tsx
var FORMS3 = [
  ["docx", t("Word")],
  ["md", t("Markdown")],
  ["csv", t("CSV")]
];
async function save4(form) {
  try {
    const { name: name2, data } = await services.api.file(`/api/memos/file?form=${form}`);
    saveFile(name2, data);
    services.announce(t("{name} is saved: every memo that you may see.", { name: name2 }));
  } catch (error) {
    services.announce(sentence(error.message));
  }
}
function List3({ notes, queue: queue2 }) {
  const [kind, setKind] = d2("all");
  const [whose, setWhose] = d2("");
  const [text, setText] = d2("");
  const { rows: rows2 } = notes;
  const shown = found(rows2, kind, whose, text);
  const people2 = [...new Map(rows2.map((row) => [row.coder, row.coder_name]))];
  return /* @__PURE__ */ a4($, { children: [
    /* @__PURE__ */ a4("div", { class: "row", children: [
      /* @__PURE__ */ a4(Choice, { label: t("Kind of memo"), value: kind, options: kindsOf(rows2), onChange: setKind }),
      people2.length > 1 && /* @__PURE__ */ a4(
        "select",
        {
          class: "input",
          "aria-label": t("Who wrote it"),
          value: whose,
          onChange: (event) => setWhose(event.currentTarget.value),
          children: [
            /* @__PURE__ */ a4("option", { value: "", children: t("everybody’s") }),
            people2.map(([id, name2]) => /* @__PURE__ */ a4("option", { value: id, children: name2 }, id))
          ]
        }
      ),
      /* @__PURE__ */ a4("label", { class: "grow", children: [
        /* @__PURE__ */ a4("span", { class: "sr", children: t("Find in memos") }),
        /* @__PURE__ */ a4(
          "input",
          {
            class: "input",
            type: "search",
            placeholder: t("Find in memos"),
            value: text,
            onInput: (event) => setText(event.currentTarget.value),
            ...PRIVATE
          }
        )
      ] }),
      /* @__PURE__ */ a4("span", { class: "quiet small", role: "status", children: t("{shown, plural, one {# memo} other {# memos}}", { shown: shown.length }) })
    ] }),
    rows2.length === 0 && /* @__PURE__ */ a4(Empty, { title: t("No memos yet."), children: /* @__PURE__ */ a4("p", { children: rich(
      "In a transcript, press {key} on a coding or passage, {key2} for the whole transcript, {key3} to mark something for discussion.",
      { key: /* @__PURE__ */ a4("kbd", { children: "M" }), key2: /* @__PURE__ */ a4("kbd", { children: "Shift+M" }), key3: /* @__PURE__ */ a4("kbd", { children: "X" }) }
    ) }) }),
    rows2.length > 0 && shown.length === 0 && /* @__PURE__ */ a4("p", { class: "note", children: [
      t("No memo matches."),
      " ",
      /* @__PURE__ */ a4(
        "button",
        {
          type: "button",
          class: "btn small",
          onClick: () => {
            setKind("all");
            setWhose("");
            setText("");
          },
          children: t("Show all")
        }
      )
    ] }),
    /* @__PURE__ */ a4("ul", { class: "memos", children: shown.map((row) => /* @__PURE__ */ a4(One2, { row, queue: queue2 }, row.id)) })
  ] });
}
function Memos({ queue: queue2 }) {
  const notes = useLoad("/api/memos/all", anyChange);
  return /* @__PURE__ */ a4(
    Page,
    {
      title: t("Memos"),
      sub: blind.value ? t("Your own. They are private while a round is blind.") : t("Yours, and those of others that may be seen. Yours are private while a round is blind."),
      tools: notes.value && notes.value.rows.length > 0 && FORMS3.map(([form, name2]) => /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => void save4(form), children: rich("Save as {name}", { name: name2 }) }, form)),
      children: /* @__PURE__ */ a4(Show, { what: t("Memos"), of: notes, children: (value2) => /* @__PURE__ */ a4("div", { class: "stack", children: [
        round.value && /* @__PURE__ */ a4(Journal, { queue: queue2 }),
        /* @__PURE__ */ a4(NewNote, { subjects: value2.subjects }),
        /* @__PURE__ */ a4(List3, { notes: value2, queue: queue2 })
      ] }) })
    }
  );
}

// src/screens/print/model.ts
function lettersOf(codings, codes) {
  const used = new Set(codings.map((coding2) => coding2.code));
  const ordered = [
    ...codes.map((code2) => code2.id).filter((id) => used.has(id)),
    ...[...used].filter((id) => !codes.some((code2) => code2.id === id))
  ];
  return new Map(ordered.map((id, index) => [id, nth(index)]));
}
function nth(index) {
  const last2 = String.fromCharCode(65 + index % 26);
  return index < 26 ? last2 : nth(Math.floor(index / 26) - 1) + last2;
}
var BELOW = "°";
function standing2({ codings, below: below2 }) {
  const left = (below2?.codings ?? []).filter((coding2) => !below2?.rejected.includes(coding2.id));
  return { codings: [...codings, ...left], below: new Set(left.map((coding2) => coding2.id)) };
}
var SIGN = { supporting: "", contrary: "−", hypothetical: "?" };
function marksOf(codings, memos, letter) {
  const marks = [];
  const places2 = new Map(codings.map((coding2) => [coding2.id, coding2.end]));
  for (const coding2 of codings) {
    const text = letter(coding2);
    marks.push({ at: coding2.start, text, kind: "begin" }, { at: coding2.end, text, kind: "end" });
  }
  memos.forEach((memo3, index) => {
    const at = memo3.what === "coding" ? places2.get(memo3.about) : memo3.what === "span" ? memo3.end : void 0;
    if (at !== void 0) marks.push({ at, text: String(index + 1), kind: "memo" });
  });
  const order = { end: 0, memo: 1, begin: 2 };
  return marks.toSorted((a5, b4) => a5.at - b4.at || order[a5.kind] - order[b4.kind]);
}
var LONG2 = 900;
function sayings(transcript, codings, memos, letters, below2 = /* @__PURE__ */ new Set()) {
  const letter = ({ id, code: code2, polarity: polarity2 }) => `${letters.get(code2) ?? "?"}${SIGN[polarity2]}${below2.has(id) ? BELOW : ""}`;
  const offsets = new Offsets(transcript.text);
  const marks = marksOf(codings, memos, letter);
  return transcript.turns.map((turn, index) => {
    const last2 = index === transcript.turns.length - 1;
    const inside = marks.filter(
      ({ at, kind }) => (kind === "begin" ? at >= turn.start && at < turn.end : at > turn.start && at <= turn.end) || last2 && at > turn.end
    );
    const parts = [];
    let from = turn.start;
    for (const mark of inside) {
      const to2 = Math.min(Math.max(mark.at, from), turn.end);
      if (to2 > from) parts.push(offsets.slice(from, to2));
      parts.push(mark);
      from = to2;
    }
    if (from < turn.end) parts.push(offsets.slice(from, turn.end));
    const here = codings.filter((coding2) => coding2.start < turn.end && coding2.end > turn.start);
    return {
      turn,
      parts,
      letters: [...new Set(here.map(letter))],
      long: turn.end - turn.start > LONG2
    };
  });
}

// src/screens/print/print.tsx
var BRACKETS = { begin: ["", "⟦"], end: ["⟧", ""], memo: ["[", "]"] };
function Part2({ part: part2 }) {
  if (typeof part2 === "string") return /* @__PURE__ */ a4($, { children: part2 });
  const [before2, after] = BRACKETS[part2.kind];
  return part2.kind === "begin" ? /* @__PURE__ */ a4($, { children: [
    /* @__PURE__ */ a4("sup", { children: part2.text }),
    after
  ] }) : part2.kind === "end" ? /* @__PURE__ */ a4($, { children: [
    before2,
    /* @__PURE__ */ a4("sup", { children: part2.text })
  ] }) : /* @__PURE__ */ a4("sup", { children: [
    before2,
    part2.text,
    after
  ] });
}
function TurnLine({ saying }) {
  const { turn, parts, letters, long } = saying;
  return /* @__PURE__ */ a4("div", { class: long ? "saying long" : "saying", "data-turn": turn.index, children: [
    /* @__PURE__ */ a4("div", { class: "who", children: [
      /* @__PURE__ */ a4("span", { class: "n", children: turn.index + 1 }),
      " ",
      turn.speaker
    ] }),
    /* @__PURE__ */ a4("div", { class: "what", dir: "auto", children: parts.map((part2, index) => /* @__PURE__ */ a4(Part2, { part: part2 }, index)) }),
    /* @__PURE__ */ a4("div", { class: "letters", children: letters.join(", ") })
  ] });
}
function Sheet({
  transcript,
  work: work2,
  book,
  round: round2
}) {
  const { codings, below: below2 } = w2(() => standing2(work2), [work2]);
  const letters = w2(() => lettersOf(codings, book.codes), [codings, book]);
  const memos = w2(() => work2.memos.filter((memo3) => memo3.text || memo3.discuss), [work2]);
  const lines = w2(
    () => sayings(transcript, codings, memos, letters, below2),
    [transcript, codings, memos, letters, below2]
  );
  const { coder } = session.value ?? { coder: "" };
  return /* @__PURE__ */ a4("article", { class: "sheet", "aria-label": t("Transcript {id}", { id: transcript.id }), children: [
    /* @__PURE__ */ a4("header", { children: [
      /* @__PURE__ */ a4("p", { class: "warning", children: t("Contains confidential interview data") }),
      /* @__PURE__ */ a4("h1", { tabIndex: -1, children: [
        transcript.id,
        transcript.case && ` · ${transcript.case_name || transcript.case}`
      ] }),
      /* @__PURE__ */ a4("p", { class: "small", children: rich(
        "Round {round} · coder {coder} · codebook {key} · {hasDate, select, yes {interview of {date} · } other {}}text {text_sha} · printed {toISOString}",
        {
          round: round2,
          coder,
          key: book.key,
          hasDate: transcript.date ? "yes" : "no",
          date: transcript.date,
          text_sha: transcript.text_sha,
          toISOString: (/* @__PURE__ */ new Date()).toISOString().slice(0, 10)
        }
      ) })
    ] }),
    /* @__PURE__ */ a4("div", { class: "sayings", children: lines.map((saying) => /* @__PURE__ */ a4(TurnLine, { saying }, saying.turn.index)) }),
    letters.size > 0 && /* @__PURE__ */ a4("section", { "aria-label": t("Codes"), children: [
      /* @__PURE__ */ a4("h2", { children: t("Codes") }),
      /* @__PURE__ */ a4("ul", { class: "legend-print", children: [...letters].map(([id, letter]) => /* @__PURE__ */ a4("li", { children: [
        /* @__PURE__ */ a4("b", { children: letter }),
        /* @__PURE__ */ a4(CodeName, { code: id, codes: book.codes })
      ] }, id)) }),
      /* @__PURE__ */ a4("p", { class: "small quiet", children: rich(
        "⟦ begins, ⟧ ends; − contrary, ? hypothetical{hasBelow, select, yes {; {below} of {label}, not changed in this pass} other {}}",
        { hasBelow: below2.size > 0 ? "yes" : "no", below: BELOW, label: work2.below?.label }
      ) })
    ] }),
    memos.length > 0 && /* @__PURE__ */ a4("section", { "aria-label": t("Memos"), children: [
      /* @__PURE__ */ a4("h2", { children: t("Memos") }),
      /* @__PURE__ */ a4("ol", { class: "notes", children: memos.map((memo3) => /* @__PURE__ */ a4("li", { children: [
        memo3.discuss && /* @__PURE__ */ a4("strong", { children: [
          t("To discuss."),
          " "
        ] }),
        memo3.text
      ] }, memo3.id)) })
    ] })
  ] });
}
function Print({ round: round2, transcript }) {
  const part2 = encodeURIComponent;
  const text = useLoad(`/api/transcripts/${part2(transcript)}`);
  const work2 = useLoad(`/api/work/${part2(round2)}/${part2(transcript)}`);
  const book = useLoad(`/api/codebook?round=${part2(round2)}`);
  const ready = text.value && work2.value && book.value;
  return /* @__PURE__ */ a4("div", { class: "printed", children: [
    /* @__PURE__ */ a4("div", { class: "tools", children: [
      /* @__PURE__ */ a4("a", { class: "btn", href: href.code(round2, transcript), children: rich("Back to {transcript}", { transcript }) }),
      /* @__PURE__ */ a4("span", { class: "quiet small", children: rich(
        "Your own codings of round {round}{hasBelow, select, yes {, and what stands below them in {label}} other {}}.",
        { round: round2, hasBelow: work2.value?.below ? "yes" : "no", label: work2.value?.below?.label }
      ) }),
      /* @__PURE__ */ a4("button", { type: "button", class: "btn main", disabled: !ready, onClick: () => window.print(), children: t("Print") })
    ] }),
    ready ? /* @__PURE__ */ a4(
      Sheet,
      {
        transcript: text.value,
        work: work2.value,
        book: book.value,
        round: round2
      }
    ) : /* @__PURE__ */ a4(Show, { what: t("Print"), of: [text, work2, book].find((one) => one.error) ?? work2, children: () => null })
  ] });
}

// src/screens/reports/options.tsx
var OPTIONS = {
  no_words: { label: t("Only counts, no word such as most"), tick: true },
  words: { label: t("Your words for k of n"), words: "most=.5,some=.1,few=0" },
  attribution: { label: t("Beside a quotation"), words: "case,role" },
  base: { label: t("Base"), number: "4" },
  run: { label: t("Run"), number: "2" },
  new: { label: t("New codes at most, %"), number: "5" },
  level: {
    label: t("Codes"),
    choices: [
      ["", t("leaf")],
      ["top", t("top level")],
      ["all", t("all")]
    ]
  },
  order: {
    label: t("Order"),
    choices: [
      ["", t("of interviews")],
      ["coding", t("of coding")]
    ]
  },
  by: {
    label: t("By"),
    choices: [
      ["", t("turn")],
      ["paragraph", t("paragraph")],
      ["sentence", t("sentence")],
      ["overlap", t("overlap")]
    ]
  },
  polarity: {
    label: t("Polarity"),
    choices: [
      ["", t("supporting")],
      ["contrary", t("contrary")],
      ["hypothetical", t("hypothetical")],
      ["all", t("all")]
    ]
  },
  benchmarks: {
    label: t("Words of a scale"),
    choices: [
      ["", t("none")],
      ["landis-koch", t("Landis and Koch")],
      ["fleiss", t("Fleiss")],
      ["mchugh", t("McHugh")],
      ["krippendorff", t("Krippendorff")]
    ]
  },
  own: { label: t("Only what I judged myself"), tick: true },
  nvivo: { label: t("For NVivo"), tick: true }
};
function Option({ name: name2, wish: wish2, onWish }) {
  const kind = OPTIONS[name2];
  if (!kind) return null;
  const set2 = (value2) => onWish({ ...wish2, [name2]: value2 });
  if (kind.tick)
    return /* @__PURE__ */ a4("label", { class: "check small", children: [
      /* @__PURE__ */ a4(
        "input",
        {
          type: "checkbox",
          checked: wish2[name2] === "1",
          onChange: (event) => set2(event.currentTarget.checked ? "1" : "")
        }
      ),
      kind.label
    ] });
  const id = `option-${name2}`;
  return /* @__PURE__ */ a4("div", { class: "adder small", children: [
    /* @__PURE__ */ a4("label", { class: "quiet", for: id, children: kind.label }),
    kind.choices ? /* @__PURE__ */ a4("select", { id, class: "input", value: wish2[name2] ?? "", onChange: (event) => set2(event.currentTarget.value), children: kind.choices.map(([value2, label]) => /* @__PURE__ */ a4("option", { value: value2, children: label }, value2)) }) : /* @__PURE__ */ a4(
      "input",
      {
        id,
        class: kind.number ? "input number" : "input",
        inputMode: kind.number ? "numeric" : "text",
        placeholder: kind.number ?? kind.words,
        value: wish2[name2] ?? "",
        onChange: (event) => set2(event.currentTarget.value),
        ...PRIVATE
      }
    )
  ] });
}
function subjectsOf(offer, all) {
  if (offer.about === "codebook") return { name: "codebook", ids: all.codebooks, none: t("There is no codebook yet.") };
  if (offer.about === "round")
    return {
      name: "round",
      ids: all.rounds,
      none: t("No round was compared yet: figures exist from the comparison on.")
    };
  if (offer.about === "pass")
    return { name: "round", ids: all.passes, none: t("No second pass or sub-coding was started.") };
  return null;
}
function Options({ offer, all, wish: wish2, onWish }) {
  const subjects = subjectsOf(offer, all);
  if (!subjects && offer.options.length === 0) return null;
  return /* @__PURE__ */ a4("div", { class: "row options", children: [
    subjects && subjects.ids.length > 0 && /* @__PURE__ */ a4("label", { class: "adder small", children: [
      /* @__PURE__ */ a4("span", { class: "quiet", children: subjects.name === "codebook" ? t("Codebook") : t("Round") }),
      /* @__PURE__ */ a4(
        "select",
        {
          class: "input",
          value: wish2[subjects.name] ?? "",
          onChange: (event) => onWish({ ...wish2, [subjects.name]: event.currentTarget.value }),
          children: subjects.ids.map((id) => /* @__PURE__ */ a4("option", { value: id, children: id }, id))
        }
      )
    ] }),
    offer.options.map((name2) => /* @__PURE__ */ a4(Option, { name: name2, wish: wish2, onWish }, name2))
  ] });
}

// src/screens/reports/report.tsx
function Table2({ table }) {
  const rest = table.total - table.rows.length;
  const body = /* @__PURE__ */ a4($, { children: [
    /* @__PURE__ */ a4("div", { class: "scroll", children: /* @__PURE__ */ a4("table", { class: "table", children: [
      /* @__PURE__ */ a4("caption", { class: "sr", children: table.title }),
      /* @__PURE__ */ a4("thead", { children: /* @__PURE__ */ a4("tr", { children: table.columns.map((column) => /* @__PURE__ */ a4("th", { scope: "col", class: column.number ? "num" : void 0, children: column.title }, column.title)) }) }),
      /* @__PURE__ */ a4("tbody", { children: table.rows.map((row, at) => /* @__PURE__ */ a4("tr", { children: row.map(
        (value2, column) => column < table.heads ? /* @__PURE__ */ a4("th", { scope: "row", dir: "auto", children: value2 }, column) : /* @__PURE__ */ a4("td", { dir: "auto", class: table.columns[column]?.number ? "num" : "words", children: value2 }, column)
      ) }, at)) })
    ] }) }),
    rest > 0 && /* @__PURE__ */ a4("p", { class: "quiet small", children: t("{rest} more rows stand in the file.", { rest: formatNumber(rest) }) }),
    table.note && /* @__PURE__ */ a4("p", { class: "quiet small", children: table.note })
  ] });
  if (table.folded)
    return /* @__PURE__ */ a4("details", { children: [
      /* @__PURE__ */ a4("summary", { children: [
        table.title,
        " (",
        formatNumber(table.total),
        ")"
      ] }),
      body
    ] });
  return /* @__PURE__ */ a4("div", { class: "stack", children: [
    table.title && /* @__PURE__ */ a4("h4", { children: table.title }),
    body
  ] });
}
function Part3({ part: part2 }) {
  return /* @__PURE__ */ a4("section", { class: "stack", "aria-label": part2.title, children: [
    /* @__PURE__ */ a4("h3", { children: part2.title }),
    part2.paragraphs.map((words6, at) => /* @__PURE__ */ a4("p", { dir: "auto", children: words6 }, at)),
    part2.items.length > 0 && /* @__PURE__ */ a4("ul", { class: "listed", children: part2.items.map((words6, at) => /* @__PURE__ */ a4("li", { dir: "auto", children: words6 }, at)) }),
    part2.figures.map((figure) => /* @__PURE__ */ a4("figure", { children: [
      /* @__PURE__ */ a4("img", { alt: figure.words, src: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(figure.svg)}` }),
      /* @__PURE__ */ a4("figcaption", { class: "quiet small", children: figure.caption })
    ] }, figure.name)),
    part2.tables.map((table, at) => /* @__PURE__ */ a4(Table2, { table }, at))
  ] });
}
function ReportPage({ report }) {
  return /* @__PURE__ */ a4("article", { class: "report card stack", lang: "en", "aria-label": t("Preview: {title}", { title: report.title }), children: [
    /* @__PURE__ */ a4("header", { children: [
      /* @__PURE__ */ a4("h2", { children: report.title }),
      /* @__PURE__ */ a4("p", { class: "quiet", children: report.subtitle })
    ] }),
    report.parts.map((part2) => /* @__PURE__ */ a4(Part3, { part: part2 }, part2.key))
  ] });
}

// src/screens/reports/reports.tsx
var address2 = (what, offer, wish2) => {
  const given = Object.entries({ kind: offer.kind, ...wish2 }).filter(([, value2]) => value2);
  return `/api/reports/${what}?${given.map(([name2, value2]) => `${name2}=${encodeURIComponent(value2)}`).join("&")}`;
};
function Preview({ path }) {
  const report = useLoad(path);
  return /* @__PURE__ */ a4(Show, { what: t("Report"), of: report, children: (found2) => /* @__PURE__ */ a4(ReportPage, { report: found2 }) });
}
function begin4(offer, all) {
  const subjects = subjectsOf(offer, all);
  if (!subjects) return {};
  const near = subjects.name === "codebook" ? round.value?.codebook.split("@")[0] ?? "" : round.value?.id ?? "";
  return { [subjects.name]: subjects.ids.includes(near) ? near : subjects.ids.at(-1) ?? "" };
}
function Chosen2({ offer, all }) {
  const [wish2, setWish] = d2(() => begin4(offer, all));
  const subjects = subjectsOf(offer, all);
  const missing = subjects && subjects.ids.length === 0 ? subjects.none : "";
  return /* @__PURE__ */ a4("section", { class: "stack", "data-region": "report", "aria-label": known(offer.title), children: [
    /* @__PURE__ */ a4("div", { children: [
      /* @__PURE__ */ a4("h2", { tabIndex: -1, children: known(offer.title) }),
      /* @__PURE__ */ a4("p", { children: known(offer.purpose) }),
      /* @__PURE__ */ a4("p", { class: "quiet small", children: rich("Also {command}", { command: /* @__PURE__ */ a4("code", { children: offer.command }) }) })
    ] }),
    missing ? /* @__PURE__ */ a4("p", { class: "note", children: missing }) : /* @__PURE__ */ a4($, { children: [
      /* @__PURE__ */ a4(Options, { offer, all, wish: wish2, onWish: setWish }),
      /* @__PURE__ */ a4(SaveAs3, { path: (form) => address2("file", offer, { ...wish2, form }), forms: offer.forms }),
      offer.preview ? /* @__PURE__ */ a4(Preview, { path: address2("preview", offer, wish2) }) : /* @__PURE__ */ a4("p", { class: "note", children: t("This one is not shown here: save it, and open it in the program it is for.") })
    ] })
  ] });
}
function Links({ title, offers, here }) {
  if (offers.length === 0) return null;
  return /* @__PURE__ */ a4($, { children: [
    /* @__PURE__ */ a4("h2", { class: "minor", children: title }),
    /* @__PURE__ */ a4("ul", { children: offers.map((offer) => /* @__PURE__ */ a4("li", { children: /* @__PURE__ */ a4("a", { href: href.reports(offer.kind), "aria-current": offer.kind === here ? "page" : void 0, children: [
      /* @__PURE__ */ a4("b", { children: known(offer.title) }),
      /* @__PURE__ */ a4("span", { class: "small", children: known(offer.purpose) })
    ] }) }, offer.kind)) })
  ] });
}
function Body4({ all }) {
  const here = route.value.name;
  const offer = all.offers.find((one) => one.kind === here);
  return /* @__PURE__ */ a4("div", { class: "reports", "data-chosen": offer ? "" : void 0, children: [
    /* @__PURE__ */ a4("nav", { class: "kinds stack", "aria-label": t("Reports and exports"), children: [
      all.closed && /* @__PURE__ */ a4("p", { class: "note", children: rich("{closed} Reports are counted over all coders; your own work can be saved below.", {
        closed: sentence(all.closed)
      }) }),
      /* @__PURE__ */ a4(Links, { title: t("Reports"), offers: all.offers.filter((one) => !one.export), here }),
      /* @__PURE__ */ a4(Links, { title: t("For other programs"), offers: all.offers.filter((one) => one.export), here })
    ] }),
    offer ? /* @__PURE__ */ a4(Chosen2, { offer, all }, offer.kind) : /* @__PURE__ */ a4("p", { class: "note", children: here ? t("This report is not here.") : t("Choose one: it is shown here as it will read, and saved as a file.") })
  ] });
}
function Reports() {
  const all = useLoad("/api/reports", (event) => event.event === "rounds");
  return /* @__PURE__ */ a4(Page, { title: t("Reports"), sub: t("Only what is recorded: what a team must write stands in [CAPITALS]."), children: /* @__PURE__ */ a4(Show, { what: t("Reports"), of: all, children: (found2) => /* @__PURE__ */ a4(Body4, { all: found2 }) }) });
}

// src/screens/review/bar.tsx
function Bar2({ row, onSay, onBack, onStep }) {
  const [asking2, setAsking] = d2("");
  const [comment, setComment] = d2("");
  const field = T2(null);
  const mine = row.said.find((said2) => said2.mine && said2.id);
  F2(() => {
    if (asking2) field.current?.focus();
  }, [asking2]);
  const ask2 = (what) => () => {
    setAsking(what);
    setComment(mine?.status === what ? mine.comment : "");
  };
  const accept4 = () => onSay("accepted", "");
  const say = (event) => {
    event.preventDefault();
    if (!asking2) return;
    if (asking2 === "queried" && !comment.trim()) {
      services.announce(t("A query says what is asked."));
      field.current?.focus();
      return;
    }
    setAsking("");
    onSay(asking2, comment.trim());
  };
  useKeys({
    reviewAccept: accept4,
    reviewQuery: ask2("queried"),
    reviewChange: ask2("changed"),
    reviewNext: () => onStep(1),
    reviewPrevious: () => onStep(-1),
    reviewBack: () => {
      if (mine) onBack();
      else services.announce(t("No review of yours stands on this coding."));
    }
  });
  return /* @__PURE__ */ a4("div", { class: "bar-decide", role: "group", "aria-label": t("Review"), "data-region": "review", children: [
    asking2 && /* @__PURE__ */ a4(
      "form",
      {
        class: "row",
        onSubmit: say,
        onKeyDown: (event) => {
          if (event.key !== "Escape") return;
          event.stopPropagation();
          setAsking("");
        },
        children: [
          /* @__PURE__ */ a4("label", { class: "field grow", children: [
            /* @__PURE__ */ a4("span", { class: "label", children: asking2 === "queried" ? t("What is asked? It goes to the next meeting.") : t("What was changed? (may be empty)") }),
            /* @__PURE__ */ a4(
              "input",
              {
                class: "input",
                ref: field,
                value: comment,
                onInput: (event) => setComment(event.currentTarget.value),
                ...PRIVATE
              }
            )
          ] }),
          /* @__PURE__ */ a4("button", { type: "submit", class: "btn main", children: [
            asking2 === "queried" ? t("Query") : t("Changed"),
            " ",
            /* @__PURE__ */ a4("kbd", { children: "Enter" })
          ] }),
          /* @__PURE__ */ a4("button", { type: "button", class: "btn", onClick: () => setAsking(""), children: t("Cancel") })
        ]
      }
    ),
    /* @__PURE__ */ a4(Toolbar, { label: t("What you say of it"), class: "row", children: [
      /* @__PURE__ */ a4("button", { type: "button", class: "btn small", "aria-pressed": mine?.status === "accepted", onClick: accept4, children: rich("Accept {key}", { key: /* @__PURE__ */ a4("kbd", { children: "A" }) }) }),
      /* @__PURE__ */ a4("button", { type: "button", class: "btn small", "aria-pressed": mine?.status === "queried", onClick: ask2("queried"), children: rich("Query… {key}", { key: /* @__PURE__ */ a4("kbd", { children: "Q" }) }) }),
      /* @__PURE__ */ a4("button", { type: "button", class: "btn small", "aria-pressed": mine?.status === "changed", onClick: ask2("changed"), children: rich("Was changed… {key}", { key: /* @__PURE__ */ a4("kbd", { children: "C" }) }) }),
      mine && /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: onBack, children: rich("Take back {key}", { key: /* @__PURE__ */ a4("kbd", { children: "U" }) }) }),
      /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => onStep(-1), children: rich("Previous {key}", { key: /* @__PURE__ */ a4("kbd", { children: "↑" }) }) }),
      /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => onStep(1), children: rich("Next {key}", { key: /* @__PURE__ */ a4("kbd", { children: "↓" }) }) })
    ] })
  ] });
}

// src/screens/review/model.ts
var STATUSES = {
  unreviewed: t("not reviewed"),
  accepted: t("accepted"),
  queried: t("queried"),
  changed: t("changed"),
  differing: t("reviewers differ")
};
var SHOWS2 = [
  ["", t("Still to be looked at")],
  ["unreviewed", t("Not reviewed")],
  ["queried", t("Queried")],
  ["differing", t("Reviewers differ")],
  ["changed", t("Changed")],
  ["accepted", t("Accepted")],
  ["all", t("All")]
];
var FIELDS2 = ["code", "by", "transcript", "status", "sample", "seed"];
var filterOf = (query2) => {
  const read3 = (name2) => query2.get(name2) ?? "";
  return {
    code: read3("code"),
    by: read3("by"),
    transcript: read3("transcript"),
    status: read3("status"),
    sample: read3("sample"),
    seed: read3("seed")
  };
};
function asked2(round2, filter) {
  const given = FIELDS2.filter((name2) => filter[name2]).map((name2) => `&${name2}=${encodeURIComponent(filter[name2])}`);
  return `round=${encodeURIComponent(round2)}${given.join("")}`;
}
var key = (row) => [
  row.transcript,
  row.start,
  row.end,
  row.code,
  row.id
];
function before(one, other) {
  const [a5, b4] = [key(one), key(other)];
  const at = a5.findIndex((value2, index) => value2 !== b4[index]);
  if (at < 0) return 0;
  return (a5[at] ?? "") < (b4[at] ?? "") ? -1 : 1;
}
function merged(rows2, touched) {
  if (touched.size === 0) return [...rows2];
  const left = new Map(touched);
  const listed = rows2.map((row) => {
    const own2 = left.get(row.id);
    left.delete(row.id);
    return own2 ?? row;
  });
  return left.size ? [...listed, ...left.values()].sort(before) : listed;
}
function foreseen2(row, status, comment, me) {
  const said2 = {
    id: "",
    by: me.id,
    name: me.name,
    mine: true,
    at: (/* @__PURE__ */ new Date()).toISOString(),
    status,
    comment
  };
  return { ...row, status, said: [said2] };
}
var counted = (queue2, share2, codes) => ({
  ...queue2,
  share: share2,
  codes
});

// src/screens/review/list.tsx
var TONE = {
  accepted: "tag good",
  changed: "tag good",
  queried: "tag warn",
  differing: "tag warn"
};
function StatusTag({ status }) {
  return /* @__PURE__ */ a4("span", { class: TONE[status] ?? "tag", children: STATUSES[status] });
}
function Shares({ queue: queue2, codes }) {
  return /* @__PURE__ */ a4("details", { children: [
    /* @__PURE__ */ a4("summary", { class: "small", children: t("Reviewed, code by code") }),
    /* @__PURE__ */ a4("table", { class: "shares small", children: [
      /* @__PURE__ */ a4("caption", { class: "sr", children: t("How many codings of each code were reviewed") }),
      /* @__PURE__ */ a4("thead", { class: "sr", children: /* @__PURE__ */ a4("tr", { children: [
        /* @__PURE__ */ a4("th", { scope: "col", children: t("Code") }),
        /* @__PURE__ */ a4("th", { scope: "col", children: t("Reviewed") })
      ] }) }),
      /* @__PURE__ */ a4("tbody", { children: queue2.codes.map(({ code: code2, share: share2 }) => /* @__PURE__ */ a4("tr", { title: share2.words, children: [
        /* @__PURE__ */ a4("th", { scope: "row", children: /* @__PURE__ */ a4(CodeName, { code: code2, codes }) }),
        /* @__PURE__ */ a4("td", { class: "num", children: t("{reviewed} of {codings}", {
          reviewed: formatNumber(share2.reviewed),
          codings: formatNumber(share2.codings)
        }) })
      ] }, code2)) })
    ] })
  ] });
}
function Share({ queue: queue2, codes }) {
  const { share: share2 } = queue2;
  const outcomes = ["accepted", "queried", "changed", "differing"].filter((name2) => share2.by_status[name2]);
  return /* @__PURE__ */ a4($, { children: [
    /* @__PURE__ */ a4("p", { class: "small", id: "share", role: "status", children: [
      /* @__PURE__ */ a4("strong", { children: t("{reviewed} of {codings, plural, one {# coding} other {# codings}} reviewed", {
        reviewed: formatNumber(share2.reviewed),
        codings: share2.codings
      }) }),
      " ",
      /* @__PURE__ */ a4("span", { class: "quiet", children: outcomes.map((name2) => `${share2.by_status[name2]} ${STATUSES[name2]}`).join(", ") })
    ] }),
    /* @__PURE__ */ a4("progress", { max: Math.max(1, share2.codings), value: share2.reviewed, "aria-label": t("Reviewed") }),
    /* @__PURE__ */ a4(Shares, { queue: queue2, codes })
  ] });
}
function Listed({ row, current, codes, onAt }) {
  const go2 = T2(onAt);
  go2.current = onAt;
  return w2(
    () => /* @__PURE__ */ a4("li", { children: /* @__PURE__ */ a4("button", { type: "button", "aria-current": current, onClick: () => go2.current(row.id), children: [
      /* @__PURE__ */ a4("span", { class: "line small", children: [
        /* @__PURE__ */ a4("span", { class: "quiet", children: rich("{transcript}{hasTurn, select, yes {, turn {turn}} other {}}", {
          transcript: row.transcript,
          hasTurn: row.turn !== null ? "yes" : "no",
          turn: row.turn
        }) }),
        row.status !== "unreviewed" && /* @__PURE__ */ a4(StatusTag, { status: row.status })
      ] }),
      /* @__PURE__ */ a4("span", { class: "small", children: /* @__PURE__ */ a4(CodeName, { code: row.code, codes, polarity: row.polarity }) })
    ] }) }),
    [row, current, codes]
  );
}
function List4({ queue: queue2, rows: rows2, at, codes, onAt, children }) {
  const list = T2(null);
  A2(() => {
    revealInPane(list.current?.querySelector("[aria-current='true']"));
  }, [at]);
  return /* @__PURE__ */ a4("aside", { class: "queue", "data-region": "queue", "aria-label": t("Queue"), children: [
    queue2 && /* @__PURE__ */ a4(Share, { queue: queue2, codes }),
    children,
    queue2 && /* @__PURE__ */ a4("p", { class: "quiet small", children: t(
      "{rows, plural, one {# coding} other {# codings}} listed{hasListed, select, yes { of {listed}: choose a code or a transcript to see the others} other {}}",
      {
        rows: rows2.length,
        hasListed: queue2.listed > queue2.rows.length ? "yes" : "no",
        listed: formatNumber(queue2.listed)
      }
    ) }),
    /* @__PURE__ */ a4("ol", { ref: list, children: rows2.map((row) => /* @__PURE__ */ a4(Listed, { row, current: row.id === at, codes, onAt }, row.id)) })
  ] });
}

// src/screens/review/card.tsx
function textOf2(row) {
  const round2 = session.value?.rounds.find((one) => one.id === row.round);
  const own2 = row.coder === session.value?.coder || !round2?.may.see_others;
  return own2 ? href.code(row.round, row.transcript, row.start) : href.compare(row.round, row.transcript, row.start);
}
function Passage({ row }) {
  return /* @__PURE__ */ a4("div", { class: "context stack", children: [
    row.before && /* @__PURE__ */ a4("p", { class: "quote", dir: "auto", children: /* @__PURE__ */ a4("span", { class: "around", children: row.before }) }),
    /* @__PURE__ */ a4("p", { class: "quote", dir: "auto", children: [
      row.speaker && /* @__PURE__ */ a4("span", { class: "around", children: [
        row.speaker,
        ": "
      ] }),
      /* @__PURE__ */ a4("span", { class: "around", children: row.lead }),
      /* @__PURE__ */ a4("mark", { children: row.words }),
      /* @__PURE__ */ a4("span", { class: "around", children: row.rest })
    ] })
  ] });
}
function Said2({ said: said2, onBack }) {
  return /* @__PURE__ */ a4("li", { class: "row", children: [
    /* @__PURE__ */ a4(StatusTag, { status: said2.status }),
    /* @__PURE__ */ a4("span", { class: "grow", children: [
      said2.name,
      " ",
      /* @__PURE__ */ a4("span", { class: "quiet small", children: formatTime(said2.at) }),
      said2.comment && /* @__PURE__ */ a4("span", { class: "said-comment", children: said2.comment })
    ] }),
    said2.mine && said2.id && /* @__PURE__ */ a4("button", { type: "button", class: "btn small bare", onClick: onBack, children: t("Take back") })
  ] });
}
function Card2({ row, codes, onBack }) {
  return /* @__PURE__ */ a4("div", { class: "middle", "data-region": "coding", children: [
    /* @__PURE__ */ a4(Passage, { row }),
    /* @__PURE__ */ a4("div", { class: "card stack", children: [
      /* @__PURE__ */ a4("p", { class: "row", children: [
        /* @__PURE__ */ a4("strong", { children: /* @__PURE__ */ a4(CodeName, { code: row.code, codes, id: true }) }),
        row.polarity !== "supporting" && /* @__PURE__ */ a4("span", { class: "tag", children: [
          POLARITIES[row.polarity].sign,
          " ",
          POLARITIES[row.polarity].name
        ] }),
        /* @__PURE__ */ a4("span", { class: "quiet small", children: rich("coded by {coder_name} {at}", { coder_name: row.coder_name, at: formatTime(row.at) }) }),
        /* @__PURE__ */ a4("a", { class: "small", href: href.detail(row.code, { round: row.round }), children: t("Its card") })
      ] }),
      row.definition && /* @__PURE__ */ a4("p", { children: row.definition }),
      row.memo && /* @__PURE__ */ a4("p", { class: "note memo-on", children: row.memo })
    ] }),
    row.said.length > 0 && /* @__PURE__ */ a4("section", { class: "stack", "aria-label": t("Reviews"), children: [
      /* @__PURE__ */ a4("h2", { class: "small quiet", children: t("Reviews") }),
      /* @__PURE__ */ a4("ul", { class: "stack", children: row.said.map((said2) => /* @__PURE__ */ a4(Said2, { said: said2, onBack }, said2.by)) }),
      row.status === "differing" && /* @__PURE__ */ a4("p", { class: "quiet small", children: t("The reviewers did not see each other’s word. What you say now takes its place.") })
    ] })
  ] });
}

// src/screens/review/filters.tsx
function Select2({ label, value: value2, options, onChange }) {
  const known3 = options.some(([key2]) => key2 === value2);
  return /* @__PURE__ */ a4("select", { class: "input", "aria-label": label, value: value2, onChange: (event) => onChange(event.currentTarget.value), children: [
    !known3 && /* @__PURE__ */ a4("option", { value: value2, children: value2 }),
    options.map(([key2, name2]) => /* @__PURE__ */ a4("option", { value: key2, children: name2 }, key2))
  ] });
}
function inUse(queue2, codes) {
  const parents = new Map(codes.map((code2) => [code2.id, code2.parent]));
  const used = /* @__PURE__ */ new Set();
  for (const { code: code2 } of queue2?.codes ?? [])
    for (let at = code2; at && !used.has(at); at = parents.get(at)) used.add(at);
  return codes.filter((code2) => used.has(code2.id));
}
function Sample({ filter, onFilter }) {
  const [share2, setShare] = d2(filter.sample);
  const [seed, setSeed] = d2(filter.seed || "1");
  const draw = (event) => {
    event.preventDefault();
    onFilter({ ...filter, sample: share2, seed: share2 ? seed : "" });
  };
  return /* @__PURE__ */ a4("form", { class: "row", onSubmit: draw, "aria-label": t("Random sample"), children: [
    /* @__PURE__ */ a4("label", { class: "row small", children: [
      t("Sample"),
      /* @__PURE__ */ a4(
        "input",
        {
          class: "input few",
          type: "number",
          min: "0.1",
          max: "100",
          step: "any",
          value: share2,
          onInput: (event) => setShare(event.currentTarget.value),
          ...PRIVATE
        }
      ),
      "%"
    ] }),
    /* @__PURE__ */ a4("label", { class: "row small", title: t("The same number draws the same codings again"), children: [
      t("seed"),
      /* @__PURE__ */ a4(
        "input",
        {
          class: "input few",
          type: "number",
          step: "1",
          value: seed,
          onInput: (event) => setSeed(event.currentTarget.value),
          ...PRIVATE
        }
      )
    ] }),
    /* @__PURE__ */ a4("button", { type: "submit", class: "btn small", children: t("Draw") }),
    filter.sample && /* @__PURE__ */ a4(
      "button",
      {
        type: "button",
        class: "btn small",
        onClick: () => {
          setShare("");
          onFilter({ ...filter, sample: "", seed: "" });
        },
        children: t("All")
      }
    )
  ] });
}
function Filters({ filter, queue: queue2, codes, onFilter }) {
  const set2 = (name2) => (value2) => onFilter({ ...filter, [name2]: value2 });
  const more = Boolean(filter.code || filter.by || filter.transcript || filter.sample);
  return /* @__PURE__ */ a4("div", { class: "stack filters", role: "group", "aria-label": t("What is listed"), children: [
    /* @__PURE__ */ a4(Select2, { label: t("Status"), value: filter.status, options: SHOWS2, onChange: set2("status") }),
    /* @__PURE__ */ a4("details", { open: more, children: [
      /* @__PURE__ */ a4("summary", { class: "small", children: t("By code, coder or transcript, or a sample") }),
      /* @__PURE__ */ a4("div", { class: "stack", children: [
        /* @__PURE__ */ a4(
          Select2,
          {
            label: t("Code, with what is below it"),
            value: filter.code,
            options: [["", t("every code")], ...inUse(queue2, codes).map((code2) => [code2.id, code2.name])],
            onChange: set2("code")
          }
        ),
        /* @__PURE__ */ a4(
          Select2,
          {
            label: t("Who coded"),
            value: filter.by,
            options: [["", t("every coder")], ...(queue2?.coders ?? []).map(({ id, name: name2 }) => [id, name2])],
            onChange: set2("by")
          }
        ),
        /* @__PURE__ */ a4(
          Select2,
          {
            label: t("Transcript"),
            value: filter.transcript,
            options: [["", t("every transcript")], ...(queue2?.transcripts ?? []).map((id) => [id, id])],
            onChange: set2("transcript")
          }
        ),
        /* @__PURE__ */ a4(Sample, { filter, onFilter }, `${filter.sample}/${filter.seed}`)
      ] })
    ] })
  ] });
}

// src/screens/review/sheet_dialog.tsx
var MOST9 = 20 * 1024 * 1024;
var LISTED = 200;
function Preview2({ sheet }) {
  return /* @__PURE__ */ a4($, { children: [
    /* @__PURE__ */ a4("p", { children: rich(
      "{hasRows, select, yes {{rows, plural, one {# review} other {# reviews}} to record.} other {Nothing new to record.}} {untouched, plural, one {# row} other {# rows}} {untouched, plural, one {says} other {say}} nothing{hasUnchanged, select, yes {, {unchanged} {unchanged, plural, one {stands} other {stand}} already} other {}}{hasOwn, select, yes {, {own} {own, plural, one {is} other {are}} about your own codings} other {}}. Then {words}.",
      {
        hasRows: sheet.rows.length ? "yes" : "no",
        rows: sheet.rows.length,
        untouched: sheet.untouched,
        hasUnchanged: sheet.unchanged > 0 ? "yes" : "no",
        unchanged: sheet.unchanged,
        hasOwn: sheet.own > 0 ? "yes" : "no",
        own: sheet.own,
        words: sheet.share.words
      }
    ) }),
    sheet.unread.map((name2) => /* @__PURE__ */ a4("p", { class: "note warn", children: rich("The sheet {name} is a copy and is not read: write in the sheet Review.", { name: name2 }) }, name2)),
    sheet.rows.length > 0 && /* @__PURE__ */ a4("div", { class: "scroll told", children: /* @__PURE__ */ a4("table", { class: "table", children: [
      /* @__PURE__ */ a4("caption", { class: "sr", children: t("What the sheet says") }),
      /* @__PURE__ */ a4("thead", { children: /* @__PURE__ */ a4("tr", { children: [t("Place"), t("Code"), t("Was"), t("Then"), t("Comment")].map((title) => /* @__PURE__ */ a4("th", { scope: "col", children: title }, title)) }) }),
      /* @__PURE__ */ a4("tbody", { children: sheet.rows.slice(0, LISTED).map((row) => /* @__PURE__ */ a4("tr", { children: [
        /* @__PURE__ */ a4("th", { scope: "row", children: rich("{transcript}{hasTurn, select, yes {, turn {turn}} other {}}", {
          transcript: row.transcript,
          hasTurn: row.turn !== null ? "yes" : "no",
          turn: row.turn
        }) }),
        /* @__PURE__ */ a4("td", { children: row.code }),
        /* @__PURE__ */ a4("td", { children: /* @__PURE__ */ a4(StatusTag, { status: row.was }) }),
        /* @__PURE__ */ a4("td", { children: /* @__PURE__ */ a4(StatusTag, { status: row.status }) }),
        /* @__PURE__ */ a4("td", { children: row.comment })
      ] }, row.coding)) })
    ] }) }),
    sheet.rows.length > LISTED && /* @__PURE__ */ a4("p", { class: "quiet small", children: rich("The first {listed} are shown.", { listed: LISTED }) })
  ] });
}
function Fault({ fault: fault2 }) {
  const problems = fault2 instanceof ApiError ? fault2.error.problems ?? [] : [];
  const hint = fault2 instanceof ApiError ? fault2.error.hint : "";
  return /* @__PURE__ */ a4("div", { class: "note warn", children: [
    /* @__PURE__ */ a4("p", { lang: "en", children: sentence(fault2.message) }),
    hint && /* @__PURE__ */ a4("p", { children: sentence(hint) }),
    problems.length > 0 && /* @__PURE__ */ a4("ul", { children: problems.map((problem2) => /* @__PURE__ */ a4("li", { children: problem2 }, problem2)) })
  ] });
}
function SheetDialog({ round: round2, onClose, onRead }) {
  const [sent, setSent] = d2(null);
  const [found2, setFound] = d2(null);
  const [fault2, setFault] = d2(null);
  const [waits, setWaits] = d2(false);
  const send3 = async (given, seen) => {
    setWaits(true);
    setFault(null);
    try {
      const answer = await services.api.post("/api/review/sheet", { round: round2, ...given, seen });
      setFound(answer);
      if (!answer.written) return;
      services.announce(t("{rows, plural, one {# review} other {# reviews}} recorded.", { rows: answer.rows.length }));
      onRead();
      onClose();
    } catch (error) {
      setFault(error);
      setFound(null);
    } finally {
      setWaits(false);
    }
  };
  const choose2 = async (file) => {
    if (!file) return;
    setFound(null);
    if (file.size > MOST9) {
      setFault(new Error(t("A review sheet has at most 20 MB.")));
      return;
    }
    const given = { file: file.name, data: base64(await file.arrayBuffer()) };
    setSent(given);
    await send3(given, "");
  };
  return /* @__PURE__ */ a4(Dialog, { title: t("Read a review sheet back"), onClose, children: [
    /* @__PURE__ */ a4("p", { children: t("Choose the Excel sheet that was saved here and filled in. Nothing is recorded before you have seen it.") }),
    /* @__PURE__ */ a4("label", { class: "field", children: [
      /* @__PURE__ */ a4("span", { class: "label", children: t("Review sheet") }),
      /* @__PURE__ */ a4(
        "input",
        {
          class: "input",
          type: "file",
          accept: ".xlsx",
          autofocus: true,
          disabled: waits,
          onChange: (event) => void choose2(event.currentTarget.files?.[0])
        }
      )
    ] }),
    /* @__PURE__ */ a4("div", { role: "status", class: "stack", children: [
      waits && /* @__PURE__ */ a4("p", { class: "quiet", children: t("The sheet is read…") }),
      fault2 && /* @__PURE__ */ a4(Fault, { fault: fault2 }),
      !waits && found2 && /* @__PURE__ */ a4(Preview2, { sheet: found2 })
    ] }),
    /* @__PURE__ */ a4("div", { class: "row end", children: [
      /* @__PURE__ */ a4("button", { type: "button", class: "btn", onClick: onClose, children: found2 && found2.rows.length === 0 ? t("Close") : t("Leave it") }),
      /* @__PURE__ */ a4(
        "button",
        {
          type: "button",
          class: "btn main",
          disabled: !found2?.rows.length || waits,
          onClick: () => {
            if (sent && found2) void send3(sent, found2.seal);
          },
          children: t("Record it")
        }
      )
    ] })
  ] });
}

// src/screens/review/use_review.ts
var OWN2 = 2e3;
function useReview(round2, filter) {
  const path = `/api/review?${asked2(round2, filter)}`;
  const touched = T2({ path, rows: /* @__PURE__ */ new Map() });
  const done = T2([]);
  const sending2 = T2(Promise.resolve());
  const spoke = T2(0);
  const later = T2(void 0);
  const [, draw] = d2(0);
  if (touched.current.path !== path) touched.current = { path, rows: /* @__PURE__ */ new Map() };
  const follow = (event) => {
    if (!anyChange(event)) return false;
    const soon = spoke.current + OWN2 - Date.now();
    if (soon <= 0) return true;
    clearTimeout(later.current);
    later.current = setTimeout(() => queue2.reload(), soon);
    return false;
  };
  const queue2 = useLoad(path, follow);
  const latest = T2(queue2.value);
  latest.current = queue2.value;
  const rows2 = merged(queue2.value?.rows ?? [], touched.current.rows);
  const put2 = (list) => {
    for (const row of list) touched.current.rows.set(row.id, row);
    draw((old) => old + 1);
  };
  const standing3 = (row) => touched.current.rows.get(row.id) ?? row;
  const taken2 = (answer) => {
    if (latest.current) queue2.set(counted(latest.current, answer.share, answer.codes));
    put2(answer.rows);
  };
  const send3 = (before2, ask2) => {
    const within2 = touched.current;
    sending2.current = sending2.current.then(async () => {
      spoke.current = Date.now();
      try {
        const answer = await ask2();
        if (within2 === touched.current) taken2(answer);
      } catch (error) {
        if (within2 === touched.current) put2(before2);
        done.current = done.current.filter((id) => !before2.some((row) => row.id === id));
        services.announce(t("Not recorded: {message}", { message: sentence(error.message) }));
      }
      spoke.current = Date.now();
    });
  };
  const me = { id: session.value?.coder ?? "", name: session.value?.coder ?? "" };
  const record2 = (list, status, comment) => {
    put2(list.map((row) => foreseen2(row, status, comment, me)));
    done.current.push(...list.map((row) => row.id));
    spoke.current = Date.now();
    send3(list, () => {
      const words6 = list.map((row) => ({ coding: row.id, status, comment, saw: row.saw }));
      return services.api.post("/api/review", { round: round2, words: words6 });
    });
  };
  const back = (row) => {
    done.current = done.current.filter((id) => id !== row.id);
    send3([row], () => services.api.post("/api/review/retract", { round: round2, coding: row.id }));
  };
  return {
    queue: queue2,
    rows: rows2,
    say: (row, status, comment) => {
      record2([standing3(row)], status, comment);
      services.announce(t("{statuses} Control Z takes it back.", { statuses: sentence(STATUSES[status]) }));
    },
    accept: (list) => record2(list.map(standing3), "accepted", ""),
    takeBack: back,
    undo: () => {
      const row = rows2.find(({ id }) => id === done.current.at(-1));
      if (row) back(row);
      return row ?? null;
    }
  };
}

// src/screens/review/review.tsx
var addressOf2 = (round2, filter, at = "") => href.review({ round: round2, ...filter, at });
function AcceptAll({ rows: rows2, onYes, onClose }) {
  const transcripts = new Set(rows2.map((row) => row.transcript)).size;
  return /* @__PURE__ */ a4(
    Dialog,
    {
      title: t("Accept {rows, plural, one {# coding} other {# codings}}?", { rows: rows2.length }),
      onClose,
      children: [
        /* @__PURE__ */ a4("p", { children: t(
          "Every coding that is listed and that nobody has reviewed, in {transcripts, plural, one {# transcript} other {# transcripts}}. Each can be taken back by itself.",
          { transcripts }
        ) }),
        /* @__PURE__ */ a4("div", { class: "row end", children: [
          /* @__PURE__ */ a4("button", { type: "button", class: "btn", onClick: onClose, children: t("Cancel") }),
          /* @__PURE__ */ a4("button", { type: "button", class: "btn main", onClick: onYes, children: t("Accept them") })
        ] })
      ]
    }
  );
}
function Tools4({ round: round2, filter, reviewing }) {
  const [open5, setOpen] = d2("");
  const unreviewed = reviewing.rows.filter((row) => row.status === "unreviewed");
  const close = () => setOpen("");
  const save5 = async () => {
    try {
      const { name: name2, data } = await services.api.file(`/api/review/sheet?${asked2(round2.id, filter)}`);
      saveFile(name2, data);
      services.announce(t("{name} is saved: fill in the columns status and comment, and read it back here.", { name: name2 }));
    } catch (error) {
      services.announce(sentence(error.message));
    }
  };
  return /* @__PURE__ */ a4("div", { class: "row", children: [
    /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => void save5(), children: t("Save as Excel sheet") }),
    /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => setOpen("sheet"), children: t("Read a sheet…") }),
    unreviewed.length > 1 && /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => setOpen("all"), children: rich("Accept all {unreviewed}…", { unreviewed: unreviewed.length }) }),
    open5 === "sheet" && /* @__PURE__ */ a4(SheetDialog, { round: round2.id, onClose: close, onRead: reviewing.queue.reload }),
    open5 === "all" && /* @__PURE__ */ a4(
      AcceptAll,
      {
        rows: unreviewed,
        onClose: close,
        onYes: () => {
          reviewing.accept(unreviewed);
          close();
        }
      }
    )
  ] });
}
function Nothing2({ queue: queue2, filter, onFilter }) {
  const none = queue2.share.codings === 0;
  return /* @__PURE__ */ a4(Empty, { title: none ? t("Nothing to review in this round.") : t("Nothing is listed."), children: [
    queue2.warnings.map((warning) => /* @__PURE__ */ a4("p", { lang: "en", children: sentence(warning) }, warning)),
    !none && /* @__PURE__ */ a4("p", { lang: "en", children: sentence(queue2.share.words) }),
    !none && /* @__PURE__ */ a4("p", { class: "row", children: [
      /* @__PURE__ */ a4("button", { type: "button", class: "btn", onClick: () => onFilter({ ...filter, status: "all" }), children: t("Show what was reviewed") }),
      /* @__PURE__ */ a4("button", { type: "button", class: "btn", onClick: () => onFilter(filterOf(new URLSearchParams())), children: t("Every code and transcript") })
    ] })
  ] });
}
function Astray({ lines }) {
  if (lines.length === 0) return null;
  return /* @__PURE__ */ a4("details", { class: "note warn small", children: [
    /* @__PURE__ */ a4("summary", { children: t("{lines, plural, one {# review} other {# reviews}} of codings that do not count any more", {
      lines: lines.length
    }) }),
    /* @__PURE__ */ a4("ul", { children: lines.map((line) => /* @__PURE__ */ a4("li", { children: line }, line)) })
  ] });
}
function Desk3({ row, codes, reviewing, onStep }) {
  const back = () => reviewing.takeBack(row);
  return /* @__PURE__ */ a4("section", { class: "desk", "aria-label": t("Coding"), children: [
    /* @__PURE__ */ a4("div", { class: "head-line", children: [
      /* @__PURE__ */ a4("h1", { tabIndex: -1, children: [
        row.transcript,
        " ",
        /* @__PURE__ */ a4("span", { class: "quiet", children: row.turn !== null && t("turn {turn}", { turn: row.turn }) })
      ] }),
      /* @__PURE__ */ a4(StatusTag, { status: row.status }),
      /* @__PURE__ */ a4("a", { class: "small", href: textOf2(row), children: t("In the text") })
    ] }),
    /* @__PURE__ */ a4(Card2, { row, codes, onBack: back }),
    /* @__PURE__ */ a4(
      Bar2,
      {
        row,
        onStep,
        onBack: back,
        onSay: (status, comment) => {
          reviewing.say(row, status, comment);
          onStep(1);
        }
      },
      row.id
    )
  ] });
}
function Board3({ round: round2 }) {
  const { query: query2 } = route.value;
  const filter = filterOf(query2);
  const reviewing = useReview(round2.id, filter);
  const book = useLoad(`/api/codebook?round=${encodeURIComponent(round2.id)}`);
  const codes = book.value?.codes ?? [];
  const wanted2 = query2.get("at") ?? "";
  const { rows: rows2 } = reviewing;
  const found2 = rows2.findIndex((row2) => row2.id === wanted2);
  const row = rows2[Math.max(0, found2)];
  const go2 = (id) => replaceAddress(addressOf2(round2.id, filter, id));
  const shown = row?.id;
  const standing3 = shown === void 0 || shown === wanted2 ? "" : addressOf2(round2.id, filter, shown);
  A2(() => {
    if (standing3) replaceAddress(standing3);
  }, [standing3]);
  useKeys({
    undo: () => {
      const last2 = reviewing.undo();
      if (last2) go2(last2.id);
      else services.announce(t("Nothing to undo on this page. An earlier review is taken back where it stands."));
    }
  });
  const step = (by) => {
    const at = rows2.findIndex((one) => one.id === shown);
    const to2 = rows2[at + by];
    if (to2) go2(to2.id);
    else services.announce(by > 0 ? t("That is the last one listed.") : t("That is the first one listed."));
  };
  const onFilter = (next) => navigate(addressOf2(round2.id, next));
  const { value: value2 } = reviewing.queue;
  return /* @__PURE__ */ a4("div", { class: "adjudicate review", children: [
    /* @__PURE__ */ a4(List4, { queue: value2, rows: value2 ? rows2 : [], at: shown ?? "", codes, onAt: go2, children: [
      /* @__PURE__ */ a4(Filters, { filter, queue: value2, codes, onFilter }),
      value2 && /* @__PURE__ */ a4(Tools4, { round: round2, filter, reviewing }),
      value2 && /* @__PURE__ */ a4(Astray, { lines: value2.astray })
    ] }),
    value2 && row ? /* @__PURE__ */ a4(Desk3, { row, codes, reviewing, onStep: step }) : /* @__PURE__ */ a4(Page, { title: t("Review of round {id}", { id: round2.id }), children: /* @__PURE__ */ a4(Show, { what: t("Review"), of: reviewing.queue, children: (queue2) => /* @__PURE__ */ a4(Nothing2, { queue: queue2, filter, onFilter }) }) })
  ] });
}
function Review() {
  const counting = (session.value?.rounds ?? []).filter((one) => one.kind !== "training");
  const chosen4 = round.value;
  const round2 = chosen4?.kind === "training" && !route.value.query.get("round") ? counting.at(-1) : chosen4;
  if (!round2)
    return /* @__PURE__ */ a4(Page, { title: t("Review"), children: /* @__PURE__ */ a4(Empty, { title: t("Nothing to review yet."), children: /* @__PURE__ */ a4("p", { children: t(
      "A second reader looks here at the codings that count, one after the other, and accepts or queries each. They come from the first round that is coded to its end."
    ) }) }) });
  return /* @__PURE__ */ a4(Board3, { round: round2 }, round2.id);
}

// src/screens/rounds/steps.ts
var MEASURED = [t("Code##verb"), t("Compare"), t("Decide"), t("Sign"), t("Close##round")];
var OTHERS = [t("Code##verb"), t("Sign"), t("Close##round")];
function behind({ round: round2, next, measures, undecided }) {
  if (round2.state === "closed") return 5;
  if (!measures) return round2.state === "open" ? 0 : next.act === "close" ? 2 : 1;
  if (round2.state === "open") return 0;
  if (round2.state === "complete") return 1;
  return undecided ? 2 : next.act === "close" ? 4 : 3;
}
function stepsOf(line) {
  const done = behind(line);
  return (line.measures ? MEASURED : OTHERS).map((name2, at) => ({
    name: name2,
    is: at < done ? "done" : at === done ? "now" : "later"
  }));
}
var OFFERS = {
  pass: { kind: "second-pass", name: t("Start second pass…") },
  subcodes: { kind: "subcode", name: t("Start sub-coding…") },
  start: { kind: "double", name: t("Start double round…") }
};

// src/screens/rounds/about.tsx
function About({ line }) {
  const { round: round2 } = line;
  return /* @__PURE__ */ a4("p", { class: "quiet", children: [
    KINDS[round2.kind],
    round2.over && /* @__PURE__ */ a4($, { children: [
      " ",
      rich("over {over}", { over: /* @__PURE__ */ a4("a", { href: href.rounds(round2.over), children: round2.over }) })
    ] }),
    rich(
      "{hasParent, select, yes { of {parent}} other {}} · {codebook}{hasCodes, select, yes { ({codes})} other {}} · {transcripts, plural, one {# transcript} other {# transcripts}} · {coders} · by {unit}",
      {
        hasParent: round2.parent ? "yes" : "no",
        parent: round2.parent,
        codebook: round2.codebook,
        hasCodes: round2.codes.length > 0 ? "yes" : "no",
        codes: round2.codes.join(", "),
        transcripts: round2.transcripts.length,
        coders: round2.coders.join(", "),
        unit: known(round2.unit)
      }
    )
  ] });
}
function Tags({ line }) {
  const { round: round2 } = line;
  return /* @__PURE__ */ a4($, { children: [
    /* @__PURE__ */ a4("span", { class: "tag", children: ROUND_STATES[round2.state] }),
    round2.blind && /* @__PURE__ */ a4("span", { class: "tag info", children: t("blind") }),
    line.finished !== null && round2.state === "open" && /* @__PURE__ */ a4("span", { class: "tag", children: rich("{finished} of {assignments} finished", { finished: line.finished, assignments: line.assignments }) })
  ] });
}
function Way({ line }) {
  return /* @__PURE__ */ a4("ol", { class: "way", "aria-label": t("Steps of round {id}", { id: line.round.id }), children: stepsOf(line).map((step) => /* @__PURE__ */ a4("li", { "data-is": step.is, "aria-current": step.is === "now" ? "step" : void 0, children: [
    step.name,
    step.is === "done" && /* @__PURE__ */ a4("span", { class: "sr", children: [
      " ",
      t("(done)")
    ] })
  ] }, step.name)) });
}

// src/screens/rounds/next.tsx
function startOver(line, act) {
  const offer = OFFERS[act];
  if (!offer) return href.rounds(line.round.id);
  const { id } = line.round;
  return href.start(act === "start" ? { kind: offer.kind, like: id } : { kind: offer.kind, over: id });
}
function Compare3({ line }) {
  const [asking2, setAsking] = d2(false);
  return /* @__PURE__ */ a4($, { children: [
    /* @__PURE__ */ a4("button", { type: "button", class: "btn main", onClick: () => setAsking(true), children: t("Compare…") }),
    asking2 && /* @__PURE__ */ a4(CompareDialog, { round: line.round, onClose: () => setAsking(false) })
  ] });
}
function Link({ to: to2, name: name2 }) {
  return /* @__PURE__ */ a4("a", { class: "btn main", href: to2, children: name2 });
}
function NextAct({ line }) {
  const { round: round2, next } = line;
  const last2 = lastOpen(services.settings.value.value)[round2.id] ?? round2.assigned[0] ?? "";
  switch (next.act) {
    case "code":
      return last2 ? /* @__PURE__ */ a4(Link, { to: href.code(round2.id, last2), name: t("Code##verb") }) : null;
    case "compare":
      return /* @__PURE__ */ a4(Compare3, { line });
    case "decide":
      return /* @__PURE__ */ a4(Link, { to: href.adjudicate(round2.id), name: t("Adjudicate") });
    case "sign":
    case "close":
      return round2.may[next.act] ? /* @__PURE__ */ a4(SimpleAct, { round: round2, act: next.act, main: true }) : null;
    case "settle":
      return /* @__PURE__ */ a4(Link, { to: href.rounds(round2.id), name: t("Settle…") });
    case "pass":
    case "subcodes":
    case "start":
      return /* @__PURE__ */ a4(Link, { to: startOver(line, next.act), name: OFFERS[next.act]?.name ?? "" });
    default:
      return null;
  }
}

// src/screens/rounds/list.tsx
function Line({ line }) {
  const { round: round2 } = line;
  return /* @__PURE__ */ a4("li", { class: "line card", "aria-label": t("Round {id}", { id: round2.id }), children: [
    /* @__PURE__ */ a4("div", { class: "stack", children: [
      /* @__PURE__ */ a4("div", { class: "row", children: [
        /* @__PURE__ */ a4("h2", { children: /* @__PURE__ */ a4("a", { href: href.rounds(round2.id), children: round2.id }) }),
        /* @__PURE__ */ a4(Tags, { line })
      ] }),
      /* @__PURE__ */ a4(About, { line }),
      /* @__PURE__ */ a4(Way, { line })
    ] }),
    /* @__PURE__ */ a4("div", { class: "next", children: [
      /* @__PURE__ */ a4("p", { lang: "en", children: line.next.words }),
      /* @__PURE__ */ a4(NextAct, { line })
    ] })
  ] });
}
function Cancelled({ rounds, again: again2 }) {
  const [fault2, setFault] = d2("");
  const resume = async (id) => {
    try {
      await services.api.post(`/api/rounds/${encodeURIComponent(id)}/resume`, {});
      services.announce(t("Round {id} goes on.", { id }));
      await refreshSession();
      again2();
    } catch (error) {
      setFault(sentence(error.message));
    }
  };
  return /* @__PURE__ */ a4("section", { class: "stack", "aria-label": t("Cancelled rounds"), children: [
    /* @__PURE__ */ a4("h2", { children: t("Cancelled") }),
    /* @__PURE__ */ a4(FaultNote, { fault: fault2 }),
    /* @__PURE__ */ a4("ul", { class: "stack", children: rounds.map((one) => /* @__PURE__ */ a4("li", { class: "row", children: [
      /* @__PURE__ */ a4("strong", { children: one.id }),
      /* @__PURE__ */ a4("span", { class: "quiet", children: rich("by {by}, {at}: {reason}", { by: one.by, at: formatTime(one.at), reason: one.reason }) }),
      /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => void resume(one.id), children: rich("Let {id} go on", { id: one.id }) })
    ] }, one.id)) })
  ] });
}
function Nothing3({ data }) {
  if (!data.transcripts || !data.codebooks)
    return /* @__PURE__ */ a4(Empty, { title: t("No rounds yet."), children: [
      /* @__PURE__ */ a4("p", { children: t("A round says who codes which transcripts by which codebook. It needs at least one of each.") }),
      /* @__PURE__ */ a4("p", { class: "row", children: [
        !data.transcripts && /* @__PURE__ */ a4("a", { class: "btn main", href: href.transcripts(), children: t("Bring transcripts in") }),
        !data.codebooks && /* @__PURE__ */ a4("a", { class: "btn main", href: href.codebook(), children: t("Make a codebook") })
      ] })
    ] });
  return /* @__PURE__ */ a4(Empty, { title: t("No rounds yet."), children: [
    /* @__PURE__ */ a4("p", { children: t("A round says who codes which transcripts by which codebook. Nothing is coded outside of one.") }),
    /* @__PURE__ */ a4("p", { children: /* @__PURE__ */ a4("a", { class: "btn main", href: href.start({ kind: "initial" }), children: t("Start the first round…") }) })
  ] });
}
function RoundList() {
  const found2 = useLoad("/api/rounds", anyChange);
  const start2 = /* @__PURE__ */ a4("a", { class: "btn main", href: href.start({ kind: "double" }), children: t("Start a round…") });
  return /* @__PURE__ */ a4(
    Page,
    {
      title: t("Rounds"),
      sub: session.value?.blind ? t("You are blind in a round: only your own rounds are shown.") : void 0,
      tools: found2.value?.rounds.length ? start2 : void 0,
      children: /* @__PURE__ */ a4(Show, { what: t("Rounds"), of: found2, children: (data) => /* @__PURE__ */ a4("div", { class: "stack rounds", children: [
        data.rounds.length === 0 ? /* @__PURE__ */ a4(Nothing3, { data }) : /* @__PURE__ */ a4("ol", { class: "lines", children: data.rounds.map((line) => /* @__PURE__ */ a4(Line, { line }, line.round.id)) }),
        data.cancelled.length > 0 && /* @__PURE__ */ a4(Cancelled, { rounds: data.cancelled, again: found2.reload })
      ] }) })
    }
  );
}

// src/screens/rounds/cancel.tsx
function CancelRound({ round: round2 }) {
  const [asking2, setAsking] = d2(false);
  return /* @__PURE__ */ a4($, { children: [
    /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => setAsking(true), children: t("Cancel round…") }),
    asking2 && /* @__PURE__ */ a4(CancelDialog, { round: round2, onClose: () => setAsking(false) })
  ] });
}
function CancelDialog({ round: round2, onClose }) {
  const [reason, setReason] = d2("");
  const [typed2, setTyped] = d2("");
  const [fault2, setFault] = d2("");
  const go2 = async (event) => {
    event.preventDefault();
    try {
      const body = { confirm: typed2, reason };
      await services.api.post(`/api/rounds/${encodeURIComponent(round2.id)}/cancel`, body);
      services.announce(t("Round {id} is cancelled.", { id: round2.id }));
      navigate(href.rounds());
      await refreshSession();
    } catch (error) {
      setFault(sentence(error.message));
    }
  };
  return /* @__PURE__ */ a4(Dialog, { title: t("Cancel round {id}?", { id: round2.id }), onClose, children: /* @__PURE__ */ a4("form", { class: "stack", onSubmit: (event) => void go2(event), children: [
    /* @__PURE__ */ a4("p", { children: t(
      "Nothing of it counts any more, for anybody. What was coded stays in the study’s files, and the round can go on later: it is listed under Rounds."
    ) }),
    /* @__PURE__ */ a4("label", { class: "field", children: [
      /* @__PURE__ */ a4("span", { class: "label", children: t("Why it is cancelled; this is kept") }),
      /* @__PURE__ */ a4(
        "input",
        {
          class: "input",
          value: reason,
          required: true,
          onInput: (event) => setReason(event.currentTarget.value),
          ...PRIVATE
        }
      )
    ] }),
    /* @__PURE__ */ a4("label", { class: "field", children: [
      /* @__PURE__ */ a4("span", { class: "label", children: rich("Type the round’s name, {id}, to confirm", { id: round2.id }) }),
      /* @__PURE__ */ a4("input", { class: "input", value: typed2, onInput: (event) => setTyped(event.currentTarget.value), ...PRIVATE })
    ] }),
    /* @__PURE__ */ a4(FaultNote, { fault: fault2 }),
    /* @__PURE__ */ a4("div", { class: "row end", children: [
      /* @__PURE__ */ a4("button", { type: "button", class: "btn", onClick: onClose, children: t("Keep it") }),
      /* @__PURE__ */ a4("button", { type: "submit", class: "btn main", disabled: typed2 !== round2.id || !reason.trim(), children: t("Cancel the round") })
    ] })
  ] }) });
}

// src/screens/rounds/diagnosis.tsx
function Side({ side, round: round2 }) {
  return /* @__PURE__ */ a4("div", { class: "stack", children: [
    /* @__PURE__ */ a4("h4", { children: rich("Only {coder} ({n})", { coder: side.coder, n: side.n }) }),
    side.typical.length === 0 && /* @__PURE__ */ a4("p", { class: "quiet", children: t("no passage") }),
    /* @__PURE__ */ a4("ul", { class: "stack", children: side.typical.map((one, at) => /* @__PURE__ */ a4("li", { children: [
      /* @__PURE__ */ a4("q", { children: one.words }),
      " ",
      /* @__PURE__ */ a4("span", { class: "quiet small", children: rich("{a}; the other: {other}", {
        a: /* @__PURE__ */ a4("a", { href: href.compare(round2, one.transcript), children: [
          one.transcript,
          ", ",
          one.unit
        ] }),
        other: one.other.join(", ") || t("nothing")
      }) })
    ] }, at)) })
  ] });
}
function Settle({ round: round2, one, again: again2 }) {
  const [text, setText] = d2("");
  const [fault2, setFault] = d2("");
  const propose2 = async (event) => {
    event.preventDefault();
    try {
      const body = { code: one.code, sentence: text };
      await services.api.post(`/api/rounds/${encodeURIComponent(round2.id)}/propose`, body);
      services.announce(t("Proposed for {code}; it stands on the Codebook screen.", { code: one.code }));
      setText("");
      setFault("");
      again2();
    } catch (error) {
      setFault(sentence(error.message));
    }
  };
  return /* @__PURE__ */ a4("form", { class: "stack", onSubmit: (event) => void propose2(event), children: [
    one.proposed.map((said2) => /* @__PURE__ */ a4("p", { class: "note", children: [
      said2.coder,
      ": ",
      said2.sentence
    ] }, said2.coder + said2.sentence)),
    /* @__PURE__ */ a4("label", { class: "field", children: [
      /* @__PURE__ */ a4("span", { class: "label", children: t("The sentence that would settle it") }),
      /* @__PURE__ */ a4(
        "textarea",
        {
          class: "input",
          value: text,
          maxLength: 2e3,
          onInput: (event) => setText(event.currentTarget.value),
          ...PRIVATE
        }
      ),
      /* @__PURE__ */ a4("span", { class: "help", children: t("It becomes a proposal for the codebook, under your name.") })
    ] }),
    /* @__PURE__ */ a4(FaultNote, { fault: fault2 }),
    /* @__PURE__ */ a4("p", { children: /* @__PURE__ */ a4("button", { type: "submit", class: "btn small", disabled: !text.trim(), children: t("Propose") }) })
  ] });
}
var kinds = (one) => Object.entries(one.types).filter(([, number]) => number > 0).map(([kind, number]) => `${known(kind)} ${number}`).join(", ");
function Words4({ one }) {
  const [first, second] = one.sides;
  if (one.words.length === 0 || !first || !second) return null;
  const said2 = one.words.map((w5) => `${w5.word} (${w5.first}:${w5.second})`);
  return /* @__PURE__ */ a4("p", { children: rich(
    "Words that separate {coder}’s passages from {coder2}’s: {said}. <mark>In brackets: passages with the word. With few passages these are hints only.</mark>",
    {
      coder: first.coder,
      coder2: second.coder,
      said: said2.join(", "),
      mark: (words6) => /* @__PURE__ */ a4("span", { class: "quiet small", children: words6 })
    }
  ) });
}
function OfCode({ round: round2, one, again: again2 }) {
  return /* @__PURE__ */ a4("details", { class: "card", children: [
    /* @__PURE__ */ a4("summary", { children: [
      /* @__PURE__ */ a4("strong", { children: one.name }),
      " ",
      /* @__PURE__ */ a4("span", { class: "quiet", children: one.code }),
      " ·",
      " ",
      t("{n, plural, one {# difference} other {# differences}}", { n: one.n }),
      " ·",
      " ",
      one.coefficient === "cohen_kappa" ? t("kappa") : t("alpha"),
      " ",
      formatFigure(one.value)
    ] }),
    /* @__PURE__ */ a4("div", { class: "stack", children: [
      /* @__PURE__ */ a4("p", { lang: "en", children: one.told }),
      /* @__PURE__ */ a4("p", { class: "quiet", children: kinds(one) }),
      [...one.hints, ...one.changed].map((hint) => /* @__PURE__ */ a4("p", { lang: "en", class: "quiet", children: hint }, hint)),
      /* @__PURE__ */ a4("div", { class: "typical", children: [
        /* @__PURE__ */ a4("div", { class: "stack", children: [
          /* @__PURE__ */ a4("h4", { children: t("The codebook says") }),
          /* @__PURE__ */ a4("p", { children: one.definition }),
          one.include && /* @__PURE__ */ a4("p", { children: rich("Include: {include}", { include: one.include }) }),
          one.exclude && /* @__PURE__ */ a4("p", { children: rich("Not: {exclude}", { exclude: one.exclude }) })
        ] }),
        one.sides.map((side) => /* @__PURE__ */ a4(Side, { side, round: round2.id }, side.coder))
      ] }),
      /* @__PURE__ */ a4(Words4, { one }),
      /* @__PURE__ */ a4(Settle, { round: round2, one, again: again2 })
    ] })
  ] });
}
function DiagnosisPart({ round: round2 }) {
  const path = `/api/rounds/${encodeURIComponent(round2.id)}`;
  const [open5, setOpen] = d2(false);
  const found2 = useLoad(open5 ? `${path}/diagnosis` : null, anyChange);
  return /* @__PURE__ */ a4("section", { class: "stack", "aria-label": t("Why coders disagree"), children: [
    /* @__PURE__ */ a4("h2", { children: t("Why coders disagree") }),
    !open5 && /* @__PURE__ */ a4("p", { class: "row", children: [
      /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => setOpen(true), children: t("Show code by code") }),
      /* @__PURE__ */ a4("span", { class: "quiet small", children: t("What each code is confused with, typical passages, and a field for the sentence that would settle it.") })
    ] }),
    /* @__PURE__ */ a4(Show, { what: t("Diagnosis"), of: found2, children: (data) => /* @__PURE__ */ a4($, { children: [
      data.notes.map((note) => /* @__PURE__ */ a4("p", { class: "note warn", children: note }, note)),
      data.codes.length === 0 && /* @__PURE__ */ a4("p", { class: "note good", children: t("The coders agree on every code that was used.") }),
      data.codes.map((one) => /* @__PURE__ */ a4(OfCode, { round: round2, one, again: found2.reload }, one.code)),
      data.agreed.length > 0 && /* @__PURE__ */ a4("p", { class: "quiet", children: rich("No difference: {agreed}.", { agreed: data.agreed.join(", ") }) }),
      /* @__PURE__ */ a4(SaveAs, { kind: "diagnose", round: round2.id, what: t("why coders disagree") })
    ] }) })
  ] });
}

// src/screens/rounds/practice.tsx
function Table3({ data }) {
  const first = data.key ? t("only {key}", { key: data.key }) : t("only the first");
  const heads = [t("Units"), t("Both"), first, data.key ? t("only the coder") : t("only the second"), t("Kappa")];
  return /* @__PURE__ */ a4("section", { class: "scroll", "aria-label": t("Figures so far"), tabIndex: 0, children: /* @__PURE__ */ a4("table", { class: "table", children: [
    /* @__PURE__ */ a4("thead", { children: /* @__PURE__ */ a4("tr", { children: [
      /* @__PURE__ */ a4("th", { scope: "col", children: t("Code") }),
      /* @__PURE__ */ a4("th", { scope: "col", children: data.key ? t("Coder") : t("Coders") }),
      heads.map((name2) => /* @__PURE__ */ a4("th", { scope: "col", class: "num", children: name2 }, name2))
    ] }) }),
    /* @__PURE__ */ a4("tbody", { children: data.rows.map((row) => /* @__PURE__ */ a4("tr", { children: [
      /* @__PURE__ */ a4("th", { scope: "row", children: row.code }),
      /* @__PURE__ */ a4("td", { children: data.key ? row.second : `${row.first}, ${row.second}` }),
      [row.n_units, row.both, row.only_first, row.only_second].map((number, at) => /* @__PURE__ */ a4("td", { class: "num", children: number }, heads[at])),
      /* @__PURE__ */ a4("td", { class: "num", children: formatFigure(row.kappa) })
    ] }, `${row.code}/${row.first}/${row.second}`)) })
  ] }) });
}
function PracticePart({ round: round2 }) {
  const found2 = useLoad(`/api/rounds/${encodeURIComponent(round2)}/practice`, anyChange);
  return /* @__PURE__ */ a4("section", { class: "stack", "aria-label": t("So far"), children: [
    /* @__PURE__ */ a4("h2", { children: t("So far") }),
    /* @__PURE__ */ a4(Show, { what: t("Figures so far"), of: found2, children: (data) => /* @__PURE__ */ a4($, { children: [
      /* @__PURE__ */ a4("p", { lang: "en", class: "note warn", children: data.note }),
      /* @__PURE__ */ a4("p", { children: rich(
        "{transcripts, plural, one {# transcript} other {# transcripts}} that two coders finished{hasKey, select, yes {; {key}’s codings are the known answers} other {}}; by {unit}.",
        {
          transcripts: data.transcripts,
          hasKey: data.key ? "yes" : "no",
          key: data.key,
          unit: known(data.unit)
        }
      ) }),
      data.rows.length > 0 && /* @__PURE__ */ a4(Table3, { data })
    ] }) })
  ] });
}

// src/screens/rounds/revisions.tsx
function Side2({ side }) {
  if (!side) return /* @__PURE__ */ a4("span", { class: "quiet", children: "–" });
  const more = [side.polarity === "supporting" ? "" : POLARITIES[side.polarity].name, side.value].filter(Boolean).join(", ");
  return /* @__PURE__ */ a4($, { children: [
    /* @__PURE__ */ a4("strong", { children: side.code }),
    more && ` (${more})`,
    " ",
    /* @__PURE__ */ a4("q", { children: side.words })
  ] });
}
function Codes2({ data }) {
  return /* @__PURE__ */ a4("section", { class: "scroll", "aria-label": t("By code"), tabIndex: 0, children: /* @__PURE__ */ a4("table", { class: "table", children: [
    /* @__PURE__ */ a4("thead", { children: /* @__PURE__ */ a4("tr", { children: [
      /* @__PURE__ */ a4("th", { scope: "col", children: t("Code") }),
      data.columns.map((name2) => /* @__PURE__ */ a4("th", { scope: "col", class: "num", children: name2 }, name2))
    ] }) }),
    /* @__PURE__ */ a4("tbody", { children: data.rows.map((row) => /* @__PURE__ */ a4("tr", { children: [
      /* @__PURE__ */ a4("th", { scope: "row", children: row.code }),
      row.numbers.map((number, at) => /* @__PURE__ */ a4("td", { class: "num", children: number }, data.columns[at]))
    ] }, row.code)) })
  ] }) });
}
function Change({ one }) {
  return /* @__PURE__ */ a4("tr", { children: [
    /* @__PURE__ */ a4("th", { scope: "row", children: [
      one.transcript,
      one.turn !== null && `, ${one.turn}`
    ] }),
    /* @__PURE__ */ a4("td", { lang: "en", children: one.change }),
    /* @__PURE__ */ a4("td", { children: /* @__PURE__ */ a4(Side2, { side: one.before }) }),
    /* @__PURE__ */ a4("td", { children: /* @__PURE__ */ a4(Side2, { side: one.after }) }),
    /* @__PURE__ */ a4("td", { children: one.by }),
    /* @__PURE__ */ a4("td", { children: one.reason })
  ] });
}
var HEADS2 = [t("Transcript, turn"), t("Change##noun"), t("Before"), t("After"), t("By##who"), t("Reason")];
function Changes2({ changes }) {
  return /* @__PURE__ */ a4("section", { class: "scroll", "aria-label": t("Every change"), tabIndex: 0, children: /* @__PURE__ */ a4("table", { class: "table wide", children: [
    /* @__PURE__ */ a4("thead", { children: /* @__PURE__ */ a4("tr", { children: HEADS2.map((name2) => /* @__PURE__ */ a4("th", { scope: "col", children: name2 }, name2)) }) }),
    /* @__PURE__ */ a4("tbody", { children: changes.map((one, at) => /* @__PURE__ */ a4(Change, { one }, at)) })
  ] }) });
}
function RevisionsPart({ round: round2 }) {
  const path = `/api/rounds/${encodeURIComponent(round2)}`;
  const found2 = useLoad(`${path}/revisions`, anyChange);
  return /* @__PURE__ */ a4("section", { class: "stack", "aria-label": t("Revisions"), children: [
    /* @__PURE__ */ a4("h2", { children: t("What was revised") }),
    /* @__PURE__ */ a4(Show, { what: t("Revisions"), of: found2, children: (data) => /* @__PURE__ */ a4($, { children: [
      /* @__PURE__ */ a4("p", { lang: "en", children: data.told }),
      data.rows.length > 0 && /* @__PURE__ */ a4($, { children: [
        /* @__PURE__ */ a4(Codes2, { data }),
        data.changes.length > 0 && /* @__PURE__ */ a4(Changes2, { changes: data.changes }),
        data.without.length > 0 && /* @__PURE__ */ a4("p", { children: rich(
          "{without} of {passages, plural, one {# passage} other {# passages}} have no sub-code: {without2}.",
          {
            without: data.without.length,
            passages: data.passages,
            without2: data.without.map(
              (one) => one.turn === null ? one.transcript : t("{transcript}, turn {turn}", { transcript: one.transcript, turn: one.turn })
            ).join("; ")
          }
        ) }),
        /* @__PURE__ */ a4(SaveAs, { kind: "revisions", round: round2, what: t("revisions") })
      ] }),
      /* @__PURE__ */ a4("p", { lang: "en", class: "quiet small", children: data.note })
    ] }) })
  ] });
}

// src/screens/rounds/rivals.tsx
function Rivals({ round: round2, rivals }) {
  const [fault2, setFault] = d2("");
  const keep = async (id) => {
    try {
      const body = { keep: id };
      await services.api.post(`/api/rounds/${encodeURIComponent(round2)}/settle`, body);
      services.announce(t("Settled."));
      await refreshSession();
    } catch (error) {
      setFault(sentence(error.message));
    }
  };
  if (rivals.length === 0) return null;
  return /* @__PURE__ */ a4("section", { class: "stack", "aria-label": t("To be settled"), children: [
    /* @__PURE__ */ a4("h2", { children: t("Which one counts?") }),
    /* @__PURE__ */ a4("p", { children: t("Two copies of the study were brought together in which this round was started or compared differently.") }),
    /* @__PURE__ */ a4("ul", { class: "stack", children: rivals.map((one) => /* @__PURE__ */ a4("li", { class: "row", children: [
      /* @__PURE__ */ a4("span", { children: rich("{what} by {by}, {at}: {says}{hasCounts, select, yes { (counts now)} other {}}", {
        what: one.what,
        by: one.by,
        at: formatTime(one.at),
        says: one.says,
        hasCounts: one.counts ? "yes" : "no"
      }) }),
      /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => void keep(one.id), children: rich("Let the {what} by {by} count", { what: one.what, by: one.by }) })
    ] }, one.id)) }),
    /* @__PURE__ */ a4(FaultNote, { fault: fault2 })
  ] });
}

// src/screens/rounds/page.tsx
var stateWords = (state) => state === void 0 ? t("not shown") : ASSIGNMENT_STATES[state] ?? state;
function Row9({ row, line }) {
  const { round: round2 } = line;
  const me = session.value?.coder ?? "";
  return /* @__PURE__ */ a4("tr", { children: [
    /* @__PURE__ */ a4("th", { scope: "row", children: row.coders.includes(me) ? /* @__PURE__ */ a4("a", { href: href.code(round2.id, row.transcript), children: row.transcript }) : row.transcript }),
    /* @__PURE__ */ a4("td", { class: "dim", children: row.case }),
    round2.coders.map((coder) => {
      const state = row.states[coder];
      const words6 = row.coders.includes(coder) ? stateWords(state) : "–";
      return /* @__PURE__ */ a4("td", { class: state === "finished" ? "" : "dim", children: words6 }, coder);
    })
  ] });
}
function Assignments({ rows: rows2, line }) {
  return /* @__PURE__ */ a4("section", { class: "stack", "aria-label": t("Who codes what"), children: [
    /* @__PURE__ */ a4("h2", { children: t("Who codes what") }),
    line.finished === null && /* @__PURE__ */ a4("p", { class: "quiet small", children: t("While you are blind in a round, what others have finished is not shown.") }),
    /* @__PURE__ */ a4("section", { class: "scroll", "aria-label": t("Assignments"), tabIndex: 0, children: /* @__PURE__ */ a4("table", { class: "table", children: [
      /* @__PURE__ */ a4("thead", { children: /* @__PURE__ */ a4("tr", { children: [
        /* @__PURE__ */ a4("th", { scope: "col", children: t("Transcript") }),
        /* @__PURE__ */ a4("th", { scope: "col", children: t("Case") }),
        line.round.coders.map((coder) => /* @__PURE__ */ a4("th", { scope: "col", children: coder }, coder))
      ] }) }),
      /* @__PURE__ */ a4("tbody", { children: rows2.map((row) => /* @__PURE__ */ a4(Row9, { row, line }, row.transcript)) })
    ] }) }),
    /* @__PURE__ */ a4("p", { class: "quiet small", children: rich(
      "Who codes what is fixed when a round starts. <link>Start another round like this one</link> for more coders or transcripts; one that was started wrongly can be cancelled.",
      { link: (words6) => /* @__PURE__ */ a4("a", { href: href.start({ kind: line.round.kind, like: line.round.id }), children: words6 }) }
    ) })
  ] });
}
function Reminder({ text }) {
  const [told, setTold] = d2("");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setTold(t("Copied."));
    } catch {
      setTold(t("The browser does not copy here: select the text and copy it."));
    }
  };
  return /* @__PURE__ */ a4("section", { class: "stack", "aria-label": t("Remind"), children: [
    /* @__PURE__ */ a4("h2", { children: t("Remind") }),
    /* @__PURE__ */ a4("p", { class: "quiet small", children: t("A text to copy into your own message. codekit sends nothing.") }),
    /* @__PURE__ */ a4(
      "textarea",
      {
        class: "input",
        readOnly: true,
        rows: Math.min(8, text.split("\n").length + 1),
        value: text,
        "aria-label": t("Reminder")
      }
    ),
    /* @__PURE__ */ a4("p", { class: "row", children: [
      /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => void copy(), children: t("Copy") }),
      /* @__PURE__ */ a4("span", { role: "status", children: told })
    ] })
  ] });
}
function Settling({ line }) {
  const { round: round2 } = line;
  const me = session.value?.coder ?? "";
  const why3 = round2.may.why.close;
  const facts2 = Boolean(round2.compared) || line.clusters !== null || round2.signed.length > 0 || Boolean(why3);
  if (round2.state === "open" || !facts2) return null;
  return /* @__PURE__ */ a4("section", { class: "stack", "aria-label": t("Compared, decided, signed"), children: [
    /* @__PURE__ */ a4("ul", { class: "checks", children: [
      round2.compared && /* @__PURE__ */ a4("li", { children: rich("Compared {at}{hasBy, select, yes { by {by}} other {}}. <link>Agreement</link>", {
        at: formatTime(round2.compared.at),
        hasBy: round2.compared.by ? "yes" : "no",
        by: round2.compared.by,
        link: (words6) => /* @__PURE__ */ a4("a", { href: href.agreement(round2.id), children: words6 })
      }) }),
      line.clusters !== null && /* @__PURE__ */ a4("li", { children: [
        line.undecided ? `${t("{undecided} of {clusters, plural, one {# disagreement} other {# disagreements}} not decided.", { undecided: line.undecided, clusters: line.clusters })} ` : `${t("{clusters, plural, one {# disagreement} other {# disagreements}}, all decided.", { clusters: line.clusters })} `,
        /* @__PURE__ */ a4("a", { href: href.adjudicate(round2.id), children: t("Adjudicate") })
      ] }),
      round2.state === "closed" && line.measures && /* @__PURE__ */ a4("li", { children: rich("Its decisions stay to be read. <link>Decisions</link>", {
        link: (words6) => /* @__PURE__ */ a4("a", { href: href.adjudicate(round2.id), children: words6 })
      }) }),
      round2.signed.length > 0 && /* @__PURE__ */ a4("li", { children: rich("Signed by {signed}.", { signed: round2.signed.join(", ") }) })
    ] }),
    why3 && line.next.act !== "compare" && /* @__PURE__ */ a4("p", { class: "quiet small", children: rich("It cannot be closed yet: {why}.", { why: /* @__PURE__ */ a4("span", { lang: "en", children: why3 }) }) }),
    round2.state !== "closed" && round2.signed.includes(me) && /* @__PURE__ */ a4("p", { children: /* @__PURE__ */ a4(SimpleAct, { round: round2, act: "withdraw" }) })
  ] });
}
function Offers({ line }) {
  const more = line.offers.filter((act) => act !== line.next.act);
  if (more.length === 0) return null;
  return /* @__PURE__ */ a4("p", { class: "row", children: more.map((act) => /* @__PURE__ */ a4("a", { class: "btn small", href: startOver(line, act), children: OFFERS[act]?.name }, act)) });
}
function Content({ page: page2 }) {
  const { line } = page2;
  const { round: round2 } = line;
  return /* @__PURE__ */ a4("div", { class: "stack rounds", children: [
    /* @__PURE__ */ a4("div", { class: "row", children: /* @__PURE__ */ a4(Tags, { line }) }),
    /* @__PURE__ */ a4(About, { line }),
    page2.note && /* @__PURE__ */ a4("p", { class: "quiet small", children: rich("How the transcripts were chosen: {note}.", { note: page2.note }) }),
    /* @__PURE__ */ a4(Way, { line }),
    /* @__PURE__ */ a4("div", { class: "card next", children: [
      /* @__PURE__ */ a4("p", { lang: "en", children: line.next.words }),
      /* @__PURE__ */ a4(NextAct, { line }),
      /* @__PURE__ */ a4(Offers, { line })
    ] }),
    /* @__PURE__ */ a4(Rivals, { round: round2.id, rivals: page2.rivals }),
    /* @__PURE__ */ a4(Settling, { line }),
    /* @__PURE__ */ a4(Assignments, { rows: page2.rows, line }),
    page2.reminder && /* @__PURE__ */ a4(Reminder, { text: page2.reminder }),
    page2.practice && /* @__PURE__ */ a4(PracticePart, { round: round2.id }),
    page2.revisions && /* @__PURE__ */ a4(RevisionsPart, { round: round2.id }),
    page2.diagnosis && /* @__PURE__ */ a4(DiagnosisPart, { round: round2 }),
    !line.cancel && /* @__PURE__ */ a4("p", { children: /* @__PURE__ */ a4(CancelRound, { round: round2 }) })
  ] });
}
function RoundScreen({ id }) {
  const page2 = useLoad(`/api/rounds/${encodeURIComponent(id)}`, anyChange);
  return /* @__PURE__ */ a4(
    Page,
    {
      title: t("Round {id}", { id }),
      tools: /* @__PURE__ */ a4("a", { class: "btn small", href: href.rounds(), children: t("All rounds") }),
      children: /* @__PURE__ */ a4(Show, { what: t("Round {id}", { id }), of: page2, children: (found2) => /* @__PURE__ */ a4(Content, { page: found2 }) })
    }
  );
}

// src/screens/rounds/wish.ts
var KINDS4 = {
  initial: {
    name: t("First coding"),
    told: t("Each transcript is coded for the first time; a second pass can go over it. Nobody is compared.")
  },
  training: {
    name: t("Training"),
    told: t("Coders try the codebook on the same transcripts, blind, and talk about the differences. Never reported.")
  },
  double: {
    name: t("Double coding"),
    told: t("Two or more people code the same transcripts blind; agreement is measured and differences are decided.")
  },
  "second-pass": {
    name: t("Second pass"),
    told: t("Somebody goes over finished coding and confirms, changes or adds; the first coding is kept beside it.")
  },
  subcode: {
    name: t("Sub-coding"),
    told: t("The passages of one code are read again and given the codes below it.")
  }
};
var isBlindKind = (kind) => kind === "double" || kind === "training";
var goesOver = (kind) => kind === "second-pass" || kind === "subcode";
function below(kind, rounds) {
  const first = rounds.filter((one) => one.kind === "initial" || one.kind === "double");
  if (kind === "second-pass") return first;
  return kind === "subcode" ? rounds.filter((one) => one.kind !== "training" && one.kind !== "subcode") : [];
}
function offered2(draft, form, rounds) {
  const over = goesOver(draft.kind) ? rounds.find((one) => one.id === draft.over) : void 0;
  return over ? over.transcripts : form.transcripts.map((one) => one.id);
}
function chosen(draft, form, rounds) {
  const there = offered2(draft, form, rounds);
  return draft.which === "all" ? there : there.filter((id) => draft.transcripts.includes(id));
}
var people = (draft) => [...draft.coders, ...draft.fresh];
var bookOf = (draft, form) => form.codebooks.find((one) => one.id === draft.codebook);
function draftOf3(query2, form, rounds, me) {
  const asked4 = query2.get("kind");
  const kind = asked4 in KINDS4 ? asked4 : "double";
  const over = rounds.find((one) => one.id === query2.get("over"));
  const like = rounds.find((one) => one.id === query2.get("like"));
  const from = over ?? like;
  const book = from?.codebook.split("@")[0] ?? (form.codebooks.length === 1 ? form.codebooks[0]?.id : void 0);
  const known3 = (ids) => ids.filter((id) => form.coders.some((one) => one.id === id));
  const alone = kind !== "double" && kind !== "training";
  const others = form.coders.map((one) => one.id).filter((id) => id !== me);
  const standard = alone ? known3([me]) : [...known3([me]), ...others].slice(0, 2);
  return {
    id: form.id,
    kind,
    codebook: book ?? "",
    codes: like ? like.codes : [],
    over: over?.id ?? like?.over ?? "",
    parent: query2.get("parent") ?? like?.parent ?? "",
    which: "all",
    transcripts: [],
    coders: like ? known3(like.coders) : standard,
    fresh: [],
    unit: from?.unit ?? "turn",
    blind: true,
    key: "",
    assignments: null,
    note: "",
    drawn: null
  };
}
var toggled = (names, name2, all) => all.filter((one) => one === name2 ? !names.includes(one) : names.includes(one));
function request(draft, form, rounds) {
  const transcripts = chosen(draft, form, rounds);
  const coders = people(draft);
  const { assignments, drawn } = draft;
  const kept2 = transcripts.map((id) => [id, assignments?.[id] ?? coders]);
  return {
    id: draft.id,
    kind: draft.kind,
    coders,
    transcripts,
    codebook: draft.codebook,
    codes: draft.codes,
    unit: draft.unit,
    over: goesOver(draft.kind) ? draft.over : "",
    parent: draft.kind === "subcode" ? draft.parent : "",
    add_coders: draft.fresh.length > 0,
    assignments: assignments ? Object.fromEntries(kept2.map(([id, team]) => [id, [...team]])) : {},
    note: draft.note,
    ...draft.kind === "training" && !draft.blind && { key: draft.key },
    ...isBlindKind(draft.kind) && !draft.blind && { blind: false },
    ...draft.which === "sample" && drawn && { seed: drawn.seed, by: drawn.by }
  };
}

// src/screens/rounds/fields.tsx
function Field2({
  name: name2,
  help,
  amiss,
  children
}) {
  const id = P2();
  return /* @__PURE__ */ a4("fieldset", { class: "part", "aria-describedby": amiss ? id : void 0, "data-amiss": amiss ? "" : void 0, children: [
    /* @__PURE__ */ a4("legend", { children: name2 }),
    help && /* @__PURE__ */ a4("p", { class: "quiet small", children: help }),
    children,
    amiss && /* @__PURE__ */ a4("p", { class: "amiss", id, children: sentence(amiss) })
  ] });
}
function Kind({ draft, rounds, amiss, change: change3 }) {
  const over = below(draft.kind, rounds);
  return /* @__PURE__ */ a4(Field2, { name: t("Kind"), amiss: amiss.get("kind"), children: [
    /* @__PURE__ */ a4("div", { class: "kinds", children: Object.keys(KINDS4).map((kind) => /* @__PURE__ */ a4("label", { class: "check", children: [
      /* @__PURE__ */ a4(
        "input",
        {
          type: "radio",
          name: "kind",
          checked: draft.kind === kind,
          onChange: () => change3("kind", { kind, assignments: null, drawn: null, which: "all" })
        }
      ),
      /* @__PURE__ */ a4("span", { children: [
        /* @__PURE__ */ a4("strong", { children: KINDS4[kind].name }),
        " ",
        /* @__PURE__ */ a4("span", { class: "quiet", children: KINDS4[kind].told })
      ] })
    ] }, kind)) }),
    goesOver(draft.kind) && /* @__PURE__ */ a4("label", { class: "field", children: [
      /* @__PURE__ */ a4("span", { class: "label", children: t("Over which round") }),
      /* @__PURE__ */ a4(
        "select",
        {
          class: "input",
          value: draft.over,
          onChange: (event) => {
            const id = event.currentTarget.value;
            const codebook = rounds.find((one) => one.id === id)?.codebook.split("@")[0];
            change3("over", { over: id, ...codebook && { codebook } });
          },
          children: [
            /* @__PURE__ */ a4("option", { value: "", children: draft.kind === "subcode" ? t("Whatever counts") : t("Choose a round") }),
            over.map((one) => /* @__PURE__ */ a4("option", { value: one.id, children: [
              one.id,
              " (",
              KINDS4[one.kind].name.toLowerCase(),
              ", ",
              one.state,
              ")"
            ] }, one.id))
          ]
        }
      ),
      amiss.get("over") && /* @__PURE__ */ a4("span", { class: "amiss", children: sentence(amiss.get("over") ?? "") })
    ] })
  ] });
}
function Name({ draft, amiss, change: change3 }) {
  return /* @__PURE__ */ a4(Field2, { name: t("Name"), amiss: amiss.get("id"), children: /* @__PURE__ */ a4(
    "input",
    {
      class: "input short",
      "aria-label": t("The round’s name"),
      value: draft.id,
      onInput: (event) => change3("id", { id: event.currentTarget.value }),
      ...PRIVATE
    }
  ) });
}
function Coders({ draft, form, amiss, change: change3 }) {
  const [typed2, setTyped] = d2("");
  const all = form.coders.map((one) => one.id);
  const add3 = () => {
    const name2 = typed2.trim();
    if (name2 && !draft.fresh.includes(name2)) change3("coders", { fresh: [...draft.fresh, name2], assignments: null });
    setTyped("");
  };
  return /* @__PURE__ */ a4(Field2, { name: t("Coders"), amiss: amiss.get("coders"), children: [
    /* @__PURE__ */ a4("div", { class: "row wide", children: [
      form.coders.map((one) => /* @__PURE__ */ a4("label", { class: "check", children: [
        /* @__PURE__ */ a4(
          "input",
          {
            type: "checkbox",
            checked: draft.coders.includes(one.id),
            onChange: () => change3("coders", { coders: toggled(draft.coders, one.id, all), assignments: null })
          }
        ),
        one.name === one.id ? one.id : `${one.name} (${one.id})`
      ] }, one.id)),
      draft.fresh.map((name2) => /* @__PURE__ */ a4("label", { class: "check", children: [
        /* @__PURE__ */ a4(
          "input",
          {
            type: "checkbox",
            checked: true,
            onChange: () => change3("coders", { fresh: draft.fresh.filter((one) => one !== name2), assignments: null })
          }
        ),
        rich("{name} (new)", { name: name2 })
      ] }, name2))
    ] }),
    /* @__PURE__ */ a4("div", { class: "row", children: [
      /* @__PURE__ */ a4(
        "input",
        {
          class: "input short",
          "aria-label": t("A new coder"),
          placeholder: t("A new coder, e.g. cara"),
          value: typed2,
          onInput: (event) => setTyped(event.currentTarget.value),
          onKeyDown: (event) => {
            if (event.key !== "Enter") return;
            event.preventDefault();
            add3();
          },
          ...PRIVATE
        }
      ),
      /* @__PURE__ */ a4("button", { type: "button", class: "btn small", disabled: !typed2.trim(), onClick: add3, children: t("Add") })
    ] })
  ] });
}

// src/screens/rounds/fields_work.tsx
function Problems({ draft, form }) {
  const book = bookOf(draft, form);
  if (!book) return null;
  return /* @__PURE__ */ a4($, { children: [
    book.errors.map((line) => /* @__PURE__ */ a4("p", { class: "note bad", children: line }, line)),
    book.warnings.length > 0 && /* @__PURE__ */ a4("details", { children: [
      /* @__PURE__ */ a4("summary", { children: rich("{warnings} things to look at before it is frozen", { warnings: book.warnings.length }) }),
      /* @__PURE__ */ a4("ul", { children: book.warnings.map((line) => /* @__PURE__ */ a4("li", { children: line }, line)) })
    ] })
  ] });
}
function Codes3({ draft, form, change: change3 }) {
  const book = bookOf(draft, form);
  if (!book || book.codes.length === 0) return null;
  const all = book.codes.map((one) => one.id);
  return /* @__PURE__ */ a4("details", { open: draft.codes.length > 0, children: [
    /* @__PURE__ */ a4("summary", { children: rich("{hasCodes, select, yes {Only {codes}} other {Every code}}; choose fewer", {
      hasCodes: draft.codes.length ? "yes" : "no",
      codes: draft.codes.join(", ")
    }) }),
    /* @__PURE__ */ a4("p", { class: "quiet small", children: t("With a code goes what is below it. Nothing ticked: the round is about every code.") }),
    /* @__PURE__ */ a4("ul", { class: "codes", children: book.codes.map((one) => /* @__PURE__ */ a4("li", { style: { "--depth": one.depth }, children: /* @__PURE__ */ a4("label", { class: "check", children: [
      /* @__PURE__ */ a4(
        "input",
        {
          type: "checkbox",
          checked: draft.codes.includes(one.id),
          onChange: () => change3("codes", { codes: toggled(draft.codes, one.id, all) })
        }
      ),
      /* @__PURE__ */ a4("span", { children: [
        one.name,
        " ",
        /* @__PURE__ */ a4("span", { class: "quiet", children: one.id })
      ] })
    ] }) }, one.id)) })
  ] });
}
function Parent({ draft, form, amiss, change: change3 }) {
  const codes = (bookOf(draft, form)?.codes ?? []).filter((one) => one.children);
  return /* @__PURE__ */ a4("label", { class: "field", children: [
    /* @__PURE__ */ a4("span", { class: "label", children: t("Whose passages are sub-coded") }),
    /* @__PURE__ */ a4(
      "select",
      {
        class: "input",
        value: draft.parent,
        onChange: (event) => change3("parent", { parent: event.currentTarget.value }),
        children: [
          /* @__PURE__ */ a4("option", { value: "", children: t("Choose a code") }),
          codes.map((one) => /* @__PURE__ */ a4("option", { value: one.id, children: [
            one.name,
            " (",
            one.id,
            ")"
          ] }, one.id))
        ]
      }
    ),
    amiss.get("parent") && /* @__PURE__ */ a4("span", { class: "amiss", children: sentence(amiss.get("parent") ?? "") })
  ] });
}
function Book(part2) {
  const { draft, form, amiss, change: change3 } = part2;
  return /* @__PURE__ */ a4(
    Field2,
    {
      name: t("Codebook"),
      help: rich(
        "The codebook is frozen as it is now: the round keeps this version whatever is edited later. <link>Look at it first</link>",
        { link: (words6) => /* @__PURE__ */ a4("a", { href: href.codebook({ codebook: draft.codebook }), children: words6 }) }
      ),
      amiss: amiss.get("codebook") ?? amiss.get("codes"),
      children: [
        /* @__PURE__ */ a4(
          "select",
          {
            class: "input",
            "aria-label": t("Codebook"),
            value: draft.codebook,
            onChange: (event) => change3("codebook", { codebook: event.currentTarget.value, codes: [], parent: "" }),
            children: [
              /* @__PURE__ */ a4("option", { value: "", children: t("Choose a codebook") }),
              form.codebooks.map((one) => /* @__PURE__ */ a4("option", { value: one.id, children: [
                one.key || one.id,
                one.title && `: ${one.title}`
              ] }, one.id))
            ]
          }
        ),
        /* @__PURE__ */ a4(Problems, { ...part2 }),
        draft.kind === "subcode" ? /* @__PURE__ */ a4(Parent, { ...part2 }) : /* @__PURE__ */ a4(Codes3, { ...part2 })
      ]
    }
  );
}
var UNITS3 = ["turn", "paragraph", "sentence", "character"];
function How({ draft, amiss, change: change3 }) {
  if (!isBlindKind(draft.kind)) return null;
  return /* @__PURE__ */ a4(Field2, { name: t("How it is compared"), amiss: amiss.get("unit"), children: [
    /* @__PURE__ */ a4("label", { class: "field", children: [
      /* @__PURE__ */ a4("span", { class: "label", children: t("Unit") }),
      /* @__PURE__ */ a4(
        "select",
        {
          class: "input",
          value: draft.unit,
          onChange: (event) => change3("unit", { unit: event.currentTarget.value }),
          children: UNITS3.map((unit) => /* @__PURE__ */ a4("option", { value: unit, children: known(unit) }, unit))
        }
      ),
      /* @__PURE__ */ a4("span", { class: "help", children: t("A unit has a code where any of its words has it. People still mark any words they like.") })
    ] }),
    /* @__PURE__ */ a4("label", { class: "check", children: [
      /* @__PURE__ */ a4(
        "input",
        {
          type: "checkbox",
          checked: draft.blind,
          onChange: (event) => change3("blind", { blind: event.currentTarget.checked })
        }
      ),
      /* @__PURE__ */ a4("span", { children: rich(
        "Blind: nobody sees the others’ work until all have finished and the round is compared. <mark>Without it, agreement can never be reported.</mark>",
        { mark: (words6) => /* @__PURE__ */ a4("span", { class: "quiet", children: words6 }) }
      ) })
    ] }),
    draft.kind === "training" && !draft.blind && /* @__PURE__ */ a4("label", { class: "field", children: [
      /* @__PURE__ */ a4("span", { class: "label", children: t("Known answers") }),
      /* @__PURE__ */ a4(
        "select",
        {
          class: "input",
          value: draft.key,
          onChange: (event) => change3("key", { key: event.currentTarget.value }),
          children: [
            /* @__PURE__ */ a4("option", { value: "", children: t("nobody’s") }),
            people(draft).map((name2) => /* @__PURE__ */ a4("option", { value: name2, children: name2 }, name2))
          ]
        }
      ),
      /* @__PURE__ */ a4("span", { class: "help", children: t("While people code, the round’s page shows how far they are alike, or like this coder.") }),
      amiss.get("key") && /* @__PURE__ */ a4("span", { class: "amiss", children: sentence(amiss.get("key") ?? "") })
    ] })
  ] });
}
function Grid2({
  draft,
  amiss,
  change: change3,
  transcripts,
  share: share2
}) {
  const coders = people(draft);
  if (coders.length < 2 || transcripts.length === 0) return null;
  const { assignments } = draft;
  const team = (id) => assignments?.[id] ?? coders;
  const fewest = draft.kind === "double" ? 2 : 1;
  return /* @__PURE__ */ a4(Field2, { name: t("Who codes what"), amiss: amiss.get("assignments"), children: [
    /* @__PURE__ */ a4("div", { class: "row", children: [
      /* @__PURE__ */ a4(
        "button",
        {
          type: "button",
          class: "btn small",
          "aria-pressed": !assignments,
          onClick: () => change3("assignments", { assignments: null }),
          children: t("Everybody codes everything")
        }
      ),
      coders.length > fewest && /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => share2(fewest), children: t("Share out: {fewest, plural, one {one coder each} other {two coders each}}", { fewest }) })
    ] }),
    /* @__PURE__ */ a4("section", { class: "scroll low", "aria-label": t("Assignments"), tabIndex: 0, children: /* @__PURE__ */ a4("table", { class: "table", children: [
      /* @__PURE__ */ a4("thead", { children: /* @__PURE__ */ a4("tr", { children: [
        /* @__PURE__ */ a4("th", { scope: "col", children: t("Transcript") }),
        coders.map((coder) => /* @__PURE__ */ a4("th", { scope: "col", children: coder }, coder))
      ] }) }),
      /* @__PURE__ */ a4("tbody", { children: transcripts.map((id) => /* @__PURE__ */ a4("tr", { children: [
        /* @__PURE__ */ a4("th", { scope: "row", children: id }),
        coders.map((coder) => /* @__PURE__ */ a4("td", { children: /* @__PURE__ */ a4(
          "input",
          {
            type: "checkbox",
            "aria-label": t("{coder} codes {id}", { coder, id }),
            checked: team(id).includes(coder),
            onChange: () => change3("assignments", {
              assignments: { ...assignments, [id]: toggled(team(id), coder, coders) }
            })
          }
        ) }, coder))
      ] }, id)) })
    ] }) })
  ] });
}

// src/screens/rounds/texts.tsx
function Chosen3({ draft, form, rounds, change: change3 }) {
  const there = offered2(draft, form, rounds);
  const about2 = new Map(form.transcripts.map((one) => [one.id, one]));
  return /* @__PURE__ */ a4($, { children: [
    /* @__PURE__ */ a4("ul", { class: "codes", children: there.map((id) => {
      const one = about2.get(id);
      const used = one?.rounds.length ? t("in {rounds}", { rounds: one.rounds.join(", ") }) : "";
      return /* @__PURE__ */ a4("li", { children: /* @__PURE__ */ a4("label", { class: "check", children: [
        /* @__PURE__ */ a4(
          "input",
          {
            type: "checkbox",
            checked: draft.transcripts.includes(id),
            onChange: () => change3("transcripts", { transcripts: toggled(draft.transcripts, id, there) })
          }
        ),
        /* @__PURE__ */ a4("span", { children: [
          id,
          " ",
          /* @__PURE__ */ a4("span", { class: "quiet", children: [one?.case, used].filter(Boolean).join(", ") })
        ] })
      ] }) }, id);
    }) }),
    /* @__PURE__ */ a4("label", { class: "field", children: [
      /* @__PURE__ */ a4("span", { class: "label", children: t("How they were chosen (kept with the round)") }),
      /* @__PURE__ */ a4(
        "input",
        {
          class: "input",
          value: draft.note,
          onInput: (event) => change3("note", { note: event.currentTarget.value })
        }
      )
    ] })
  ] });
}
function NumberField({ name: name2, value: value2, onInput }) {
  return /* @__PURE__ */ a4("label", { class: "field", children: [
    /* @__PURE__ */ a4("span", { class: "label", children: name2 }),
    /* @__PURE__ */ a4(
      "input",
      {
        class: "input number",
        inputMode: "numeric",
        value: value2,
        onInput: (event) => onInput(event.currentTarget.value.replace(/\D/g, "").slice(0, 6))
      }
    )
  ] });
}
var numberOf = (text, standard) => text ? Number(text) : standard;
function Drawn({ sample }) {
  return /* @__PURE__ */ a4("div", { class: "note", role: "status", children: [
    /* @__PURE__ */ a4("p", { children: rich("{transcripts, plural, one {# transcript} other {# transcripts}}, {how}: {transcripts2}.", {
      transcripts: sample.transcripts.length,
      how: sample.how,
      transcripts2: sample.transcripts.join(", ")
    }) }),
    /* @__PURE__ */ a4("p", { children: sample.expects }),
    sample.left_out.length > 0 && /* @__PURE__ */ a4("p", { children: rich("Left out, coded twice or for training before: {left_out}.", { left_out: sample.left_out.join(", ") }) })
  ] });
}
function Sampled(part2) {
  const { draft, form, change: change3 } = part2;
  const [asked4, setAsked] = d2({ size: "", by: "", per: "2", seed: "1", again: false });
  const [sample, setSample] = d2(null);
  const [fault2, setFault] = d2("");
  const set2 = (more) => setAsked({ ...asked4, ...more });
  const draw = async () => {
    const body = {
      coders: people(draft),
      size: numberOf(asked4.size, 0),
      per: numberOf(asked4.per, 2),
      seed: numberOf(asked4.seed, 1),
      by: asked4.by,
      again: asked4.again,
      unit: draft.unit
    };
    try {
      const found2 = await services.api.post("/api/start/sample", body);
      const rotates = Object.values(found2.assignments).some((team) => team.length < people(draft).length);
      setSample(found2);
      setFault("");
      change3("transcripts", {
        transcripts: found2.transcripts,
        assignments: rotates ? found2.assignments : null,
        note: found2.how,
        drawn: { seed: numberOf(asked4.seed, 1), by: asked4.by }
      });
    } catch (error) {
      setSample(null);
      setFault(sentence(error.message));
    }
  };
  return /* @__PURE__ */ a4("div", { class: "stack", children: [
    /* @__PURE__ */ a4("div", { class: "row bottom", children: [
      /* @__PURE__ */ a4(NumberField, { name: t("How many (empty: by precision)"), value: asked4.size, onInput: (size) => set2({ size }) }),
      /* @__PURE__ */ a4(NumberField, { name: t("Coders for each"), value: asked4.per, onInput: (per) => set2({ per }) }),
      /* @__PURE__ */ a4(NumberField, { name: t("Seed"), value: asked4.seed, onInput: (seed) => set2({ seed }) }),
      form.attributes.length > 0 && /* @__PURE__ */ a4("label", { class: "field", children: [
        /* @__PURE__ */ a4("span", { class: "label", children: t("In proportion to") }),
        /* @__PURE__ */ a4("select", { class: "input", value: asked4.by, onChange: (event) => set2({ by: event.currentTarget.value }), children: [
          /* @__PURE__ */ a4("option", { value: "", children: t("nothing") }),
          form.attributes.map((name2) => /* @__PURE__ */ a4("option", { value: name2, children: name2 }, name2))
        ] })
      ] }),
      /* @__PURE__ */ a4("button", { type: "button", class: "btn", onClick: () => void draw(), children: t("Draw") })
    ] }),
    /* @__PURE__ */ a4("label", { class: "check", children: [
      /* @__PURE__ */ a4(
        "input",
        {
          type: "checkbox",
          checked: asked4.again,
          onChange: (event) => set2({ again: event.currentTarget.checked })
        }
      ),
      t("Also transcripts that were coded twice before")
    ] }),
    /* @__PURE__ */ a4("p", { class: "quiet small", children: t(
      "The same seed draws the same transcripts. With no number, as many are drawn as make a 95 % interval of kappa 0.2 wide, if kappa is .8 and one unit in ten has the code."
    ) }),
    /* @__PURE__ */ a4(FaultNote, { fault: fault2 }),
    sample && /* @__PURE__ */ a4(Drawn, { sample })
  ] });
}
function Texts(part2) {
  const { draft, form, rounds, amiss, change: change3 } = part2;
  const all = offered2(draft, form, rounds);
  const ways = [
    ["all", t("All {all}", { all: all.length })],
    ["chosen", t("Chosen ones")],
    ...isBlindKind(draft.kind) ? [["sample", t("A sample")]] : []
  ];
  return /* @__PURE__ */ a4(Field2, { name: t("Transcripts"), amiss: amiss.get("transcripts"), children: [
    /* @__PURE__ */ a4("div", { class: "row wide", children: ways.map(([which, name2]) => /* @__PURE__ */ a4("label", { class: "check", children: [
      /* @__PURE__ */ a4(
        "input",
        {
          type: "radio",
          name: "which",
          checked: draft.which === which,
          onChange: () => change3("which", {
            which,
            assignments: null,
            drawn: null,
            ...which === "sample" && { transcripts: [] }
          })
        }
      ),
      name2
    ] }, which)) }),
    draft.which === "chosen" && /* @__PURE__ */ a4(Chosen3, { ...part2 }),
    draft.which === "sample" && /* @__PURE__ */ a4(Sampled, { ...part2 })
  ] });
}

// src/screens/rounds/start.tsx
var WAIT = 300;
function useRehearsal(body) {
  const [found2, setFound] = d2(null);
  A2(() => {
    const abort = new AbortController();
    const timer3 = setTimeout(() => {
      services.api.post("/api/start/rehearsal", JSON.parse(body), abort.signal).then(setFound).catch(() => {
      });
    }, WAIT);
    return () => {
      clearTimeout(timer3);
      abort.abort();
    };
  }, [body]);
  return found2;
}
function Will({ rehearsal, tried, fault: fault2 }) {
  const amiss = rehearsal?.amiss ?? [];
  return /* @__PURE__ */ a4("section", { class: "card stack", "aria-label": t("What the start will do"), "aria-live": "polite", children: [
    /* @__PURE__ */ a4("h2", { children: t("What the start will do") }),
    amiss.length === 0 && /* @__PURE__ */ a4("ul", { class: "checks", children: rehearsal?.says.map((line) => /* @__PURE__ */ a4("li", { lang: "en", children: line }, line)) }),
    amiss.length > 0 && /* @__PURE__ */ a4("p", { class: tried ? "note bad" : "quiet", children: rich("Before it can be started: {amiss}.", {
      amiss: amiss.map((one) => [one.message, one.hint].filter(Boolean).join(", ")).join("; ")
    }) }),
    /* @__PURE__ */ a4(FaultNote, { fault: fault2 })
  ] });
}
function amissBy(rehearsal, touched, tried) {
  const shown = (rehearsal?.amiss ?? []).filter((one) => tried || touched.has(one.field));
  return new Map(shown.toReversed().map((one) => [one.field, [one.message, one.hint].filter(Boolean).join("; ")]));
}
function Start({ form, query: query2 }) {
  const rounds = session.value?.rounds ?? [];
  const [draft, setDraft] = d2(() => draftOf3(query2, form, rounds, session.value?.coder ?? ""));
  const [touched, setTouched] = d2(/* @__PURE__ */ new Set());
  const [tried, setTried] = d2(false);
  const [fault2, setFault] = d2("");
  const body = request(draft, form, rounds);
  const rehearsal = useRehearsal(JSON.stringify(body));
  const change3 = (field, more) => {
    setDraft((old) => ({ ...old, ...more }));
    setTouched((old) => /* @__PURE__ */ new Set([...old, field]));
    setFault("");
  };
  const share2 = async (per) => {
    const asked4 = { transcripts: body.transcripts, coders: people(draft), per };
    try {
      const { assignments } = await services.api.post("/api/start/share", asked4);
      change3("assignments", { assignments });
    } catch (error) {
      setFault(sentence(error.message));
    }
  };
  const go2 = async (event) => {
    event.preventDefault();
    setTried(true);
    try {
      const started = await services.api.post("/api/start", body);
      await refreshSession();
      services.announce(t("Round {id} is started.", { id: started.id }));
      navigate(started.shown ? href.rounds(started.id) : href.rounds());
    } catch (error) {
      setFault(sentence(error.message));
    }
  };
  const part2 = { draft, form, rounds, amiss: amissBy(rehearsal, touched, tried), change: change3 };
  return /* @__PURE__ */ a4("form", { class: "stack start", onSubmit: (event) => void go2(event), children: [
    /* @__PURE__ */ a4(Kind, { ...part2 }),
    /* @__PURE__ */ a4(Name, { ...part2 }),
    /* @__PURE__ */ a4(Coders, { ...part2 }),
    /* @__PURE__ */ a4(Book, { ...part2 }),
    /* @__PURE__ */ a4(Texts, { ...part2 }),
    /* @__PURE__ */ a4(Grid2, { ...part2, transcripts: chosen(draft, form, rounds), share: (per) => void share2(per) }),
    /* @__PURE__ */ a4(How, { ...part2 }),
    /* @__PURE__ */ a4(Will, { rehearsal, tried, fault: fault2 }),
    /* @__PURE__ */ a4("p", { class: "row", children: [
      /* @__PURE__ */ a4("button", { type: "submit", class: "btn main", children: rich("Start round {id}", { id: draft.id }) }),
      /* @__PURE__ */ a4("a", { class: "btn", href: href.rounds(), children: t("Cancel") })
    ] })
  ] });
}
function StartScreen({ query: query2 }) {
  const form = useLoad("/api/start");
  return /* @__PURE__ */ a4(Page, { title: t("Start a round"), children: /* @__PURE__ */ a4(Show, { what: t("Start a round"), of: form, children: (found2) => /* @__PURE__ */ a4(Start, { form: found2, query: query2 }) }) });
}

// src/screens/rounds/rounds.tsx
function Rounds2() {
  const { round: round2, query: query2 } = route.value;
  if (round2) return /* @__PURE__ */ a4(RoundScreen, { id: round2 }, round2);
  if (query2.has("kind")) return /* @__PURE__ */ a4(StartScreen, { query: query2 }, query2.toString());
  return /* @__PURE__ */ a4(RoundList, {});
}

// src/screens/search.tsx
var MODES = [
  ["literal", t("As typed")],
  ["word", t("Whole word")],
  ["regex", t("Regular expression")]
];
var SLOW2 = 300;
function HitRow({ hit }) {
  const has = (one) => one?.assigned.includes(hit.transcript);
  const place3 = has(round.value) ? round.value : session.value?.rounds.findLast(has);
  const where = place3 ? href.code(place3.id, hit.transcript, hit.start) : null;
  const body = /* @__PURE__ */ a4($, { children: [
    /* @__PURE__ */ a4("span", { class: "around", children: hit.before }),
    /* @__PURE__ */ a4("mark", { children: hit.text }),
    /* @__PURE__ */ a4("span", { class: "around", children: hit.after })
  ] });
  return /* @__PURE__ */ a4("li", { class: "hit", "data-role": hit.role, children: [
    /* @__PURE__ */ a4("span", { class: "place small", children: [
      where ? /* @__PURE__ */ a4("a", { href: where, children: hit.transcript }) : hit.transcript,
      " ",
      /* @__PURE__ */ a4("span", { class: "quiet", children: rich("turn {turn} · {speaker}", { turn: hit.turn + 1, speaker: hit.speaker }) })
    ] }),
    /* @__PURE__ */ a4("span", { class: "quote", dir: "auto", children: body })
  ] });
}
function move2(event) {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const links = [...event.currentTarget.querySelectorAll(".hit a")];
  const next = links[links.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
function CodeThem({ answer, asked: asked4 }) {
  const here = round.value;
  if (!here?.may.code) return null;
  const said2 = answer.hits.filter((hit) => hit.role === "respondent" && here.assigned.includes(hit.transcript));
  const first = here.assigned.find((id) => said2.some((hit) => hit.transcript === id));
  if (!first) return null;
  const texts = new Set(said2.map((hit) => hit.transcript)).size;
  return /* @__PURE__ */ a4("p", { children: /* @__PURE__ */ a4("a", { class: "btn small", href: href.walk(here.id, first, asked4), children: rich(
    "Code these in {id}… <mark>{texts, plural, one {# transcript} other {# transcripts}}, only respondents</mark>",
    { id: here.id, texts, mark: (words6) => /* @__PURE__ */ a4("span", { class: "quiet", children: words6 }) }
  ) }) });
}
function Results2({ answer, q: q3, asked: asked4 }) {
  if (answer.hits.length === 0)
    return /* @__PURE__ */ a4("p", { class: "note", role: "status", children: rich(
      "Nothing found for ‘{q}’{hasTimed_out, select, yes { before the time was up} other {}}. Capitals and accents make no difference unless you ask for it.",
      { q: q3, hasTimed_out: answer.timed_out ? "yes" : "no" }
    ) });
  const by = groupBy(answer.hits, (hit) => hit.transcript);
  return /* @__PURE__ */ a4($, { children: [
    /* @__PURE__ */ a4("p", { class: "quiet", role: "status", children: t(
      "{total, plural, one {# place} other {# places}} in {by, plural, one {# transcript} other {# transcripts}}{hasMore, select, yes {; the first {hits} are shown} other {}}{hasTimed_out, select, yes {. The search stopped after two seconds: there may be more.} other {}}",
      {
        total: answer.total,
        by: by.size,
        hasMore: answer.more ? "yes" : "no",
        hits: formatNumber(answer.hits.length),
        hasTimed_out: answer.timed_out ? "yes" : "no"
      }
    ) }),
    /* @__PURE__ */ a4(CodeThem, { answer, asked: asked4 }),
    /* @__PURE__ */ a4("ul", { class: "places", onKeyDown: move2, children: answer.hits.map((hit) => /* @__PURE__ */ a4(HitRow, { hit }, `${hit.transcript}:${hit.start}`)) })
  ] });
}
function askedNow() {
  const asked4 = askedIn(route.value.query);
  return { ...asked4, mode: MODES.find(([one]) => one === asked4.mode)?.[0] ?? "literal" };
}
function requestOf(asked4) {
  return {
    q: asked4.q ?? "",
    mode: asked4.mode,
    fold: !asked4.exact,
    uncoded: Boolean(asked4.uncoded),
    ...asked4.uncoded && { round: asked4.uncoded },
    ...asked4.respondents && { roles: ["respondent"] }
  };
}
function useAnswer(asked4) {
  const [answer, setAnswer] = d2(null);
  const [fault2, setFault] = d2(null);
  const [waiting2, setWaiting] = d2(false);
  const question = JSON.stringify(requestOf(asked4));
  F2(() => {
    const request3 = JSON.parse(question);
    let late = false;
    const timer3 = setTimeout(() => setWaiting(true), SLOW2);
    const end2 = () => {
      clearTimeout(timer3);
      if (!late) setWaiting(false);
    };
    setFault(null);
    if (!request3.q) {
      setAnswer(null);
      end2();
    } else
      services.api.post("/api/search", request3).then(
        (found2) => !late && setAnswer({ q: request3.q, found: found2 }),
        (error) => !late && setFault(error)
      ).finally(end2);
    return () => {
      late = true;
      clearTimeout(timer3);
    };
  }, [question]);
  return { answer, fault: fault2, waiting: waiting2 };
}
function Search(_props) {
  const asked4 = askedNow();
  const [q3, setQ] = d2(asked4.q ?? "");
  const { answer, fault: fault2, waiting: waiting2 } = useAnswer(asked4);
  F2(() => setQ(asked4.q ?? ""), [asked4.q]);
  const ask2 = (change3) => {
    const next = { ...asked4, q: q3, ...change3 };
    navigate(href.search({ ...next, mode: next.mode === "literal" ? "" : next.mode }));
  };
  const find2 = (event) => {
    event.preventDefault();
    ask2({});
  };
  const uncodedIn = asked4.uncoded || round.value?.id;
  const tick = (name2, value2 = "1") => (event) => ask2({ [name2]: event.currentTarget.checked ? value2 : "" });
  return /* @__PURE__ */ a4(Page, { title: t("Search"), sub: t("In the words of all transcripts of the study."), children: [
    /* @__PURE__ */ a4("form", { class: "stack", role: "search", onSubmit: find2, children: [
      /* @__PURE__ */ a4("div", { class: "row", children: [
        /* @__PURE__ */ a4("label", { class: "grow", children: [
          /* @__PURE__ */ a4("span", { class: "sr", children: t("Search for") }),
          /* @__PURE__ */ a4(
            "input",
            {
              class: "input",
              type: "search",
              value: q3,
              placeholder: t("Words, or part of a word"),
              "data-entry": true,
              onInput: (event) => setQ(event.currentTarget.value),
              ...PRIVATE
            }
          )
        ] }),
        /* @__PURE__ */ a4("button", { type: "submit", class: "btn main", children: t("Search") })
      ] }),
      /* @__PURE__ */ a4("div", { class: "row", children: [
        /* @__PURE__ */ a4(Choice, { label: t("How to match"), value: asked4.mode, options: MODES, onChange: (mode) => ask2({ mode }) }),
        /* @__PURE__ */ a4("label", { class: "check", children: [
          /* @__PURE__ */ a4("input", { type: "checkbox", checked: Boolean(asked4.exact), onChange: tick("exact") }),
          t("Mind capitals and accents")
        ] }),
        /* @__PURE__ */ a4("label", { class: "check", children: [
          /* @__PURE__ */ a4("input", { type: "checkbox", checked: Boolean(asked4.respondents), onChange: tick("respondents") }),
          t("Respondents only")
        ] }),
        uncodedIn && /* @__PURE__ */ a4("label", { class: "check", children: [
          /* @__PURE__ */ a4("input", { type: "checkbox", checked: Boolean(asked4.uncoded), onChange: tick("uncoded", uncodedIn) }),
          rich("Only what I have not coded in {uncodedIn}", { uncodedIn })
        ] })
      ] })
    ] }),
    waiting2 && /* @__PURE__ */ a4("p", { class: "quiet", children: t("Searching…") }),
    fault2 ? /* @__PURE__ */ a4(Failed, { what: t("Search"), fault: fault2 }) : answer && /* @__PURE__ */ a4(Results2, { answer: answer.found, q: answer.q, asked: asked4 })
  ] });
}

// src/app/language.tsx
async function choose(api2, language2) {
  const body = { language: language2 };
  await api2.put("/api/language", body);
  location.reload();
}
function LanguageChoice({ api: api2, failed }) {
  const usual = languages[chosenOf(navigator.languages)] ?? "";
  return /* @__PURE__ */ a4(
    "select",
    {
      class: "input",
      "aria-label": t("Language"),
      value: choice(),
      onChange: (event) => void choose(api2, event.currentTarget.value).catch(failed),
      children: [
        /* @__PURE__ */ a4("option", { value: "", children: t("As the browser: {language}", { language: usual }) }),
        Object.entries(languages).map(([tag, name2]) => /* @__PURE__ */ a4("option", { value: tag, lang: tag, children: name2 }, tag))
      ]
    }
  );
}

// src/screens/settings/keys.tsx
var chosen2 = () => remappedOf(services.settings.value.value.keys);
function clashes(key2, action3, remapped2, actions = ACTIONS) {
  const meets = (other) => other.area === action3.area || other.area === "Everywhere" || action3.area === "Everywhere";
  return actions.filter((other) => other.id !== action3.id && meets(other) && keysOf(other, remapped2).includes(key2));
}
function Capture({ action: action3, onDone }) {
  const onKey = (event) => {
    event.stopPropagation();
    if (event.key === "Tab") return;
    event.preventDefault();
    const key2 = event.key === "Escape" ? null : keyName(event);
    if (event.key === "Escape") onDone();
    if (!key2) return;
    const clash = clashes(key2, action3, chosen2());
    services.settings.set("keys", { ...chosen2(), [action3.id]: [key2] });
    services.announce(
      clash.length ? t("{key} is also “{clash}”.", { key: formatKey(key2), clash: clash.map((one) => one.title).join("”, “") }) : `${action3.title}: ${formatKey(key2)}.`
    );
    onDone();
  };
  return /* @__PURE__ */ a4("button", { type: "button", class: "btn small", ref: (button) => button?.focus(), onKeyDown: onKey, onBlur: onDone, children: t("Press the new key (Esc: leave it)") });
}
function Row10({ action: action3 }) {
  const [capturing, setCapturing] = d2(false);
  const again2 = T2(null);
  const remapped2 = chosen2();
  const keys = keysOf(action3, remapped2);
  const reset = () => {
    const { [action3.id]: _5, ...rest } = remapped2;
    services.settings.set("keys", rest);
  };
  const done = () => {
    setCapturing(false);
    setTimeout(() => again2.current?.focus());
  };
  return /* @__PURE__ */ a4("tr", { children: [
    /* @__PURE__ */ a4("th", { scope: "row", children: action3.title }),
    /* @__PURE__ */ a4("td", { children: keys.length ? keys.map((key2) => /* @__PURE__ */ a4("kbd", { children: formatKey(key2) }, key2)) : /* @__PURE__ */ a4("span", { class: "dim", children: t("none") }) }),
    /* @__PURE__ */ a4("td", { class: "num", children: capturing ? /* @__PURE__ */ a4(Capture, { action: action3, onDone: done }) : /* @__PURE__ */ a4("span", { class: "row end", children: [
      /* @__PURE__ */ a4(
        "button",
        {
          type: "button",
          class: "btn small bare",
          ref: again2,
          "aria-label": t("Change the key of {title}", { title: action3.title }),
          onClick: () => setCapturing(true),
          children: t("Change")
        }
      ),
      keys.length > 0 && /* @__PURE__ */ a4(
        "button",
        {
          type: "button",
          class: "btn small bare",
          "aria-label": t("No key for {title}", { title: action3.title }),
          onClick: () => services.settings.set("keys", { ...remapped2, [action3.id]: [] }),
          children: t("None")
        }
      ),
      action3.id in remapped2 && /* @__PURE__ */ a4(
        "button",
        {
          type: "button",
          class: "btn small bare",
          "aria-label": t("Reset the key of {title}", { title: action3.title }),
          onClick: reset,
          children: t("Reset")
        }
      )
    ] }) })
  ] });
}
function KeySettings() {
  const [text, setText] = d2("");
  const wanted2 = text.toLowerCase();
  const shown = ACTIONS.filter((action3) => `${action3.title} ${action3.area}`.toLowerCase().includes(wanted2));
  const single = services.settings.value.value.singleKeys !== false;
  return /* @__PURE__ */ a4("fieldset", { children: [
    /* @__PURE__ */ a4("legend", { children: t("Keys") }),
    /* @__PURE__ */ a4("label", { class: "check", children: [
      /* @__PURE__ */ a4(
        "input",
        {
          type: "checkbox",
          checked: single,
          onChange: (event) => services.settings.set("singleKeys", event.currentTarget.checked)
        }
      ),
      /* @__PURE__ */ a4("span", { children: t(
        "Single letters and digits act (while the text, a list or a grid has the focus). Off: only keys with Ctrl or Alt, arrows, Enter, Esc and F keys do."
      ) })
    ] }),
    /* @__PURE__ */ a4("div", { class: "row", children: [
      /* @__PURE__ */ a4("label", { class: "grow", children: [
        /* @__PURE__ */ a4("span", { class: "sr", children: t("Find a key") }),
        /* @__PURE__ */ a4(
          "input",
          {
            class: "input",
            type: "search",
            placeholder: t("Find an action"),
            value: text,
            onInput: (event) => setText(event.currentTarget.value),
            ...PRIVATE
          }
        )
      ] }),
      /* @__PURE__ */ a4(
        "button",
        {
          type: "button",
          class: "btn small",
          onClick: () => {
            services.settings.set("keys", {});
            services.announce(t("All keys are as delivered."));
          },
          children: t("Reset all keys")
        }
      )
    ] }),
    /* @__PURE__ */ a4("div", { class: "scroll", children: /* @__PURE__ */ a4("table", { class: "table keys", children: [
      /* @__PURE__ */ a4("caption", { class: "sr", children: t("Keys") }),
      /* @__PURE__ */ a4("thead", { children: /* @__PURE__ */ a4("tr", { children: [
        /* @__PURE__ */ a4("th", { scope: "col", children: t("Action") }),
        /* @__PURE__ */ a4("th", { scope: "col", children: t("Keys") }),
        /* @__PURE__ */ a4("th", { scope: "col", children: /* @__PURE__ */ a4("span", { class: "sr", children: t("Change") }) })
      ] }) }),
      [...groupBy(shown, (action3) => action3.area)].map(([area, actions]) => /* @__PURE__ */ a4("tbody", { children: [
        /* @__PURE__ */ a4("tr", { class: "area", children: /* @__PURE__ */ a4("th", { colSpan: 3, scope: "rowgroup", children: area }) }),
        actions.map((action3) => /* @__PURE__ */ a4(Row10, { action: action3 }, action3.id))
      ] }, area))
    ] }) })
  ] });
}

// src/screens/settings/settings.tsx
var { settings: settings2 } = services;
function Check({ name: name2, children }) {
  return /* @__PURE__ */ a4("label", { class: "check", children: [
    /* @__PURE__ */ a4(
      "input",
      {
        type: "checkbox",
        checked: isOn(settings2.value.value, name2),
        onChange: (event) => settings2.set(name2, event.currentTarget.checked)
      }
    ),
    /* @__PURE__ */ a4("span", { children })
  ] });
}
function Named2({ name: name2, label, options }) {
  const values = options.map(([value2]) => value2);
  return /* @__PURE__ */ a4("div", { class: "field", children: [
    /* @__PURE__ */ a4("span", { class: "label", children: label }),
    /* @__PURE__ */ a4(
      Choice,
      {
        label,
        value: oneOf(settings2.value.value[name2], values),
        options,
        onChange: (value2) => settings2.set(name2, value2)
      }
    )
  ] });
}
function Slider({
  label,
  value: value2,
  min,
  max,
  step,
  unit,
  onChange
}) {
  return /* @__PURE__ */ a4("label", { class: "field", children: [
    /* @__PURE__ */ a4("span", { class: "label", children: [
      label,
      ": ",
      value2,
      unit
    ] }),
    /* @__PURE__ */ a4(
      "input",
      {
        type: "range",
        min,
        max,
        step,
        value: value2,
        onInput: (event) => onChange(Number(event.currentTarget.value))
      }
    )
  ] });
}
function TextSettings() {
  const text = textSetting(settings2.value.value);
  const set2 = (change3) => settings2.set("text", { ...text, ...change3 });
  return /* @__PURE__ */ a4("fieldset", { children: [
    /* @__PURE__ */ a4("legend", { children: t("Text") }),
    /* @__PURE__ */ a4("div", { class: "pair", children: [
      /* @__PURE__ */ a4(
        Slider,
        {
          label: t("Size"),
          value: text.size,
          ...TEXT_RANGES.size,
          unit: " px",
          onChange: (size) => set2({ size })
        }
      ),
      /* @__PURE__ */ a4(
        Slider,
        {
          label: t("Line spacing"),
          value: text.leading,
          ...TEXT_RANGES.leading,
          unit: "",
          onChange: (leading) => set2({ leading })
        }
      ),
      /* @__PURE__ */ a4(
        Slider,
        {
          label: t("Widest line"),
          value: text.measure,
          ...TEXT_RANGES.measure,
          unit: " rem",
          onChange: (measure) => set2({ measure })
        }
      ),
      /* @__PURE__ */ a4("label", { class: "field", children: [
        /* @__PURE__ */ a4("span", { class: "label", children: t("Font") }),
        /* @__PURE__ */ a4(
          "select",
          {
            class: "input",
            value: text.font,
            onChange: (event) => set2({ font: event.currentTarget.value }),
            children: Object.entries(FONTS).map(([key2, { name: name2 }]) => /* @__PURE__ */ a4("option", { value: key2, children: name2 }, key2))
          }
        )
      ] })
    ] }),
    /* @__PURE__ */ a4("p", { class: "sample", lang: "en", children: t("This is how transcripts look. A coding ends where the thought ends, not where the line does.") })
  ] });
}
function Pins({ book }) {
  const pins = pinsOf(settings2.value.value, book.id);
  const set2 = (index, code2) => settings2.set("pins", withPin(settings2.value.value, book.id, index, code2));
  return /* @__PURE__ */ a4("fieldset", { children: [
    /* @__PURE__ */ a4("legend", { children: rich("Pinned codes of {id}", { id: book.id }) }),
    /* @__PURE__ */ a4("div", { class: "pair", children: Array.from({ length: 9 }, (_5, index) => /* @__PURE__ */ a4("label", { class: "row", children: [
      /* @__PURE__ */ a4("kbd", { children: index + 1 }),
      /* @__PURE__ */ a4(
        "select",
        {
          class: "input grow",
          "aria-label": t("Code of key {index}", { index: index + 1 }),
          value: pins[index] ?? "",
          onChange: (event) => set2(index, event.currentTarget.value),
          children: [
            /* @__PURE__ */ a4("option", { value: "", children: t("(none)") }),
            book.codes.filter((code2) => code2.usable).map((code2) => /* @__PURE__ */ a4("option", { value: code2.id, children: code2.name }, code2.id))
          ]
        }
      )
    ] }, index)) })
  ] });
}
var STRIPES = [
  ["all", t("All")],
  ["branch", t("Focused branch")],
  ["recent", t("Recent 20")],
  ["memos", t("With memos")],
  ["density", t("Density only")]
];
var THEMES = [
  ["auto", t("As the system")],
  ["light", t("Light")],
  ["dark", t("Dark")]
];
var TOUCHING = [
  ["ask", t("Ask")],
  ["extend", t("Extend the coding")],
  ["separate", t("Keep separate")]
];
var CODE_CLICK = [
  ["apply", t("Codes the selection")],
  ["define", t("Shows its definition first")]
];
var NUMBERS2 = [
  ["both", t("Turns, and paragraphs in them")],
  ["turns", t("Turns")],
  ["paragraphs", t("Paragraphs through the text")],
  ["none", t("Nothing")]
];
var PAINTERS = [
  ["auto", t("Automatic")],
  ["marks", t("Marked-up text")]
];
function Settings() {
  const book = useLoad(round.value && `/api/codebook?round=${encodeURIComponent(round.value.id)}`);
  const now2 = session.value;
  return /* @__PURE__ */ a4(
    Page,
    {
      title: t("Settings"),
      sub: rich("Of {coder} on this computer, for this study. Nothing here changes the study.", { coder: now2?.coder }),
      children: /* @__PURE__ */ a4("div", { class: "settings", children: [
        /* @__PURE__ */ a4("fieldset", { children: [
          /* @__PURE__ */ a4("legend", { children: t("Look") }),
          /* @__PURE__ */ a4("div", { class: "field", children: [
            /* @__PURE__ */ a4("span", { class: "label", children: t("Language") }),
            /* @__PURE__ */ a4(LanguageChoice, { api: services.api, failed: (error) => services.announce(inWords(error)) }),
            /* @__PURE__ */ a4("span", { class: "help", children: t("Of this page, for you on this computer. Messages of the server, reports and files stay in English.") })
          ] }),
          /* @__PURE__ */ a4(Named2, { name: "theme", label: t("Colours"), options: THEMES }),
          /* @__PURE__ */ a4(Named2, { name: "stripes", label: t("Stripes beside the text"), options: STRIPES }),
          /* @__PURE__ */ a4(Named2, { name: "numbers", label: t("Numbered beside the text"), options: NUMBERS2 }),
          /* @__PURE__ */ a4(Check, { name: "wash", children: t("Coded text is shaded, darker where codes overlap") }),
          /* @__PURE__ */ a4(Named2, { name: "painter", label: t("How shading is drawn"), options: PAINTERS }),
          !("highlights" in CSS) && /* @__PURE__ */ a4("p", { class: "note", children: t("This browser cannot shade text without marking it up; marked-up text is used.") }),
          /* @__PURE__ */ a4(Check, { name: "titles", children: t("The window title names the transcript or code") })
        ] }),
        /* @__PURE__ */ a4(TextSettings, {}),
        /* @__PURE__ */ a4("fieldset", { children: [
          /* @__PURE__ */ a4("legend", { children: t("Coding") }),
          /* @__PURE__ */ a4(Check, { name: "snapWords", children: t("Selections with the mouse go to whole words") }),
          /* @__PURE__ */ a4(Named2, { name: "codeClick", label: t("A click on a code beside the text"), options: CODE_CLICK }),
          /* @__PURE__ */ a4(Check, { name: "cards", children: t("Resting on a stripe, coded words or a code shows what the code means") }),
          /* @__PURE__ */ a4(Named2, { name: "touching", label: t("The same code on text that touches a coding of yours"), options: TOUCHING })
        ] }),
        book.value && /* @__PURE__ */ a4(Pins, { book: book.value }),
        /* @__PURE__ */ a4(KeySettings, {}),
        /* @__PURE__ */ a4("fieldset", { children: [
          /* @__PURE__ */ a4("legend", { children: t("This session") }),
          /* @__PURE__ */ a4("p", { children: rich(
            "Nothing of the study is kept in the browser: close the tab and it is gone. <mark>codekit {codekit}</mark>",
            { codekit: now2?.codekit, mark: (words6) => /* @__PURE__ */ a4("span", { class: "quiet", children: words6 }) }
          ) }),
          /* @__PURE__ */ a4("p", { children: /* @__PURE__ */ a4("button", { type: "button", class: "btn", onClick: () => void lock(), children: t("Lock now") }) })
        ] })
      ] })
    }
  );
}

// src/screens/study/use_saved.ts
function useSaved(done) {
  const [fault2, setFault] = d2("");
  const [busy2, setBusy] = d2(false);
  const send3 = async (path, body, said2) => {
    setBusy(true);
    setFault("");
    try {
      done(await services.api.post(path, body));
      services.announce(said2);
      return true;
    } catch (error) {
      setFault(inWords(error));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { fault: fault2, busy: busy2, send: send3 };
}

// src/screens/study/about.tsx
var labels = (typed2) => typed2.split(",").map((label) => label.trim()).filter(Boolean);
var fieldsOf2 = (study) => ({
  title: study.title,
  description: study.description,
  case: study.case,
  interviewer: study.interviewer.join(", "),
  respondent: study.respondent.join(", "),
  originals: study.originals
});
function changed(now2, then) {
  const wanted2 = {};
  if (now2.title !== then.title) wanted2.title = now2.title;
  if (now2.description !== then.description) wanted2.description = now2.description;
  if (now2.case !== then.case) wanted2.case = now2.case;
  if (now2.interviewer !== then.interviewer) wanted2.interviewer = labels(now2.interviewer);
  if (now2.respondent !== then.respondent) wanted2.respondent = labels(now2.respondent);
  if (now2.originals !== then.originals) wanted2.originals = now2.originals;
  return wanted2;
}
function Line2({
  label,
  help,
  value: value2,
  set: set2,
  placeholder
}) {
  return /* @__PURE__ */ a4("label", { class: "field", children: [
    /* @__PURE__ */ a4("span", { class: "label", children: label }),
    /* @__PURE__ */ a4(
      "input",
      {
        class: "input",
        value: value2,
        dir: "auto",
        placeholder,
        onInput: (event) => set2(event.currentTarget.value),
        ...PRIVATE
      }
    ),
    /* @__PURE__ */ a4("span", { class: "help", children: help })
  ] });
}
function About2({ study, done }) {
  const then = fieldsOf2(study);
  const [edits, setEdits] = d2({});
  const saved2 = useSaved((next) => {
    setEdits({});
    done(next);
  });
  const now2 = { ...then, ...edits };
  const wanted2 = changed(now2, then);
  const dirty = Object.keys(wanted2).length > 0;
  const set2 = (part2) => setEdits({ ...edits, ...part2 });
  return /* @__PURE__ */ a4(
    "form",
    {
      onSubmit: (event) => {
        event.preventDefault();
        void saved2.send("/api/study", wanted2, t("The study’s settings are saved."));
      },
      children: [
        /* @__PURE__ */ a4("h2", { children: t("About the study") }),
        /* @__PURE__ */ a4("div", { class: "pair", children: [
          /* @__PURE__ */ a4(Line2, { label: t("Title"), help: t("On every report."), value: now2.title, set: (title) => set2({ title }) }),
          /* @__PURE__ */ a4(
            Line2,
            {
              label: t("What one case is called"),
              help: t("One row of the result table, however many interviews it gave."),
              placeholder: t("organization, family, patient, school…"),
              value: now2.case,
              set: (word) => set2({ case: word })
            }
          )
        ] }),
        /* @__PURE__ */ a4("label", { class: "field", children: [
          /* @__PURE__ */ a4("span", { class: "label", children: t("Description") }),
          /* @__PURE__ */ a4(
            "textarea",
            {
              class: "input",
              rows: 4,
              dir: "auto",
              value: now2.description,
              onInput: (event) => set2({ description: event.currentTarget.value }),
              ...PRIVATE
            }
          ),
          /* @__PURE__ */ a4("span", { class: "help", children: t("What is asked, of whom, by whom.") })
        ] }),
        /* @__PURE__ */ a4("div", { class: "pair", children: [
          /* @__PURE__ */ a4(
            Line2,
            {
              label: t("Labels of interviewers"),
              help: t("As they stand in the transcripts, with commas between them. Their words are never evidence."),
              placeholder: t("I, INT, Mel"),
              value: now2.interviewer,
              set: (interviewer) => set2({ interviewer })
            }
          ),
          /* @__PURE__ */ a4(
            Line2,
            {
              label: t("Labels of respondents"),
              help: t("Needed only where import guesses wrong. It counts for transcripts that come in from now on."),
              placeholder: t("R, P1"),
              value: now2.respondent,
              set: (respondent) => set2({ respondent })
            }
          )
        ] }),
        /* @__PURE__ */ a4("label", { class: "check", children: [
          /* @__PURE__ */ a4(
            "input",
            {
              type: "checkbox",
              checked: now2.originals,
              onChange: (event) => set2({ originals: event.currentTarget.checked })
            }
          ),
          /* @__PURE__ */ a4("span", { children: t("Keep a copy of every imported file, as it came, in the study’s folder “originals”") })
        ] }),
        /* @__PURE__ */ a4(FaultNote, { fault: saved2.fault }),
        /* @__PURE__ */ a4("div", { class: "row", children: [
          /* @__PURE__ */ a4("button", { type: "submit", class: "btn main", disabled: saved2.busy || !dirty, children: t("Save") }),
          dirty && /* @__PURE__ */ a4("button", { type: "button", class: "btn", onClick: () => setEdits({}), children: t("As it was") }),
          /* @__PURE__ */ a4("span", { class: "quiet small", children: t("Written to study.yaml; its comments and order stay.") })
        ] })
      ]
    }
  );
}

// src/screens/study/check.tsx
function Found({ found: found2 }) {
  const errors = found2.findings.filter((one) => one.level === "error").length;
  return /* @__PURE__ */ a4($, { children: [
    /* @__PURE__ */ a4("p", { class: errors ? "note bad" : found2.total ? "note warn" : "note good", role: "status", children: found2.total === 0 ? t("Nothing is wrong or doubtful.") : t(
      "{errors, plural, one {# error} other {# errors}}, {total, plural, one {# warning} other {# warnings}}. An error makes figures wrong; a warning is for somebody to look at.",
      { errors, total: found2.total - errors }
    ) }),
    found2.blind.length > 0 && /* @__PURE__ */ a4("p", { class: "quiet", children: rich("What coders wrote was left out, since you are blind in {blind}. Ask again after the comparison.", {
      blind: found2.blind.join(", ")
    }) }),
    /* @__PURE__ */ a4("ul", { class: "findings", "aria-label": t("Findings"), children: found2.findings.map((one, index) => /* @__PURE__ */ a4("li", { children: [
      /* @__PURE__ */ a4("span", { class: one.level === "error" ? "tag warn" : "tag", children: one.level }),
      " ",
      /* @__PURE__ */ a4("strong", { class: "path", children: [
        one.file,
        one.line !== null && `:${one.line}`
      ] }),
      " ",
      /* @__PURE__ */ a4("span", { dir: "auto", children: one.message }),
      one.remedy && /* @__PURE__ */ a4("span", { class: "quiet block", children: rich("How to mend it: {remedy}", { remedy: one.remedy }) })
    ] }, index)) }),
    found2.total > found2.findings.length && /* @__PURE__ */ a4("p", { class: "quiet", children: t("{total, plural, one {# more finding} other {# more findings}}: mend these first.", {
      total: found2.total - found2.findings.length
    }) })
  ] });
}
function Check2() {
  const [asked4, setAsked] = d2(false);
  const found2 = useLoad(asked4 ? "/api/study/check" : null);
  return /* @__PURE__ */ a4("section", { children: [
    /* @__PURE__ */ a4("h2", { children: t("Check") }),
    /* @__PURE__ */ a4("p", { class: "quiet", children: t("Looks at every file of the study: what cannot be read, what contradicts itself, what was forgotten.") }),
    /* @__PURE__ */ a4("div", { class: "row", children: /* @__PURE__ */ a4("button", { type: "button", class: "btn", onClick: () => asked4 ? found2.reload() : setAsked(true), children: asked4 ? t("Check again") : t("Check the study") }) }),
    asked4 && /* @__PURE__ */ a4(Show, { what: t("Check"), of: found2, children: (value2) => /* @__PURE__ */ a4(Found, { found: value2 }) })
  ] });
}

// src/app/home.ts
async function goHome(who = false) {
  services.announce(who ? t("Going to the study’s door…") : t("Going home…"));
  try {
    const { url } = await services.api.post("/api/home", { who });
    const there = new URL(url);
    if (there.hostname !== "127.0.0.1" || there.protocol !== "http:")
      throw new Error(t("That is no address of codekit."));
    location.assign(there.href);
  } catch (error) {
    services.announce(inWords(error));
  }
}

// src/screens/study/coders.tsx
function Row11({ coder, saved: saved2 }) {
  const [name2, setName] = d2(null);
  const shown = name2 ?? coder.name;
  const save5 = async () => {
    if (name2 === null || name2.trim() === coder.name) return;
    const ok = await saved2.send(
      "/api/study",
      { names: { [coder.id]: name2 } },
      t("{id} is called so now.", { id: coder.id })
    );
    if (ok) setName(null);
  };
  return /* @__PURE__ */ a4("tr", { children: [
    /* @__PURE__ */ a4("th", { scope: "row", children: [
      coder.id,
      " ",
      coder.you && /* @__PURE__ */ a4("span", { class: "tag info", children: t("you") })
    ] }),
    /* @__PURE__ */ a4("td", { children: /* @__PURE__ */ a4(
      "form",
      {
        class: "row",
        onSubmit: (event) => {
          event.preventDefault();
          void save5();
        },
        children: [
          /* @__PURE__ */ a4("label", { class: "grow", children: [
            /* @__PURE__ */ a4("span", { class: "sr", children: rich("Name of {id}", { id: coder.id }) }),
            /* @__PURE__ */ a4(
              "input",
              {
                class: "input",
                dir: "auto",
                value: shown,
                placeholder: t("no name yet"),
                onInput: (event) => setName(event.currentTarget.value),
                ...PRIVATE
              }
            )
          ] }),
          name2 !== null && name2.trim() !== coder.name && /* @__PURE__ */ a4("button", { type: "submit", class: "btn small", disabled: saved2.busy, children: t("Save") })
        ]
      }
    ) })
  ] });
}
function NewCoder({ saved: saved2 }) {
  const [id, setId] = d2("");
  const [name2, setName] = d2("");
  const add3 = async (event) => {
    event.preventDefault();
    const ok = await saved2.send(
      "/api/study/coders",
      { id: id.trim(), name: name2 },
      t("{id} is a coder now.", { id: id.trim() })
    );
    if (ok) {
      setId("");
      setName("");
    }
  };
  return /* @__PURE__ */ a4("form", { class: "card", onSubmit: (event) => void add3(event), children: [
    /* @__PURE__ */ a4("h3", { children: t("Add a coder") }),
    /* @__PURE__ */ a4("div", { class: "pair", children: [
      /* @__PURE__ */ a4("label", { class: "field", children: [
        /* @__PURE__ */ a4("span", { class: "label", children: t("Short name") }),
        /* @__PURE__ */ a4(
          "input",
          {
            class: "input",
            value: id,
            maxLength: 100,
            placeholder: t("for example: ben"),
            onInput: (event) => setId(event.currentTarget.value),
            ...PRIVATE
          }
        ),
        /* @__PURE__ */ a4("span", { class: "help", children: t("Signs codings; it stays. Letters and digits, no spaces.") })
      ] }),
      /* @__PURE__ */ a4("label", { class: "field", children: [
        /* @__PURE__ */ a4("span", { class: "label", children: t("Name") }),
        /* @__PURE__ */ a4(
          "input",
          {
            class: "input",
            dir: "auto",
            value: name2,
            onInput: (event) => setName(event.currentTarget.value),
            ...PRIVATE
          }
        ),
        /* @__PURE__ */ a4("span", { class: "help", children: t("As it stands in minutes and reports.") })
      ] })
    ] }),
    /* @__PURE__ */ a4("div", { class: "row", children: /* @__PURE__ */ a4("button", { type: "submit", class: "btn", disabled: saved2.busy || !id.trim(), children: t("Add") }) })
  ] });
}
function Coders2({ study, done }) {
  const saved2 = useSaved(done);
  return /* @__PURE__ */ a4("section", { children: [
    /* @__PURE__ */ a4("h2", { children: t("Coders") }),
    /* @__PURE__ */ a4("div", { class: "scroll", children: /* @__PURE__ */ a4("table", { class: "table", children: [
      /* @__PURE__ */ a4("caption", { class: "sr", children: t("Coders of the study") }),
      /* @__PURE__ */ a4("thead", { children: /* @__PURE__ */ a4("tr", { children: [
        /* @__PURE__ */ a4("th", { scope: "col", children: t("Short name") }),
        /* @__PURE__ */ a4("th", { scope: "col", children: t("Name") })
      ] }) }),
      /* @__PURE__ */ a4("tbody", { children: study.coders.map((coder) => /* @__PURE__ */ a4(Row11, { coder, saved: saved2 }, coder.id)) })
    ] }) }),
    /* @__PURE__ */ a4(FaultNote, { fault: saved2.fault }),
    /* @__PURE__ */ a4(NewCoder, { saved: saved2 }),
    /* @__PURE__ */ a4("div", { class: "row", children: [
      /* @__PURE__ */ a4("button", { type: "button", class: "btn", onClick: () => void goHome(true), children: t("I am somebody else…") }),
      /* @__PURE__ */ a4("span", { class: "quiet small", children: t("Each coder has a window of their own; what is coded in it is signed by them.") })
    ] })
  ] });
}

// src/screens/study/study.tsx
function Inside2({ study, done }) {
  return /* @__PURE__ */ a4(
    Page,
    {
      title: study.title,
      sub: rich("{place} · {interviews, plural, one {# row} other {# rows}} in interviews.csv{codebooks}", {
        place: /* @__PURE__ */ a4("span", { class: "path", children: study.place }),
        interviews: study.interviews,
        codebooks: study.codebooks.length > 0 && ` · ${study.codebooks.join(", ")}`
      }),
      children: /* @__PURE__ */ a4("div", { class: "stack study", children: [
        /* @__PURE__ */ a4("section", { children: [
          /* @__PURE__ */ a4("h2", { children: study.next ? t("What comes next") : t("Everything is set up") }),
          /* @__PURE__ */ a4(StageList, { stages: study }),
          !study.next && /* @__PURE__ */ a4("p", { children: /* @__PURE__ */ a4("a", { class: "btn main", href: href.library(), children: t("To the library") }) })
        ] }),
        /* @__PURE__ */ a4(About2, { study, done }),
        /* @__PURE__ */ a4(Coders2, { study, done }),
        /* @__PURE__ */ a4(Check2, {})
      ] })
    }
  );
}
function StudyScreen() {
  const study = useLoad("/api/study", anyChange);
  return /* @__PURE__ */ a4(Show, { what: t("Study"), of: study, children: (value2) => /* @__PURE__ */ a4(Inside2, { study: value2, done: study.set }) });
}

// src/screens/transcripts/files.ts
var isHidden = (path) => path.split("/").slice(-2).some((part2) => part2.startsWith(".") || part2.startsWith("~$"));
var chosen3 = (list) => [...list ?? []].map((file) => ({ file, path: file.webkitRelativePath || file.name }));
var entriesOf = (folder) => new Promise((done) => {
  const reader = folder.createReader();
  const all = [];
  const more = () => reader.readEntries(
    (some) => {
      all.push(...some);
      if (some.length > 0) more();
      else done(all);
    },
    () => done(all)
  );
  more();
});
async function within(entry) {
  if (entry.isDirectory) {
    const inside = await Promise.all((await entriesOf(entry)).map(within));
    return inside.flat();
  }
  return new Promise(
    (done) => entry.file(
      (file) => done([{ file, path: entry.fullPath.replace(/^\//, "") }]),
      () => done([])
    )
  );
}
async function dropped(data) {
  const entries2 = [...data.items].map((item) => item.webkitGetAsEntry?.() ?? null);
  if (!entries2.some(Boolean)) return chosen3(data.files);
  const found2 = await Promise.all(entries2.map((entry) => entry ? within(entry) : Promise.resolve([])));
  return found2.flat().toSorted((one, other) => one.path.localeCompare(other.path));
}

// src/screens/transcripts/batch.ts
var MOST10 = 20 * 1024 * 1024;
var NEW = { take: true, id: "", case: "", roles: {}, rule: "" };
var items = y3([]);
var run2 = y3(null);
var stopped = y3(false);
var confirmed = y3(false);
var last = 0;
var reading = false;
var wishOf = (item, name2) => item.wishes[name2] ?? NEW;
function change2(key2, part2) {
  items.value = items.value.map((item) => item.key === key2 ? { ...item, ...part2 } : item);
}
function wish(key2, name2, part2) {
  const item = items.value.find((one) => one.key === key2);
  if (item) change2(key2, { wishes: { ...item.wishes, [name2]: { ...wishOf(item, name2), ...part2 } } });
}
function add2(found2) {
  const fresh2 = found2.filter(({ path }) => !isHidden(path)).map(({ file, path }) => {
    last += 1;
    const fault2 = file.size > MOST10 ? t("The window takes files of 20 MB; `codekit import` on the command line takes larger ones.") : "";
    return { key: last, file, path, named: false, encoding: "", preview: null, wishes: {}, fault: fault2, brought: null };
  });
  items.value = [...items.value.filter((item) => item.brought === null), ...fresh2];
  stopped.value = false;
  if (fresh2.length > 0) confirmed.value = false;
  void readAll();
}
var drop = (key2) => {
  items.value = items.value.filter((item) => item.key !== key2);
};
function clear() {
  items.value = [];
  stopped.value = false;
}
async function request2(item, more) {
  const data = base64(await item.file.arrayBuffer());
  return { file: item.path, data, encoding: item.encoding, named: item.named, ...more };
}
var wanted = (item) => Object.entries(item.wishes).map(([name2, { id, case: of, roles, rule }]) => ({ name: name2, id, case: of, roles, rule }));
var preview = async (item, text) => services.api.post("/api/import/preview", await request2(item, { text, interviews: wanted(item) }));
var withText = (item) => preview(item, true);
async function read2(item) {
  try {
    change2(item.key, { preview: await preview(item, false), fault: "" });
  } catch (error) {
    const gone = error instanceof DOMException;
    const why3 = error instanceof Error ? error.message : String(error);
    change2(item.key, { fault: gone ? t("The browser cannot read this file any more. Choose it again.") : why3 });
  }
}
async function readAll() {
  if (reading) return;
  reading = true;
  const waiting2 = () => items.value.find((item) => !item.preview && !item.fault);
  for (let item = waiting2(); item; item = waiting2()) await read2(item);
  reading = false;
}
async function again(key2) {
  const item = items.value.find((one) => one.key === key2);
  if (item) await read2(item);
}
var isNew = (row) => row.interview.outcome === "imported";
var rows = O(() => {
  const found2 = [];
  const [ids, texts] = [/* @__PURE__ */ new Map(), /* @__PURE__ */ new Map()];
  for (const item of items.value) {
    for (const interview of item.preview?.left_out ? [] : item.preview?.interviews ?? []) {
      const row = { item, interview, wish: wishOf(item, interview.name), clash: "" };
      if (isNew(row) && row.wish.take && item.brought === null) {
        const id = interview.id.toLowerCase();
        const [sameId, sameText] = [ids.get(id), interview.name ? void 0 : texts.get(interview.text_sha)];
        row.clash = sameText ? t("same text as {sameText}", { sameText }) : sameId ? t("{sameId} has this id, too", { sameId }) : "";
        if (!sameId) ids.set(id, item.path);
        if (!sameText) texts.set(interview.text_sha, item.path);
      }
      found2.push(row);
    }
  }
  return found2;
});
var toBring = O(
  () => rows.value.filter((row) => isNew(row) && row.wish.take && !row.clash && row.item.brought === null)
);
var roleOf = (row, label) => row.wish.roles[label] ?? row.interview.speakers.find((one) => one.label === label)?.role ?? "respondent";
function finalWish(row) {
  const { id, case: of, rule, roles } = row.wish;
  const all = Object.fromEntries(row.interview.speakers.map(({ label }) => [label, roleOf(row, label)]));
  const given = rule ? {} : confirmed.value ? all : roles;
  return { name: row.interview.name, id, case: of, rule, roles: given };
}
function stop() {
  if (run2.value) run2.value = { ...run2.value, stopping: true };
}
async function bringIn() {
  const files = groupBy(toBring.value, (row) => row.item.key);
  run2.value = { done: 0, all: files.size, now: "", stopping: false };
  for (const [key2, wishes] of files) {
    const item = items.value.find((one) => one.key === key2);
    if (run2.value?.stopping) break;
    if (!item) continue;
    run2.value = { ...run2.value, now: item.path };
    try {
      const body = await request2(item, { interviews: wishes.map(finalWish) });
      const answer = await services.api.post("/api/import", body);
      change2(key2, { brought: answer.brought, fault: "" });
    } catch (error) {
      change2(key2, { fault: error instanceof Error ? error.message : String(error) });
    }
    run2.value = { ...run2.value, done: run2.value.done + 1 };
  }
  stopped.value = run2.value?.stopping ?? false;
  run2.value = null;
  confirmed.value = false;
}

// src/screens/transcripts/roles.tsx
var ROLES = [
  ["interviewer", t("interviewer")],
  ["respondent", t("respondent")],
  ["other", t("other")]
];
function RoleSelect({
  label,
  value: value2,
  mixed = false,
  onChange
}) {
  return /* @__PURE__ */ a4(
    "select",
    {
      class: "input",
      "aria-label": t("Role of {label}", { label: label || t("who has no label") }),
      value: mixed ? "" : value2,
      onChange: (event) => onChange(event.currentTarget.value),
      children: [
        mixed && /* @__PURE__ */ a4("option", { value: "", disabled: true, children: t("not the same everywhere") }),
        ROLES.map(([role, name2]) => /* @__PURE__ */ a4("option", { value: role, children: name2 }, role))
      ]
    }
  );
}

// src/screens/transcripts/turns_shown.tsx
var AT_ONCE2 = 60;
function TurnsShown({ text, turns }) {
  const [shown, setShown] = d2(AT_ONCE2);
  const offsets = new Offsets(text);
  if (turns.length === 0) return /* @__PURE__ */ a4("p", { class: "note", children: t("There are no turns in this text.") });
  return /* @__PURE__ */ a4("div", { class: "stack", children: [
    /* @__PURE__ */ a4("ol", { class: "spoken", children: turns.slice(0, shown).map((turn, index) => /* @__PURE__ */ a4("li", { "data-role": turn.role, children: [
      /* @__PURE__ */ a4("span", { class: "who", children: [
        /* @__PURE__ */ a4("span", { class: "n", children: index + 1 }),
        " ",
        /* @__PURE__ */ a4("span", { dir: "auto", children: turn.speaker || t("(no label)") }),
        /* @__PURE__ */ a4("span", { class: "tag", children: turn.role })
      ] }),
      /* @__PURE__ */ a4("span", { class: "quote", dir: "auto", children: offsets.slice(turn.start, turn.end) })
    ] }, turn.start)) }),
    turns.length > shown && /* @__PURE__ */ a4("p", { children: /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => setShown(shown + 4 * AT_ONCE2), children: rich("Show more of {turns} turns", { turns: turns.length }) }) })
  ] });
}

// src/screens/transcripts/file_text.tsx
function FileText({ row, close }) {
  const [found2, setFound] = d2(null);
  const [fault2, setFault] = d2("");
  useOnce(() => {
    withText(row.item).then(
      (preview2) => setFound(preview2.interviews.find((one) => one.name === row.interview.name) ?? null),
      (error) => setFault(error.message)
    );
    return void 0;
  });
  return /* @__PURE__ */ a4(Dialog, { title: t("{id}: the text as it would come in", { id: row.interview.id || row.item.path }), onClose: close, children: [
    /* @__PURE__ */ a4("p", { class: "small", children: row.interview.line }),
    fault2 && /* @__PURE__ */ a4("p", { class: "note bad", children: sentence(fault2) }),
    !found2 && !fault2 && /* @__PURE__ */ a4("p", { class: "quiet", children: t("The file is read…") }),
    found2 && /* @__PURE__ */ a4($, { children: [
      !row.wish.rule && /* @__PURE__ */ a4("dl", { class: "pairs", children: found2.speakers.map(({ label, turns }) => /* @__PURE__ */ a4("div", { class: "speakerrow", children: [
        /* @__PURE__ */ a4("dt", { dir: "auto", children: [
          label || t("no label"),
          " ",
          /* @__PURE__ */ a4("span", { class: "small", children: t("{turns, plural, one {# turn} other {# turns}}", { turns }) })
        ] }),
        /* @__PURE__ */ a4("dd", { children: /* @__PURE__ */ a4(
          RoleSelect,
          {
            label,
            value: roleOf(row, label),
            onChange: (role) => wish(row.item.key, row.interview.name, { roles: { ...row.wish.roles, [label]: role } })
          }
        ) })
      ] }, label)) }),
      /* @__PURE__ */ a4(
        TurnsShown,
        {
          text: found2.text,
          turns: found2.spoken.map(
            (turn) => row.wish.rule ? turn : { ...turn, role: roleOf({ ...row, interview: found2 }, turn.speaker) }
          )
        }
      ),
      found2.unread > 0 && /* @__PURE__ */ a4("details", { children: [
        /* @__PURE__ */ a4("summary", { children: t("{unread, plural, one {# line} other {# lines}} in no turn", { unread: found2.unread }) }),
        /* @__PURE__ */ a4("ul", { class: "unread", children: found2.lines.map((one) => /* @__PURE__ */ a4("li", { dir: "auto", children: [
          /* @__PURE__ */ a4("span", { class: "n", children: one.line }),
          " ",
          one.words
        ] }, one.line)) })
      ] })
    ] }),
    /* @__PURE__ */ a4("div", { class: "row end", children: /* @__PURE__ */ a4("button", { type: "button", class: "btn", autofocus: true, onClick: close, children: t("Close") }) })
  ] });
}

// src/screens/transcripts/file_rows.tsx
var TAGS = {
  imported: ["new", "tag good"],
  unchanged: [t("there already"), "tag"],
  duplicate: ["copy", "tag warn"],
  refused: ["refused", "tag warn"],
  skipped: [t("left out"), "tag"]
};
var speakersOf = (row) => row.interview.speakers.map((one) => `${one.label || t("(no label)")} ${roleOf(row, one.label)}`).join(", ");
function Status({ row }) {
  const done = row.item.brought?.find((one) => one.transcript === row.interview.id);
  if (done) {
    const isIn = done.outcome === "imported";
    return /* @__PURE__ */ a4("span", { class: isIn ? "tag good" : TAGS[done.outcome][1], children: isIn ? t("✓ in") : TAGS[done.outcome][0] });
  }
  if (row.clash) return /* @__PURE__ */ a4("span", { class: "tag warn", children: row.clash });
  const [words6, look2] = TAGS[row.interview.outcome];
  return /* @__PURE__ */ a4("span", { class: look2, children: words6 });
}
function Encoding({ item }) {
  const { encodings = [], encoding = "", must_choose: must = false } = item.preview ?? {};
  if (encodings.length === 0) return null;
  return /* @__PURE__ */ a4("label", { class: "row small", children: [
    must ? t("This text is not UTF-8. It may be:") : t("Read as"),
    /* @__PURE__ */ a4(
      "select",
      {
        class: "input",
        "aria-label": t("Encoding of {path}", { path: item.path }),
        value: item.encoding || encoding,
        onChange: (event) => {
          change2(item.key, { encoding: event.currentTarget.value });
          void again(item.key);
        },
        children: [
          must && /* @__PURE__ */ a4("option", { value: "", children: t("choose…") }),
          encodings.map((one) => /* @__PURE__ */ a4("option", { value: one.name, children: one.title }, one.name))
        ]
      }
    )
  ] });
}
function LeftOut({ item }) {
  const { preview: preview2, fault: fault2 } = item;
  const why3 = fault2 || preview2?.left_out || "";
  return /* @__PURE__ */ a4("tr", { children: [
    /* @__PURE__ */ a4("td", {}),
    /* @__PURE__ */ a4("th", { scope: "row", dir: "auto", children: item.path }),
    /* @__PURE__ */ a4("td", { colSpan: 5, children: [
      /* @__PURE__ */ a4("span", { class: fault2 || preview2?.refused ? "tag warn" : "tag", children: fault2 || preview2?.refused ? t("refused") : t("left out") }),
      " ",
      preview2?.about ? t("It seems to be about the other files, and no interview.") : /* @__PURE__ */ a4("span", { lang: "en", children: sentence(why3) }),
      " ",
      !preview2?.must_choose && preview2?.hint && !preview2.about && /* @__PURE__ */ a4("span", { lang: "en", children: sentence(preview2.hint) }),
      /* @__PURE__ */ a4(Encoding, { item }),
      preview2?.about && /* @__PURE__ */ a4(
        "button",
        {
          type: "button",
          class: "btn small",
          onClick: () => {
            change2(item.key, { named: true });
            void again(item.key);
          },
          children: t("It is an interview")
        }
      )
    ] }),
    /* @__PURE__ */ a4("td", { class: "acts", children: /* @__PURE__ */ a4(Away, { item }) })
  ] });
}
function Waiting2({ item }) {
  return /* @__PURE__ */ a4("tr", { children: [
    /* @__PURE__ */ a4("td", {}),
    /* @__PURE__ */ a4("th", { scope: "row", dir: "auto", children: item.path }),
    /* @__PURE__ */ a4("td", { colSpan: 5, class: "dim", children: t("not looked at yet") }),
    /* @__PURE__ */ a4("td", { class: "acts", children: /* @__PURE__ */ a4(Away, { item }) })
  ] });
}
function Away({ item }) {
  return /* @__PURE__ */ a4(
    "button",
    {
      type: "button",
      class: "btn small bare",
      "aria-label": t("Take {path} off the list", { path: item.path }),
      disabled: run2.value !== null,
      onClick: () => drop(item.key),
      children: "✕"
    }
  );
}
function InterviewRow({ row, cases, open: open5 }) {
  const { item, interview } = row;
  const fixed = item.brought !== null || run2.value !== null;
  const name2 = interview.name || item.path;
  const said2 = item.brought?.find((one) => one.transcript === interview.id);
  const set2 = (part2) => {
    wish(item.key, interview.name, part2);
    void again(item.key);
  };
  return /* @__PURE__ */ a4("tr", { children: [
    /* @__PURE__ */ a4("td", { children: /* @__PURE__ */ a4(
      "input",
      {
        type: "checkbox",
        "aria-label": t("Bring in {name}", { name: name2 }),
        checked: isNew(row) && row.wish.take,
        disabled: !isNew(row) || fixed,
        onChange: (event) => wish(item.key, interview.name, { take: event.currentTarget.checked })
      }
    ) }),
    /* @__PURE__ */ a4("th", { scope: "row", dir: "auto", children: [
      item.path,
      interview.name && /* @__PURE__ */ a4("span", { class: "dim small", children: [
        " ",
        interview.name
      ] }),
      /* @__PURE__ */ a4("p", { class: "dim small diagnosis", children: said2?.line ?? interview.line }),
      !said2 && interview.hint && /* @__PURE__ */ a4("p", { lang: "en", class: "small", children: sentence(interview.hint) }),
      /* @__PURE__ */ a4(Encoding, { item })
    ] }),
    /* @__PURE__ */ a4("td", { children: /* @__PURE__ */ a4(
      "input",
      {
        class: "input",
        type: "text",
        "aria-label": t("Id of {name}", { name: name2 }),
        value: interview.id,
        disabled: fixed || interview.outcome === "unchanged" || interview.outcome === "duplicate",
        maxLength: 100,
        onChange: (event) => set2({ id: event.currentTarget.value }),
        ...PRIVATE
      }
    ) }),
    /* @__PURE__ */ a4("td", { children: /* @__PURE__ */ a4(
      "select",
      {
        class: "input",
        "aria-label": t("Case of {name}", { name: name2 }),
        value: interview.case,
        disabled: fixed || !isNew(row) || cases.length === 0,
        onChange: (event) => set2({ case: event.currentTarget.value }),
        children: [
          /* @__PURE__ */ a4("option", { value: "", children: cases.length > 0 ? t("no case yet") : t("no cases yet") }),
          [.../* @__PURE__ */ new Set([...cases, interview.case])].filter(Boolean).map((id) => /* @__PURE__ */ a4("option", { value: id, children: id }, id))
        ]
      }
    ) }),
    /* @__PURE__ */ a4("td", { class: "num", children: formatNumber(interview.words) }),
    /* @__PURE__ */ a4("td", { class: "speakers", dir: "auto", children: [
      speakersOf(row),
      interview.rules.length > 0 && isNew(row) && /* @__PURE__ */ a4(
        "select",
        {
          class: "input",
          "aria-label": t("How turns of {name} are made", { name: name2 }),
          value: row.wish.rule,
          disabled: fixed,
          onChange: (event) => set2({ rule: event.currentTarget.value }),
          children: [
            /* @__PURE__ */ a4("option", { value: "", children: t("as it is, without turns by look") }),
            interview.rules.map((one) => /* @__PURE__ */ a4("option", { value: one.rule, children: [
              one.rule,
              ": ",
              one.seen
            ] }, one.rule))
          ]
        }
      )
    ] }),
    /* @__PURE__ */ a4("td", { children: /* @__PURE__ */ a4(Status, { row }) }),
    /* @__PURE__ */ a4("td", { class: "acts", children: [
      /* @__PURE__ */ a4("button", { type: "button", class: "btn small", "aria-label": t("Show the text of {name}", { name: name2 }), onClick: open5, children: t("Text") }),
      /* @__PURE__ */ a4(Away, { item })
    ] })
  ] });
}
function FileRows({ cases }) {
  const [open5, setOpen] = d2(null);
  const shown = open5 && rows.value.find((row) => row.item.key === open5.key && row.interview.name === open5.name);
  return /* @__PURE__ */ a4("div", { class: "scroll", children: [
    /* @__PURE__ */ a4("table", { class: "table bringing", children: [
      /* @__PURE__ */ a4("caption", { class: "sr", children: t("Files at hand") }),
      /* @__PURE__ */ a4("thead", { children: /* @__PURE__ */ a4("tr", { children: [
        /* @__PURE__ */ a4("th", { scope: "col", children: /* @__PURE__ */ a4("span", { class: "sr", children: t("Bring in") }) }),
        /* @__PURE__ */ a4("th", { scope: "col", children: t("File") }),
        /* @__PURE__ */ a4("th", { scope: "col", children: t("Id") }),
        /* @__PURE__ */ a4("th", { scope: "col", children: t("Case") }),
        /* @__PURE__ */ a4("th", { scope: "col", class: "num", children: t("Words") }),
        /* @__PURE__ */ a4("th", { scope: "col", children: t("Speakers") }),
        /* @__PURE__ */ a4("th", { scope: "col", children: t("What becomes of it") }),
        /* @__PURE__ */ a4("th", { scope: "col", children: /* @__PURE__ */ a4("span", { class: "sr", children: t("More") }) })
      ] }) }),
      /* @__PURE__ */ a4("tbody", { children: items.value.flatMap((item) => {
        const its = rows.value.filter((row) => row.item.key === item.key);
        if (its.length > 0 && !item.fault)
          return its.map((row) => /* @__PURE__ */ a4(
            InterviewRow,
            {
              row,
              cases,
              open: () => setOpen({ key: item.key, name: row.interview.name })
            },
            `${item.key}/${row.interview.name}`
          ));
        return [
          item.preview || item.fault ? /* @__PURE__ */ a4(LeftOut, { item }, item.key) : /* @__PURE__ */ a4(Waiting2, { item }, item.key)
        ];
      }) })
    ] }),
    shown && /* @__PURE__ */ a4(FileText, { row: shown, close: () => setOpen(null) })
  ] });
}

// src/screens/transcripts/speaker_map.tsx
var MOST11 = 40;
function labelsOf(all) {
  const found2 = /* @__PURE__ */ new Map();
  for (const row of all.filter((one) => isNew(one) && one.wish.take && !one.wish.rule && !one.item.brought)) {
    for (const { label, turns } of row.interview.speakers) {
      const known3 = found2.get(label) ?? { label, rows: [], turns: 0, roles: /* @__PURE__ */ new Set() };
      known3.rows.push(row);
      known3.turns += turns;
      known3.roles.add(roleOf(row, label));
      found2.set(label, known3);
    }
  }
  return [...found2.values()].toSorted((one, other) => other.rows.length - one.rows.length || other.turns - one.turns);
}
function SpeakerMap() {
  const labels2 = labelsOf(rows.value);
  if (labels2.length === 0) return null;
  const set2 = (one, role) => {
    for (const row of one.rows) {
      const { roles } = row.wish;
      wish(row.item.key, row.interview.name, { roles: { ...roles, [one.label]: role } });
    }
  };
  return /* @__PURE__ */ a4("section", { class: "stack speakermap", "aria-labelledby": "who-speaks", children: [
    /* @__PURE__ */ a4("h2", { id: "who-speaks", children: t("Who speaks") }),
    /* @__PURE__ */ a4("p", { class: "quiet small", children: t(
      "Words of interviewers are never evidence. What you change here holds for every file at hand with this label."
    ) }),
    /* @__PURE__ */ a4("div", { class: "scroll", children: /* @__PURE__ */ a4("table", { class: "table", children: [
      /* @__PURE__ */ a4("caption", { class: "sr", children: t("Speakers of the files at hand") }),
      /* @__PURE__ */ a4("thead", { children: /* @__PURE__ */ a4("tr", { children: [
        /* @__PURE__ */ a4("th", { scope: "col", children: t("Label in the text") }),
        /* @__PURE__ */ a4("th", { scope: "col", children: t("Role") }),
        /* @__PURE__ */ a4("th", { scope: "col", class: "num", children: t("Interviews") }),
        /* @__PURE__ */ a4("th", { scope: "col", class: "num", children: t("Turns") })
      ] }) }),
      /* @__PURE__ */ a4("tbody", { children: labels2.slice(0, MOST11).map((one) => /* @__PURE__ */ a4("tr", { children: [
        /* @__PURE__ */ a4("th", { scope: "row", dir: "auto", children: one.label || /* @__PURE__ */ a4("span", { class: "dim", children: t("no label: the whole text") }) }),
        /* @__PURE__ */ a4("td", { children: /* @__PURE__ */ a4(
          RoleSelect,
          {
            label: one.label,
            value: [...one.roles][0] ?? "respondent",
            mixed: one.roles.size > 1,
            onChange: (role) => set2(one, role)
          }
        ) }),
        /* @__PURE__ */ a4("td", { class: "num", children: one.rows.length }),
        /* @__PURE__ */ a4("td", { class: "num", children: formatNumber(one.turns) })
      ] }, one.label)) })
    ] }) }),
    labels2.length > MOST11 && /* @__PURE__ */ a4("p", { class: "quiet small", children: t("And {labels, plural, one {# label} other {# labels}} of fewer turns.", { labels: labels2.length - MOST11 }) }),
    /* @__PURE__ */ a4("label", { class: "check", children: [
      /* @__PURE__ */ a4(
        "input",
        {
          type: "checkbox",
          checked: confirmed.value,
          onChange: (event) => {
            confirmed.value = event.currentTarget.checked;
          }
        }
      ),
      t("I looked at this: the roles are right")
    ] })
  ] });
}

// src/screens/transcripts/bring.tsx
function Chooser2() {
  const files = T2(null);
  const folder = T2(null);
  const [over, setOver] = d2(false);
  const take = (input) => {
    add2(chosen3(input.files));
    input.value = "";
  };
  return /* @__PURE__ */ a4(
    "div",
    {
      class: "dropzone",
      "data-over": over ? "" : void 0,
      onDragOver: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: () => setOver(false),
      children: [
        /* @__PURE__ */ a4("p", { children: rich(
          "<b>Drop interviews here</b>, or a whole folder. Word, OpenDocument, PDF, RTF, text, web pages, captions (vtt, srt, sbv), JSON, or a table of turns (csv, xlsx). Nothing is written before you say so.",
          { b: (words6) => /* @__PURE__ */ a4("strong", { children: words6 }) }
        ) }),
        /* @__PURE__ */ a4("div", { class: "row", children: [
          /* @__PURE__ */ a4("button", { type: "button", class: "btn main", onClick: () => files.current?.click(), children: t("Choose files") }),
          /* @__PURE__ */ a4("button", { type: "button", class: "btn", onClick: () => folder.current?.click(), children: t("Choose a folder") })
        ] }),
        /* @__PURE__ */ a4(
          "input",
          {
            ref: files,
            type: "file",
            multiple: true,
            hidden: true,
            "aria-label": t("Files to bring in"),
            onChange: (event) => take(event.currentTarget)
          }
        ),
        /* @__PURE__ */ a4(
          "input",
          {
            ref: folder,
            type: "file",
            hidden: true,
            "aria-label": t("A folder to bring in"),
            ...{ webkitdirectory: true },
            onChange: (event) => take(event.currentTarget)
          }
        )
      ]
    }
  );
}
function Progress() {
  const now2 = run2.value;
  if (!now2) return null;
  return /* @__PURE__ */ a4("div", { class: "note", children: [
    /* @__PURE__ */ a4("p", { children: rich("Bringing in {min} of {all}: {now}", {
      min: Math.min(now2.done + 1, now2.all),
      all: now2.all,
      now: now2.now
    }) }),
    /* @__PURE__ */ a4("div", { class: "row", children: [
      /* @__PURE__ */ a4("progress", { class: "grow", value: now2.done, max: now2.all, "aria-label": t("Files brought in") }),
      /* @__PURE__ */ a4("button", { type: "button", class: "btn", disabled: now2.stopping, onClick: stop, children: now2.stopping ? t("Stopping after this file…") : t("Stop") })
    ] })
  ] });
}
function Outcome2() {
  const done = items.value.flatMap((item) => item.brought ?? []);
  if (run2.value || done.length === 0) return null;
  const taken2 = done.filter((one) => one.outcome === "imported").map((one) => one.transcript);
  const left = toBring.value.length;
  return /* @__PURE__ */ a4("div", { class: stopped.value ? "note warn" : "note good", role: "status", children: [
    /* @__PURE__ */ a4("p", { children: t(
      "{hasStopped, select, yes {Stopped. } other {}}{taken, plural, one {# interview} other {# interviews}} brought in{taken2}.{hasLeft, select, yes { {left, plural, one {# interview} other {# interviews}} not brought in.} other {}}",
      {
        hasStopped: stopped.value ? "yes" : "no",
        taken: taken2.length,
        taken2: taken2.length > 0 && `: ${taken2.join(", ")}`,
        hasLeft: left > 0 ? "yes" : "no",
        left
      }
    ) }),
    /* @__PURE__ */ a4("p", { class: "small", children: rich("<link>See them in the list</link>, or say of which case they are under <link2>Interviews</link2>.", {
      link: (words6) => /* @__PURE__ */ a4("a", { href: href.transcripts(), children: words6 }),
      link2: (words6) => /* @__PURE__ */ a4("a", { href: href.transcripts({ show: "interviews" }), children: words6 })
    }) })
  ] });
}
function Bring({ cases }) {
  const waiting2 = items.value.filter((item) => !item.preview && !item.fault).length;
  const wanted2 = toBring.value.length;
  const guessed = rows.value.some((row) => row.interview.speakers.some((one) => !one.sure));
  const start2 = () => {
    void bringIn().then(() => services.announce(stopped.value ? t("Stopped.") : t("The interviews are brought in.")));
  };
  return /* @__PURE__ */ a4("div", { class: "stack", children: [
    /* @__PURE__ */ a4(Chooser2, {}),
    /* @__PURE__ */ a4(Progress, {}),
    /* @__PURE__ */ a4(Outcome2, {}),
    items.value.length > 0 && /* @__PURE__ */ a4($, { children: [
      waiting2 > 0 && /* @__PURE__ */ a4("p", { class: "quiet", role: "status", children: t("Looking at {waiting, plural, one {# file} other {# files}}…", { waiting: waiting2 }) }),
      /* @__PURE__ */ a4(SpeakerMap, {}),
      /* @__PURE__ */ a4(FileRows, { cases }),
      /* @__PURE__ */ a4("div", { class: "row end bringbar", children: [
        guessed && !confirmed.value && wanted2 > 0 && /* @__PURE__ */ a4("span", { class: "quiet small", children: t("Who speaks is a guess for some; it can be confirmed later, too.") }),
        /* @__PURE__ */ a4("button", { type: "button", class: "btn", disabled: run2.value !== null, onClick: clear, children: t("Clear the list") }),
        /* @__PURE__ */ a4(
          "button",
          {
            type: "button",
            class: "btn main",
            disabled: wanted2 === 0 || waiting2 > 0 || run2.value !== null,
            onClick: start2,
            children: t("Bring in {wanted, plural, one {# interview} other {# interviews}}", { wanted: wanted2 })
          }
        )
      ] })
    ] })
  ] });
}

// src/screens/transcripts/coverage.tsx
var WORDS2 = {
  yes: ["✓", "asked"],
  no: ["✗", t("not asked")],
  spontaneous: ["◦", t("said unasked")],
  unknown: ["?", t("nobody knows")]
};
var ORDER = ["", "yes", "no", "spontaneous", "unknown"];
var BY_KEY = {
  y: t("yes"),
  n: t("no"),
  s: t("spontaneous"),
  u: t("unknown"),
  Delete: "",
  Backspace: ""
};
function asked3(table) {
  const [t5, c4, a5] = ["transcript", "topic", "asked"].map((name2) => table.columns.indexOf(name2));
  return new Map(
    table.rows.map(({ line, cells }) => [`${cells[t5 ?? 0]}
${cells[c4 ?? 1]}`, { line, asked: cells[a5 ?? 2] ?? "" }])
  );
}
var nextAsked = (now2) => ORDER[(ORDER.indexOf(now2) + 1) % ORDER.length] ?? "";
function Ticks({
  table,
  work: work2,
  ids,
  topics
}) {
  const [at, setAt] = d2([0, 0]);
  const body = T2(null);
  const known3 = asked3(table);
  const here = [Math.min(at[0], ids.length - 1), Math.min(at[1], topics.length - 1)];
  const put2 = (row, column, value2) => {
    const [transcript, topic] = [ids[row] ?? "", topics[column]?.id ?? ""];
    const now2 = known3.get(`${transcript}
${topic}`);
    if (!table.editable || (now2?.asked ?? "") === value2) return;
    if (now2 && !value2) void work2.edit({ removed: [now2.line] });
    else if (now2) void work2.edit({ cells: [{ line: now2.line, column: "asked", value: value2 }] });
    else void work2.edit({ rows: [{ transcript, topic, asked: value2 }] });
  };
  const valueAt = (row, column) => known3.get(`${ids[row]}
${topics[column]?.id}`)?.asked ?? "";
  const onKey = (event) => {
    const next = gridStep(event.key, event.ctrlKey, here, ids.length, topics.length);
    if (event.altKey || event.metaKey || event.ctrlKey && !next) return;
    if (next) {
      setAt(next);
      body.current?.querySelector(`[data-at="${next[0]}/${next[1]}"]`)?.focus();
    } else if (event.key === " " || event.key === "Enter") put2(...here, nextAsked(valueAt(...here)));
    else if (event.key in BY_KEY) put2(...here, BY_KEY[event.key] ?? "");
    else return;
    event.preventDefault();
  };
  return /* @__PURE__ */ a4("div", { class: "scroll", children: /* @__PURE__ */ a4(
    "table",
    {
      class: "grid ticks",
      role: "grid",
      "aria-label": t("What was asked in which interview"),
      ref: body,
      onKeyDown: onKey,
      children: [
        /* @__PURE__ */ a4("thead", { children: /* @__PURE__ */ a4("tr", { children: [
          /* @__PURE__ */ a4("th", { scope: "col", children: t("Interview") }),
          topics.map((topic) => /* @__PURE__ */ a4("th", { scope: "col", title: topic.id, children: topic.name }, topic.id))
        ] }) }),
        /* @__PURE__ */ a4("tbody", { children: ids.map((id, r4) => /* @__PURE__ */ a4("tr", { children: [
          /* @__PURE__ */ a4("th", { scope: "row", dir: "auto", children: id }),
          topics.map((topic, c4) => {
            const value2 = valueAt(r4, c4);
            return /* @__PURE__ */ a4(
              "td",
              {
                "data-at": `${r4}/${c4}`,
                "data-asked": value2,
                tabIndex: r4 === here[0] && c4 === here[1] ? 0 : -1,
                "aria-label": value2 ? WORDS2[value2]?.[1] ?? value2 : t("not recorded"),
                onFocus: () => setAt([r4, c4]),
                onClick: () => put2(r4, c4, nextAsked(value2)),
                children: value2 && (WORDS2[value2]?.[0] ?? value2)
              },
              topic.id
            );
          })
        ] }, id)) })
      ]
    }
  ) });
}
function Coverage({
  table,
  work: work2,
  ids,
  books
}) {
  const [chosen4, setChosen] = d2(round.value?.codebook.split("@")[0] ?? "");
  const id = books.includes(chosen4) ? chosen4 : books[0] ?? "";
  const book = useLoad(id ? `/api/codebook?codebook=${encodeURIComponent(id)}` : null);
  const recorded = [...new Set(table.rows.map(({ cells }) => cells[table.columns.indexOf("topic")] ?? ""))];
  const top = (book.value?.codes ?? []).filter((code2) => code2.depth === 0).map(({ id: code2, name: name2 }) => ({ id: code2, name: name2 }));
  const more = recorded.filter((topic) => topic && !top.some((one) => one.id === topic)).map((topic) => ({ id: topic, name: book.value?.codes.find((code2) => code2.id === topic)?.name ?? topic }));
  const topics = [...top, ...more];
  if (ids.length === 0 || topics.length === 0)
    return /* @__PURE__ */ a4(Empty, { title: t("Nothing to tick yet."), children: /* @__PURE__ */ a4("p", { children: t(
      "When there are interviews and a codebook, this grid says which topics were asked in which interview. The matrix tells “asked, none” from “not asked” by it."
    ) }) });
  return /* @__PURE__ */ a4("div", { class: "stack", children: [
    /* @__PURE__ */ a4(TableProblems, { table }),
    /* @__PURE__ */ a4(NotWritten, { fault: work2.fault, close: work2.forget }),
    books.length > 1 && /* @__PURE__ */ a4(Choice, { label: t("Codebook"), value: id, options: books.map((one) => [one, one]), onChange: setChosen }),
    /* @__PURE__ */ a4(Ticks, { table, work: work2, ids, topics }),
    /* @__PURE__ */ a4("p", { class: "quiet small", children: rich("Click or Space: {values}. Or type y, n, s, u; Delete empties. A topic stands for all codes below it.", {
      values: Object.values(WORDS2).map(([sign, words6]) => `${sign} ${words6}`).join(", ")
    }) })
  ] });
}

// src/screens/transcripts/remove_dialog.tsx
function RemoveDialog({ row, close }) {
  const [fault2, setFault] = d2(null);
  const remove3 = async () => {
    const body = { confirm: row.id };
    try {
      const { told } = await services.api.post(`/api/transcripts/${encodeURIComponent(row.id)}/remove`, body);
      services.announce(told.join(". "));
      close();
    } catch (error) {
      setFault(faultOf(error));
    }
  };
  return /* @__PURE__ */ a4(Dialog, { title: t("Remove {id}?", { id: row.id }), onClose: close, children: [
    /* @__PURE__ */ a4("p", { children: rich(
      "For what was brought in by mistake: its text, turns, corrections and the copy of its file go out of the study. This is not taken back by Ctrl+Z; {hasFile, select, yes {bringing in {file}} other {bringing the file in}} again is.",
      { hasFile: row.file ? "yes" : "no", file: row.file }
    ) }),
    /* @__PURE__ */ a4(NotWritten, { fault: fault2 }),
    /* @__PURE__ */ a4("div", { class: "row end", children: [
      /* @__PURE__ */ a4("button", { type: "button", class: "btn", autofocus: true, onClick: close, children: t("Leave it") }),
      /* @__PURE__ */ a4("button", { type: "button", class: "btn main", onClick: () => void remove3(), children: rich("Remove {id}", { id: row.id }) })
    ] })
  ] });
}

// src/screens/transcripts/speakers_dialog.tsx
function SpeakersDialog({ row, close }) {
  const [roles, setRoles] = d2({});
  const [fault2, setFault] = d2(null);
  const keep = async () => {
    const body = { seal: row.seal, roles, confirm: true };
    try {
      const { told } = await services.api.post(`/api/transcripts/${encodeURIComponent(row.id)}/speakers`, body);
      services.announce(told.join(" "));
      close();
    } catch (error) {
      setFault(faultOf(error));
    }
  };
  return /* @__PURE__ */ a4(Dialog, { title: t("Who speaks in {id}", { id: row.id }), onClose: close, children: [
    /* @__PURE__ */ a4("p", { children: t(
      "Words of interviewers are never evidence, and agreement is about what respondents say. Turns by hand are changed in Code."
    ) }),
    /* @__PURE__ */ a4("dl", { class: "pairs", children: row.speakers.map((one) => /* @__PURE__ */ a4("div", { class: "speakerrow", children: [
      /* @__PURE__ */ a4("dt", { dir: "auto", children: [
        one.label || t("no label"),
        " ",
        /* @__PURE__ */ a4("span", { class: "small", children: t("{turns, plural, one {# turn} other {# turns}}", { turns: one.turns }) })
      ] }),
      /* @__PURE__ */ a4("dd", { class: "row", children: [
        /* @__PURE__ */ a4(
          RoleSelect,
          {
            label: one.label,
            value: roles[one.label] ?? one.role,
            onChange: (role) => setRoles({ ...roles, [one.label]: role })
          }
        ),
        !one.confirmed && /* @__PURE__ */ a4("span", { class: "tag warn", children: t("guessed") })
      ] })
    ] }, one.label)) }),
    /* @__PURE__ */ a4(NotWritten, { fault: fault2 }),
    /* @__PURE__ */ a4("div", { class: "row end", children: [
      /* @__PURE__ */ a4("button", { type: "button", class: "btn", onClick: close, children: t("Leave it") }),
      /* @__PURE__ */ a4("button", { type: "button", class: "btn main", autofocus: true, onClick: () => void keep(), children: t("These roles are right") })
    ] })
  ] });
}

// src/screens/transcripts/text_dialog.tsx
function TextDialog({ id, close }) {
  const text = useLoad(`/api/transcripts/${encodeURIComponent(id)}`);
  return /* @__PURE__ */ a4(Dialog, { title: t("The text of {id}", { id }), onClose: close, children: [
    /* @__PURE__ */ a4(Show, { what: t("The text"), of: text, children: (found2) => /* @__PURE__ */ a4(TurnsShown, { text: found2.text, turns: found2.turns }) }),
    /* @__PURE__ */ a4("div", { class: "row end", children: /* @__PURE__ */ a4("button", { type: "button", class: "btn", autofocus: true, onClick: close, children: t("Close") }) })
  ] });
}

// src/screens/transcripts/list.tsx
function named({ label, role, turns }) {
  return label.toLowerCase() === role ? `${label} ${turns}` : `${label || t("(no label)")} ${role} ${turns}`;
}
function Speakers({ row }) {
  const guessed = row.speakers.some((one) => !one.confirmed);
  return /* @__PURE__ */ a4($, { children: [
    row.speakers.map((one) => named(one)).join(", "),
    " ",
    guessed && /* @__PURE__ */ a4("span", { class: "tag warn", children: t("roles guessed") })
  ] });
}
function Line3({ row, ask: ask2 }) {
  const round2 = row.rounds.at(-1);
  return /* @__PURE__ */ a4("tr", { children: [
    /* @__PURE__ */ a4("th", { scope: "row", dir: "auto", children: [
      row.id,
      row.problem && /* @__PURE__ */ a4("p", { lang: "en", class: "small problem", children: row.problem }),
      row.withdrawn && /* @__PURE__ */ a4("p", { class: "small dim", children: rich("withdrawn on {withdrawn}", { withdrawn: row.withdrawn }) })
    ] }),
    /* @__PURE__ */ a4("td", { dir: "auto", children: [
      row.case_name || row.case || !row.withdrawn && /* @__PURE__ */ a4("span", { class: "dim", children: t("no case") }),
      row.case_name && /* @__PURE__ */ a4("span", { class: "dim small", children: [
        " ",
        row.case
      ] })
    ] }),
    /* @__PURE__ */ a4("td", { class: "nowrap", children: row.date }),
    /* @__PURE__ */ a4("td", { class: "speakers", dir: "auto", children: /* @__PURE__ */ a4(Speakers, { row }) }),
    /* @__PURE__ */ a4("td", { class: "num", children: row.read && !row.withdrawn ? formatNumber(row.turns) : "" }),
    /* @__PURE__ */ a4("td", { class: "num", children: row.read && !row.withdrawn ? formatNumber(row.words) : "" }),
    /* @__PURE__ */ a4("td", { children: [
      row.rounds.map((id) => /* @__PURE__ */ a4("span", { class: "tag", children: id }, id)),
      row.texts > 1 && /* @__PURE__ */ a4("span", { class: "tag info", children: t("changed {texts, plural, one {once} other {# times}}", { texts: row.texts - 1 }) })
    ] }),
    /* @__PURE__ */ a4("td", { class: "acts nowrap", children: !row.withdrawn && /* @__PURE__ */ a4($, { children: [
      /* @__PURE__ */ a4(
        "button",
        {
          type: "button",
          class: "btn small",
          "aria-label": t("Text of {id}", { id: row.id }),
          disabled: row.problem !== "",
          onClick: () => ask2({ what: "text", row }),
          children: t("Text")
        }
      ),
      " ",
      /* @__PURE__ */ a4(
        "button",
        {
          type: "button",
          class: "btn small",
          "aria-label": t("Speakers of {id}", { id: row.id }),
          disabled: row.problem !== "",
          onClick: () => ask2({ what: "speakers", row }),
          children: t("Speakers")
        }
      ),
      " ",
      round2 ? /* @__PURE__ */ a4("a", { class: "small", href: href.code(round2, row.id), "aria-label": t("Code {id}", { id: row.id }), children: t("Code##verb") }) : /* @__PURE__ */ a4(
        "button",
        {
          type: "button",
          class: "btn small",
          "aria-label": t("Remove {id}", { id: row.id }),
          onClick: () => ask2({ what: "remove", row }),
          children: t("Remove")
        }
      )
    ] }) })
  ] });
}
var matches2 = (row, words6) => {
  const text = [row.id, row.case, row.case_name, row.date, row.file, ...row.speakers.map((one) => one.label)].join(" ").toLowerCase();
  return words6.every((word) => text.includes(word));
};
function List5({ list, bring }) {
  const [asked4, setAsked] = d2(null);
  const [text, setText] = d2("");
  if (list.rows.length === 0)
    return /* @__PURE__ */ a4(Empty, { title: t("No transcripts yet."), children: [
      /* @__PURE__ */ a4("p", { children: t("Interviews that you bring in stand here, with who speaks in them and which rounds are about them.") }),
      /* @__PURE__ */ a4("p", { children: /* @__PURE__ */ a4("a", { class: "btn main", href: bring, children: t("Bring interviews in") }) })
    ] });
  const words6 = text.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = list.rows.filter((row) => matches2(row, words6));
  const current = asked4 && list.rows.find((row) => row.id === asked4.row.id);
  return /* @__PURE__ */ a4("div", { class: "stack", children: [
    /* @__PURE__ */ a4("label", { children: [
      /* @__PURE__ */ a4("span", { class: "sr", children: t("Filter transcripts") }),
      /* @__PURE__ */ a4(
        "input",
        {
          class: "input",
          type: "search",
          placeholder: t("Filter by transcript, case, speaker, file"),
          value: text,
          "data-entry": true,
          onInput: (event) => setText(event.currentTarget.value),
          ...PRIVATE
        }
      )
    ] }),
    /* @__PURE__ */ a4("div", { class: "scroll", children: /* @__PURE__ */ a4("table", { class: "table transcripts", children: [
      /* @__PURE__ */ a4("caption", { class: "sr", children: t("Transcripts of the study") }),
      /* @__PURE__ */ a4("thead", { children: /* @__PURE__ */ a4("tr", { children: [
        /* @__PURE__ */ a4("th", { scope: "col", children: t("Transcript") }),
        /* @__PURE__ */ a4("th", { scope: "col", children: t("Case") }),
        /* @__PURE__ */ a4("th", { scope: "col", children: t("Date") }),
        /* @__PURE__ */ a4("th", { scope: "col", children: t("Speakers and turns") }),
        /* @__PURE__ */ a4("th", { scope: "col", class: "num", children: t("Turns") }),
        /* @__PURE__ */ a4("th", { scope: "col", class: "num", title: t("Words of respondents"), children: t("Words") }),
        /* @__PURE__ */ a4("th", { scope: "col", children: t("Rounds") }),
        /* @__PURE__ */ a4("th", { scope: "col", children: /* @__PURE__ */ a4("span", { class: "sr", children: t("More") }) })
      ] }) }),
      /* @__PURE__ */ a4("tbody", { children: shown.map((row) => /* @__PURE__ */ a4(Line3, { row, ask: setAsked }, row.id)) })
    ] }) }),
    shown.length === 0 && /* @__PURE__ */ a4("p", { class: "note", children: rich("No transcript matches ‘{text}’.", { text }) }),
    current && asked4.what === "text" && /* @__PURE__ */ a4(TextDialog, { id: current.id, close: () => setAsked(null) }),
    current && asked4.what === "speakers" && /* @__PURE__ */ a4(SpeakersDialog, { row: current, close: () => setAsked(null) }),
    current && asked4.what === "remove" && /* @__PURE__ */ a4(RemoveDialog, { row: current, close: () => setAsked(null) })
  ] });
}

// src/screens/transcripts/register.tsx
var KEY3 = "transcript";
var MODES2 = [t("in person"), "phone", "video", "group"];
function Register({ table, work: work2, list }) {
  const [block, setBlock] = d2(null);
  usePastedAnywhere(table.editable && !block, (text) => setBlock({ text, line: 0, column: "" }));
  const key2 = table.columns.indexOf(KEY3);
  const columns = table.columns.filter((_5, at) => at !== key2);
  const there = new Map(table.rows.map((row) => [row.cells[key2] ?? "", row]));
  const present = new Set(list.rows.filter((row) => !row.withdrawn).map((row) => row.id));
  const unlisted = [...present].filter((id) => !there.has(id));
  const rows2 = [
    ...table.rows.map(({ line, cells }) => ({
      line,
      id: cells[key2] ?? "",
      cells: cells.filter((_5, at) => at !== key2)
    })),
    ...unlisted.map((id) => ({ line: 0, id, cells: columns.map(() => "") }))
  ].toSorted((one, other) => one.id.localeCompare(other.id, "en", { numeric: true }));
  if (rows2.length === 0)
    return /* @__PURE__ */ a4(Empty, { title: t("No interviews yet."), children: /* @__PURE__ */ a4("p", { children: t("Every transcript that is brought in gets a row here: its case, date, mode, length.") }) });
  const edit = (row, column, value2) => {
    const { line = 0, id = "" } = rows2[row] ?? {};
    const name2 = columns[column] ?? "";
    return work2.edit(line ? { cells: [{ line, column: name2, value: value2 }] } : { rows: [{ [KEY3]: id, [name2]: value2 }] });
  };
  return /* @__PURE__ */ a4("div", { class: "stack", children: [
    /* @__PURE__ */ a4(TableProblems, { table }),
    /* @__PURE__ */ a4(NotWritten, { fault: work2.fault, close: work2.forget }),
    list.cases.length === 0 && /* @__PURE__ */ a4("p", { class: "note", children: rich("An interview belongs to a case: <link>enter cases</link> first.", {
      link: (words6) => /* @__PURE__ */ a4("a", { href: href.cases(), children: words6 })
    }) }),
    /* @__PURE__ */ a4(
      EditGrid,
      {
        label: t("Register of interviews"),
        headName: t("Transcript"),
        columns,
        rows: rows2.map((row) => ({
          id: row.id,
          head: /* @__PURE__ */ a4($, { children: [
            row.id,
            !present.has(row.id) && /* @__PURE__ */ a4("span", { class: "dim small", children: [
              " ",
              t("no transcript")
            ] })
          ] }),
          cells: row.cells,
          acts: table.editable && row.line > 0 && !present.has(row.id) && /* @__PURE__ */ a4(
            "button",
            {
              type: "button",
              class: "btn small bare",
              "aria-label": t("Delete the row of {id}", { id: row.id }),
              onClick: () => void work2.edit({ removed: [row.line] }),
              children: "✕"
            }
          )
        })),
        editable: table.editable,
        choices: { case: list.cases, mode: MODES2 },
        onEdit: ({ row, column }, value2) => edit(row, column, value2),
        onPaste: ({ row, column }, text) => setBlock({ text, line: rows2[row]?.line ?? 0, column: columns[column] ?? "" })
      }
    ),
    table.editable && /* @__PURE__ */ a4("div", { class: "addto", children: [
      /* @__PURE__ */ a4(Add, { label: t("New column"), button: t("Add the column"), add: (name2) => work2.edit({ columns: [name2] }) }),
      /* @__PURE__ */ a4("button", { type: "button", class: "btn", onClick: () => setBlock({ text: "", line: 0, column: "" }), children: t("Paste from a spreadsheet") })
    ] }),
    /* @__PURE__ */ a4("p", { class: "quiet small", children: t("The first thing to say of an interview is its case; date, mode and the others follow.") }),
    block && /* @__PURE__ */ a4(PasteDialog, { table, block, write: work2.edit, close: () => setBlock(null) })
  ] });
}

// src/screens/transcripts/transcripts.tsx
var PARTS = [
  ["", t("List")],
  ["bring", t("Bring in")],
  ["interviews", t("Interviews")],
  ["coverage", t("What was asked")]
];
var to = (show3) => href.transcripts(show3 ? { show: show3 } : {});
function RegisterPart({ list }) {
  const work2 = useTable("interviews");
  return /* @__PURE__ */ a4(Show, { what: t("Interviews"), of: work2.loaded, children: (table) => /* @__PURE__ */ a4(Register, { table, work: work2, list }) });
}
function CoveragePart({ list }) {
  const work2 = useTable("coverage");
  const ids = list.rows.filter((row) => !row.withdrawn).map((row) => row.id);
  return /* @__PURE__ */ a4(Show, { what: t("What was asked"), of: work2.loaded, children: (table) => /* @__PURE__ */ a4(Coverage, { table, work: work2, ids, books: list.codebooks }) });
}
function Part4({ show: show3, list }) {
  if (show3 === "bring") return /* @__PURE__ */ a4(Bring, { cases: list.cases });
  if (show3 === "interviews") return /* @__PURE__ */ a4(RegisterPart, { list });
  if (show3 === "coverage") return /* @__PURE__ */ a4(CoveragePart, { list });
  return /* @__PURE__ */ a4(List5, { list, bring: to("bring") });
}
function useDropped() {
  A2(() => {
    const over = (event) => event.preventDefault();
    const drop2 = (event) => {
      event.preventDefault();
      if (!event.dataTransfer) return;
      void dropped(event.dataTransfer).then((found2) => {
        add2(found2);
        if (found2.length > 0) navigate(to("bring"));
      });
    };
    document.addEventListener("dragover", over);
    document.addEventListener("drop", drop2);
    return () => {
      document.removeEventListener("dragover", over);
      document.removeEventListener("drop", drop2);
    };
  }, []);
}
function Transcripts() {
  const list = useLoad("/api/transcripts?now=1", anyChange);
  const { set: set2 } = list;
  const whole2 = useLoad(list.value?.rows.some((row) => !row.read) ? "/api/transcripts" : null);
  F2(() => {
    if (whole2.value) set2(whole2.value);
  }, [whole2.value, set2]);
  useDropped();
  const show3 = route.value.query.get("show") ?? "";
  const waiting2 = items.value.filter((item) => item.brought === null).length;
  return /* @__PURE__ */ a4(
    Page,
    {
      title: t("Transcripts"),
      sub: list.value && t("{rows, plural, one {# transcript} other {# transcripts}}", { rows: list.value.rows.length }),
      tools: /* @__PURE__ */ a4("nav", { class: "row", "aria-label": t("Transcripts"), children: PARTS.map(([key2, name2]) => /* @__PURE__ */ a4("a", { class: "btn small", href: to(key2), "aria-current": key2 === show3 ? "true" : void 0, children: [
        name2,
        key2 === "bring" && waiting2 > 0 && /* @__PURE__ */ a4("span", { class: "tag info", children: waiting2 })
      ] }, key2)) }),
      children: /* @__PURE__ */ a4(Show, { what: t("Transcripts"), of: list, children: (found2) => /* @__PURE__ */ a4(Part4, { show: show3, list: found2 }) })
    }
  );
}

// src/screens/screens.tsx
var FIXED = /* @__PURE__ */ new Set(["code", "compare", "adjudicate", "codebook", "review"]);
var TITLES4 = {
  library: t("Library"),
  code: t("Code##verb"),
  compare: t("Compare"),
  adjudicate: t("Adjudicate"),
  codebook: t("Codebook"),
  agreement: t("Agreement"),
  matrix: t("Matrix"),
  memos: t("Memos"),
  search: t("Search"),
  history: t("History"),
  settings: t("Settings"),
  print: t("Print"),
  became: t("What became of my codings"),
  study: t("Study"),
  transcripts: t("Transcripts"),
  cases: t("Cases"),
  rounds: t("Rounds"),
  review: t("Review"),
  meetings: t("Meetings"),
  excerpts: t("Excerpts"),
  reports: t("Reports"),
  missing: t("Not here")
};
var titleOfScreen = (screen) => TITLES4[screen];
function ScreenOf({ queue: queue2 }) {
  const { screen, round: round2, transcript, query: query2, name: name2 } = route.value;
  switch (screen) {
    case "library":
      return /* @__PURE__ */ a4(Library, { queue: queue2 });
    case "code": {
      const at = query2.get("at");
      return /* @__PURE__ */ a4(
        CodeScreen,
        {
          services,
          queue: queue2,
          round: round2,
          transcript,
          at: at === null ? void 0 : Number(at),
          walk: query2.get("walk") ? String(query2) : void 0
        },
        `${round2}/${transcript}`
      );
    }
    case "compare":
      return /* @__PURE__ */ a4(Compare2, { round: round2, transcript });
    case "adjudicate":
      return /* @__PURE__ */ a4(Adjudicate, {});
    case "became":
      return /* @__PURE__ */ a4(Became, { round: round2 });
    case "codebook":
      return /* @__PURE__ */ a4(CodebookScreen, { queue: queue2 });
    case "agreement":
      return /* @__PURE__ */ a4(Agreement, {});
    case "matrix":
      return /* @__PURE__ */ a4(Matrix, { queue: queue2 });
    case "memos":
      return /* @__PURE__ */ a4(Memos, { queue: queue2 });
    case "search":
      return /* @__PURE__ */ a4(Search, { queue: queue2 });
    case "history":
      return /* @__PURE__ */ a4(History2, { queue: queue2 });
    case "settings":
      return /* @__PURE__ */ a4(Settings, {});
    case "print":
      return /* @__PURE__ */ a4(Print, { round: round2, transcript });
    case "study":
      return /* @__PURE__ */ a4(StudyScreen, {});
    case "transcripts":
      return /* @__PURE__ */ a4(Transcripts, {});
    case "cases":
      return /* @__PURE__ */ a4(Cases, {});
    case "rounds":
      return /* @__PURE__ */ a4(Rounds2, {});
    case "review":
      return /* @__PURE__ */ a4(Review, {});
    case "meetings":
      return /* @__PURE__ */ a4(Meetings, {});
    case "excerpts":
      return /* @__PURE__ */ a4(Excerpts, {});
    case "reports":
      return /* @__PURE__ */ a4(Reports, {});
    case "missing":
      return /* @__PURE__ */ a4(Empty, { title: t("There is no screen “{name}”.", { name: name2 }), children: /* @__PURE__ */ a4(Elsewhere, {}) });
  }
}

// src/app/gate.tsx
var START2 = /* @__PURE__ */ a4("pre", { children: /* @__PURE__ */ a4("code", { children: "codekit code" }) });
var WORDS3 = {
  nokey: {
    title: t("Open the workbench from codekit"),
    body: /* @__PURE__ */ a4($, { children: [
      /* @__PURE__ */ a4("p", { children: t("This page shows a study only to whoever started it. In a terminal, in the study’s folder:") }),
      START2,
      /* @__PURE__ */ a4("p", { children: t("It opens a browser tab by itself. An address copied from another tab does not carry the key.") })
    ] })
  },
  used: {
    title: t("This address has been used, or is too old"),
    body: /* @__PURE__ */ a4($, { children: [
      /* @__PURE__ */ a4("p", { children: t("The address that codekit prints works once and for a minute. Start again to get a new one:") }),
      START2,
      /* @__PURE__ */ a4("p", { children: t("Your work is safe.") })
    ] })
  },
  ended: {
    title: t("The session has ended"),
    body: /* @__PURE__ */ a4($, { children: [
      /* @__PURE__ */ a4("p", { children: t(
        "codekit was started anew, or this page was locked in another tab. Everything that was saved is safe. Start it again:"
      ) }),
      START2
    ] })
  },
  locked: {
    title: t("Locked"),
    body: /* @__PURE__ */ a4($, { children: [
      /* @__PURE__ */ a4("p", { children: t("Nothing of the study is shown or kept here. To go on:") }),
      START2
    ] })
  },
  away: {
    title: t("codekit has stopped on this computer"),
    body: /* @__PURE__ */ a4($, { children: [
      /* @__PURE__ */ a4("p", { children: t("Start it again; this page will reconnect.") }),
      START2
    ] })
  }
};
function Gate({ phase: phase2 }) {
  const words6 = WORDS3[phase2];
  if (!words6)
    return /* @__PURE__ */ a4("div", { class: "gate", children: /* @__PURE__ */ a4("p", { class: "quiet fade", role: "status", children: t("Loading…") }) });
  return /* @__PURE__ */ a4("main", { class: "gate", children: /* @__PURE__ */ a4("div", { class: "empty", children: [
    /* @__PURE__ */ a4("h1", { children: words6.title }),
    words6.body
  ] }) });
}

// src/app/badge.tsx
function badgeWords(round2, blind2) {
  if (round2?.blind) return { mark: "●", short: t("Blinded"), long: t("you see only your codes") };
  if (round2?.compared) {
    const { at, by } = round2.compared;
    return {
      mark: "◐",
      short: t("Unblinded"),
      long: t("compared {at} by {by} · agreement frozen", { at: formatTime(at), by })
    };
  }
  if (blind2) {
    const short = round2 ? t("Blind elsewhere") : t("Blinded");
    return { mark: "●", short, long: t("in another round; what would show others’ codes is closed") };
  }
  return round2 && { mark: "○", short: t("Not blind"), long: t("codes of others may be seen") };
}
function Badge({ round: round2, blind: blind2 }) {
  const words6 = badgeWords(round2, blind2);
  if (!words6) return null;
  return /* @__PURE__ */ a4("span", { class: words6.mark === "●" ? "badge blind" : "badge", title: `${words6.short}: ${words6.long}`, children: [
    /* @__PURE__ */ a4("span", { "aria-hidden": "true", children: words6.mark }),
    /* @__PURE__ */ a4("span", { children: [
      words6.short,
      /* @__PURE__ */ a4("span", { class: "wide", children: [
        ": ",
        words6.long
      ] })
    ] })
  ] });
}

// src/app/nav.tsx
function work(current) {
  const last2 = lastOpen(services.settings.value.value);
  const id = current?.id ?? "";
  const transcript = route.value.transcript || last2[id] || session.value?.start.transcript || current?.assigned[0] || "";
  return id && transcript ? { code: href.code(id, transcript), compare: href.compare(id, transcript) } : { code: "#/", compare: "#/" };
}
function groups(current) {
  const id = current?.id ?? "";
  const { code: code2, compare: compare2 } = work(current);
  return [
    {
      name: t("Prepare"),
      items: [
        { screen: "study", name: t("Study"), to: href.study() },
        { screen: "transcripts", name: t("Transcripts"), to: href.transcripts() },
        { screen: "cases", name: t("Cases"), to: href.cases() },
        { screen: "codebook", name: t("Codebook"), to: href.codebook() },
        { screen: "rounds", name: t("Rounds"), to: href.rounds() }
      ]
    },
    {
      name: t("Coding"),
      items: [
        { screen: "library", name: t("Library"), to: href.library() },
        { screen: "code", name: t("Code##verb"), to: code2 },
        { screen: "compare", name: t("Compare"), to: compare2 },
        { screen: "adjudicate", name: t("Adjudicate"), to: href.adjudicate(id) },
        { screen: "memos", name: t("Memos"), to: href.memos() },
        { screen: "history", name: t("History"), to: href.history() }
      ]
    },
    {
      name: t("Results"),
      items: [
        { screen: "agreement", name: t("Agreement"), to: href.agreement(id) },
        { screen: "excerpts", name: t("Excerpts"), to: href.excerpts() },
        { screen: "matrix", name: t("Matrix"), to: href.matrix() },
        { screen: "review", name: t("Review"), to: href.review() },
        { screen: "meetings", name: t("Meetings"), to: href.meetings() },
        { screen: "reports", name: t("Reports"), to: href.reports() }
      ]
    },
    {
      name: "",
      items: [
        { screen: "search", name: t("Search"), to: href.search() },
        { screen: "settings", name: t("Settings"), to: href.settings() }
      ]
    }
  ];
}
var SHOWN_AS = { print: "code", became: "adjudicate" };
function Link2({ item, here }) {
  return /* @__PURE__ */ a4("li", { children: /* @__PURE__ */ a4("a", { href: item.to, "aria-current": here === item.screen ? "page" : void 0, children: item.name }) });
}
function GroupOf({ group, here }) {
  const first = group.items[0];
  if (!first) return null;
  const current = group.items.some(({ screen }) => screen === here) || !group.name;
  return /* @__PURE__ */ a4("li", { class: `group${group.name ? "" : " later"}`, "data-here": current && group.name ? "" : void 0, children: [
    group.name && /* @__PURE__ */ a4("a", { class: "name", href: first.to, children: group.name }),
    /* @__PURE__ */ a4("ul", { "aria-label": group.name || t("Everywhere"), children: group.items.map((item) => /* @__PURE__ */ a4(Link2, { item, here }, item.screen)) })
  ] });
}
function Nav({ open: open5, close }) {
  const here = SHOWN_AS[route.value.screen] ?? route.value.screen;
  return /* @__PURE__ */ a4("nav", { class: "nav", id: "nav", "aria-label": t("Screens"), "data-open": open5 ? "" : void 0, onClick: close, children: /* @__PURE__ */ a4("ul", { children: groups(round.value).map((group) => /* @__PURE__ */ a4(GroupOf, { group, here }, group.name)) }) });
}

// src/app/who.tsx
function WhoDialog({ onClose }) {
  const now2 = session.value;
  const blind2 = now2?.rounds.filter((round2) => round2.blind && round2.mine).map((round2) => round2.id) ?? [];
  const [going, setGoing] = d2(false);
  if (!now2) return null;
  const go2 = (who) => {
    setGoing(true);
    void goHome(who).finally(() => setGoing(false));
  };
  return /* @__PURE__ */ a4(Dialog, { title: t("You are {name}", { name: now2.name }), onClose, children: [
    /* @__PURE__ */ a4("p", { children: [
      now2.name !== now2.coder && /* @__PURE__ */ a4($, { children: [
        rich("Short name {coder}.", { coder: /* @__PURE__ */ a4("strong", { children: now2.coder }) }),
        " "
      ] }),
      rich("You work in {title}. What you code here is signed by you.", {
        title: /* @__PURE__ */ a4("strong", { dir: "auto", children: now2.study.title })
      })
    ] }),
    /* @__PURE__ */ a4("p", { children: blind2.length > 0 ? t(
      "You are blind in {blind}: whoever works as you sees what you coded there and signs with your name. Change it only if somebody else sits down here.",
      { blind: blind2.join(", ") }
    ) : t("Change it if somebody else sits down at this computer.") }),
    /* @__PURE__ */ a4("div", { class: "row end", children: [
      /* @__PURE__ */ a4("a", { class: "btn", href: href.study(), onClick: onClose, children: t("Study") }),
      /* @__PURE__ */ a4("button", { type: "button", class: "btn", disabled: going, onClick: () => go2(false), children: t("Home") }),
      /* @__PURE__ */ a4("button", { type: "button", class: "btn", disabled: going, onClick: () => go2(true), children: t("I am somebody else…") }),
      /* @__PURE__ */ a4("button", { type: "button", class: "btn main", onClick: onClose, children: t("Go on") })
    ] }),
    services.session.value && going && /* @__PURE__ */ a4("p", { class: "small quiet", role: "status", children: t("Opening the home page…") })
  ] });
}
function Who() {
  const [open5, setOpen] = d2(false);
  const now2 = session.value;
  if (!now2) return null;
  return /* @__PURE__ */ a4($, { children: [
    /* @__PURE__ */ a4(
      "button",
      {
        type: "button",
        class: "btn bare small who",
        "aria-haspopup": "dialog",
        title: t("{name} in {title}", { name: now2.name, title: now2.study.title }),
        onClick: () => setOpen(true),
        children: [
          /* @__PURE__ */ a4("span", { class: "sr", children: [
            t("You are"),
            " "
          ] }),
          /* @__PURE__ */ a4("strong", { dir: "auto", children: now2.name }),
          /* @__PURE__ */ a4("span", { class: "in", children: [
            /* @__PURE__ */ a4("span", { class: "sr", children: [
              t("in"),
              " "
            ] }),
            /* @__PURE__ */ a4("bdi", { children: now2.study.title })
          ] })
        ]
      }
    ),
    open5 && /* @__PURE__ */ a4(WhoDialog, { onClose: () => setOpen(false) })
  ] });
}

// src/app/header.tsx
function chooseRound(id) {
  services.settings.set("round", id);
  const { screen, transcript } = route.value;
  const chosen4 = session.value?.rounds.find((one) => one.id === id);
  if (screen === "agreement") navigate(href.agreement(id));
  else if (screen === "adjudicate") navigate(href.adjudicate(id));
  else if (screen === "became") navigate(href.became(id));
  else if (screen === "review") navigate(href.review({ round: id }));
  else if (screen === "codebook" && route.value.name) navigate(href.detail(route.value.name, { round: id }));
  else if (screen === "codebook") navigate(href.codebook({ round: id }));
  else if (screen === "code" || screen === "compare" || screen === "print") {
    const own2 = chosen4?.assigned.length ? chosen4.assigned : chosen4?.transcripts ?? [];
    const same3 = own2.includes(transcript) ? transcript : own2[0];
    navigate(same3 ? href[screen](id, same3) : href.library());
  }
}
var OF_A_ROUND = /* @__PURE__ */ new Set([
  "code",
  "compare",
  "print",
  "adjudicate",
  "became",
  "agreement",
  "review",
  "codebook",
  "library"
]);
function RoundChoice() {
  if (!OF_A_ROUND.has(route.value.screen)) return null;
  const rounds = session.value?.rounds ?? [];
  if (rounds.length < 2)
    return rounds[0] ? /* @__PURE__ */ a4("span", { class: "small quiet", children: rich("Round {id}", { id: rounds[0].id }) }) : null;
  return /* @__PURE__ */ a4("label", { class: "row small", children: [
    /* @__PURE__ */ a4("span", { class: "sr", children: t("Round") }),
    /* @__PURE__ */ a4("select", { class: "input", value: round.value?.id ?? "", onChange: (event) => chooseRound(event.currentTarget.value), children: rounds.map((one) => /* @__PURE__ */ a4("option", { value: one.id, children: [
      one.id,
      " · ",
      KINDS[one.kind]
    ] }, one.id)) })
  ] });
}
function Header({ queue: queue2 }) {
  const [open5, setOpen] = d2(false);
  const head = T2(null);
  F2(() => {
    if (!open5) return void 0;
    const outside2 = (event) => {
      if (!head.current?.contains(event.target)) setOpen(false);
    };
    const byKey = (event) => {
      if (event.key !== "Escape") return;
      setOpen(false);
      head.current?.querySelector(".menu")?.focus();
    };
    document.addEventListener("pointerdown", outside2);
    document.addEventListener("keydown", byKey);
    return () => {
      document.removeEventListener("pointerdown", outside2);
      document.removeEventListener("keydown", byKey);
    };
  }, [open5]);
  const { transcript } = route.value;
  return /* @__PURE__ */ a4("header", { class: "head", ref: head, "data-region": "header", children: [
    /* @__PURE__ */ a4(
      "button",
      {
        type: "button",
        class: "btn bare menu",
        "aria-expanded": open5,
        "aria-controls": "nav",
        onClick: () => setOpen(!open5),
        children: rich("{span} Menu", { span: /* @__PURE__ */ a4("span", { "aria-hidden": "true", children: "☰" }) })
      }
    ),
    /* @__PURE__ */ a4(
      "button",
      {
        type: "button",
        class: "btn bare small house",
        title: t("Home: other studies on this computer"),
        onClick: () => void goHome(),
        children: [
          /* @__PURE__ */ a4("span", { "aria-hidden": "true", children: "⌂" }),
          /* @__PURE__ */ a4("span", { class: "sr", children: t("Home") })
        ]
      }
    ),
    /* @__PURE__ */ a4("a", { class: "brand", "data-entry": true, href: href.library(), children: "codekit" }),
    /* @__PURE__ */ a4(Nav, { open: open5, close: () => setOpen(false) }),
    /* @__PURE__ */ a4("div", { class: "where", children: [
      /* @__PURE__ */ a4(Who, {}),
      transcript && /* @__PURE__ */ a4("span", { class: "doc", dir: "auto", children: transcript }),
      /* @__PURE__ */ a4(RoundChoice, {}),
      /* @__PURE__ */ a4(Badge, { round: round.value, blind: blind.value }),
      /* @__PURE__ */ a4(SaveStatus, { queue: queue2 })
    ] })
  ] });
}

// src/app/hints.ts
var EVERYWHERE = t("Ctrl+K commands · F6 next region · ? keys");
var HINTS = {
  library: t("↑↓ transcript · Enter open"),
  codebook: t("↑↓ code · → ← open, close · ⇧→ ⇧← move · Enter card · / filter"),
  compare: t("D next difference · ⇧D previous"),
  adjudicate: t(
    "1–9 accept · B both · K keep some · U union · X intersection · R reject all · D defer · M reason · Enter commit"
  ),
  review: t("A accept · Q query · C was changed · ↓↑ next, previous · U take back"),
  matrix: t("arrows cell · Enter open · Ctrl+Enter save")
};
function hintsOf(screen, round2) {
  if (screen === "code") return "";
  if (screen === "adjudicate" && !round2?.may.decide) return EVERYWHERE;
  if (screen === "compare" && !round2?.may.see_others) return EVERYWHERE;
  const own2 = HINTS[screen];
  return own2 ? `${own2} · ${EVERYWHERE}` : EVERYWHERE;
}

// src/keys/command_palette.tsx
var MOST12 = 12;
function entries() {
  const keyed = ACTIONS.filter((action3) => action3.id !== "commands" && handlerOf(action3.id)).map((action3) => ({
    id: action3.id,
    title: action3.title,
    key: keysOf(action3, chosenKeys.value)[0] ?? "",
    run: () => handlerOf(action3.id)?.(new KeyboardEvent("keydown"))
  }));
  return [
    ...keyed,
    ...commands().map((command, i4) => ({
      id: `command-${i4}`,
      title: command.title,
      key: "",
      run: () => command.run()
    }))
  ];
}
function fits3(title, query2) {
  const words6 = title.toLowerCase().split(/[^\p{Letter}\p{Number}]+/u);
  return query2.toLowerCase().split(/\s+/).filter(Boolean).every((part2) => words6.some((word) => word.startsWith(part2)));
}
function CommandPalette({ onClose }) {
  const typed2 = useSignal("");
  const at = useSignal(0);
  const all = T2([]);
  if (all.current.length === 0) all.current = entries();
  const shown = all.current.filter((entry) => fits3(entry.title, typed2.value)).slice(0, MOST12);
  const chosen4 = shown[Math.min(at.value, shown.length - 1)];
  const run3 = (entry) => {
    onClose();
    if (entry) setTimeout(() => entry.run(), 0);
  };
  const onKeyDown = (event) => {
    if (event.key === "ArrowDown") at.value = Math.min(shown.length - 1, at.value + 1);
    else if (event.key === "ArrowUp") at.value = Math.max(0, at.value - 1);
    else if (event.key === "Enter") run3(chosen4);
    else return;
    event.preventDefault();
  };
  return /* @__PURE__ */ a4(Dialog, { title: t("Commands"), onClose, children: /* @__PURE__ */ a4("div", { class: "commands", onKeyDown, children: [
    /* @__PURE__ */ a4(
      "input",
      {
        class: "input",
        autofocus: true,
        type: "text",
        role: "combobox",
        "aria-expanded": "true",
        "aria-controls": "command-list",
        "aria-autocomplete": "list",
        "aria-label": t("Command"),
        "aria-activedescendant": chosen4 ? `c-${chosen4.id}` : void 0,
        placeholder: t("What to do…"),
        ...PRIVATE,
        value: typed2.value,
        onInput: (event) => {
          typed2.value = event.currentTarget.value;
          at.value = 0;
        }
      }
    ),
    /* @__PURE__ */ a4("ul", { id: "command-list", role: "listbox", "aria-label": t("Commands"), class: "hits", children: shown.map((entry, i4) => /* @__PURE__ */ a4(
      "li",
      {
        id: `c-${entry.id}`,
        role: "option",
        class: "hit-row",
        "aria-selected": entry === chosen4,
        onPointerMove: really(() => at.value = i4),
        onClick: () => run3(entry),
        children: [
          /* @__PURE__ */ a4("span", { children: entry.title }),
          entry.key && /* @__PURE__ */ a4("kbd", { children: formatKey(entry.key) })
        ]
      },
      entry.id
    )) }),
    shown.length === 0 && /* @__PURE__ */ a4("p", { class: "quiet", children: rich("Nothing here is called ‘{typed}’.", { typed: typed2.value }) })
  ] }) });
}

// src/keys/key_list.tsx
function areas(actions) {
  const found2 = /* @__PURE__ */ new Map();
  for (const action3 of actions) found2.set(action3.area, [...found2.get(action3.area) ?? [], action3]);
  return [...found2];
}
var shortened2 = ACTIONS.filter((action3) => !/^(pin|highlighter|acceptCoder)[2-9]$/.test(action3.id));
function keysShown(action3) {
  const keys = keysOf(action3, chosenKeys.value).map(formatKey);
  return /^(pin|highlighter|acceptCoder)1$/.test(action3.id) ? keys.map((key2) => `${key2} … ${key2.replace("1", "9")}`) : keys;
}
function KeyList({ onClose }) {
  const typed2 = useSignal("");
  const query2 = typed2.value.trim().toLowerCase();
  const fits4 = shortened2.filter(
    (action3) => `${action3.title} ${action3.area} ${keysShown(action3).join(" ")}`.toLowerCase().includes(query2)
  );
  return /* @__PURE__ */ a4(Dialog, { title: t("Keys"), onClose, children: [
    /* @__PURE__ */ a4("div", { class: "row", children: [
      /* @__PURE__ */ a4(
        "input",
        {
          class: "input grow",
          type: "search",
          "aria-label": t("Search the keys"),
          placeholder: t("Search"),
          ...PRIVATE,
          value: typed2.value,
          onInput: (event) => typed2.value = event.currentTarget.value
        }
      ),
      /* @__PURE__ */ a4("button", { type: "button", class: "btn", onClick: () => window.print(), children: t("Print") }),
      /* @__PURE__ */ a4("button", { type: "button", class: "btn", onClick: onClose, children: t("Close") })
    ] }),
    /* @__PURE__ */ a4("div", { class: "key-list", children: [
      areas(fits4).map(([area, actions]) => /* @__PURE__ */ a4("section", { children: [
        /* @__PURE__ */ a4("h3", { children: area }),
        /* @__PURE__ */ a4("dl", { children: actions.map((action3) => /* @__PURE__ */ a4("div", { children: [
          /* @__PURE__ */ a4("dt", { children: action3.title.replace(/ 1$/, "s") }),
          /* @__PURE__ */ a4("dd", { children: keysShown(action3).map((key2) => /* @__PURE__ */ a4("kbd", { children: key2 }, key2)) })
        ] }, action3.id)) })
      ] }, area)),
      fits4.length === 0 && /* @__PURE__ */ a4("p", { class: "quiet", children: rich("No key fits ‘{typed}’.", { typed: typed2.value }) })
    ] }),
    /* @__PURE__ */ a4("p", { class: "quiet small", children: t(
      "Single keys act only while the text, a queue or a table has the focus. Keys can be changed in the settings."
    ) })
  ] });
}

// src/keys/regions.ts
function moveRegion(by) {
  const regions = [...document.querySelectorAll("[data-region]")].filter(
    (region) => region.offsetParent !== null
  );
  if (regions.length === 0) return null;
  const current = regions.findIndex((region) => region.contains(document.activeElement));
  const start2 = current < 0 ? by > 0 ? -1 : 0 : current;
  const next = regions[(start2 + by + regions.length) % regions.length];
  entryOf(next).focus();
  return next.dataset.region ?? null;
}
function entryOf(region) {
  const focusable = "[data-entry], [tabindex='0'], a[href], button:not([disabled]):not([tabindex='-1']), input, select, textarea";
  const entry = region.querySelector("[data-entry]") ?? region.querySelector(focusable);
  if (entry) return entry;
  region.tabIndex = -1;
  return region;
}

// src/keys/global_keys.tsx
async function stepBack(services2, queue2, kind) {
  const said2 = queue2.stepper !== null;
  const result = await queue2[kind]();
  if (said2) return;
  if (result === null) services2.announce(kind === "undo" ? t("Nothing to undo.") : t("Nothing to do again."));
  else if (!result.ok) services2.announce(sentence(result.error.message));
  else
    services2.announce(
      t("{done}{hasStep, select, yes {: {step}} other {}}.", {
        done: kind === "undo" ? t("Undone") : t("Done again"),
        hasStep: result.change.about ? "yes" : "no",
        step: result.change.about ? describeStep(result.change.about) : ""
      })
    );
}
function GlobalKeys({ services: services2, queue: queue2 }) {
  const open5 = useSignal("");
  const region = (by) => {
    const name2 = moveRegion(by);
    if (name2) services2.announce(name2);
  };
  useKeys({
    commands: () => open5.value = "commands",
    keyList: () => open5.value = "keys",
    undo: () => void stepBack(services2, queue2, "undo"),
    redo: () => void stepBack(services2, queue2, "redo"),
    searchAll: () => services2.navigate("#/search"),
    nextRegion: () => region(1),
    previousRegion: () => region(-1)
  });
  const close = () => {
    open5.value = "";
  };
  if (open5.value === "keys") return /* @__PURE__ */ a4(KeyList, { onClose: close });
  if (open5.value === "commands") return /* @__PURE__ */ a4(CommandPalette, { onClose: close });
  return null;
}

// src/app/overlays.tsx
function goTo2() {
  const id = round.value?.id ?? "";
  const places2 = [
    [t("Transcripts"), href.transcripts()],
    [t("Bring in interviews"), href.transcripts({ show: "bring" })],
    [t("Cases"), href.cases()],
    [t("Library"), href.library()],
    [t("Codebook"), href.codebook()],
    [t("Adjudicate"), href.adjudicate(id)],
    [t("Agreement"), href.agreement(id)],
    [t("Matrix"), href.matrix()],
    [t("Memos"), href.memos()],
    [t("Search"), href.search()],
    [t("History"), href.history()],
    [t("Settings"), href.settings()]
  ];
  if (id) places2.push([t("What became of my codings"), href.became(id)]);
  return places2.map(([name2, to2]) => ({ title: t("Go to {name}", { name: name2 }), run: () => navigate(to2) }));
}
var setTheme = (theme) => () => services.settings.set("theme", theme);
function Overlays2({ queue: queue2 }) {
  const { keys, singleKeys: singleKeys2 } = services.settings.value.value;
  A2(() => setKeys(remappedOf(keys), singleKeys2 !== false), [keys, singleKeys2]);
  useCommands([
    ...goTo2(),
    { title: t("Theme: light"), run: setTheme("light") },
    { title: t("Theme: dark"), run: setTheme("dark") },
    { title: t("Theme: as the system"), run: setTheme("auto") },
    { title: t("Lock now"), run: () => void lock() }
  ]);
  return /* @__PURE__ */ a4(GlobalKeys, { services, queue: queue2 });
}

// src/app/shell.tsx
var REASONS = {
  stopped: t("codekit has stopped on this computer."),
  idle: t("codekit has stopped: nothing was done for some hours."),
  locked: t("This session was locked in another tab.")
};
function ConnectionBar({ queue: queue2 }) {
  if (online.value || queue2.status.value.kind === "unsaved") return null;
  const why3 = bye.value ? REASONS[bye.value] : t("codekit does not answer on this computer.");
  return /* @__PURE__ */ a4("div", { class: "warn", role: "alert", children: /* @__PURE__ */ a4("span", { children: rich("{why} Start it again with {code}; this page will reconnect. What you see is all saved.", {
    why: why3,
    code: /* @__PURE__ */ a4("code", { children: "codekit code" })
  }) }) });
}
function useTitleAndFocus() {
  const main = T2(null);
  const first = T2(true);
  const { screen, round: roundId, transcript, name: name2 } = route.value;
  const place3 = [screen, roundId, transcript].join("/");
  F2(() => {
    says.value = "";
    if (first.current) {
      first.current = false;
      return;
    }
    if (main.current?.contains(document.activeElement)) return;
    const heading = main.current?.querySelector("h1");
    (heading ?? main.current)?.focus();
    main.current?.scrollTo({ top: 0 });
  }, [place3]);
  F2(() => {
    const named2 = isOn(services.settings.value.peek(), "titles");
    document.title = [named2 ? transcript || name2 : "", titleOfScreen(screen), "codekit"].filter(Boolean).join(" · ");
  }, [screen, transcript, name2]);
  return main;
}
function rememberTranscript() {
  const { screen, round: id, transcript } = route.value;
  const last2 = lastOpen(services.settings.value.peek());
  if (screen !== "code" || !transcript || last2[id] === transcript) return;
  services.settings.set("last", { ...last2, [id]: transcript });
}
function Inside3({ queue: queue2 }) {
  const main = useTitleAndFocus();
  const { screen, round: roundId, transcript } = route.value;
  A2(rememberTranscript, [screen, roundId, transcript]);
  return /* @__PURE__ */ a4("div", { class: "shell", children: [
    /* @__PURE__ */ a4(
      "a",
      {
        class: "btn skip",
        href: "#main",
        onClick: (event) => {
          event.preventDefault();
          main.current?.focus();
        },
        children: t("Skip to the screen")
      }
    ),
    /* @__PURE__ */ a4(Overlays2, { queue: queue2 }),
    /* @__PURE__ */ a4(Header, { queue: queue2 }),
    /* @__PURE__ */ a4("div", { class: "bars", children: [
      /* @__PURE__ */ a4(FaultBar, {}),
      /* @__PURE__ */ a4(NotSavedBar, { queue: queue2 }),
      /* @__PURE__ */ a4(ConnectionBar, { queue: queue2 })
    ] }),
    /* @__PURE__ */ a4(
      "main",
      {
        class: FIXED.has(screen) ? "main fixed" : "main",
        ref: main,
        tabIndex: -1,
        id: "main",
        "aria-busy": busy,
        "data-region": FIXED.has(screen) ? void 0 : "screen",
        children: /* @__PURE__ */ a4(ErrorBoundary, { what: titleOfScreen(screen), extent: "screen", children: /* @__PURE__ */ a4(ScreenOf, { queue: queue2 }) }, `${screen}/${roundId}/${transcript}`)
      }
    ),
    /* @__PURE__ */ a4("footer", { class: screen === "code" ? "foot float" : "foot", children: [
      /* @__PURE__ */ a4("span", { class: "says", role: "status", children: says.value }),
      /* @__PURE__ */ a4("span", { class: "hints", children: hintsOf(screen, round.value) })
    ] })
  ] });
}
function App({ queue: queue2 }) {
  const ready = phase.value === "ready" && session.value;
  return /* @__PURE__ */ a4(ErrorBoundary, { what: "codekit", extent: "page", children: ready ? /* @__PURE__ */ a4(Inside3, { queue: queue2 }) : /* @__PURE__ */ a4($, { children: [
    /* @__PURE__ */ a4("div", { class: "bars", children: /* @__PURE__ */ a4(FaultBar, {}) }),
    /* @__PURE__ */ a4(Gate, { phase: phase.value })
  ] }) });
}

// src/app/theme.ts
var ROOT = 15;
function followTheme() {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const system = y3(dark.matches);
  dark.addEventListener("change", () => {
    system.value = dark.matches;
  });
  x2(() => {
    const theme = oneOf(services.settings.value.value.theme, ["auto", "light", "dark"]);
    document.documentElement.dataset.theme = theme !== "auto" ? theme : system.value ? "dark" : "light";
  });
  x2(() => {
    const text = textSetting(services.settings.value.value);
    const style = document.documentElement.style;
    style.setProperty("--text-size", `${text.size / ROOT}rem`);
    style.setProperty("--text-leading", String(text.leading));
    style.setProperty("--text-measure", `${text.measure}rem`);
    const stack = FONTS[text.font].stack;
    if (stack) style.setProperty("--font-text", stack);
    else style.removeProperty("--font-text");
  });
}

// src/ops/backoff.ts
function backoff(failures) {
  return Math.min(1e4, 1e3 * 2 ** Math.max(0, failures - 1));
}

// src/ops/queue.ts
var MOST_PENDING = 50;
var MOST_PER_REQUEST = 200;
var TOO_LARGE = 413;
var SHOW_SAVING_AFTER = 400;
var SAVED = { kind: "saved", stopped: false, count: 0, at: null };
var OpQueue = class {
  constructor(services2) {
    this.services = services2;
  }
  services;
  state = y3(SAVED);
  steps = y3({ undo: null, redo: null });
  waiting = [];
  listeners = /* @__PURE__ */ new Set();
  own = /* @__PURE__ */ new Set();
  /** Fewer go together after a request that was too large, until one arrives. */
  most = MOST_PER_REQUEST;
  inFlight = false;
  failures = 0;
  retryTimer;
  savingTimer;
  status = this.state;
  /** What Ctrl+Z and Ctrl+Shift+Z would do, as the server says. */
  next = this.steps;
  /** Nothing more is taken until what is here has been saved. */
  full = O(() => this.state.value.count >= MOST_PENDING);
  /** Whose operations these are. */
  get coder() {
    return this.services.session?.peek()?.coder ?? "";
  }
  /** The operations that the server has not acknowledged, in order. */
  get pending() {
    return this.waiting.map(({ op }) => op);
  }
  /** Whether this page made the operation: its own come back in the event stream. */
  isOwn(opId) {
    return this.own.has(opId);
  }
  onResult(listener) {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
  setSteps(undo, redo) {
    if (this.waiting.length === 0) this.steps.value = { undo, redo };
  }
  /** Sends an operation; resolves when the server has answered it, however long that takes. */
  send(op) {
    this.own.add(op.op_id);
    return new Promise((resolve) => {
      this.waiting.push({ op, resolve });
      this.showWaiting();
      if (!this.inFlight && this.retryTimer === void 0) void this.flush();
    });
  }
  /** How undo and redo are done while some work is on screen; else they are simply sent. */
  stepper = null;
  undo() {
    if (this.stepper) return this.stepper.undo();
    return this.steps.peek().undo ? this.send(newOp({ kind: "undo" })) : Promise.resolve(null);
  }
  redo() {
    if (this.stepper) return this.stepper.redo();
    return this.steps.peek().redo ? this.send(newOp({ kind: "redo" })) : Promise.resolve(null);
  }
  retryNow() {
    clearTimeout(this.retryTimer);
    this.retryTimer = void 0;
    if (!this.inFlight && this.waiting.length > 0) void this.flush();
  }
  async flush() {
    const batch = this.waiting.slice(0, this.most);
    if (batch.length === 0) return;
    this.inFlight = true;
    try {
      const answer = await this.services.api.post("/api/ops", { ops: batch.map(({ op }) => op) });
      this.inFlight = false;
      this.most = MOST_PER_REQUEST;
      this.settle(batch, answer.results);
      if (this.waiting.length === 0) this.steps.value = { undo: answer.undo, redo: answer.redo };
    } catch (error) {
      this.inFlight = false;
      this.failed(batch, error);
    }
    if (!this.inFlight && this.retryTimer === void 0 && this.waiting.length > 0) void this.flush();
  }
  settle(batch, results) {
    this.failures = 0;
    this.waiting.splice(0, batch.length);
    clearTimeout(this.savingTimer);
    this.savingTimer = void 0;
    this.state.value = this.waiting.length === 0 ? { ...SAVED, at: Date.now() } : { ...this.state.value, count: this.waiting.length };
    batch.forEach(({ op, resolve }, i4) => {
      const result = results[i4] ?? refusal(op, t("The server gave no answer to this."));
      for (const listener of this.listeners) listener(op, result);
      resolve(result);
    });
  }
  failed(batch, error) {
    const status = error instanceof ApiError ? error.status : 0;
    if (status === TOO_LARGE && batch.length > 1) {
      this.most = Math.ceil(batch.length / 2);
      return;
    }
    if (status >= 400 && status < 500 && status !== 401 && status !== 408 && status !== 429) {
      this.settle(
        batch,
        batch.map(({ op }) => ({ op_id: op.op_id, ok: false, error: error.error }))
      );
      return;
    }
    this.failures += 1;
    const wait = backoff(this.failures);
    this.state.value = { kind: "unsaved", stopped: status === 0, count: this.waiting.length, at: Date.now() + wait };
    this.retryTimer = setTimeout(() => this.retryNow(), wait);
  }
  showWaiting() {
    const now2 = this.state.value;
    this.state.value = { ...now2, count: this.waiting.length };
    if (now2.kind !== "saved" || this.savingTimer !== void 0) return;
    this.savingTimer = setTimeout(() => {
      if (this.state.value.kind === "saved" && this.waiting.length > 0) {
        this.state.value = { kind: "saving", stopped: false, count: this.waiting.length, at: null };
      }
    }, SHOW_SAVING_AFTER);
  }
};
function refusal(op, message) {
  const error = { kind: "failed", message, hint: "" };
  return { op_id: op.op_id, ok: false, error };
}
function createQueue(services2) {
  const queue2 = new OpQueue(services2);
  globalThis.addEventListener?.("beforeunload", (event) => {
    if (queue2.pending.length > 0) event.preventDefault();
  });
  return queue2;
}

// src/main.tsx
var root = document.getElementById("app");
var queue = createQueue(services);
noticeFaults();
followTheme();
followRoom();
session.subscribe((now2) => {
  if (now2) queue.setSteps(now2.undo, now2.redo);
});
void start().then(followAddress);
if (root) Q(/* @__PURE__ */ a4(App, { queue }), root);
