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
*/

// node_modules/preact/dist/preact.mjs
var n;
var t;
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
function k(n3, t4, r4) {
  var u4, i4, f5, o5 = {}, e4 = arguments.length;
  for (f5 in t4) "key" == f5 ? u4 = t4[f5] : "ref" == f5 && "function" != typeof n3 ? i4 = t4[f5] : o5[f5] = t4[f5];
  return e4 > 2 && (o5.children = e4 > 3 ? d.call(arguments, 2) : r4), m(n3, o5, u4, i4, null);
}
function m(r4, u4, i4, f5, o5) {
  var e4 = { type: r4, props: u4, key: i4, ref: f5, __k: null, __: null, __b: 0, __e: null, __c: null, constructor: h, __v: o5 || ++t, __i: -1, __u: 0 };
  return !o5 && n.vnode && n.vnode(e4), e4;
}
function $(n3) {
  return n3.children;
}
function x(n3, t4) {
  this.props = n3, this.context = t4, this.__g = 0;
}
function S(n3, t4) {
  if (null == t4) return n3.__ && S(n3.__, n3.__i + 1);
  for (var r4; t4 < n3.__k.length; t4++) if ((r4 = n3.__k[t4]) && r4.__e) return r4.__e;
  return "function" != typeof n3.type || n3.props.__P ? null : S(n3);
}
function C(t4) {
  var r4, u4 = t4.__v, i4 = u4.__e, f5 = [], o5 = [], e4 = t4.__P;
  e4 && ((r4 = _({ constructor: h }, u4)).__v = u4.__v + 1, n.vnode && n.vnode(r4), z(e4, r4, u4, t4.__n, e4.namespaceURI, 32 & u4.__u ? [i4] : null, f5, i4 || S(u4), 32 & u4.__u, o5), r4.__v = u4.__v, r4.__.__k[r4.__i] = r4, E(f5, r4, o5), u4.__ = u4.__e = null, r4.__e != i4 && j(r4));
}
function j(n3) {
  if ((n3 = n3.__) && n3.__c && !n3.props.__P) return n3.__e = null, n3.__k.some(function(t4) {
    return t4 && (n3.__e = t4.__e);
  }), j(n3);
}
function L(t4) {
  (8 & t4.__g || (t4.__g |= 8, u.push(t4), f++)) && i == n.debounceRendering || ((i = n.debounceRendering) || queueMicrotask)(H);
}
function H() {
  try {
    for (var n3, t4 = 1; u.length; ) u.length > t4 && u.sort(o), n3 = u.shift(), t4 = u.length, 8 & n3.__g && C(n3);
  } finally {
    (f = u.length) && (i || queueMicrotask)(H);
  }
}
function I(n3, t4, r4, u4, i4, f5, o5, e4, l4, c4, a5) {
  var s4, h5, v4, w5, d5, _5, g5 = u4.__k || y, k4 = t4.length;
  for (l4 = q(r4, t4, g5, l4, k4), s4 = 0; s4 < k4; s4++) null != (v4 = r4.__k[s4]) && (h5 = ~v4.__i && g5[v4.__i] || p, v4.__i = s4, _5 = z(n3, v4, h5, i4, f5, o5, e4, l4, c4, a5), w5 = v4.__e, (h5.ref != v4.ref || 8 & h5.__u) && (h5.ref && G(h5.ref, null, v4, h5), v4.ref && a5.push(v4.ref, v4.__c || w5, v4)), d5 = d5 || w5, 4 & v4.__u ? (l4 = A(v4, l4, n3, !h5.__v), h5.__e && (h5.__e = null)) : "function" == typeof v4.type && void 0 !== _5 ? l4 = _5 : w5 && (l4 = w5.nextSibling), v4.__u &= -21);
  return r4.__e = d5, l4;
}
function q(n3, t4, r4, u4, i4) {
  var f5, o5, e4, l4, c4, a5, s4, p5, y5, v4 = r4.length, d5 = v4, _5 = 0, g5 = 0, k4 = n3.__k = Array(i4);
  for (f5 = 0; f5 < i4; f5++) null != (o5 = t4[f5]) && "boolean" != typeof o5 && "function" != typeof o5 ? ("object" != typeof o5 || o5.constructor === String ? o5 = k4[f5] = m(null, o5) : w(o5) ? o5 = k4[f5] = m($, { children: o5 }) : o5.constructor === h && o5.__b ? o5 = k4[f5] = m(o5.type, o5.props, o5.key, o5.ref, o5.__v) : k4[f5] = o5, l4 = f5 + _5, o5.__ = n3, o5.__b = n3.__b + 1, e4 = null, ~(c4 = o5.__i = P(o5, r4, l4, d5)) && (d5--, (e4 = r4[c4]) && (e4.__u |= 2)), e4 && e4.__v ? (o5.__u |= 16, c4 == l4 - 1 ? _5-- : c4 == l4 + 1 ? _5++ : c4 != l4 && (c4 > l4 ? _5-- : _5++, g5 = 1)) : (~c4 || (i4 > v4 ? _5-- : i4 < v4 && _5++), "function" != typeof o5.type && (o5.__u |= 4))) : k4[f5] = null;
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
function A(n3, t4, r4, u4) {
  var i4, f5, o5, e4;
  if ("function" == typeof n3.type) {
    if (n3.props.__P) return t4;
    if (i4 = n3.__k) for (f5 = 0; f5 < i4.length; f5++) i4[f5] && (i4[f5].__ = n3, t4 = A(i4[f5], t4, r4, false));
    return t4;
  }
  for (t4 && !t4.parentNode && (t4 = S(n3)) && !t4.parentNode && (t4 = null), o5 = n3.__e, e4 = t4; e4 && 8 == e4.nodeType; ) e4 = e4.nextSibling;
  for (o5 != e4 && (!u4 && r4.moveBefore && o5.parentNode ? r4.moveBefore(o5, t4) : r4.insertBefore(o5, t4 || null)), t4 = o5; (t4 = t4 && t4.nextSibling) && 8 == t4.nodeType && !t4.data.startsWith("$s"); ) ;
  return t4;
}
function P(n3, t4, r4, u4) {
  var i4, f5 = n3.key, o5 = n3.type, e4 = t4[r4], l4 = e4 && !(2 & e4.__u);
  if (null === e4 && null == f5 || l4 && f5 == e4.key && o5 == e4.type) return r4;
  if (u4 > (l4 ? 1 : 0)) {
    for (i4 = r4 - 1; i4 >= 0; i4--) if ((e4 = t4[i4]) && !(2 & e4.__u) && f5 == e4.key && o5 == e4.type) return i4;
    for (i4 = r4 + 1; i4 < t4.length; i4++) if ((e4 = t4[i4]) && !(2 & e4.__u) && f5 == e4.key && o5 == e4.type) return i4;
  }
  return -1;
}
function T(n3, t4, r4) {
  null == r4 && (r4 = ""), "-" == t4[0] ? n3.setProperty(t4, r4) : n3[t4] = r4;
}
function N(n3, t4, r4, u4, i4) {
  var f5, o5;
  if ("style" == t4) if ("string" == typeof r4) n3.style.cssText = r4;
  else {
    if ("string" == typeof u4 && (n3.style.cssText = u4 = ""), u4) for (t4 in u4) r4 && t4 in r4 || T(n3.style, t4);
    if (r4) for (t4 in r4) u4 && r4[t4] == u4[t4] || T(n3.style, t4, r4[t4]);
  }
  else if ("o" == t4[0] && "n" == t4[1]) "function" != typeof r4 && (r4 = null), "function" != typeof u4 && (u4 = null), (n3.__e || (n3.__e = {}))[t4] = r4, r4 && u4 || (o5 = a[t4] || (a[t4] = V(t4)), (n3.__a || (n3.__a = {}))[t4] = c, f5 = t4 != (t4 = t4.replace(l, "$1")), (t4 = t4.slice(2))[0] < "a" && (t4 = t4.toLowerCase()), r4 ? n3.addEventListener(t4, o5, f5) : n3.removeEventListener(t4, o5, f5));
  else {
    if ("http://www.w3.org/2000/svg" == i4) t4 = t4.replace(/xlink(H|:h)/, "h").replace(/sName$/, "s");
    else if ("width" != t4 && "height" != t4 && "href" != t4 && "list" != t4 && "form" != t4 && "tabIndex" != t4 && "download" != t4 && "rowSpan" != t4 && "colSpan" != t4 && "role" != t4 && "popover" != t4 && t4 in n3) try {
      return void (n3[t4] = null == r4 ? "" : r4);
    } catch (n4) {
    }
    if ("function" == typeof r4) return;
    null == r4 || false === r4 && "-" != t4[4] ? n3.removeAttribute(t4) : n3.setAttribute(t4, "popover" == t4 && 1 == r4 ? "" : r4);
  }
}
function V(t4) {
  return function(r4) {
    var u4 = this.__e;
    if (u4) {
      if (u4 = u4[t4], null == r4[e]) r4[e] = c++;
      else if (r4[e] < this.__a[t4]) return;
      return u4(n.event ? n.event(r4) : r4);
    }
  };
}
function z(t4, r4, u4, i4, f5, o5, e4, l4, c4, a5) {
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
      d5.context = L2, d5.props = M2, d5.__P = t4, d5.__g &= -5, H2 = n.__r, q3 = C3 ? 25 : 0;
      do {
        d5.__g &= -9, H2 && H2(r4), s4 = d5.render(d5.props, d5.state = d5.__s, d5.context);
      } while (8 & d5.__g && ++q3 < 25);
      C3 && (y.push.apply(d5.__h, d5.__k), d5.__k = []), d5.state = d5.__s, d5.getChildContext && (i4 = _({}, i4, d5.getChildContext())), C3 && u4.__c && d5.getSnapshotBeforeUpdate && (m5 = d5.getSnapshotBeforeUpdate(k4, b4)), A4 = s4 && s4.type === $ && null == s4.key ? s4.props.children : s4, M2.__P && (s4 = l4, f5 = (t4 = M2.__P).namespaceURI, c4 = o5 = null, u4.props && u4.props.__P != t4 && (u4.__k.some(function(n3) {
        n3 && J(n3, n3);
      }), u4.__k = null), l4 = u4.__k ? S(u4, 0) : null), l4 = I(t4, w(A4) ? A4 : [A4], r4, u4, i4, f5, o5, e4, l4, c4, a5), M2.__P && (r4.__e = null, l4 = s4), r4.__u &= -161, p5 && p5.some(g), d5.__h.length && e4.push(d5), 1 & d5.__g && (d5.__g &= -4);
    } catch (t5) {
      if (e4.length = v4, r4.__v = null, c4 || o5) if (t5 && t5.then) {
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
      r4.__k || (r4.__k = u4.__k || []), t5 && t5.then || D(r4), n.__e(t5, r4, u4);
    }
  } else l4 = r4.__e = F(u4.__e, r4, u4, i4, f5, o5, e4, c4, a5, t4);
  return (s4 = n.diffed) && s4(r4), l4;
}
function B(n3, t4) {
  if (n3 && 8 == n3.nodeType && n3.data.startsWith("$s")) for (var r4 = 1; n3 = n3.nextSibling; ) {
    if (8 == n3.nodeType) {
      if (n3.data.startsWith("$s")) r4++;
      else if (n3.data.startsWith("/$s") && !--r4) return n3;
    }
    t4 && t4.push(n3);
  }
}
function D(n3) {
  n3 && (n3.__c && (n3.__c.__g |= 4), n3.__k && n3.__k.some(D));
}
function E(t4, r4, u4) {
  for (var i4 = 0; i4 < u4.length; ) G(u4[i4++], u4[i4++], u4[i4++]);
  n.__c && n.__c(r4, t4), t4.some(function(r5) {
    try {
      t4 = r5.__h, r5.__h = [], t4.some(function(n3) {
        n3.call(r5);
      });
    } catch (t5) {
      n.__e(t5, r5.__v);
    }
  });
}
function F(t4, r4, u4, i4, f5, o5, e4, l4, c4, a5) {
  var s4, h5, y5, _5, k4, b4, m5, M2, $2 = u4.props || p, x4 = r4.props, C3 = r4.type;
  if ("svg" == C3 ? f5 = "http://www.w3.org/2000/svg" : "math" == C3 ? f5 = "http://www.w3.org/1998/Math/MathML" : f5 || (f5 = "http://www.w3.org/1999/xhtml"), o5) {
    for (s4 = 0; s4 < o5.length; s4++) if ((k4 = o5[s4]) && (C3 ? k4.localName == C3 : 3 == k4.nodeType)) {
      t4 = k4, o5[s4] = null;
      break;
    }
  }
  if (!t4) {
    if (M2 = a5.ownerDocument || document, !C3) return M2.createTextNode(x4);
    t4 = M2.createElementNS(f5, C3, x4.is ? x4 : a5), l4 && (n.__m && n.__m(r4, o5), l4 = false), o5 = null;
  }
  if (C3) {
    if (a5 = "template" == C3 && t4.content || t4, o5 = "textarea" == C3 && null != x4.defaultValue ? null : o5 && d.call(a5.childNodes), !l4 && o5) for ($2 = {}, s4 = 0; s4 < t4.attributes.length; s4++) $2[(k4 = t4.attributes[s4]).name] = k4.value;
    for (s4 in $2) k4 = $2[s4], "dangerouslySetInnerHTML" == s4 ? y5 = k4 : "children" == s4 || s4 in x4 || "value" == s4 && "defaultValue" in x4 || "checked" == s4 && "defaultChecked" in x4 || N(t4, s4, null, k4, f5);
    for (s4 in x4) k4 = x4[s4], "children" == s4 ? _5 = k4 : "dangerouslySetInnerHTML" == s4 ? h5 = k4 : "value" == s4 ? b4 = k4 : "checked" == s4 ? m5 = k4 : l4 && "function" != typeof k4 || $2[s4] === k4 || N(t4, s4, k4, $2[s4], f5);
    h5 ? (l4 || y5 && (h5.__html == y5.__html || h5.__html == t4.innerHTML) || (t4.innerHTML = h5.__html), r4.__k = []) : (y5 && (t4.textContent = ""), ("foreignObject" == C3 || "http://www.w3.org/1998/Math/MathML" == f5 && v.test(C3)) && (f5 = "http://www.w3.org/1999/xhtml"), I(a5, w(_5) ? _5 : [_5], r4, u4, i4, f5, o5, e4, o5 ? o5[0] : u4.__k && S(u4, 0), l4, c4), o5 && o5.some(g)), l4 && "textarea" != C3 || (s4 = "value", "progress" == C3 && null == b4 ? t4.removeAttribute(s4) : null == b4 || b4 === t4[s4] && ("progress" != C3 || b4) || N(t4, s4, b4, $2[s4], f5), s4 = "checked", null != m5 && m5 != t4[s4] && N(t4, s4, m5, $2[s4], f5));
  } else $2 === x4 || l4 && t4.data == x4 || (t4.data = x4);
  return t4;
}
function G(t4, r4, u4, i4) {
  try {
    "function" == typeof t4 ? r4 ? r4.__x = t4(r4) || 1 : i4 && (i4 = i4.__c || i4.__e) && (r4 = i4.__x) && (i4.__x = null, "function" == typeof r4 ? r4() : t4(null)) : t4.current = r4;
  } catch (t5) {
    n.__e(t5, u4);
  }
}
function J(t4, r4, u4) {
  var i4, f5, o5, e4;
  if (n.unmount && n.unmount(t4), !(i4 = t4.ref) || i4.current && i4.current != t4.__e || G(i4, null, r4, t4), i4 = t4.__c) {
    if (i4.componentWillUnmount) try {
      i4.componentWillUnmount();
    } catch (t5) {
      n.__e(t5, r4);
    }
    i4.__P = i4.__n = null;
  }
  if (i4 = t4.__k) for (e4 = 0; e4 < i4.length; e4++) i4[e4] && J(i4[e4], r4, "function" != typeof t4.type || u4 && !t4.props.__P);
  !u4 && (i4 = t4.__c) && (i4 = i4.__z) && (f5 = B(i4, o5 = [])) && (i4 == t4.__e && o5.some(g), g(f5), g(i4)), u4 || g(t4.__e), t4.__e = t4.__c = t4.__ = null;
}
function K(n3, t4, r4) {
  return this.constructor(n3, r4);
}
function Q(t4, r4) {
  var u4, i4, f5, o5;
  n.__ && n.__(t4, r4), 9 == r4.nodeType && (r4 = r4.documentElement), i4 = (u4 = t4 && 32 & t4.__u) ? null : r4.__k, r4.__k = m($, { children: [t4] }), f5 = [], o5 = [], z(r4, r4.__k, i4 || p, p, r4.namespaceURI, i4 ? null : r4.firstChild ? d.call(r4.childNodes) : null, f5, i4 ? i4.__e : r4.firstChild, u4, o5), E(f5, r4.__k, o5), r4.__k.props.children = null;
}
n = { __e: function(n3, t4, r4, u4) {
  for (var i4, o5, e4; t4 = t4.__; ) if ((i4 = t4.__c) && !(1 & i4.__g)) {
    i4.__g |= 4;
    try {
      if ((e4 = (o5 = i4.constructor) && o5.getDerivedStateFromError) && i4.setState(o5.getDerivedStateFromError(n3)), i4.componentDidCatch && (i4.componentDidCatch(n3, u4 || {}), e4 = 1), e4 && 8 & i4.__g) return void (i4.__g |= 2);
    } catch (t5) {
      n3 = t5;
    }
  }
  throw f = 0, n3;
} }, t = 0, r = function(n3) {
  return null != n3 && n3.constructor === h;
}, x.prototype.setState = function(n3, t4) {
  var r4 = this.__s;
  r4 && r4 != this.state || (r4 = this.__s = _({}, this.state)), "function" == typeof n3 && (n3 = n3(_({}, r4), this.props)), n3 && (_(r4, n3), this.__v && (t4 && this.__k.push(t4), L(this)));
}, x.prototype.forceUpdate = function(n3) {
  this.__v && (this.__g |= 4, n3 && this.__h.push(n3), L(this));
}, x.prototype.render = $, u = [], f = 0, o = function(n3, t4) {
  return n3.__v.__b - t4.__v.__b;
}, e = /* @__PURE__ */ Symbol(), l = /(PointerCapture)$|Capture$/i, c = 0, a = {}, s = 0;

// node_modules/preact/hooks/dist/hooks.mjs
var t2;
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
function y2(n3, t4) {
  a2.__h && a2.__h(r2, n3, f2 || t4), f2 = 0;
  var u4 = r2.__H || (r2.__H = { __: [], __h: [] });
  return n3 >= u4.__.length && u4.__.push({}), u4.__[n3];
}
function d2(n3) {
  return f2 = 1, _2(G2, n3);
}
function _2(n3, u4, i4) {
  var f5 = y2(t2++, 2);
  if (f5.t = n3, !f5.__c && (f5.__ = [i4 ? i4(u4) : G2(void 0, u4), function(n4) {
    var t4 = (f5.__N || f5.__)[0], r4 = f5.t(t4, n4);
    o2(t4, r4) || (f5.__N = [r4, f5.__[1]], f5.__c.setState({}));
  }], f5.__c = r2, !r2.__f)) {
    r2.__f = true;
    var c4 = r2.shouldComponentUpdate;
    r2.shouldComponentUpdate = function(n4, t4, r4) {
      var u5 = this.__H;
      if (!u5) return true;
      var i5 = false, f6 = this.props != n4;
      if (u5.__.some(function(n5) {
        n5.__N && (i5 = true, o2(n5.__[0], n5.__N[0]) || (f6 = true));
      }), c4) {
        var e4 = c4.call(this, n4, t4, r4);
        return i5 ? e4 || f6 : e4;
      }
      return !i5 || f6;
    };
  }
  return f5.__;
}
function A2(n3, u4) {
  var i4 = y2(t2++, 3);
  !a2.__s && E2(i4.__H, u4) && (i4.__P = true, i4.__ = n3, i4.u = u4, r2.__H.__h.push(i4));
}
function F2(n3, u4) {
  var i4 = y2(t2++, 4);
  !a2.__s && E2(i4.__H, u4) && (i4.__P = false, i4.__ = n3, i4.u = u4, r2.__h.push(i4));
}
function T2(n3) {
  return f2 = 5, w2(function() {
    return { current: n3 };
  }, []);
}
function w2(n3, r4) {
  var u4 = y2(t2++, 7);
  return E2(u4.__H, r4) && (u4.__ = n3(), u4.__H = r4), u4.__;
}
function b(n3, t4) {
  return f2 = 8, w2(function() {
    return n3;
  }, t4);
}
function P2() {
  var n3 = y2(t2++, 11);
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
    } catch (t5) {
      a2.__e(t5, { __: (n3 = n3.__P) && n3.__v });
    }
    for (; n3 = c2.shift(); ) {
      var t4 = n3.__H;
      if (n3.__P && t4) try {
        t4.__h.some(C2), t4.__h.some(D2), t4.__h = [];
      } catch (r4) {
        t4.__h = [], a2.__e(r4, n3.__v);
      }
    }
  } while (e2.length);
}
a2.__b = function(n3) {
  r2 = null, v2 && v2(n3);
}, a2.__ = function(n3, t4) {
  n3 && t4.__k && t4.__k.__m && (n3.__m = t4.__k.__m), p2 && p2(n3, t4);
}, a2.__r = function(n3) {
  l2 && l2(n3), t2 = 0;
  var i4 = (r2 = n3.__c).__H;
  i4 && (u2 == r2 ? r2.__h = [] : (i4.__h.some(C2), i4.__h.some(D2), t2 = 0), i4.__h = [], i4.__.some(function(n4) {
    n4.__N && (n4.__ = n4.__N), n4.u = n4.__N = void 0;
  })), u2 = r2;
}, a2.diffed = function(n3) {
  m2 && m2(n3);
  var t4 = n3.__c;
  t4 && t4.__H && (t4.__H.__h.length && B2(c2.push(t4)), t4.__H.__.some(function(n4) {
    n4.u && (n4.__H = n4.u);
  })), u2 = r2 = null;
}, a2.__c = function(n3, t4) {
  t4.some(function(n4) {
    try {
      n4.__h.some(C2), n4.__h = n4.__h.filter(function(n5) {
        return !n5.__ || D2(n5);
      });
    } catch (t5) {
      n4.__h = [function() {
        throw t5;
      }];
    }
  }), h2 && h2(n3, t4);
}, a2.unmount = function(n3) {
  s2 && s2(n3);
  var t4, r4, u4 = n3.__c;
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
      t4 = n4;
    }
  }), u4.__H = void 0, t4 && a2.__e(t4, u4.__v));
};
var k2 = "function" == typeof requestAnimationFrame;
function z2(n3) {
  var t4, r4 = function() {
    clearTimeout(u4), k2 && cancelAnimationFrame(t4), setTimeout(n3);
  }, u4 = setTimeout(r4, 35);
  k2 && (t4 = requestAnimationFrame(r4));
}
function B2(n3) {
  1 != n3 && i2 == a2.requestAnimationFrame || ((i2 = a2.requestAnimationFrame) || z2)(g2);
}
function C2(n3) {
  var t4 = r2, u4 = n3.__c;
  "function" == typeof u4 && (n3.__c = void 0, u4()), r2 = t4;
}
function D2(n3) {
  var t4 = r2;
  n3.__c = n3.__(), r2 = t4;
}
function E2(n3, t4) {
  return !n3 || n3.length != t4.length || t4.some(function(t5, r4) {
    return !o2(t5, n3[r4]);
  });
}
function G2(n3, t4) {
  return "function" == typeof t4 ? t4(n3) : t4;
}

// node_modules/@preact/signals-core/dist/signals-core.module.js
var i3 = /* @__PURE__ */ Symbol.for("preact-signals");
function t3() {
  if (!(v3 > 1)) {
    var i4, t4 = false;
    !(function() {
      var i5 = c3;
      c3 = void 0;
      while (void 0 !== i5) {
        var t5 = i5.S;
        if (t5.v === i5.v) {
          for (var r5 = t5.t; void 0 !== r5; r5 = r5.x) if (r5.i === i5.i) r5.i = t5.i;
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
          if (!t4) {
            i4 = r5;
            t4 = true;
          }
        }
        r4 = n3;
      }
    }
    s3 = 0;
    v3--;
    if (t4) throw i4;
  } else v3--;
}
function r3(i4) {
  if (v3 > 0) return i4();
  u3 = ++e3;
  v3++;
  try {
    return i4();
  } finally {
    t3();
  }
}
var n2;
var o3 = void 0;
function f3(i4) {
  var t4 = o3, r4 = n2;
  o3 = void 0;
  n2 = void 0;
  try {
    return i4();
  } finally {
    o3 = t4;
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
    var t4 = i4.n;
    if (void 0 === t4 || t4.t !== o3) {
      t4 = { i: 0, S: i4, p: o3.s, n: void 0, t: o3, e: void 0, x: void 0, r: t4 };
      if (void 0 !== o3.s) o3.s.n = t4;
      o3.s = t4;
      i4.n = t4;
      if (32 & o3.f) i4.S(t4);
      return t4;
    } else if (-1 === t4.i) {
      t4.i = 0;
      if (void 0 !== t4.n) {
        t4.n.p = t4.p;
        if (void 0 !== t4.p) t4.p.n = t4.n;
        t4.p = o3.s;
        t4.n = void 0;
        o3.s.n = t4;
        o3.s = t4;
      }
      return t4;
    }
  }
}
function l3(i4, t4) {
  this.v = i4;
  this.i = 0;
  this.n = void 0;
  this.t = void 0;
  this.l = 0;
  this.W = null == t4 ? void 0 : t4.watched;
  this.Z = null == t4 ? void 0 : t4.unwatched;
  this.name = null == t4 ? void 0 : t4.name;
}
l3.prototype.brand = i3;
l3.prototype.h = function() {
  return true;
};
l3.prototype.S = function(i4) {
  var t4 = this, r4 = this.t;
  if (r4 !== i4 && void 0 === i4.e) {
    i4.x = r4;
    this.t = i4;
    if (void 0 !== r4) r4.e = i4;
    else f3(function() {
      var i5;
      null == (i5 = t4.W) || i5.call(t4);
    });
  }
};
l3.prototype.U = function(i4) {
  var t4 = this;
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
        null == (i5 = t4.Z) || i5.call(t4);
      });
    }
  }
};
l3.prototype.subscribe = function(i4) {
  var t4 = this;
  return x2(function() {
    var r4 = t4.value;
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
      t3();
    }
  }
} });
function y3(i4, t4) {
  return new l3(i4, t4);
}
function w3(i4) {
  for (var t4 = i4.s; void 0 !== t4; t4 = t4.n) if (t4.S.i !== t4.i || !t4.S.h() || t4.S.i !== t4.i) return true;
  return false;
}
function b2(i4) {
  for (var t4 = i4.s; void 0 !== t4; t4 = t4.n) {
    var r4 = t4.S.n;
    if (void 0 !== r4) t4.r = r4;
    t4.S.n = t4;
    t4.i = -1;
    if (void 0 === t4.n) {
      i4.s = t4;
      break;
    }
  }
}
function _3(i4) {
  var t4 = i4.s, r4 = void 0;
  while (void 0 !== t4) {
    var n3 = t4.p;
    if (-1 === t4.i) {
      t4.S.U(t4);
      if (void 0 !== n3) n3.n = t4.n;
      if (void 0 !== t4.n) t4.n.p = n3;
    } else r4 = t4;
    t4.S.n = t4.r;
    if (void 0 !== t4.r) t4.r = void 0;
    t4 = n3;
  }
  i4.s = r4;
}
function j2(i4, t4) {
  l3.call(this, void 0, t4);
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
    var t4 = this.x();
    if (16 & this.f || this.v !== t4 || 0 === this.i) {
      this.v = t4;
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
    for (var t4 = this.s; void 0 !== t4; t4 = t4.n) t4.S.S(t4);
  }
  l3.prototype.S.call(this, i4);
};
j2.prototype.U = function(i4) {
  if (void 0 !== this.t) {
    l3.prototype.U.call(this, i4);
    if (void 0 === this.t) {
      this.f &= -33;
      for (var t4 = this.s; void 0 !== t4; t4 = t4.n) t4.S.U(t4);
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
function O(i4, t4) {
  return new j2(i4, t4);
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
    } catch (t4) {
      i4.f &= -2;
      i4.f |= 8;
      g3(i4);
      throw t4;
    } finally {
      o3 = n3;
      t3();
    }
  }
}
function g3(i4) {
  for (var t4 = i4.s; void 0 !== t4; t4 = t4.n) t4.S.U(t4);
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
    t3();
  }
}
function m3(i4, t4) {
  this.x = i4;
  this.j = void 0;
  this.s = void 0;
  this.u = void 0;
  this.f = 32;
  this.name = null == t4 ? void 0 : t4.name;
  if (n2) n2.push(this);
}
m3.prototype.c = function() {
  var i4 = this.S();
  try {
    if (8 & this.f) return;
    if (void 0 === this.x) return;
    var t4 = this.x();
    if ("function" == typeof t4) this.j = t4;
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
function x2(i4, t4) {
  var r4 = new m3(i4, t4);
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
  var n3 = this, r4 = i4.data, t4 = useSignal(r4);
  t4.name = "ReactiveDom";
  t4.value = r4;
  var e4 = w2(function() {
    var i5 = n3, r5 = n3.__v;
    while (r5 = r5.__) if (r5.__c) {
      r5.__c.__$f |= 4;
      break;
    }
    var o5 = O(function() {
      var i6 = t4.value.value;
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
    var r4, t4 = n3.props;
    for (var f5 in t4) if ("children" !== f5) {
      var o5 = t4[f5];
      if (o5 instanceof l3) {
        if (!r4) n3.__np = r4 = {};
        r4[f5] = o5;
        t4[f5] = o5.peek();
      }
    }
  }
  i4(n3);
});
b3("__r", function(i4, r4) {
  i4(r4);
  if (r4.type !== $) {
    y4();
    var t4, f5 = r4.__c;
    if (f5) {
      f5.__$f &= -2;
      if (void 0 === (t4 = f5.__$u)) f5.__$u = t4 = (function(i5, n3) {
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
    y4(t4);
  }
});
b3("__e", function(i4, n3, r4, t4) {
  y4();
  d4 = void 0;
  i4(n3, r4, t4);
});
b3("diffed", function(i4, n3) {
  y4();
  d4 = void 0;
  var r4;
  if ("string" == typeof n3.type && (r4 = n3.__e)) {
    var t4 = n3.__np, f5 = n3.props, o5 = r4.U;
    if (o5) for (var e4 in o5) {
      var u4 = o5[e4];
      if (!(void 0 === u4 || t4 && e4 in t4)) {
        u4.d();
        o5[e4] = void 0;
      }
    }
    if (t4) {
      if (!o5) {
        o5 = {};
        r4.U = o5;
      }
      for (var a5 in t4) {
        var c4 = o5[a5], v4 = t4[a5];
        if (void 0 === c4) {
          c4 = k3(r4, a5, v4, f5);
          o5[a5] = c4;
        } else c4.o(v4, f5);
      }
    }
  }
  i4(n3);
});
function k3(i4, n3, r4, t4) {
  var f5 = n3 in i4 && void 0 === i4.ownerSVGElement, o5 = y3(r4);
  return { o: function(i5, n4) {
    o5.value = i5;
    t4 = n4;
  }, d: x2(function() {
    this.N = M;
    var r5 = o5.value.value;
    if (t4[n3] !== r5) {
      t4[n3] = r5;
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
      var t4 = r4.U;
      if (t4) {
        r4.U = void 0;
        for (var f5 in t4) {
          var o5 = t4[f5];
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
b3("__h", function(i4, n3, r4, t4) {
  if (t4 < 3) n3.__$f |= 2;
  i4(n3, r4, t4);
});
x.prototype.shouldComponentUpdate = function(i4, n3) {
  if (this.__R) return true;
  var r4 = this.__$u, t4 = r4 && void 0 !== r4.s;
  for (var f5 in n3) return true;
  if (this.__f || "boolean" == typeof this.u && true === this.u) {
    var o5 = 2 & this.__$f;
    if (!(t4 || o5 || 4 & this.__$f)) return true;
    if (1 & this.__$f) return true;
  } else {
    if (!(t4 || 4 & this.__$f)) return true;
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
    cancelAnimationFrame(t4);
    i4();
  }, r4 = setTimeout(n3, 35), t4 = requestAnimationFrame(n3);
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
  var t4 = d4;
  A2(function() {
    return x2(function() {
      this.N = x3;
      if (!(t4 && 8 & t4.__$f)) return r4.current();
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
var numbers = new Intl.NumberFormat("en");
var formatNumber = (value2) => numbers.format(value2);
function formatFigure(value2, digits = 2) {
  if (value2 === null || Number.isNaN(value2)) return "–";
  const text = Math.abs(value2).toFixed(digits);
  const sign = value2 < 0 && Number(text) !== 0 ? "−" : "";
  return sign + (text.startsWith("0.") ? text.slice(1) : text);
}
var formatPercent = (value2, digits = 0) => value2 === null || Number.isNaN(value2) ? "–" : `${(value2 * 100).toFixed(digits)} %`;
var sameDay = (one, other) => one.toDateString() === other.toDateString();
function formatTime(iso, now2 = /* @__PURE__ */ new Date()) {
  if (!iso) return "";
  const at2 = new Date(iso);
  if (Number.isNaN(at2.getTime())) return iso;
  const clock3 = at2.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  if (sameDay(at2, now2)) return clock3;
  const day = at2.toLocaleDateString("en-GB", { day: "numeric", month: "short" });
  return at2.getFullYear() === now2.getFullYear() ? `${day} ${clock3}` : `${day} ${at2.getFullYear()}`;
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
var count = (n3, one, many = `${one}s`) => `${formatNumber(n3)} ${n3 === 1 ? one : many}`;
var KINDS = {
  training: "training",
  double: "double coding",
  initial: "first coding",
  "second-pass": "second pass",
  subcode: "sub-coding"
};
var ROUND_STATES = {
  open: "open",
  complete: "complete",
  compared: "compared",
  closed: "closed"
};
var ASSIGNMENT_STATES = {
  todo: "not started",
  started: "in progress",
  finished: "finished"
};
var POLARITIES = {
  supporting: { name: "supporting", sign: "+" },
  contrary: { name: "contrary", sign: "−" },
  hypothetical: { name: "hypothetical", sign: "?" }
};
var DONE = {
  "coding.add": "coded",
  "coding.remove": "removed",
  "coding.replace": "changed",
  "coding.split": "split",
  "coding.merge": "merged",
  "coding.reject": "did not take over",
  "coding.confirm": "confirmed",
  "coding.revise": "revised",
  "memo.add": "wrote a memo",
  "memo.edit": "edited a memo",
  "memo.remove": "removed a memo",
  "unit.skip": "skipped",
  "unit.unskip": "no longer skipped",
  "assignment.finish": "finished",
  "assignment.reopen": "reopened",
  "suggestion.accept": "accepted a suggestion",
  "suggestion.reject": "rejected a suggestion",
  "code.propose": "proposed a code",
  "proposal.remove": "withdrew a proposal",
  undo: "undid",
  redo: "did again"
};
function describeStep(step) {
  const place4 = step.turn === null ? "" : ` turn ${step.turn + 1}`;
  const name = step.code_name || step.code;
  if (step.old_code && step.old_code !== step.code)
    return `recoded${place4} ‘${step.old_name || step.old_code}’ → ‘${name}’`;
  const code2 = step.code ? ` ‘${name}’` : "";
  const words6 = step.words ? `, ${count(step.words, "word")}` : "";
  return `${DONE[step.kind] ?? step.kind}${place4}${code2}${words6}`;
}

// src/app/router.ts
var part = encodeURIComponent;
function query(values) {
  const given2 = Object.entries(values).filter(([, value2]) => value2 !== void 0 && value2 !== "");
  return given2.length ? `?${given2.map(([key2, value2]) => `${key2}=${part(String(value2))}`).join("&")}` : "";
}
function askedIn(query2) {
  const read3 = (name) => query2.get(name) ?? "";
  const [q3, mode, exact] = [read3("q"), read3("mode"), read3("exact")];
  return { q: q3, mode, exact, respondents: read3("respondents"), uncoded: read3("uncoded") };
}
var href = {
  library: () => "#/",
  code: (round2, transcript, at2) => `#/d/${part(round2)}/${part(transcript)}${query({ at: at2 })}`,
  /** Code, with the places of a search to be coded one after the other. */
  walk: (round2, transcript, asked4) => `#/d/${part(round2)}/${part(transcript)}${query({ ...asked4, walk: 1 })}`,
  compare: (round2, transcript, at2) => `#/d/${part(round2)}/${part(transcript)}/compare${query({ at: at2 })}`,
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
  charts: (codebook = "", asked4 = {}) => `#/charts${codebook && `/${part(codebook)}`}${query(asked4)}`,
  words: (asked4 = {}) => `#/words${query(asked4)}`,
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
function parse(hash) {
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
var route = O(() => parse(address.value));
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

// src/app/served.ts
var below = typeof location === "undefined" ? null : /^\/s\/[^/]+(?=\/)/.exec(location.pathname);
var BEFORE = below?.[0] ?? "";
var shared = BEFORE !== "" || typeof document !== "undefined" && document.documentElement.dataset.served === "team";
var signed = (token2) => shared ? { "X-Codekit": "page" } : { Authorization: `Bearer ${token2}` };

// src/app/api.ts
var AWAY = {
  kind: "failed",
  message: "codekit does not answer.",
  hint: shared ? "The server or the connection is away; this page will reconnect." : "It may have stopped on this computer. Start it again with `codekit code`; this page will reconnect."
};
var HEADERS = { "Content-Type": "application/json" };
async function problem(answer) {
  const fallback = { kind: "failed", message: `The server answered ${answer.status}.`, hint: "" };
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
    answer = await fetch(BEFORE + path, {
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
      return await send(path, { ...init, headers: { ...init.headers, ...signed(token2()) } });
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
    let name = "";
    const data = [];
    for (const line of block.split(/\r?\n/)) {
      if (line.startsWith("event:")) name = line.slice(6).trim();
      else if (line.startsWith("data:")) data.push(line.slice(5).trimStart());
    }
    if (name && data.length) events.push({ event: name, data: JSON.parse(data.join("\n")) });
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
function createStream({ open: open6, position, event }) {
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
        const answer = await open6(`/api/events?epoch=${encodeURIComponent(epoch)}&since=${rev}`, abort.signal);
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
async function enter(token2, phase2, code2, begin6) {
  const launch = shared ? null : code2.exec(location.hash);
  try {
    if (launch?.[1]) {
      replaceAddress("#/");
      token2.keep(await redeem(launch[1]));
    } else token2.recall();
    if (shared || token2.value) await begin6(launch);
    else phase2.value = "nokey";
  } catch (error) {
    const status = error instanceof ApiError ? error.status : -1;
    if (status === 401 || status === 403) phase2.value = launch ? "used" : "ended";
    else if (status === 0) {
      phase2.value = "away";
      setTimeout(() => void enter(token2, phase2, code2, begin6), AGAIN);
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
      if (error instanceof ApiError && error.status) announce(`Settings could not be kept: ${error.message}`);
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
async function goOn() {
  await refreshSession();
  phase.value = "ready";
}
async function lock() {
  stream?.stop();
  await api.delete("/api/session").catch(() => {
  });
  token.keep("");
  session.value = null;
  phase.value = "locked";
  if (shared) location.assign("/");
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
function a4(t4, e4, n3, u4, a5, i4) {
  e4 || (e4 = {});
  var c4, l4, p5 = e4;
  if ("ref" in p5 && "function" != typeof t4) for (l4 in p5 = {}, e4) "ref" == l4 ? c4 = e4[l4] : p5[l4] = e4[l4];
  var s4 = { type: t4, props: p5, key: n3, ref: c4, __k: null, __: null, __b: 0, __e: null, __c: null, constructor: f4, __v: --o4, __i: -1, __u: 0 };
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
  ["Library", href.library()],
  ["Codebook", href.codebook()],
  ["Memos", href.memos()],
  ["Search", href.search()],
  ["History", href.history()],
  ["Settings", href.settings()]
];
function Elsewhere() {
  return /* @__PURE__ */ a4("ul", { class: "row elsewhere", "aria-label": "Other screens", children: ELSEWHERE.map(([name, to2]) => /* @__PURE__ */ a4("li", { children: /* @__PURE__ */ a4("a", { href: to2, children: name }) }, name)) });
}
var loadAnew = () => location.reload();
function WayOut({ page: page2, children }) {
  return /* @__PURE__ */ a4("div", { class: "page stack", children: [
    /* @__PURE__ */ a4("h1", { tabIndex: -1, children: page2 ? "This page cannot be shown" : "This screen cannot be shown" }),
    /* @__PURE__ */ a4("p", { children: [
      /* @__PURE__ */ a4("strong", { children: "Nothing is lost." }),
      " Your codings and memos are in the study’s files as soon as they are saved; what is still on its way goes on being sent while this tab is open."
    ] }),
    children,
    !page2 && /* @__PURE__ */ a4($, { children: [
      /* @__PURE__ */ a4("p", { children: "The other screens still work:" }),
      /* @__PURE__ */ a4(Elsewhere, {})
    ] }),
    /* @__PURE__ */ a4("p", { class: "row", children: /* @__PURE__ */ a4("button", { type: "button", class: "btn main", onClick: loadAnew, children: "Load the page anew" }) })
  ] });
}
async function copyDetails(what, fault2) {
  try {
    await navigator.clipboard.writeText(`${what}
${fault2.name}: ${fault2.message}
${fault2.stack ?? ""}`);
    services.announce("Details copied.");
  } catch {
    services.announce("The browser did not allow copying.");
  }
}
function Failed({ what, fault: fault2, again: again2 }) {
  const hint = "error" in fault2 ? fault2.error.hint : "";
  return /* @__PURE__ */ a4("div", { class: "note bad", role: "alert", children: [
    /* @__PURE__ */ a4("p", { children: [
      /* @__PURE__ */ a4("strong", { children: [
        what,
        " failed:"
      ] }),
      " ",
      sentence(fault2.message)
    ] }),
    hint && /* @__PURE__ */ a4("p", { children: sentence(hint) }),
    /* @__PURE__ */ a4("p", { class: "row", children: [
      again2 && /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: again2, children: "Try again" }),
      /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => void copyDetails(what, fault2), children: "Copy details (no interview text included)" })
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
    /* @__PURE__ */ a4("span", { children: [
      /* @__PURE__ */ a4("strong", { children: "Something in this page went wrong:" }),
      " ",
      sentence(found2.message),
      " Nothing that was saved is lost. If a key or button does nothing now, load the page anew."
    ] }),
    /* @__PURE__ */ a4("span", { class: "row", children: [
      /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: loadAnew, children: "Load the page anew" }),
      /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => void copyDetails("Page", found2), children: "Copy details (no interview text included)" }),
      /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => fault.value = null, children: "Go on" })
    ] })
  ] });
}

// src/app/save_file.ts
var KEPT = 1e3;
function saveFile(name, data) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(data);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT);
}

// src/ops/status.tsx
var clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });
function SaveStatus({ queue: queue2 }) {
  const { kind, at: at2, count: count2 } = queue2.status.value;
  if (kind === "saving") return /* @__PURE__ */ a4("span", { class: "save-status", children: "Saving…" });
  if (kind === "unsaved") return /* @__PURE__ */ a4("span", { class: "save-status unsaved", children: [
    count2,
    " not saved"
  ] });
  return /* @__PURE__ */ a4("span", { class: "save-status", children: at2 === null ? "All saved" : `Saved ${clock.format(at2)}` });
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
  const { count: count2, at: at2, stopped: stopped2 } = queue2.status.value;
  const seconds = Math.max(1, Math.ceil(((at2 ?? 0) - now2.value) / 1e3));
  return /* @__PURE__ */ a4("div", { class: "not-saved", role: "alert", children: [
    /* @__PURE__ */ a4("p", { children: [
      stopped2 && /* @__PURE__ */ a4($, { children: [
        "codekit has stopped on this computer. Start it again with ",
        /* @__PURE__ */ a4("code", { children: "codekit code" }),
        "; this page will reconnect.",
        " "
      ] }),
      count2 === 1 ? "1 change is" : `${count2} changes are`,
      " not saved yet.",
      queue2.full.value && " Nothing more can be changed until they are.",
      " Retrying in",
      " ",
      /* @__PURE__ */ a4("span", { "aria-hidden": "true", children: [
        seconds,
        " s"
      ] }),
      /* @__PURE__ */ a4("span", { class: "sr", children: "a moment" }),
      "."
    ] }),
    /* @__PURE__ */ a4("button", { type: "button", onClick: () => queue2.retryNow(), children: "Retry now" }),
    /* @__PURE__ */ a4("button", { type: "button", onClick: () => download(queue2), children: "Download them" }),
    /* @__PURE__ */ a4("p", { class: "small", children: [
      "A file of them is read by ",
      /* @__PURE__ */ a4("code", { children: "codekit code --from codekit-not-saved.json" }),
      ", also when this tab is gone."
    ] })
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
function Skeleton({ lines = 8 }) {
  return /* @__PURE__ */ a4("div", { class: "skeleton", children: [
    /* @__PURE__ */ a4("span", { class: "sr", children: "Loading" }),
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
    return /* @__PURE__ */ a4(Empty, { title: sentence(error.error.message), children: error.error.hint && /* @__PURE__ */ a4("p", { children: sentence(error.error.hint) }) });
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
  return /* @__PURE__ */ a4("span", { class: "row", role: "group", "aria-label": label, children: options.map(([key2, name]) => /* @__PURE__ */ a4("button", { type: "button", class: "btn small", "aria-pressed": key2 === value2, onClick: () => onChange(key2), children: name }, key2)) });
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
  return /* @__PURE__ */ a4("p", { class: "note bad", role: "alert", children: fault2 });
}

// src/keys/actions_screens.ts
var action = (area, id, title, ...keys) => ({ id, area, title, keys });
var COMPARE = [
  action("Compare", "nextDifference", "Next difference", "d"),
  action("Compare", "previousDifference", "Previous difference", "Shift+d"),
  action("Compare", "twoPanes", "Two panes", "2")
];
var ADJUDICATE = [
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((n3) => action("Adjudicate", `acceptCoder${n3}`, `Accept coder ${n3}`, String(n3))),
  action("Adjudicate", "keepBoth", "Keep both", "b"),
  action("Adjudicate", "keepSome", "Keep some…", "k"),
  action("Adjudicate", "union", "One code, all of both spans", "u"),
  action("Adjudicate", "intersection", "One code, what both spans share", "x"),
  action("Adjudicate", "otherSpan", "Another span…", "e"),
  action("Adjudicate", "otherCode", "Another code…", "c"),
  action("Adjudicate", "rejectAll", "Reject all", "r"),
  action("Adjudicate", "defer", "Defer to discussion", "d"),
  action("Adjudicate", "reason", "Reason", "m"),
  action("Adjudicate", "commit", "Commit and go on", "Enter", "n"),
  action("Adjudicate", "previousCluster", "Previous", "p")
];
var REVIEW = [
  action("Review", "reviewAccept", "Accept", "a"),
  action("Review", "reviewQuery", "Query…", "q"),
  action("Review", "reviewChange", "Was changed…", "c"),
  action("Review", "reviewBack", "Take your word back", "u"),
  action("Review", "reviewNext", "Next coding", "ArrowDown", "j"),
  action("Review", "reviewPrevious", "Previous coding", "ArrowUp", "k")
];
var LISTEN = [
  action("Listen", "soundPlay", "Play or pause the recording", "F4", "MediaPlayPause"),
  action("Listen", "soundBack", "Back 5 seconds", "F2", "MediaRewind"),
  action("Listen", "soundForward", "On 5 seconds", "F8", "MediaFastForward"),
  action("Listen", "soundHere", "Listen from here", "l"),
  action("Listen", "soundLoop", "This turn again and again", "Shift+l"),
  action("Listen", "soundCursor", "Cursor to what is heard", "o"),
  action("Listen", "soundFollow", "The text follows the recording, or not", "Shift+o"),
  action("Listen", "soundSlower", "Slower", "<"),
  action("Listen", "soundFaster", "Faster", ">"),
  action("Listen", "soundWhere", "Where the recording is"),
  action("Listen", "soundChoose", "Recording of this transcript…")
];
var SCREEN_ACTIONS = [...LISTEN, ...COMPARE, ...ADJUDICATE, ...REVIEW];

// src/keys/actions.ts
var action2 = (area, id, title, ...keys) => ({ id, area, title, keys });
var MOVE = [
  action2("Move", "next", "Next sentence", "ArrowDown", "j"),
  action2("Move", "previous", "Previous sentence", "ArrowUp", "k"),
  action2("Move", "nextTurn", "Next turn", "Ctrl+ArrowDown"),
  action2("Move", "previousTurn", "Previous turn", "Ctrl+ArrowUp"),
  action2("Move", "pageDown", "A screen down", "PageDown"),
  action2("Move", "pageUp", "A screen up", "PageUp"),
  action2("Move", "home", "First sentence of the turn", "Home"),
  action2("Move", "end", "Last sentence of the turn", "End"),
  action2("Move", "textStart", "First sentence", "Ctrl+Home"),
  action2("Move", "textEnd", "Last sentence", "Ctrl+End"),
  action2("Move", "goToTurn", "Go to turn…", "Ctrl+g"),
  action2("Move", "nextCoding", "Next coding", "n"),
  action2("Move", "previousCoding", "Previous coding", "p"),
  action2("Move", "nextUnread", "Next unread turn", "Shift+n")
];
var SELECT = [
  action2("Select", "extendNext", "Extend by a sentence", "Shift+ArrowDown", "Shift+j"),
  action2("Select", "extendPrevious", "Extend back by a sentence", "Shift+ArrowUp", "Shift+k"),
  action2("Select", "extendNextTurn", "Extend to the end of the turn", "Ctrl+Shift+ArrowDown"),
  action2("Select", "extendPreviousTurn", "Extend to the start of the turn", "Ctrl+Shift+ArrowUp"),
  action2("Select", "wholeTurn", "Whole turn", "t"),
  action2("Select", "bounds", "Move the ends (bounds)", "b"),
  action2("Select", "endForward", "End one word on", "]"),
  action2("Select", "endBack", "End one word back", "["),
  action2("Select", "startForward", "Start one word on", "}"),
  action2("Select", "startBack", "Start one word back", "{"),
  action2("Select", "release", "Release the selection", "Escape")
];
var CODE = [
  action2("Code", "palette", "Choose a code…", "Enter", "c"),
  action2("Code", "repeat", "The last code again", "."),
  action2("Code", "inVivo", "In vivo: the words themselves", "i"),
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((n3) => action2("Code", `pin${n3}`, `Pinned code ${n3}`, String(n3))),
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map(
    (n3) => action2("Code", `highlighter${n3}`, `Highlighter: pinned code ${n3}`, `Shift+${n3}`)
  ),
  action2("Code", "accept", "Accept the suggestion", "a"),
  action2("Code", "reject", "Reject the suggestion", "x")
];
var CHANGE = [
  action2("Change", "recode", "Another code instead…", "r"),
  action2("Change", "remove", "Remove the coding", "u", "Delete", "Backspace"),
  action2("Change", "polarity", "Supporting, contrary, hypothetical", "-", "Shift+p"),
  action2("Change", "value", "Next value of the code", "="),
  action2("Change", "split", "Split at the cursor", "s"),
  action2("Change", "merge", "Merge with the neighbour of the same code", "g"),
  action2("Change", "memo", "Memo on the coding", "m"),
  action2("Change", "documentMemo", "Memo on the transcript", "Shift+m"),
  action2("Change", "discuss", "Mark for discussion", "x"),
  action2("Change", "example", "Make it an example of its code…", "e"),
  action2("Change", "skip", "Could not be coded: skip, or take that back…", "Shift+s"),
  action2("Change", "nameTurn", "Who speaks in this turn…", "w"),
  action2("Change", "splitTurn", "Another speaks from here on: split the turn…", "Shift+t"),
  action2("Change", "joinTurn", "Join the turn with the one before", "Shift+g"),
  action2("Change", "correctText", "Correct the text of this transcript…"),
  action2("Change", "menu", "Menu of what can be done here", "Shift+F10", "ContextMenu")
];
var VIEW = [
  action2("View", "focusCode", "Show only this code", "f"),
  action2("View", "define", "What the codes here mean", "d"),
  action2("View", "wash", "Wash on or off", "h"),
  action2("View", "stripes", "Next way to show stripes", "y"),
  action2("View", "reading", "Reading mode", "v"),
  action2("View", "leftPanel", "Codebook panel", "Ctrl+b"),
  action2("View", "rightPanel", "Inspector panel", "Ctrl+j")
];
var FIND = [
  action2("Find", "find", "Find in this text", "/"),
  action2("Find", "searchAll", "Search all transcripts", "Ctrl+Shift+f"),
  action2("Find", "findNext", "Next place found", "F3"),
  action2("Find", "findPrevious", "Previous place found", "Shift+F3")
];
var GLOBAL = [
  action2("Everywhere", "commands", "All commands…", "Ctrl+k"),
  action2("Everywhere", "undo", "Undo", "Ctrl+z"),
  action2("Everywhere", "redo", "Redo", "Ctrl+Shift+z", "Ctrl+y"),
  action2("Everywhere", "nextRegion", "Next region", "F6"),
  action2("Everywhere", "previousRegion", "Previous region", "Shift+F6"),
  action2("Everywhere", "keyList", "All keys, and help", "?", "F1"),
  action2("Everywhere", "finish", "Finish this transcript…", "Ctrl+Enter")
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
  Escape: "Esc",
  Delete: "Del",
  PageUp: "PgUp",
  PageDown: "PgDn",
  Space: "Space",
  ContextMenu: "Menu",
  MediaPlayPause: "Play key",
  MediaRewind: "Rewind key",
  MediaFastForward: "Forward key"
};
function formatKey(name) {
  const parts = name.endsWith("++") ? [...name.slice(0, -2).split("+"), "+"] : name.split("+");
  return parts.map((part2) => SIGNS[part2] ?? (part2.length === 1 ? part2.toUpperCase() : part2)).join("+");
}
var isSingle = (name) => !/^(Ctrl|Alt)\+/.test(name) && !/^(Shift\+)?(F\d+|Media\w+)$/.test(name);

// src/keys/dispatcher.ts
var remapped = y3({});
var singleKeys = y3(true);
var scopes = [];
var commandSources = [];
var lastAct = y3({ id: "" });
var chosenKeys = remapped;
function setKeys(chosen4, single) {
  remapped.value = chosen4;
  singleKeys.value = single;
}
function addScope(scope) {
  scopes.push(scope);
  return () => {
    const at2 = scopes.indexOf(scope);
    if (at2 >= 0) scopes.splice(at2, 1);
  };
}
function addCommands(source) {
  commandSources.push(source);
  return () => {
    const at2 = commandSources.indexOf(source);
    if (at2 >= 0) commandSources.splice(at2, 1);
  };
}
var commands = () => commandSources.flatMap((source) => [...source()]);
function handlerOf(actionId) {
  return scopes.findLast((scope) => scope.handlers()[actionId])?.handlers()[actionId];
}
var FIELDS = "input:not([type=checkbox]):not([type=radio]):not([type=button]), textarea, select, [contenteditable]";
var PRESSABLE = "button, a[href], summary, [role=button], [role=tab], [role=menuitem]";
function ownKey(target2, name) {
  if (target2.matches(FIELDS)) return isSingle(name) || /^Ctrl\+(Shift\+)?(z|y|b|i|a|c|v|x)$/.test(name);
  return (name === "Enter" || name === "Space") && target2.matches(PRESSABLE);
}
var typed = (name) => /^(Shift\+)?.$/u.test(name);
function wants(scope, target2, name) {
  const place4 = scope.within?.();
  const modal = target2.closest("dialog[open]");
  if (modal && !(place4 && modal.contains(place4))) return false;
  if (!place4 || !isSingle(name)) return true;
  return place4.contains(target2) || target2 === document.body || target2 === document.documentElement;
}
function dispatch(event) {
  if (event.defaultPrevented || event.isComposing || event.getModifierState("AltGraph")) return;
  const name = keyName(event);
  const target2 = event.target instanceof Element ? event.target : document.body;
  if (name === null || name === "Space" || ownKey(target2, name)) return;
  if (!singleKeys.peek() && typed(name)) return;
  const ids = keymap(remapped.peek()).get(name);
  if (!ids) return;
  for (const scope of scopes.toReversed()) {
    const id = ids.find((one) => scope.handlers()[one]);
    if (id === void 0 || !wants(scope, target2, name)) continue;
    event.preventDefault();
    scope.handlers()[id](event);
    lastAct.value = { id };
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

// src/app/toolbar.tsx
function rove(key2, at2, count2) {
  if (key2 === "ArrowRight" || key2 === "ArrowDown") return (at2 + 1) % count2;
  if (key2 === "ArrowLeft" || key2 === "ArrowUp") return (at2 - 1 + count2) % count2;
  return key2 === "Home" ? 0 : key2 === "End" ? count2 - 1 : null;
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
        const at2 = all.indexOf(event.target);
        const to2 = at2 < 0 ? null : rove(event.key, at2, all.length);
        if (to2 === null) return;
        event.preventDefault();
        event.stopPropagation();
        all[to2]?.focus();
      },
      children
    }
  );
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

// src/app/folder_list.tsx
function FolderList({ found: found2, go: go2, children }) {
  return /* @__PURE__ */ a4("ul", { class: "folders", "aria-label": `Folders in ${found2.path}`, children: [
    found2.above && /* @__PURE__ */ a4("li", { children: /* @__PURE__ */ a4("button", { type: "button", class: "folder", onClick: () => go2(found2.above), children: [
      /* @__PURE__ */ a4("span", { "aria-hidden": "true", children: "↑" }),
      " The folder above"
    ] }) }),
    found2.folders.map((folder) => /* @__PURE__ */ a4("li", { children: /* @__PURE__ */ a4("button", { type: "button", class: "folder", onClick: () => go2(folder.path), children: [
      /* @__PURE__ */ a4("span", { "aria-hidden": "true", children: folder.study ? "◆" : "▸" }),
      " ",
      /* @__PURE__ */ a4("bdi", { children: folder.name }),
      folder.study && /* @__PURE__ */ a4("span", { class: "tag info", children: "study" })
    ] }) }, folder.path)),
    children
  ] });
}
function PathForm({ path, go: go2, begin: begin6 }) {
  const [typed2, setTyped] = d2(path);
  const field = T2(null);
  const isTyping = T2(false);
  F2(() => {
    if (!isTyping.current) setTyped(path);
  }, [path]);
  F2(() => {
    if (begin6) field.current?.focus();
  }, [begin6]);
  return /* @__PURE__ */ a4(
    "form",
    {
      class: "row",
      onSubmit: (event) => {
        event.preventDefault();
        isTyping.current = false;
        go2(typed2);
      },
      children: [
        /* @__PURE__ */ a4("label", { class: "grow", children: [
          /* @__PURE__ */ a4("span", { class: "sr", children: "Path of a folder" }),
          /* @__PURE__ */ a4(
            "input",
            {
              class: "input",
              ref: field,
              value: typed2,
              dir: "ltr",
              placeholder: "Type or paste the path of a folder",
              onInput: (event) => {
                isTyping.current = true;
                setTyped(event.currentTarget.value);
              },
              ...PRIVATE
            }
          )
        ] }),
        /* @__PURE__ */ a4("button", { type: "submit", class: "btn", children: "Go" })
      ]
    }
  );
}

// src/sound/choose.tsx
var { api: api2 } = services;
function ChooseRecording({ session: session2 }) {
  const { sound } = session2;
  const [found2, setFound] = d2(null);
  const [chosen4, setChosen] = d2(null);
  const [fault2, setFault] = d2("");
  const now2 = sound.recording.value;
  const { id } = sound.transcript;
  const act = (what) => {
    setFault("");
    what().catch((error) => setFault(inWords(error)));
  };
  const look2 = (path) => act(async () => setFound(await api2.post("/api/recordings/look", { path })));
  const close = () => {
    sound.choosing.value = false;
    session2.view?.list.focus({ preventScroll: true });
  };
  const choose = (path) => act(async () => {
    const taken2 = await api2.post(sound.route, { path });
    sound.show(taken2);
    session2.say(path ? `${taken2.name} is the recording of ${id}.` : `No recording of ${id} is known any more.`);
    if (taken2.beside.length > 0) setChosen(taken2);
    else close();
  });
  A2(() => look2(now2 && !now2.problem ? now2.path : ""), []);
  if (chosen4) return /* @__PURE__ */ a4(Beside, { taken: chosen4, close, say: (words6) => session2.say(words6) });
  return /* @__PURE__ */ a4(Dialog, { title: `Recording of ${id}`, onClose: close, children: [
    /* @__PURE__ */ a4("p", { class: "quiet small", children: "A sound or video file on this computer. It stays where it is: nothing of it is copied into the study or sent anywhere. Where it is, is remembered for you on this computer alone." }),
    now2 && /* @__PURE__ */ a4("p", { class: "row", children: [
      /* @__PURE__ */ a4("span", { class: "grow", children: [
        "Now: ",
        /* @__PURE__ */ a4("bdi", { children: now2.name }),
        " ",
        /* @__PURE__ */ a4("span", { class: "quiet path", children: now2.folder })
      ] }),
      /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => choose(""), children: "Forget it" })
    ] }),
    found2 && /* @__PURE__ */ a4(PathForm, { begin: true, path: found2.path, go: (path) => isFile(path) ? choose(path) : look2(path) }),
    found2 && found2.drives.length > 1 && /* @__PURE__ */ a4("div", { class: "row", role: "group", "aria-label": "Drives", children: found2.drives.map((drive) => /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => look2(drive), children: drive }, drive)) }),
    /* @__PURE__ */ a4(FaultNote, { fault: fault2 }),
    found2 && /* @__PURE__ */ a4(FolderList, { found: found2, go: look2, children: found2.files.map((file) => /* @__PURE__ */ a4("li", { children: /* @__PURE__ */ a4("button", { type: "button", class: "folder", disabled: !file.plays, onClick: () => choose(file.path), children: [
      /* @__PURE__ */ a4("span", { "aria-hidden": "true", children: "♪" }),
      " ",
      /* @__PURE__ */ a4("bdi", { children: file.name }),
      file.name.replace(/\.\w+$/, "") === id && /* @__PURE__ */ a4("span", { class: "tag info", children: "called like it" }),
      !file.plays && /* @__PURE__ */ a4("span", { class: "tag", children: "browsers do not play this kind" })
    ] }) }, file.path)) }),
    found2 && found2.files.length === 0 && /* @__PURE__ */ a4("p", { class: "quiet small", children: "No sound or video in this folder." }),
    /* @__PURE__ */ a4("div", { class: "row end", children: /* @__PURE__ */ a4("button", { type: "button", class: "btn", onClick: close, children: "Cancel" }) })
  ] });
}
var isFile = (path) => /\.\w{2,4}"?\s*$/.test(path);
function Beside({ taken: taken2, close, say }) {
  const [fault2, setFault] = d2("");
  const take = () => {
    api2.post("/api/recordings", { folder: taken2.path }).then(
      (ids) => {
        say(`${count(ids.length, "more transcript")} with a recording: ${ids.join(", ")}.`);
        close();
      },
      (error) => setFault(inWords(error))
    );
  };
  return /* @__PURE__ */ a4(Dialog, { title: "The others beside it?", onClose: close, children: [
    /* @__PURE__ */ a4("p", { children: [
      "In the same folder there ",
      taken2.beside.length === 1 ? "is a recording" : "are recordings",
      " called like",
      " ",
      taken2.beside.join(", "),
      "."
    ] }),
    /* @__PURE__ */ a4(FaultNote, { fault: fault2 }),
    /* @__PURE__ */ a4("div", { class: "row end", children: [
      /* @__PURE__ */ a4("button", { type: "button", class: "btn", onClick: close, children: "Only this one" }),
      /* @__PURE__ */ a4("button", { type: "button", class: "btn main", autofocus: true, onClick: take, children: [
        "Take ",
        taken2.beside.length === 1 ? "it" : `all ${taken2.beside.length}`,
        " too"
      ] })
    ] })
  ] });
}

// src/sound/player.ts
var RATES = [0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2];
var TICK = 50;
var FAULTS = {
  2: "The recording cannot be read any more.",
  3: "The recording is damaged from here on.",
  4: "This browser cannot play that recording. Another browser may, or save it as .mp3 or .m4a."
};
var NO_OUTPUT = "Nothing can be heard: this computer has no sound output that the browser could use.";
var REFUSED = "The browser wants you to press Play yourself before anything is heard.";
var Player = class {
  constructor(isVideo, secondsBack2) {
    this.secondsBack = secondsBack2;
    this.media = document.createElement(isVideo ? "video" : "audio");
    this.media.preload = "metadata";
    this.media.preservesPitch = true;
    const on = (name, what) => this.media.addEventListener(name, what);
    on("loadedmetadata", () => {
      this.duration.value = Number.isFinite(this.media.duration) ? this.media.duration : 0;
    });
    on("durationchange", () => {
      this.duration.value = Number.isFinite(this.media.duration) ? this.media.duration : 0;
    });
    on("play", () => this.runs(true));
    on("pause", () => this.runs(false));
    on("ended", () => this.runs(false));
    on("timeupdate", this.tick);
    on("seeked", this.tick);
    on("error", () => {
      const { error } = this.media;
      this.fault.value = /sink/i.test(error?.message ?? "") ? NO_OUTPUT : FAULTS[error?.code ?? 0] ?? "The recording cannot be played.";
      this.runs(false);
    });
  }
  secondsBack;
  media;
  playing = y3(false);
  position = y3(0);
  /** 0 until it is known. */
  duration = y3(0);
  rate = y3(1);
  loop = y3(null);
  fault = y3("");
  /** Where it was paused, as long as it stays there: it goes on a little before. */
  pausedAt = null;
  timer;
  /** Loads an address, and goes to where it was. */
  load(url, at2 = 0) {
    this.fault.value = "";
    this.media.src = url;
    this.media.playbackRate = this.rate.peek();
    if (at2 > 0) this.media.currentTime = at2;
    this.position.value = at2;
  }
  runs(on) {
    this.playing.value = on;
    clearInterval(this.timer);
    if (on) this.timer = setInterval(this.tick, TICK);
    else this.tick();
  }
  tick = () => {
    const { currentTime } = this.media;
    const loop = this.loop.peek();
    const end2 = loop?.to ?? (this.duration.peek() || Number.POSITIVE_INFINITY);
    if (loop && this.playing.peek() && currentTime >= end2 - 0.01) {
      this.media.currentTime = loop.from;
      return;
    }
    this.position.value = currentTime;
  };
  async play() {
    if (this.pausedAt !== null && Math.abs(this.media.currentTime - this.pausedAt) < 0.05) {
      const least = this.loop.peek()?.from ?? 0;
      this.media.currentTime = Math.max(Math.min(least, this.pausedAt), this.pausedAt - this.secondsBack());
    }
    this.pausedAt = null;
    if (this.media.ended) this.media.currentTime = this.loop.peek()?.from ?? 0;
    try {
      await this.media.play();
      this.fault.value = "";
    } catch (error) {
      if (error instanceof DOMException && error.name === "NotAllowedError") this.fault.value = REFUSED;
    }
  }
  pause() {
    if (this.media.paused) return;
    this.media.pause();
    this.pausedAt = this.media.currentTime;
  }
  toggle() {
    if (this.media.paused) void this.play();
    else this.pause();
  }
  seek(seconds) {
    const end2 = this.duration.peek() || seconds;
    this.pausedAt = null;
    this.media.currentTime = Math.min(Math.max(0, seconds), end2);
    this.position.value = this.media.currentTime;
  }
  skip(seconds) {
    this.seek(this.media.currentTime + seconds);
  }
  setRate(rate) {
    this.rate.value = rate;
    this.media.playbackRate = rate;
  }
  /** The next rate up or down. */
  stepRate(by) {
    const at2 = RATES.findIndex((rate) => rate >= this.rate.peek());
    this.setRate(RATES[Math.min(RATES.length - 1, Math.max(0, at2 + by))] ?? 1);
  }
  /** Plays a stretch again and again, or, with null, goes on from where it is. */
  setLoop(stretch) {
    this.loop.value = stretch;
    if (!stretch) return;
    const { currentTime } = this.media;
    if (currentTime < stretch.from || stretch.to !== null && currentTime >= stretch.to) this.seek(stretch.from);
  }
  destroy() {
    clearInterval(this.timer);
    this.media.pause();
    this.media.removeAttribute("src");
    this.media.load();
  }
};

// src/sound/preferences.ts
var TIMES = ["recording", "always", "never"];
var BACK = ["3", "0", "1", "2", "5"];
var SKIP = 5;
var timesShown = (settings3) => TIMES.find((one) => one === settings3.times) ?? "recording";
var secondsBack = (settings3) => Number(BACK.find((one) => one === settings3.soundBack) ?? 3);
var whileDown = (settings3) => settings3.soundHold === true;

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
  toUnits(point2) {
    return point2 + lowerBound(this.astralPoints, point2);
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
  put(coding3) {
    const before3 = this.remove(coding3.id);
    this.byId.set(coding3.id, coding3);
    const [first, last2] = this.document.turnsOf(coding3);
    for (let turn = first; turn < last2; turn += 1) this.byTurn[turn]?.add(coding3);
    return before3 ? [Math.min(before3[0], first), Math.max(before3[1], last2)] : [first, last2];
  }
  remove(id) {
    const coding3 = this.byId.get(id);
    if (!coding3) return null;
    this.byId.delete(id);
    const [first, last2] = this.document.turnsOf(coding3);
    for (let turn = first; turn < last2; turn += 1) this.byTurn[turn]?.delete(coding3);
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
    for (let turn = first; turn < last2; turn += 1) for (const coding3 of this.ofTurn(turn)) found2.add(coding3);
    return found2;
  }
  /** The codings that share at least one character with a span, in reading order. */
  touching(span) {
    const [first, last2] = this.document.turnsOf(span);
    return [...this.ofTurns(first, last2)].filter((coding3) => overlaps(coding3, span)).sort(byPlace);
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
function extendTo(session2, point2) {
  const from = session2.target;
  if (!from) return;
  const span = point2 <= from.start ? { start: point2, end: from.end } : { start: from.start, end: Math.max(point2, from.start + 1) };
  selectSpan(session2, span, "hand");
}
function release2(session2) {
  getSelection()?.removeAllRanges();
  session2.highlighter.value = null;
  session2.focus(null);
  setCursor(session2, release(session2.cursor.peek()), false);
}
function focusCoding(session2, id, reveal = true) {
  const coding3 = session2.view?.codings.get(id);
  if (!coding3) return;
  getSelection()?.removeAllRanges();
  session2.focus(id);
  setCursor(
    session2,
    select(
      session2.document,
      { ...session2.cursor.peek(), piece: session2.document.pieceAt(coding3.start) },
      coding3,
      "coding"
    ),
    false
  );
  if (reveal) session2.view?.reveal(coding3);
  session2.say(spoken(session2, coding3));
}
function spoken(session2, coding3) {
  const memo3 = coding3.memo ? ", memo" : "";
  return `${session2.codes.path(coding3.code)}${coding3.proposed ? ", suggested" : ""}${memo3}. Turn ${turnNumber(session2, coding3.start)}.`;
}
var turnNumber = (session2, point2) => (session2.document.turns[session2.document.turnAt(point2)]?.number ?? 0) + 1;
function stepCoding(session2, by) {
  const { view } = session2;
  if (!view) return;
  const shown = [...view.codings.values()].filter((coding3) => view.shows(coding3)).sort(byPlace);
  if (shown.length === 0) {
    session2.say("No codings here yet.");
    return;
  }
  const at2 = shown.findIndex((coding3) => coding3.id === session2.focused.peek());
  const from = session2.target?.start ?? 0;
  const next = at2 >= 0 ? shown[at2 + by] : by > 0 ? shown.find((coding3) => coding3.end > from) : shown.findLast((coding3) => coding3.start <= from);
  if (next) focusCoding(session2, next.id);
  else session2.say(by > 0 ? "No coding after this one." : "No coding before this one.");
}
function nextUnread(session2) {
  const here = session2.document.turnAt(session2.target?.start ?? 0);
  const turn = session2.document.turns.find((one) => one.index > here && !session2.read.peek().has(one.number));
  if (turn) go(session2, (doc, cursor) => goTo(doc, cursor, turn.first));
  else session2.say("Every turn after this one has been read.");
}
function goToTurn(session2, number) {
  const turn = session2.document.turns.findLast((one) => one.number <= number - 1) ?? session2.document.turns[0];
  if (!turn) return false;
  go(session2, (doc, cursor) => goTo(doc, cursor, turn.first));
  return turn.number === number - 1;
}

// src/sound/timeline.ts
var NEAR = 0.02;
var Timeline = class {
  constructor(document2, times) {
    this.document = document2;
    const known2 = new Map(times.sentences.map(([start2], i4) => [start2, times.times[i4] ?? null]));
    const turns = new Map(times.turns.map((turn) => [turn.index, turn]));
    const timeOf = (piece, isFirst) => known2.get(piece.sentence.start) ?? (isFirst ? turns.get(this.numberOf(piece.turn))?.time ?? null : null);
    this.pieceTimes = document2.pieces.map((piece) => timeOf(piece, document2.turns[piece.turn]?.first === piece.index));
    this.ends = new Map(
      document2.turns.flatMap((turn) => {
        const until = turns.get(turn.number)?.until;
        return until === null || until === void 0 ? [] : [[turn.index, until]];
      })
    );
    this.marks = this.marked();
  }
  document;
  marks;
  pieceTimes;
  ends;
  numberOf(turn) {
    return this.document.turns[turn]?.number ?? -1;
  }
  /** Where each time begins to hold: sentences of one caption have one time, and the first of them stands for it. */
  marked() {
    const marks = [];
    for (const piece of this.document.pieces) {
      const time = this.pieceTimes[piece.index];
      const before3 = marks.at(-1);
      if (time === null || time === void 0 || before3?.turn === piece.turn && before3.time === time) continue;
      marks.push({ time, turn: piece.turn, piece: piece.index });
    }
    return marks.sort((a5, b4) => a5.time - b4.time);
  }
  /** Whether anything in the text has a time. */
  get isTimed() {
    return this.marks.length > 0;
  }
  /** What is heard at a moment; null before the first word, and in silence between turns. */
  heardAt(seconds) {
    let low = 0;
    let high = this.marks.length;
    while (low < high) {
      const middle2 = low + high >> 1;
      if (this.marks[middle2].time <= seconds + NEAR) low = middle2 + 1;
      else high = middle2;
    }
    const mark = this.marks[low - 1];
    if (!mark) return null;
    const end2 = this.ends.get(mark.turn);
    return end2 !== void 0 && seconds > Math.max(end2, mark.time) ? null : { turn: mark.turn, piece: mark.piece };
  }
  /** When a place in the text is said: the last time known before it in its turn; null where its turn has none. */
  timeOf(point2) {
    const at2 = this.document.pieces[this.document.pieceAt(point2)];
    const first = at2 && this.document.turns[at2.turn]?.first;
    if (!at2 || first === void 0) return null;
    for (let piece = at2.index; piece >= first; piece -= 1) {
      const time = this.pieceTimes[piece];
      if (time !== null && time !== void 0) return time;
    }
    return null;
  }
  /** When a turn is said, from its beginning to its end or, where that is not known, the beginning of the next. */
  stretchOf(turn) {
    const own2 = this.marks.filter((mark) => mark.turn === turn);
    const from = own2[0]?.time;
    if (from === void 0) return null;
    const last2 = own2.at(-1)?.time ?? from;
    const next = this.marks.find((mark) => mark.time > last2 && mark.turn !== turn)?.time ?? null;
    const end2 = this.ends.get(turn);
    return { from, to: end2 !== void 0 && end2 > from ? end2 : next };
  }
};
function clock2(seconds) {
  const whole2 = Math.max(0, Math.floor(seconds));
  const two = (n3) => String(n3).padStart(2, "0");
  const minutes = Math.floor(whole2 / 60) % 60;
  const hours = Math.floor(whole2 / 3600);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole2 % 60)}` : `${minutes}:${two(whole2 % 60)}`;
}

// src/sound/sound_keys.ts
var NO_TIME = "This turn has no time.";
function playKey(session2, player, event) {
  if (event.repeat) return;
  if (!event.code || !whileDown(session2.services.settings.value.peek())) {
    player.toggle();
    return;
  }
  void player.play();
  const up = (raised) => {
    if (raised.code !== event.code) return;
    removeEventListener("keyup", up, true);
    player.pause();
  };
  addEventListener("keyup", up, true);
}
function listenHere(session2) {
  const player = session2.sound.player.peek();
  const from = session2.target && session2.sound.timeline.timeOf(session2.target.start);
  if (!player) return;
  if (from === null) {
    session2.say(NO_TIME);
    return;
  }
  player.setLoop(null);
  player.seek(from);
  void player.play();
}
function loopTurn(session2) {
  const player = session2.sound.player.peek();
  if (!player) return;
  if (player.loop.peek()) {
    player.setLoop(null);
    session2.say("The recording goes on after the turn.");
    return;
  }
  const turn = session2.document.pieces[session2.cursor.peek().piece]?.turn ?? -1;
  const stretch = session2.sound.timeline.stretchOf(turn);
  if (!stretch) {
    session2.say(NO_TIME);
    return;
  }
  player.setLoop(stretch);
  const number = (session2.document.turns[turn]?.number ?? 0) + 1;
  session2.say(`Turn ${number} is played again and again.`);
  void player.play();
}
function toggleFollow(session2) {
  const { following: following2 } = session2.sound;
  following2.value = !following2.peek();
  session2.say(following2.peek() ? "The text follows the recording." : "The text stays where it is.");
}
function cursorToHeard(session2, player) {
  const heard2 = session2.sound.timeline.heardAt(player.position.peek());
  if (!heard2) {
    session2.say("Nothing of the text is heard here.");
    return;
  }
  session2.focus(null);
  setCursor(session2, goTo(session2.document, session2.cursor.peek(), heard2.piece));
}
function changeRate(session2, by) {
  const player = session2.sound.player.peek();
  player?.stepRate(by);
  if (player) session2.say(`Speed ${player.rate.peek()}.`);
}
function soundKeys(session2) {
  const { sound } = session2;
  const player = sound.player.value;
  if (shared) return {};
  const choose = {
    soundChoose: () => {
      sound.choosing.value = true;
    }
  };
  if (!player) return choose;
  return {
    ...choose,
    soundPlay: (event) => playKey(session2, player, event),
    soundBack: () => player.skip(-SKIP),
    soundForward: () => player.skip(SKIP),
    soundSlower: () => changeRate(session2, -1),
    soundFaster: () => changeRate(session2, 1),
    soundWhere: () => session2.say(`${clock2(player.position.peek())} of ${clock2(player.duration.peek())}.`),
    ...sound.timeline.isTimed ? {
      soundHere: () => listenHere(session2),
      soundLoop: () => loopTurn(session2),
      soundFollow: () => toggleFollow(session2),
      soundCursor: () => cursorToHeard(session2, player)
    } : {}
  };
}
function systemKeys(player) {
  const session2 = navigator.mediaSession;
  if (!session2) return () => {
  };
  const acts = [
    ["play", () => void player.play()],
    ["pause", () => player.pause()],
    ["seekbackward", () => player.skip(-SKIP)],
    ["seekforward", () => player.skip(SKIP)]
  ];
  const set2 = (on) => {
    for (const [name, act] of acts) {
      try {
        session2.setActionHandler(name, on ? act : null);
      } catch {
      }
    }
  };
  set2(true);
  session2.metadata = new MediaMetadata({ title: "codekit" });
  return () => {
    set2(false);
    session2.metadata = null;
  };
}

// src/sound/use_wave.ts
var LONGEST = 30 * 60;
var LARGEST = 30 * 2 ** 20;
var BUNDLE = "./sound.js";
async function peaksOf(sound, player, wave) {
  const known2 = await services.api.get(`${sound.route}/loudness`);
  if (known2.peaks.length > 0) return known2.peaks;
  const size = sound.recording.peek()?.size ?? Number.POSITIVE_INFINITY;
  if (size > LARGEST || player.duration.peek() > LONGEST || !player.duration.peek()) return [];
  return wave.decoded(player.media.currentSrc);
}
function useWave(sound, player, host) {
  const [drawn, setDrawn] = d2(false);
  const isKnown = player.duration.value > 0;
  const theme = services.settings.value.value.theme;
  A2(() => {
    if (!isKnown) return void 0;
    let left2 = false;
    let wave;
    (async () => {
      const bundle = await import(BUNDLE);
      const peaks = await peaksOf(sound, player, bundle);
      if (left2 || !host.current || peaks.length === 0) return;
      wave = bundle.draw(host.current, player.media, peaks);
      setDrawn(true);
    })().catch(() => {
    });
    return () => {
      left2 = true;
      wave?.destroy();
      setDrawn(false);
    };
  }, [sound, player, host, isKnown, theme]);
  return drawn;
}

// src/sound/sound_bar.tsx
function SoundBar({ session: session2 }) {
  const { sound } = session2;
  const recording = sound.recording.value;
  const player = sound.player.value;
  return /* @__PURE__ */ a4($, { children: [
    player && /* @__PURE__ */ a4(Playing, { session: session2, player }),
    recording && !player && /* @__PURE__ */ a4("section", { class: "sound-bar", "aria-label": "Recording", "data-region": "Recording", children: [
      /* @__PURE__ */ a4("p", { class: "sound-fault", role: "alert", children: [
        recording.problem,
        ". ",
        recording.hint && `To mend it: ${recording.hint}.`
      ] }),
      /* @__PURE__ */ a4(Choose, { session: session2, label: "Choose again…" })
    ] }),
    sound.choosing.value && /* @__PURE__ */ a4(ChooseRecording, { session: session2 })
  ] });
}
function Choose({ session: session2, label }) {
  return /* @__PURE__ */ a4(
    "button",
    {
      type: "button",
      class: "btn small",
      onClick: () => {
        session2.sound.choosing.value = true;
      },
      children: label
    }
  );
}
function Playing({ session: session2, player }) {
  const { sound } = session2;
  const wave = T2(null);
  const drawn = useWave(sound, player, wave);
  A2(() => systemKeys(player), [player]);
  const plays = player.playing.value;
  const timed = sound.timeline.isTimed;
  return /* @__PURE__ */ a4("section", { class: "sound-bar", "aria-label": "Recording", "data-region": "Recording", children: [
    player.media instanceof HTMLVideoElement && /* @__PURE__ */ a4(Picture, { media: player.media }),
    /* @__PURE__ */ a4("div", { class: "sound-rows", children: [
      /* @__PURE__ */ a4(
        "div",
        {
          class: "wave",
          ref: wave,
          hidden: !drawn && !player.duration.value,
          "data-drawn": drawn || void 0,
          "aria-hidden": "true"
        }
      ),
      /* @__PURE__ */ a4(Toolbar, { label: "Recording", class: "sound-tools", children: [
        /* @__PURE__ */ a4("button", { type: "button", class: "btn small main", onClick: () => player.toggle(), children: [
          /* @__PURE__ */ a4("span", { "aria-hidden": "true", children: plays ? "❚❚" : "▶" }),
          " ",
          plays ? "Pause" : "Play"
        ] }),
        /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => player.skip(-SKIP), children: [
          "Back ",
          SKIP,
          " s"
        ] }),
        /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => player.skip(SKIP), children: [
          "On ",
          SKIP,
          " s"
        ] }),
        timed && /* @__PURE__ */ a4($, { children: [
          /* @__PURE__ */ a4(
            "button",
            {
              type: "button",
              class: "btn small",
              "aria-pressed": sound.following.value,
              onClick: () => toggleFollow(session2),
              children: "Follow"
            }
          ),
          /* @__PURE__ */ a4(
            "button",
            {
              type: "button",
              class: "btn small",
              "aria-pressed": player.loop.value !== null,
              onClick: () => loopTurn(session2),
              children: "Loop turn"
            }
          )
        ] }),
        /* @__PURE__ */ a4(Choose, { session: session2, label: "Recording…" })
      ] }),
      /* @__PURE__ */ a4(Place, { player }),
      /* @__PURE__ */ a4(Rate, { player })
    ] }),
    player.fault.value && /* @__PURE__ */ a4("p", { class: "sound-fault", role: "alert", children: player.fault.value }),
    !timed && /* @__PURE__ */ a4("p", { class: "quiet small sound-note", children: "This transcript has no times: the recording plays, and the text cannot follow it." })
  ] });
}
function Place({ player }) {
  const end2 = player.duration.value;
  const at2 = player.position.value;
  return /* @__PURE__ */ a4("label", { class: "sound-place", children: [
    /* @__PURE__ */ a4("span", { class: "sr", children: "Place in the recording" }),
    /* @__PURE__ */ a4(
      "input",
      {
        type: "range",
        min: 0,
        max: Math.max(1, Math.ceil(end2)),
        step: 1,
        value: Math.floor(at2),
        disabled: !end2,
        "aria-valuetext": `${clock2(at2)} of ${clock2(end2)}`,
        onInput: (event) => player.seek(Number(event.currentTarget.value))
      }
    ),
    /* @__PURE__ */ a4("span", { class: "sound-clock", "aria-hidden": "true", children: [
      clock2(at2),
      " / ",
      end2 ? clock2(end2) : "…"
    ] })
  ] });
}
function Rate({ player }) {
  return /* @__PURE__ */ a4("label", { class: "sound-rate small", children: [
    /* @__PURE__ */ a4("span", { class: "sr", children: "Speed" }),
    /* @__PURE__ */ a4(
      "select",
      {
        class: "input",
        value: String(player.rate.value),
        onChange: (event) => player.setRate(Number(event.currentTarget.value)),
        children: RATES.map((rate) => /* @__PURE__ */ a4("option", { value: String(rate), children: [
          rate,
          " ×"
        ] }, rate))
      }
    )
  ] });
}
function Picture({ media: media2 }) {
  const host = T2(null);
  const [shown, setShown] = d2(true);
  A2(() => {
    host.current?.replaceChildren(media2);
  }, [media2]);
  return /* @__PURE__ */ a4("div", { class: "sound-picture", children: [
    /* @__PURE__ */ a4("div", { ref: host, hidden: !shown }),
    /* @__PURE__ */ a4("button", { type: "button", class: "btn small bare", "aria-pressed": shown, onClick: () => setShown(!shown), children: "Picture" })
  ] });
}

// src/app/colour.ts
var GOLDEN = 137.508;
var PATTERNS = ["solid", "hatched", "dotted"];
function hues(codes) {
  const found2 = /* @__PURE__ */ new Map();
  let root2 = -1;
  let below3 = 0;
  for (const code2 of codes) {
    if (!code2.parent) {
      root2 += 1;
      below3 = 0;
    } else below3 += 1;
    const hue = Math.round((25 + Math.max(root2, 0) * GOLDEN + below3 * 23) % 360);
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
var known = /* @__PURE__ */ new WeakMap();
function look(code2, codes) {
  let table = known.get(codes);
  if (!table) {
    table = hues(codes);
    known.set(codes, table);
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
      why3,
      " ",
      standing3.state === "finished" && (work2.readonly === null || work2.readonly.can_reopen) && /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => session2.overlay.value = { kind: "reopen" }, children: "Reopen" })
    ] }),
    work2.problems.map((problem2) => /* @__PURE__ */ a4("p", { class: "banner warn", children: problem2 }, problem2)),
    /* @__PURE__ */ a4(Purpose, { session: session2 })
  ] });
}
function Purpose({ session: session2 }) {
  const words6 = purpose(session2);
  if (words6 === null || session2.prefs.knows(session2.round)) return null;
  return /* @__PURE__ */ a4("p", { class: "banner purpose", children: [
    /* @__PURE__ */ a4("span", { children: words6 }),
    /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => session2.prefs.setKnows(session2.round), children: "Understood" })
  ] });
}
function purpose(session2) {
  const { allowed } = session2;
  const round2 = session2.services.session.value?.rounds.find((one) => one.id === session2.round);
  if (allowed) {
    if (allowed.length === 0)
      return "Sub-coding: nothing here has the parent code, so there is nothing to code. Finish this transcript.";
    const parent = round2?.parent ? session2.codes.name(round2.parent) : "the parent code";
    const over = round2?.over ? ` in ${round2.over}` : "";
    return `Sub-coding: what was coded ${parent}${over} gets a finer code. Only these ${allowed.length === 1 ? "words are" : `${allowed.length} passages are`} open; what was said around them is grey.`;
  }
  const { below: below3 } = session2.store.work.value;
  if (!below3) return null;
  const many = below3.codings.length;
  const outlined = many === 1 ? "Its one coding here has" : `Its ${many} codings here have`;
  const rest = many === 0 ? "Nothing was coded here in it." : `${outlined} hollow stripes and count as they are until you keep, recode or put them aside.`;
  return `Second pass over ${below3.label}: read again, now that all transcripts are known, and add or change what was missed. ${rest}`;
}
function Modes({ session: session2 }) {
  void session2.store.revision.value;
  const codes = session2.codes.codebook.codes;
  const only2 = session2.onlyCode.value;
  const suggestions = [...session2.store.standing.suggestions.values()].filter((one) => one.state === "open").length;
  const over = T2(null);
  F2(() => {
    if (session2.view) session2.view.covered = over.current?.offsetHeight ?? 0;
  });
  return /* @__PURE__ */ a4("div", { class: "modes", ref: over, children: [
    session2.renewal.value && /* @__PURE__ */ a4("p", { class: "banner mode renewal", children: [
      /* @__PURE__ */ a4("span", { children: [
        session2.renewal.value.told,
        " ",
        session2.renewal.value.back
      ] }),
      /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => session2.renewal.value = null, children: "OK" })
    ] }),
    session2.highlighter.value !== null && /* @__PURE__ */ a4("p", { class: "banner mode", children: [
      "Highlighter: every selection becomes ",
      /* @__PURE__ */ a4(CodeName, { code: session2.highlighter.value, codes }),
      /* @__PURE__ */ a4("kbd", { children: "Esc" }),
      " ends it"
    ] }),
    session2.bounds.value && /* @__PURE__ */ a4("p", { class: "banner mode", children: [
      /* @__PURE__ */ a4("b", { children: "Bounds" }),
      " ",
      /* @__PURE__ */ a4("span", { children: [
        /* @__PURE__ */ a4("kbd", { children: "←" }),
        /* @__PURE__ */ a4("kbd", { children: "→" }),
        " end"
      ] }),
      " ",
      /* @__PURE__ */ a4("span", { children: [
        /* @__PURE__ */ a4("kbd", { children: "Shift+←" }),
        /* @__PURE__ */ a4("kbd", { children: "Shift+→" }),
        " start"
      ] }),
      " ",
      /* @__PURE__ */ a4("span", { children: [
        /* @__PURE__ */ a4("kbd", { children: "Ctrl" }),
        " by characters"
      ] }),
      " ",
      /* @__PURE__ */ a4("span", { children: [
        /* @__PURE__ */ a4("kbd", { children: "Enter" }),
        " keep"
      ] }),
      " ",
      /* @__PURE__ */ a4("span", { children: [
        /* @__PURE__ */ a4("kbd", { children: "Esc" }),
        " put back"
      ] })
    ] }),
    only2 !== null && /* @__PURE__ */ a4("p", { class: "banner mode", children: [
      "Only ",
      /* @__PURE__ */ a4(CodeName, { code: only2, codes }),
      " is shown",
      " ",
      /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => session2.onlyCode.value = null, children: [
        "Show all ",
        /* @__PURE__ */ a4("kbd", { children: "F" })
      ] })
    ] }),
    suggestions > 0 && /* @__PURE__ */ a4("p", { class: "banner mode", children: /* @__PURE__ */ a4("span", { children: [
      suggestions === 1 ? "1 suggestion" : `${suggestions} suggestions`,
      " of the codebook’s cues. ",
      /* @__PURE__ */ a4("kbd", { children: "A" }),
      " ",
      "accepts, ",
      /* @__PURE__ */ a4("kbd", { children: "X" }),
      " rejects; none counts until you accept it."
    ] }) }),
    suggestions === 0 && /* @__PURE__ */ a4(First, { session: session2 })
  ] });
}
function First({ session: session2 }) {
  const coded2 = useSignal(false);
  void session2.store.revision.value;
  if (session2.store.standing.codings.size > 0 || (session2.store.work.value.below?.codings.length ?? 0) > 0)
    coded2.value = true;
  if (coded2.value || session2.readOnly.value !== null || session2.allowed?.length === 0) return null;
  return /* @__PURE__ */ a4("p", { class: "banner mode", children: /* @__PURE__ */ a4("span", { children: [
    "Select a sentence (",
    /* @__PURE__ */ a4("kbd", { children: "↓" }),
    "), press ",
    /* @__PURE__ */ a4("kbd", { children: "Enter" }),
    "."
  ] }) });
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
function stepWord(offsets, point2, by, edge2, limits) {
  const unit = offsets.toUnits(point2);
  const parts = partsAround(offsets.text, unit, words()).filter((part2) => part2.word);
  const edges = parts.map((part2) => edge2 === "start" ? part2.start : part2.end);
  const next = by > 0 ? edges.find((at2) => at2 > unit) : edges.findLast((at2) => at2 < unit);
  return clamp(next === void 0 ? by > 0 ? limits.end : limits.start : offsets.toPoints(next), limits);
}
function stepCharacter(offsets, point2, by, limits) {
  const unit = offsets.toUnits(point2);
  const edges = partsAround(offsets.text, unit, graphemes()).map((part2) => by > 0 ? part2.end : part2.start);
  const next = by > 0 ? edges.find((at2) => at2 > unit) : edges.findLast((at2) => at2 < unit);
  return clamp(next === void 0 ? point2 : offsets.toPoints(next), limits);
}
var clamp = (point2, limits) => Math.min(limits.end, Math.max(limits.start, point2));
function trim(offsets, span) {
  const text = offsets.slice(span.start, span.end);
  const left2 = text.length - text.trimStart().length;
  const right = text.length - text.trimEnd().length;
  if (left2 === text.length) return null;
  return { start: span.start + left2, end: span.end - right };
}
function wholeGrapheme(offsets, point2, edge2) {
  const unit = offsets.toUnits(point2);
  const inside = partsAround(offsets.text, unit, graphemes()).find((part2) => part2.start < unit && unit < part2.end);
  return inside ? offsets.toPoints(edge2 === "start" ? inside.start : inside.end) : point2;
}
function wholeWord(offsets, point2, edge2) {
  const unit = offsets.toUnits(point2);
  const inside = partsAround(offsets.text, unit, words()).find(
    (part2) => part2.word && part2.start < unit && unit < part2.end
  );
  return inside ? offsets.toPoints(edge2 === "start" ? inside.start : inside.end) : point2;
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
  let count2 = 0;
  let inside = false;
  for (const character of unmarked) {
    const word = WORD.test(character);
    const alone = word && ALONE.test(character);
    if (alone || word && !inside) count2 += 1;
    inside = word && !alone;
  }
  return count2;
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
function overGap(doc, point2, by, edge2) {
  const turn = doc.turns[doc.turnAt(edge2 === "end" ? point2 - 1 : point2)];
  if (!turn) return point2;
  const outside2 = edge2 === "end" ? point2 > turn.end : point2 >= turn.end;
  if (!outside2) return point2;
  if (by < 0) return edge2 === "end" ? turn.end : stepWord(doc.offsets, turn.end, -1, "start", turn);
  const next = doc.turns[turn.index + 1];
  if (!next) return turn.end;
  return edge2 === "start" ? next.start : stepWord(doc.offsets, next.start, 1, "end", next);
}

// src/text/direction.ts
var RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/gu;
var LETTERS = new RegExp("\\p{Letter}", "gu");
var ENOUGH = 2e4;
function directionOf(text) {
  const sample = text.slice(0, ENOUGH);
  const turned = sample.match(RIGHT_TO_LEFT)?.length ?? 0;
  return turned * 2 > (sample.match(LETTERS)?.length ?? 0) ? "rtl" : "ltr";
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
    this.direction = directionOf(text);
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
  /** From which side it is read: the speakers stand there, the stripes on the other. */
  direction;
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
  pieceAt(point2) {
    return Math.max(0, lastAtMost(this.pieceStarts, point2));
  }
  turnAt(point2) {
    return Math.max(0, lastAtMost(this.turnStarts, point2));
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
    role: turn.role,
    time: turn.time === null ? null : clock2(turn.time)
  }));
  const sentences2 = transcript.sentences.map(([start2, end2]) => ({ start: start2, end: end2 }));
  const paragraphs = numberParagraphs(transcript.paragraphs, turns);
  return new TextDocument(transcript.text, allowed ? around(turns, allowed) : turns, sentences2, paragraphs);
}
function around(turns, excerpts) {
  const near = /* @__PURE__ */ new Set();
  turns.forEach((turn, i4) => {
    if (!excerpts.some((excerpt) => overlaps(turn, excerpt))) return;
    for (let at2 = i4 - CONTEXT; at2 <= i4 + CONTEXT; at2 += 1) near.add(at2);
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
  if ([...session2.store.standing.skips.values()].some((skip3) => overlaps(skip3, span)))
    return "That was skipped: it could not be coded. Shift+S takes that back.";
  if (session2.allowed && !session2.allowed.some((excerpt) => covers(excerpt, span)))
    return "In this round only the words inside the excerpts are coded.";
  return null;
}
function hindrance(session2, code2, span) {
  const found2 = session2.codes.get(code2);
  if (!found2 || !span) return "Nothing is selected.";
  if (!found2.usable) return `${found2.name} is not coded directly in this round. Choose a code below it.`;
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
var words2 = (n3) => n3 === 1 ? "1 word" : `${n3} words`;
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
  const touching = session2.ownAt({ start: span.start - 1, end: span.end + 1 }, code2).find((coding3) => coding3.polarity === polarity2);
  if (touching && covers(touching, span)) {
    session2.say(`${session2.codes.name(code2)} is there already.`);
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
    `Coded ${session2.codes.path(code2)}. ${words2(countWords(session2.document.offsets, span))}. Control Z to undo.`
  );
}
function extendCoding(session2, id, span) {
  const coding3 = session2.coding(id);
  if (!coding3) return;
  const wide = { start: Math.min(coding3.start, span.start), end: Math.max(coding3.end, span.end) };
  session2.lastCode.value = coding3.code;
  replace(session2, id, spanFields(session2, wide));
  session2.say(`${session2.codes.name(coding3.code)} extended to ${words2(countWords(session2.document.offsets, wide))}.`);
}
function replace(session2, id, change3) {
  const kind = session2.coding(id) ? { kind: "coding.replace", coding: id } : { kind: "coding.revise", below: id };
  void run(session2, { ...kind, ...session2.where, ...change3 });
}
function setSpan(session2, id, span) {
  const coding3 = session2.coding(id) ?? session2.below(id);
  if (!coding3 || sameSpan(coding3, span) || !writable(session2)) return;
  const force = hasRespondent(session2.document, span) ? {} : { force: true };
  replace(session2, id, { ...spanFields(session2, span), ...force });
}
function repeatLast(session2) {
  const code2 = session2.lastCode.peek();
  if (code2 === null) session2.say("No code has been given yet.");
  else applyCode(session2, code2);
}
function applyPin(session2, place4) {
  const code2 = session2.prefs.pins(session2.codes.codebook.id)[place4];
  if (code2) applyCode(session2, code2);
  else session2.say(`Nothing is pinned to ${place4 + 1}. In the codebook panel, press ${place4 + 1} on a code to pin it.`);
}
function toggleHighlighter(session2, code2) {
  if (!code2) {
    session2.say("Nothing is pinned there.");
    return;
  }
  session2.highlighter.value = session2.highlighter.peek() === code2 ? null : code2;
  if (session2.highlighter.peek())
    session2.say(`Highlighter: every selection becomes ${session2.codes.name(code2)}. Escape ends it.`);
}
function inVivo(session2) {
  const span = session2.target && trim(session2.document.offsets, session2.target);
  if (!span || !writable(session2)) return;
  const name = [...session2.document.quote(span).replace(/\s+/g, " ")].slice(0, IN_VIVO_MOST).join("").trim();
  propose(session2, name, span, "In vivo");
}
function propose(session2, name, span, definition = "") {
  if (!name.trim() || !writable(session2)) return;
  const known2 = session2.codes.codebook.codes.find(
    (code2) => code2.usable && code2.name.toLowerCase() === name.trim().toLowerCase()
  );
  if (known2) {
    applyCode(session2, known2.id);
    return;
  }
  const place4 = span ? { start: span.start, end: span.end } : { start: 0, end: 0 };
  void run(session2, { kind: "code.propose", ...session2.where, name: name.trim(), definition, parent: "", ...place4 });
  session2.say(`Proposed the code “${name.trim()}” for the next version of the codebook, with this passage.`);
}

// src/code/bounds_mode.ts
function enterBounds(session2) {
  const focused = session2.focused.peek();
  const coding3 = session2.coding(focused) ?? session2.below(focused);
  const span = coding3 ?? session2.target;
  if (!span || coding3 && !writable(session2)) return;
  const whole2 = { start: span.start, end: span.end };
  session2.bounds.value = { span: whole2, before: whole2, coding: coding3?.id ?? null };
  selectSpan(session2, whole2, coding3 ? "coding" : "hand");
  session2.view?.list.classList.add("bounds");
  session2.say(
    "Bounds: left and right move the end, with shift the start, with control by characters. Enter keeps, Escape puts back."
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
  session2.say(`Kept. ${words2(countWords(session2.document.offsets, bounds.span))}.`);
}
function dropBounds(session2) {
  const bounds = session2.bounds.peek();
  if (!bounds) return;
  leave(session2);
  selectSpan(session2, bounds.before, bounds.coding === null ? "hand" : "coding");
  session2.say("Put back.");
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
  return edge2 === "end" ? `ends … ${parts.slice(-3).join(" ")}` : `begins ${parts.slice(0, 3).join(" ")} …`;
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
  const ids = session2.here().map((coding3) => coding3.id).filter((id) => session2.coding(id) || also === "below" && session2.below(id));
  if (ids.length === 1) act(ids[0]);
  else if (ids.length === 0) session2.say("No coding here.");
  else session2.overlay.value = { kind: "chooser", title, ids, pick: act };
}
var open = (session2, overlay) => {
  session2.overlay.value = overlay;
};
function remove(session2) {
  if (!writable(session2)) return;
  withCoding(session2, "Remove which coding?", (id) => removeCoding(session2, id), "below");
}
function removeCoding(session2, id) {
  if (!writable(session2)) return;
  const coding3 = session2.coding(id);
  if (!coding3) {
    if (session2.below(id)) reject(session2, id);
    return;
  }
  void run(session2, { kind: "coding.remove", ...session2.where, coding: id });
  session2.say(`Removed ${session2.codes.name(coding3.code)}. Control Z to undo.`);
}
function recode(session2) {
  if (!writable(session2)) return;
  withCoding(
    session2,
    "Give which coding another code?",
    (id) => {
      if (session2.focused.peek() !== id) focusCoding(session2, id, false);
      open(session2, { kind: "palette", recode: id });
    },
    "below"
  );
}
function recodeTo(session2, id, code2) {
  const coding3 = session2.coding(id) ?? session2.below(id);
  if (!coding3 || coding3.code === code2 || !writable(session2)) return;
  session2.lastCode.value = code2;
  replace(session2, id, { code: code2 });
  session2.say(`${session2.codes.name(coding3.code)} is now ${session2.codes.name(code2)}. Control Z to undo.`);
}
function polarity(session2) {
  if (!writable(session2)) return;
  const offered3 = session2.codes.codebook.polarities.length > 0 ? session2.codes.codebook.polarities : POLARITIES2;
  if (offered3.length < 2) {
    session2.say("This codebook knows no other polarity.");
    return;
  }
  withCoding(
    session2,
    "Change the polarity of which coding?",
    (id) => {
      const coding3 = session2.coding(id) ?? session2.below(id);
      const next = offered3[(offered3.indexOf(coding3.polarity) + 1) % offered3.length] ?? "supporting";
      replace(session2, id, { polarity: next });
      session2.say(`${session2.codes.name(coding3.code)}: ${next}.`);
    },
    "below"
  );
}
function revalue(session2, id, value2) {
  const coding3 = session2.coding(id) ?? session2.below(id);
  if (!coding3 || !writable(session2)) return;
  const next = coding3.value === value2 ? "" : value2;
  replace(session2, id, { value: next });
  session2.say(`${session2.codes.name(coding3.code)}: ${next || "no value"}. Control Z to undo.`);
}
function nextValue(values, now2) {
  return values[values.indexOf(now2) + 1] ?? "";
}
function value(session2) {
  if (!writable(session2)) return;
  withCoding(
    session2,
    "Change the value of which coding?",
    (id) => {
      const coding3 = session2.coding(id) ?? session2.below(id);
      const values = (session2.codes.get(coding3.code)?.values ?? []).map((one) => one.value);
      if (values.length === 0) return session2.say(`${session2.codes.name(coding3.code)} has no values.`);
      const next = nextValue(values, coding3.value ?? "");
      revalue(session2, id, next || (coding3.value ?? ""));
    },
    "below"
  );
}
function split(session2) {
  if (!writable(session2)) return;
  const at2 = session2.cursor.peek().by === "coding" ? null : session2.target?.start ?? null;
  withCoding(session2, "Split which coding?", (id) => {
    const coding3 = session2.coding(id);
    const cut = at2 !== null && at2 > coding3.start && at2 < coding3.end ? at2 : middle(session2, coding3);
    if (cut === null) return session2.say("Put the cursor on a later sentence of the coding to split it there.");
    void run(session2, { kind: "coding.split", ...session2.where, coding: id, at: cut });
    session2.say(`Split ${session2.codes.name(coding3.code)} in two. Control Z to undo.`);
  });
}
function middle(session2, coding3) {
  const piece = session2.document.pieces.find(
    (one) => one.sentence.start > coding3.start && one.sentence.start < coding3.end
  );
  return piece ? piece.sentence.start : null;
}
function merge(session2) {
  if (!writable(session2)) return;
  withCoding(session2, "Merge which coding with its neighbour?", (id) => {
    const coding3 = session2.coding(id);
    const near = [...session2.store.standing.codings.values()].filter(
      (other) => other.id !== id && other.code === coding3.code && other.polarity === coding3.polarity
    );
    const next = near.filter((other) => adjacent(session2, coding3, other)).sort((a5, b4) => a5.start - b4.start)[0];
    if (!next) return session2.say(`No other ${session2.codes.name(coding3.code)} beside this one.`);
    const codings2 = [coding3, next].sort((a5, b4) => a5.start - b4.start).map((one) => one.id);
    void run(session2, { kind: "coding.merge", ...session2.where, codings: codings2 });
    session2.say(`Merged two codings of ${session2.codes.name(coding3.code)}. Control Z to undo.`);
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
  withCoding(session2, "Memo on which coding?", (id) => {
    if (session2.focused.peek() !== id) focusCoding(session2, id, false);
    open(session2, { kind: "memo", about: "coding", coding: id });
  });
}
function transcriptMemo(session2) {
  open(session2, { kind: "memo", about: "transcript" });
}
function discuss(session2) {
  if (!writable(session2)) return;
  const id = session2.focused.peek() ?? session2.here().find((coding3) => session2.coding(coding3.id))?.id ?? null;
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
    session2.say("No longer marked for discussion.");
    return;
  }
  const about2 = id === null ? { what: "span", start: span?.start ?? 0, end: span?.end ?? 0 } : { what: "coding", about: id };
  void run(session2, { kind: "memo.add", ...session2.where, ...about2, text: "", discuss: true });
  session2.say("Marked for discussion.");
}
function offered(session2) {
  const isOffer = (id) => session2.suggestion(id) !== void 0 || session2.below(id) !== void 0;
  const focused = session2.focused.value;
  if (focused !== null) return isOffer(focused) ? focused : null;
  return session2.here().find((coding3) => isOffer(coding3.id))?.id ?? null;
}
function accept(session2, id = offered(session2)) {
  if (id === null) {
    session2.say("No suggestion here.");
    return;
  }
  if (!writable(session2)) return;
  session2.focus(id);
  if (session2.suggestion(id)) void run(session2, { kind: "suggestion.accept", ...session2.where, suggestion: id });
  else void run(session2, { kind: "coding.confirm", ...session2.where, below: id });
  session2.say(session2.suggestion(id) ? "Accepted." : "Kept.");
}
function reject(session2, id = offered(session2)) {
  if (id === null) {
    session2.say("No suggestion here.");
    return;
  }
  if (!writable(session2)) return;
  if (session2.suggestion(id)) void run(session2, { kind: "suggestion.reject", ...session2.where, suggestion: id });
  else void run(session2, { kind: "coding.reject", ...session2.where, below: id });
  session2.say("Rejected. Control Z to undo.");
}

// src/screens/codebook/changing.ts
var prefill = y3(null);
function takePrefill() {
  const found2 = prefill.peek() ?? {};
  prefill.value = null;
  return found2;
}
var exampleOf = (words6, transcript, turn) => `${words6.split(/\s+/).join(" ").trim()} (${transcript}, turn ${turn})`;
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
      ([name, value2]) => JSON.stringify(value2) !== JSON.stringify(was[name])
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
  const { name, definition, include, exclude, examples, aliases, cues, colour } = code2;
  const values = code2.values.map(({ value: value2, label }) => label ? `${value2} = ${label}` : value2);
  return { name, definition, include, exclude, examples, aliases, cues, colour, values };
}

// src/code/example.ts
function makeExample(session2) {
  const coding3 = session2.view?.codings.get(session2.focused.peek() ?? "") ?? session2.here()[0];
  const code2 = coding3?.code ?? session2.lastCode.peek();
  const wanted2 = session2.cursor.peek().selection ?? coding3 ?? session2.target;
  const span = wanted2 && trim(session2.document.offsets, wanted2);
  if (!code2 || !span) {
    session2.say("Code it first: an example belongs to a code.");
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
  const name = fold(code2.name);
  const id = fold(code2.id);
  if (name.startsWith(query2) || id === query2) return 0;
  if (words3(name).some((word) => word.startsWith(query2)) || startsWords(name, query2)) return 1;
  if (id.startsWith(query2) || words3(id).some((word) => word.startsWith(query2))) return 1;
  if (code2.aliases.some((alias) => fold(alias).startsWith(query2))) return 2;
  if (subsequence(name, query2)) return 3;
  if (fold(`${code2.definition} ${code2.include}`).includes(query2)) return 4;
  return -1;
}
var words3 = (text) => text.split(/[^\p{Letter}\p{Number}]+/u).filter(Boolean);
function startsWords(name, query2) {
  const parts = query2.split(/\s+/).filter(Boolean);
  let from = 0;
  const all = words3(name);
  return parts.every((part2) => {
    const at2 = all.findIndex((word, i4) => i4 >= from && word.startsWith(part2));
    from = at2 + 1;
    return at2 >= 0;
  });
}
function subsequence(text, query2) {
  let at2 = 0;
  for (const sign of query2) {
    at2 = text.indexOf(sign, at2) + 1;
    if (at2 === 0) return false;
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
  let before3 = [];
  let last2 = Array.from({ length: b4.length + 1 }, (_5, j3) => j3);
  for (let i4 = 1; i4 <= a5.length; i4 += 1) {
    const row = [i4];
    for (let j3 = 1; j3 <= b4.length; j3 += 1) {
      const change3 = a5[i4 - 1] === b4[j3 - 1] ? 0 : 1;
      let least = Math.min(row[j3 - 1] + 1, last2[j3] + 1, last2[j3 - 1] + change3);
      if (i4 > 1 && j3 > 1 && a5[i4 - 1] === b4[j3 - 2] && a5[i4 - 2] === b4[j3 - 1])
        least = Math.min(least, before3[j3 - 2] + 1);
      row.push(least);
    }
    [before3, last2] = [last2, row];
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
    for (let at2 = text.indexOf(wanted2); at2 >= 0; at2 = text.indexOf(wanted2, at2 + 1)) {
      const start2 = origins[at2];
      const end2 = origins[at2 + wanted2.length - 1] + 1;
      found2.push({ start: turn.start + start2, end: turn.start + end2 });
    }
  }
  return found2;
}
function folded(points) {
  const origins = [];
  let text = "";
  points.forEach((point2, i4) => {
    const part2 = fold(point2);
    text += part2;
    for (let unit = 0; unit < part2.length; unit += 1) origins.push(i4);
  });
  return { text, origins };
}

// src/app/group.ts
function groupBy(rows2, key2) {
  const found2 = /* @__PURE__ */ new Map();
  for (const row of rows2) {
    const at2 = key2(row);
    const group = found2.get(at2);
    if (group) group.push(row);
    else found2.set(at2, [row]);
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
    const before3 = spans.at(-1);
    if (span && !(before3 && overlaps(before3, span))) spans.push(span);
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
  const isNew2 = (span) => !session2.ownAt(span, code2).some((coding3) => covers(coding3, span));
  return proposals(session2.document, hits, extent).filter((span) => closedPlace(session2, span) === null && isNew2(span));
}
function startWalk(session2, query2, hits, further = []) {
  if (!writable(session2)) return;
  const usable = session2.codes.codebook.codes.filter((one) => one.usable);
  const code2 = usable.find((one) => one.id === session2.lastCode.peek())?.id ?? usable[0]?.id;
  if (code2 === void 0) {
    session2.say("No code may be given in this round.");
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
  for (let at2 = 0; at2 < wanted2.length; at2 += AT_ONCE) {
    const some = wanted2.slice(at2, at2 + AT_ONCE);
    const made = await Promise.all(some.map((span) => code(session2, span, start2.code)));
    const walk = session2.walk.peek();
    if (!walk) return;
    const done = [...walk.done, ...made.filter((id) => id !== null)];
    const left2 = many === "all" ? wanted2.slice(at2 + some.length) : walk.left;
    const isOver = made.includes(null) || at2 + AT_ONCE >= wanted2.length;
    show(session2, { ...walk, done, left: left2, busy: !isOver });
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
  session2.say(`${back} taken back.${rest > 0 ? ` ${rest} were changed since: see History.` : ""}`);
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
  session2.say(`${found2.at + 1} of ${found2.hits.length}`);
  const hit = found2.hits[found2.at];
  if (hit && !session2.finding.peek()) selectSpan(session2, hit, "hand");
}
function FindBar({ session: session2 }) {
  const field = T2(null);
  const state = useSignal(lasting.get(session2) ?? { query: "", hits: [], at: 0 });
  const { query: query2, hits, at: at2 } = state.value;
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
    if (hits.length > 0) set2({ query: query2, hits, at: (at2 + by + hits.length) % hits.length });
  };
  const close = () => {
    const hit = hits[at2];
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
        "aria-label": "Find in this text",
        placeholder: "Find in this text",
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
    /* @__PURE__ */ a4("span", { class: "quiet nowrap", role: "status", children: query2 ? hits.length > 0 ? `${at2 + 1} of ${hits.length}` : "Not found" : "" }),
    /* @__PURE__ */ a4("button", { type: "button", class: "btn bare small", "aria-label": "Previous place", onClick: () => step(-1), children: "↑" }),
    /* @__PURE__ */ a4("button", { type: "button", class: "btn bare small", "aria-label": "Next place", onClick: () => step(1), children: "↓" }),
    hits.length > 0 && session2.readOnly.value === null && /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => startWalk(session2, query2, hits), children: "Code these…" }),
    /* @__PURE__ */ a4("button", { type: "button", class: "btn bare small", onClick: close, children: "Done" })
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
function overStripe(session2, codings2, event) {
  const { clientX: x4, clientY: y5 } = event;
  open3(session2, () => ({ codings: codings2, code: null, at: around2(x4, y5), asked: false }));
}
var shownAt = (view, point2) => view.codings.touching({ start: point2, end: point2 + 1 }).filter((coding3) => view.shows(coding3));
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
      const point2 = view.pointAt(x4, y5);
      const codings2 = point2 === null ? [] : shownAt(view, point2).map((coding3) => coding3.id);
      return codings2.length > 0 ? { codings: codings2, code: null, at: around2(x4, y5), asked: false } : null;
    });
}
function defineHere(session2) {
  const { view, target: target2 } = session2;
  const focused = session2.focused.peek();
  const here = session2.here().sort((a5, b4) => Number(b4.id === focused) - Number(a5.id === focused));
  if (!view || !target2 || here.length === 0) {
    session2.say("Nothing is coded here.");
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
  if (code2) session2.say(`${session2.codes.path(code2.id)}: ${code2.definition || "no definition."}`);
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
  "joinTurn",
  "soundHere",
  "soundLoop"
];
function aim(session2, event) {
  const { view } = session2;
  const piece = view?.dom.pieceIndexOf(event.target) ?? null;
  const point2 = view?.pointAt(event.clientX, event.clientY) ?? null;
  if (event.button !== 2 || piece === null || point2 === null) return;
  const { selection } = session2.cursor.peek();
  if (!selection || point2 < selection.start || point2 >= selection.end) place(session2, piece);
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
  const at2 = useSignal(0);
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
    at2.value = (i4 + entries2.length) % entries2.length;
    box.current?.children[at2.value]?.focus();
  };
  const run3 = (id, event) => {
    close();
    handlerOf(id)?.(event);
  };
  const onKeyDown = (event) => {
    if (event.key === "ArrowDown") focus(at2.value + 1);
    else if (event.key === "ArrowUp") focus(at2.value - 1);
    else if (event.key === "Home") focus(0);
    else if (event.key === "End") focus(-1);
    else if (event.key === "Enter" || event.key === " ") run3(entries2[at2.value].id, event);
    else if (event.key === "Escape" || event.key === "Tab") close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return /* @__PURE__ */ a4("ul", { class: "menu-box fade", role: "menu", "aria-label": "What can be done here", ref: box, onKeyDown, children: entries2.map((action3, i4) => /* @__PURE__ */ a4(
    "li",
    {
      role: "menuitem",
      tabIndex: i4 === at2.value ? 0 : -1,
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
function Panel({ session: session2, side, name, children }) {
  const { open: beside, width } = session2.prefs.panel(side);
  const open6 = narrow.value ? session2.sheet.value === side : beside;
  const key2 = side === "left" ? "Ctrl+B" : "Ctrl+J";
  const resize = (to2) => session2.prefs.setPanel(side, { width: to2 });
  const drag = (event) => {
    const bar = event.currentTarget;
    const from = event.clientX;
    bar.setPointerCapture(event.pointerId);
    const move3 = (at2) => resize(width + (side === "left" ? at2.clientX - from : from - at2.clientX));
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
      "aria-label": name,
      "data-region": open6 ? name : void 0,
      "data-open": open6 || void 0,
      style: { "--width": `${width}px` },
      children: [
        /* @__PURE__ */ a4(
          "button",
          {
            type: "button",
            class: "btn bare small side-toggle",
            "aria-expanded": open6,
            onClick: () => togglePanel(session2, side),
            title: `${open6 ? "Close" : "Open"} ${name} (${key2})`,
            children: [
              /* @__PURE__ */ a4("span", { "aria-hidden": "true", children: side === "left" === open6 ? "‹" : "›" }),
              /* @__PURE__ */ a4("span", { class: "sr", children: name })
            ]
          }
        ),
        open6 && /* @__PURE__ */ a4("div", { class: "side-inner", children }),
        open6 && /* @__PURE__ */ a4(
          "div",
          {
            class: "side-grip",
            role: "separator",
            "aria-orientation": "vertical",
            "aria-label": `Width of ${name}`,
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
  serif: { name: "Serif", stack: "" },
  sans: { name: "Sans serif", stack: "var(--font-ui)" },
  legible: {
    name: "Dyslexia-friendly, where installed",
    stack: '"OpenDyslexic", "Atkinson Hyperlegible", "Lexend", "Verdana", var(--font-ui)'
  },
  mono: { name: "Typewriter", stack: "var(--font-mono)" }
};
var record = (value2) => value2 && typeof value2 === "object" && !Array.isArray(value2) ? value2 : {};
function oneOf(value2, choices) {
  return choices.find((choice) => choice === value2) ?? choices[0];
}
function textSetting(settings3) {
  const text = record(settings3.text);
  const number = (name) => {
    const { min, max, usual } = TEXT_RANGES[name];
    const value2 = text[name];
    return typeof value2 === "number" && !Number.isNaN(value2) ? Math.min(max, Math.max(min, value2)) : usual;
  };
  return {
    size: number("size"),
    leading: number("leading"),
    measure: number("measure"),
    font: oneOf(text.font, ["serif", "sans", "legible", "mono"])
  };
}
var isOn = (settings3, name) => settings3[name] !== false;
function lastOpen(settings3) {
  const named2 = Object.entries(record(settings3.last)).filter(([, id]) => typeof id === "string");
  return Object.fromEntries(named2);
}
function pinsOf(settings3, codebook) {
  const pinned = record(settings3.pins)[codebook];
  const list = Array.isArray(pinned) ? pinned : [];
  return Array.from({ length: 9 }, (_5, i4) => typeof list[i4] === "string" ? list[i4] : "");
}
function withPin(settings3, codebook, place4, code2) {
  const pins = pinsOf(settings3, codebook).map((pin) => pin === code2 ? "" : pin);
  pins[place4] = code2;
  return { ...record(settings3.pins), [codebook]: pins };
}

// src/app/turns_read.ts
var LONGEST2 = 1e5;
var isTurn = (value2) => Number.isSafeInteger(value2) && value2 >= 0;
function allRead({ read: read3 }) {
  return read3 !== null && typeof read3 === "object" && !Array.isArray(read3) ? read3 : {};
}
function inRun(stored) {
  if (isTurn(stored)) return [stored];
  if (!Array.isArray(stored) || stored.length !== 2 || !stored.every(isTurn)) return [];
  const [first, last2] = stored;
  return last2 - first < LONGEST2 ? Array.from({ length: Math.max(0, last2 - first + 1) }, (_5, i4) => first + i4) : [];
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
  setPin(codebook, place4, code2) {
    this.set("pins", withPin(this.all, codebook, place4, code2));
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
    return ["extend", "separate"].find((choice) => choice === this.all.touching) ?? "ask";
  }
  set touching(choice) {
    this.set("touching", choice);
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
    const place4 = record(this.all.places)[key2];
    return typeof place4 === "number" ? place4 : null;
  }
  setPlace(key2, point2) {
    if (this.place(key2) !== point2) this.set("places", { ...record(this.all.places), [key2]: point2 });
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
  return span ? [...session2.store.standing.skips.values()].filter((skip3) => overlaps(skip3, span)) : [];
}
function skip(session2) {
  if (!writable(session2)) return;
  const [known2] = skipsHere(session2);
  const span = whole(session2);
  const coded2 = span ? session2.ownAt(span)[0] : void 0;
  if (known2) unskip(session2, known2);
  else if (!span) session2.say("Nothing is selected.");
  else if (coded2)
    session2.say(`${session2.codes.name(coded2.code)} is coded here, so it was not skipped. Remove it first.`);
  else session2.overlay.value = { kind: "skip", span };
}
function unskip(session2, known2) {
  if (!writable(session2)) return;
  void run(session2, { kind: "unit.unskip", ...session2.where, skip: known2.id });
  session2.say("No longer skipped. Control Z to undo.");
}
function skipSpan(session2, span, reason) {
  const quote = session2.document.quote(span);
  const place4 = { start: span.start, end: span.end, quote, text_sha: session2.transcript.text_sha };
  void run(session2, { kind: "unit.skip", ...session2.where, ...place4, reason });
  session2.say("Skipped: it could not be coded. Control Z to undo.");
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
  session2.view?.showSkipped((sentence3) => skips2.some((skip3) => overlaps(skip3, sentence3)));
}

// src/code/stripe_modes.ts
var RECENT = 20;
var STRIPE_WORDS = {
  all: "All stripes",
  branch: "Stripes of the focused branch",
  recent: "The 20 latest",
  memos: "With a memo",
  density: "Density only"
};
var STRIPE_FILTERS = {
  all: () => () => true,
  density: () => () => true,
  memos: () => (coding3) => coding3.memo,
  branch: ({ codes, code: code2 }) => {
    if (code2 === null) return () => true;
    const ids = codes.branch(topOf(codes, code2));
    return (coding3) => ids.has(coding3.code);
  },
  recent: ({ own: own2 }) => {
    const latest = [...own2].sort((a5, b4) => a5.at < b4.at ? 1 : -1).slice(0, RECENT);
    const ids = new Set(latest.map((coding3) => coding3.id));
    return (coding3) => ids.has(coding3.id);
  }
};
function topOf(codes, code2) {
  let at2 = codes.get(code2);
  while (at2?.parent && codes.get(at2.parent)?.parent) at2 = codes.get(at2.parent);
  return at2?.id ?? code2;
}

// src/code/turns.ts
var BACK2 = {
  name: "naming the turn again",
  split: "joining the two turns",
  join: "splitting the turn",
  correct: "correcting to the earlier text, which is kept,"
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
  if (!turn || !span) session2.say("Nothing is selected.");
  else if (span.start <= (trim(session2.document.offsets, turn)?.start ?? turn.start))
    session2.say("The turn begins here. Go to the sentence, or select the words, from which on another speaks.");
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
  session2.say("The turn is being changed…");
  try {
    const change3 = await ask(session2, "turns", asked4);
    if (change3.asks) {
      session2.say("Something is coded there.");
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
  session2.renewal.value = { told, back: `Ctrl+Z does not take this back; ${BACK2[act]} does.` };
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
        const message = "not everything that was coded is saved yet; nothing was changed";
        reject2(new ApiError(0, { kind: "failed", message, hint: "try again when it is" }));
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
    session2.onlyCode.peek() === null ? "All codes are shown." : `Only ${session2.codes.name(session2.onlyCode.peek())} is shown. F for all.`
  );
}
function cycleStripes(session2) {
  const at2 = STRIPE_MODES.indexOf(session2.prefs.stripes);
  const next = STRIPE_MODES[(at2 + 1) % STRIPE_MODES.length] ?? "all";
  session2.prefs.stripes = next;
  session2.say(`${STRIPE_WORDS[next]}.`);
}
var viewing = (session2) => ({
  define: () => defineHere(session2),
  focusCode: () => focusCode(session2),
  wash: () => {
    session2.prefs.wash = !session2.prefs.wash;
    session2.say(session2.prefs.wash ? "Wash on." : "Wash off.");
  },
  stripes: () => cycleStripes(session2),
  reading: () => {
    session2.reading.value = !session2.reading.peek();
    session2.say(
      session2.reading.peek() ? "Reading mode: a plain page with headings. V to go back to coding." : "Coding mode."
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
  "correctText",
  "soundChoose",
  "soundPlay",
  "soundBack",
  "soundForward",
  "soundSlower",
  "soundFaster",
  "soundWhere",
  "soundFollow"
];
function codeKeys(session2) {
  const all = {
    ...moving(session2),
    ...selecting(session2),
    ...coding(session2),
    ...changing(session2),
    ...viewing(session2),
    ...soundKeys(session2)
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
      for (let at2 = code2; at2; at2 = byId.get(at2.parent)) shown.add(at2.id);
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
      /* @__PURE__ */ a4("h2", { children: [
        "Codebook ",
        /* @__PURE__ */ a4("span", { class: "quiet", children: codebook.version })
      ] }),
      /* @__PURE__ */ a4(
        "input",
        {
          class: "input small",
          type: "search",
          ...PRIVATE,
          "aria-label": "Filter the codes",
          placeholder: "Filter",
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
    /* @__PURE__ */ a4("ul", { class: "code-tree", role: "tree", "aria-label": "Codes", ref: tree, onKeyDown, children: rows2.map(({ code: code2, level, children }) => /* @__PURE__ */ a4(
      "li",
      {
        role: "treeitem",
        class: "code-row",
        "data-code": code2.id,
        "data-entry": code2.id === active || void 0,
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
    /* @__PURE__ */ a4("p", { class: "panel-foot quiet small", children: [
      session2.prefs.codeClick === "apply" ? "Click codes the selection." : "Click shows what a code means.",
      " Drag the selection onto a code. ",
      /* @__PURE__ */ a4("kbd", { children: "1" }),
      "–",
      /* @__PURE__ */ a4("kbd", { children: "9" }),
      " on a code pins it."
    ] })
  ] });
}
function NoRows({ session: session2, typed: typed2, clear: clear2 }) {
  const near = nearest(session2.codes.codebook.codes, typed2);
  if (session2.codes.codebook.codes.length === 0)
    return /* @__PURE__ */ a4("p", { class: "panel-note", children: "No codes yet. Type a name in the palette and press Shift+Enter." });
  return /* @__PURE__ */ a4("p", { class: "panel-note", children: [
    "No code matches ‘",
    typed2,
    "’.",
    near && /* @__PURE__ */ a4($, { children: [
      " ",
      "Did you mean",
      " ",
      /* @__PURE__ */ a4("button", { type: "button", class: "btn bare small", onClick: () => clear2(near.name), children: near.name }),
      "?"
    ] }),
    /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => clear2(""), children: "Clear (Esc)" })
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
  const at2 = rows2.findIndex((row2) => row2.code.id === active);
  const row = rows2[at2];
  if (!row || event.ctrlKey || event.metaKey || event.altKey) return false;
  const to2 = (next) => {
    if (next) acts.focusRow(next.code.id);
  };
  const digit = /^Digit([1-9])$/.exec(event.code)?.[1];
  if (digit) session2.prefs.setPin(session2.codes.codebook.id, Number(digit) - 1, row.code.id);
  else if (event.key === "ArrowDown") to2(rows2[at2 + 1]);
  else if (event.key === "ArrowUp") to2(rows2[at2 - 1]);
  else if (event.key === "Home") to2(rows2[0]);
  else if (event.key === "End") to2(rows2.at(-1));
  else if (event.key === "ArrowRight")
    acts.closed.has(active) ? acts.fold(active, false) : row.children && to2(rows2[at2 + 1]);
  else if (event.key === "ArrowLeft")
    row.children && !acts.closed.has(active) ? acts.fold(active, true) : to2(rows2.findLast((one, i4) => i4 < at2 && one.level < row.level));
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
  const within2 = (left2, top) => {
    const x4 = Math.max(frame.left, Math.min(left2, frame.right - width));
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
    /* @__PURE__ */ a4("p", { children: code2.definition || "No definition." }),
    code2.include && code2.include !== "-" && /* @__PURE__ */ a4("p", { children: [
      /* @__PURE__ */ a4("b", { children: "Include" }),
      " ",
      code2.include
    ] }),
    code2.exclude && code2.exclude !== "-" && /* @__PURE__ */ a4("p", { children: [
      /* @__PURE__ */ a4("b", { children: "Exclude" }),
      " ",
      code2.exclude
    ] }),
    code2.examples[0] && /* @__PURE__ */ a4("p", { class: "example", children: [
      /* @__PURE__ */ a4("b", { children: "Example" }),
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
  const at2 = placeCard(card.at, size, frame, linesAtCursor(session2));
  if (!at2) {
    closeCard(session2);
    return;
  }
  box.style.maxHeight = `${at2.height}px`;
  box.style.left = `${at2.left - screen.left}px`;
  box.style.top = `${at2.top - screen.top}px`;
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
  const codes = card.code === null ? shown.map((coding3) => coding3.code) : [card.code];
  const own2 = card.code === null ? void 0 : session2.codes.get(card.code);
  const offer = card.asked && own2?.usable && session2.cursor.value.selection !== null && session2.readOnly.value === null;
  return /* @__PURE__ */ a4(
    "div",
    {
      class: "float-card fade",
      ref: box,
      role: "note",
      "aria-label": "What it means",
      onPointerLeave: () => leaveCard(session2),
      children: [
        codes.slice(0, MOST2).map((id, i4) => /* @__PURE__ */ a4(Meaning, { session: session2, code: id, coding: shown[i4]?.id ?? null }, shown[i4]?.id ?? id)),
        codes.length > MOST2 && /* @__PURE__ */ a4("p", { class: "quiet small", children: [
          "and ",
          codes.length - MOST2,
          " more here"
        ] }),
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
            children: "Code the selection"
          }
        ) })
      ]
    }
  );
}
function Meaning({ session: session2, code: code2, coding: coding3 }) {
  const found2 = session2.codes.get(code2);
  const full = session2.coding(coding3) ?? session2.below(coding3);
  const memo3 = coding3 === null ? void 0 : session2.memosOn(coding3).find((one) => one.text)?.text.split("\n")[0];
  const about2 = [full?.coder, full && formatTime(full.at), session2.suggestion(coding3) && "suggested", memo3];
  const said2 = about2.filter(Boolean).join(" · ");
  return /* @__PURE__ */ a4("section", { children: [
    found2 ? /* @__PURE__ */ a4(CodeCard, { code: found2, codes: session2.codes.codebook.codes }) : /* @__PURE__ */ a4("h3", { children: code2 }),
    said2 && /* @__PURE__ */ a4("p", { class: "quiet small", children: said2 })
  ] });
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
    /* @__PURE__ */ a4("span", { class: "nowrap", children: [
      "Turn ",
      turn,
      "/",
      total,
      " · ",
      read3,
      " % read"
    ] }),
    /* @__PURE__ */ a4(Toolbar, { label: "Pinned codes and stripes", class: "foot-tools", children: [
      /* @__PURE__ */ a4("ul", { class: "pins", "aria-label": "Pinned codes", children: [
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
        pins.every((code2) => !code2) && /* @__PURE__ */ a4("li", { class: "quiet pin-hint", children: [
          "Pin a code: ",
          /* @__PURE__ */ a4("kbd", { children: "1" }),
          "–",
          /* @__PURE__ */ a4("kbd", { children: "9" }),
          " in the codebook"
        ] })
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
          children: [
            "Finish… ",
            /* @__PURE__ */ a4("kbd", { children: "Ctrl+Enter" })
          ]
        }
      )
    ] }),
    /* @__PURE__ */ a4("span", { class: "hints nowrap", children: [
      /* @__PURE__ */ a4("kbd", { children: "Enter" }),
      " code ",
      /* @__PURE__ */ a4("kbd", { children: "B" }),
      " bounds ",
      /* @__PURE__ */ a4("kbd", { children: "." }),
      " repeat ",
      /* @__PURE__ */ a4("kbd", { children: "M" }),
      " memo ",
      /* @__PURE__ */ a4("kbd", { children: "Ctrl+Z" }),
      " undo",
      " ",
      /* @__PURE__ */ a4("kbd", { children: "?" }),
      " keys"
    ] })
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

// src/code/questions.tsx
function Answers({ children }) {
  return /* @__PURE__ */ a4("div", { class: "row end", children });
}
function Leave({ close }) {
  return /* @__PURE__ */ a4("button", { type: "button", class: "btn", onClick: close, children: "Leave it" });
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
  const answer = (choice) => {
    if (remember2.value) session2.prefs.touching = choice;
    close();
    if (choice === "extend") extendCoding(session2, other, span);
    else add(session2, code2, span, polarity2);
  };
  return /* @__PURE__ */ a4(Dialog, { title: `${session2.codes.name(code2)} is right beside this`, onClose: close, children: [
    /* @__PURE__ */ a4("p", { children: "Extend that coding over these words, or keep a second one?" }),
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
      "Always do this (can be changed in the settings)"
    ] }),
    /* @__PURE__ */ a4(Answers, { children: [
      /* @__PURE__ */ a4("button", { type: "button", class: "btn", onClick: () => answer("separate"), children: "Keep separate" }),
      /* @__PURE__ */ a4(Main, { onClick: () => answer("extend"), children: "Extend" })
    ] })
  ] });
}
function InterviewerQuestion({ again: again2, close }) {
  return /* @__PURE__ */ a4(Dialog, { title: "Only the interviewer speaks here", onClose: close, children: [
    /* @__PURE__ */ a4("p", { children: "The interviewer’s speech is never evidence: such a coding is not counted in the matrix." }),
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
          children: "Code it anyway"
        }
      ),
      /* @__PURE__ */ a4(Main, { onClick: close, children: "Leave it" })
    ] })
  ] });
}
function TurnQuestion({ session: session2, close }) {
  const last2 = (session2.document.turns.at(-1)?.number ?? 0) + 1;
  const field = T2(null);
  return /* @__PURE__ */ a4(Dialog, { title: "Go to turn", onClose: close, children: /* @__PURE__ */ a4(
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
          /* @__PURE__ */ a4("span", { class: "label", children: [
            "Turn (1 to ",
            last2,
            ")"
          ] }),
          /* @__PURE__ */ a4("input", { class: "input", ref: field, autofocus: true, type: "number", min: 1, max: last2, required: true })
        ] }),
        /* @__PURE__ */ a4(Answers, { children: /* @__PURE__ */ a4("button", { type: "submit", class: "btn main", children: "Go" }) })
      ]
    }
  ) });
}
function FinishQuestion({ session: session2, close }) {
  const { codings: codings2 } = session2.store.standing;
  const unread = session2.document.turns.filter((turn) => !session2.read.peek().has(turn.number)).length;
  const open6 = [...session2.store.standing.suggestions.values()].filter((one) => one.state === "open").length;
  return /* @__PURE__ */ a4(Dialog, { title: `Finish ${session2.transcript.id}`, onClose: close, children: [
    /* @__PURE__ */ a4("p", { children: [
      codings2.size === 0 ? "You have coded nothing here; finishing says: read, nothing found." : `${codings2.size} ${codings2.size === 1 ? "coding" : "codings"} will count as your reading of this transcript.`,
      " ",
      "You can reopen it until the round is compared."
    ] }),
    unread > 0 && /* @__PURE__ */ a4("p", { children: [
      unread === 1 ? "1 turn has" : `${unread} turns have`,
      " not been on screen yet."
    ] }),
    open6 > 0 && /* @__PURE__ */ a4("p", { children: [
      open6 === 1 ? "1 suggestion is" : `${open6} suggestions are`,
      " undecided and will not count."
    ] }),
    /* @__PURE__ */ a4(Answers, { children: [
      /* @__PURE__ */ a4("button", { type: "button", class: "btn", onClick: close, children: "Go on coding" }),
      /* @__PURE__ */ a4(
        Main,
        {
          onClick: () => {
            close();
            void run(session2, { kind: "assignment.finish", ...session2.where });
            session2.say(`Finished ${session2.transcript.id}.`);
          },
          children: "Finish"
        }
      )
    ] })
  ] });
}
function ReopenQuestion({ session: session2, close }) {
  return /* @__PURE__ */ a4(Dialog, { title: `${session2.transcript.id} is finished`, onClose: close, children: [
    /* @__PURE__ */ a4("p", { children: [
      session2.store.work.peek().readonly?.message ?? "It counts as read.",
      " Reopen it to change codings?"
    ] }),
    /* @__PURE__ */ a4(Answers, { children: [
      /* @__PURE__ */ a4(Leave, { close }),
      /* @__PURE__ */ a4(
        Main,
        {
          onClick: () => {
            close();
            void run(session2, { kind: "assignment.reopen", ...session2.where });
            session2.say("Reopened.");
          },
          children: "Reopen"
        }
      )
    ] })
  ] });
}

// src/code/skip_question.tsx
function SkipQuestion({ session: session2, span, close }) {
  const field = T2(null);
  return /* @__PURE__ */ a4(Dialog, { title: "Skip what could not be coded", onClose: close, children: /* @__PURE__ */ a4(
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
        /* @__PURE__ */ a4("p", { children: "It is missing in your coding, which is not a “no”: a unit that it touches is left out where you are compared." }),
        /* @__PURE__ */ a4("label", { class: "field", children: [
          /* @__PURE__ */ a4("span", { class: "label", children: "Why (may stay empty)" }),
          /* @__PURE__ */ a4("input", { class: "input", ref: field, autofocus: true, type: "text", maxLength: 2e3, ...PRIVATE })
        ] }),
        /* @__PURE__ */ a4(Answers, { children: [
          /* @__PURE__ */ a4(Leave, { close }),
          /* @__PURE__ */ a4("button", { type: "submit", class: "btn main", children: "Skip it" })
        ] })
      ]
    }
  ) });
}
function Skipped({ session: session2 }) {
  const here = skipsHere(session2);
  if (here.length === 0) return null;
  return /* @__PURE__ */ a4("section", { class: "panel-card", children: [
    /* @__PURE__ */ a4("h3", { children: "Skipped: it could not be coded" }),
    here.map((skip3) => /* @__PURE__ */ a4("div", { children: [
      skip3.reason && /* @__PURE__ */ a4("p", { class: "memo-text", children: skip3.reason }),
      /* @__PURE__ */ a4("p", { class: "quiet small", children: [
        skip3.coder,
        " · ",
        formatTime(skip3.at)
      ] }),
      /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => unskip(session2, skip3), children: [
        "Take back ",
        /* @__PURE__ */ a4("kbd", { children: "Shift+S" })
      ] })
    ] }, skip3.id))
  ] });
}

// src/code/versions.tsx
function Versions({ session: session2 }) {
  const { id, versions } = session2.transcript;
  const newest = [...versions].reverse();
  return /* @__PURE__ */ a4("section", { class: "panel-card", children: [
    /* @__PURE__ */ a4("h3", { children: [
      "Text of ",
      id
    ] }),
    newest.length > 1 && /* @__PURE__ */ a4("ol", { class: "versions", reversed: true, "aria-label": `Versions of ${id}`, children: newest.map((version, i4) => /* @__PURE__ */ a4("li", { "aria-current": i4 === 0 || void 0, children: [
      /* @__PURE__ */ a4("b", { children: version.number }),
      " ",
      whatChanged(version),
      " ",
      i4 === 0 && /* @__PURE__ */ a4("span", { class: "tag", children: "shown" }),
      /* @__PURE__ */ a4("p", { class: "quiet small", children: whoWhen(version) })
    ] }, `${version.number}/${version.at}`)) }),
    newest.length === 1 && /* @__PURE__ */ a4("p", { class: "quiet small", children: whatChanged(newest[0]) }),
    /* @__PURE__ */ a4("div", { class: "row", children: [
      /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => correctText(session2), children: "Correct…" }),
      !shared && /* @__PURE__ */ a4(
        "button",
        {
          type: "button",
          class: "btn small",
          onClick: () => {
            session2.sound.choosing.value = true;
          },
          children: "Recording…"
        }
      )
    ] })
  ] });
}
function whatChanged({ what, file, kept: kept2 }) {
  if (what === "imported") return file ? `Imported from ${file}` : "Imported";
  if (what === "turns") return "Other turns, the same words";
  return kept2 === null ? "Corrected" : `Corrected; ${formatPercent(kept2, 1)} of the text stayed`;
}
var whoWhen = ({ by, at: at2, file, what }) => [by, formatTime(at2), what === "text" ? file : ""].filter(Boolean).join(" · ");

// src/code/inspector.tsx
function Inspector({ session: session2 }) {
  void session2.store.revision.value;
  const focused = session2.focused.value;
  const here = session2.here();
  const shown = here.find((coding3) => coding3.id === focused) ?? here[0];
  const code2 = shown ? session2.codes.get(shown.code) : void 0;
  const { selection } = session2.cursor.value;
  const reviews = useReviews(session2);
  return /* @__PURE__ */ a4($, { children: [
    /* @__PURE__ */ a4("div", { class: "panel-head", children: /* @__PURE__ */ a4("h2", { children: [
      selection ? "In the selection" : "Codes here",
      " ",
      /* @__PURE__ */ a4("span", { class: "quiet", children: here.length || "" })
    ] }) }),
    here.length === 0 && /* @__PURE__ */ a4("p", { class: "panel-note", children: "Nothing is coded here." }),
    /* @__PURE__ */ a4("ul", { class: "here", children: here.map((coding3) => /* @__PURE__ */ a4(
      Here,
      {
        session: session2,
        coding: coding3,
        open: coding3.id === (focused ?? here[0]?.id),
        review: reviews.get(coding3.id)
      },
      coding3.id
    )) }),
    /* @__PURE__ */ a4(Skipped, { session: session2 }),
    /* @__PURE__ */ a4(SpanMemos, { session: session2 }),
    code2 && /* @__PURE__ */ a4("details", { class: "panel-card", open: true, children: [
      /* @__PURE__ */ a4("summary", { children: "Definition" }),
      /* @__PURE__ */ a4(CodeCard, { code: code2, codes: session2.codes.codebook.codes })
    ] }),
    /* @__PURE__ */ a4(TranscriptMemo, { session: session2 }),
    /* @__PURE__ */ a4(Versions, { session: session2 })
  ] });
}
function useReviews(session2) {
  const place4 = `round=${encodeURIComponent(session2.round)}&transcript=${encodeURIComponent(session2.transcript.id)}`;
  const marks = useLoad(
    blind.value ? null : `/api/review/marks?${place4}`,
    (event) => event.event === "rounds"
  );
  return new Map((marks.value?.rows ?? []).map((row) => [row.coding, row.words]));
}
function Here({ session: session2, coding: coding3, open: open6, review }) {
  const own2 = session2.coding(coding3.id);
  const below3 = session2.below(coding3.id);
  const full = own2 ?? below3;
  const memos = session2.memosOn(coding3.id);
  return /* @__PURE__ */ a4("li", { class: "here-item", "data-open": open6 || void 0, children: [
    /* @__PURE__ */ a4("button", { type: "button", class: "here-name", "aria-expanded": open6, onClick: () => focusCoding(session2, coding3.id), children: /* @__PURE__ */ a4(
      CodeName,
      {
        code: coding3.code,
        codes: session2.codes.codebook.codes,
        ...full ? { polarity: full.polarity } : {}
      }
    ) }),
    open6 && /* @__PURE__ */ a4($, { children: [
      full && /* @__PURE__ */ a4("p", { class: "quiet small", children: [
        full.coder,
        " · ",
        formatTime(full.at),
        " · ",
        POLARITIES[full.polarity].name
      ] }),
      review && /* @__PURE__ */ a4("p", { class: "quiet small", children: [
        "Review: ",
        review
      ] }),
      full?.reworded && /* @__PURE__ */ a4("p", { class: "quiet small", children: "The text was corrected here after this was coded." }),
      coding3.proposed && /* @__PURE__ */ a4("p", { class: "quiet small", children: "Suggested by the codebook’s cues. Not counted until you accept it." }),
      coding3.kind === "below" && /* @__PURE__ */ a4("p", { class: "quiet small", children: "From the first reading. Keep it, put another code in its place, or put it aside." }),
      memos.map((one) => /* @__PURE__ */ a4("p", { class: "memo-text", children: [
        one.discuss && /* @__PURE__ */ a4($, { children: [
          /* @__PURE__ */ a4("span", { class: "tag warn", children: "to discuss" }),
          " "
        ] }),
        one.text
      ] }, one.id)),
      full && /* @__PURE__ */ a4(Values, { session: session2, coding: full }),
      own2 ? /* @__PURE__ */ a4(OwnTools, { session: session2, coding: own2 }) : /* @__PURE__ */ a4(OfferTools, { session: session2, id: coding3.id })
    ] })
  ] });
}
function Values({ session: session2, coding: coding3 }) {
  const values = session2.codes.get(coding3.code)?.values ?? [];
  if (values.length === 0) return null;
  return /* @__PURE__ */ a4("fieldset", { class: "row tools", "aria-label": "Value", children: [
    values.map(({ value: value2, label }) => /* @__PURE__ */ a4(
      "button",
      {
        type: "button",
        class: "btn small",
        "aria-pressed": coding3.value === value2,
        title: label,
        onClick: () => revalue(session2, coding3.id, value2),
        children: label ? `${value2} ${label}` : value2
      },
      value2
    )),
    /* @__PURE__ */ a4("kbd", { children: "=" })
  ] });
}
function OwnTools({ session: session2, coding: coding3 }) {
  const on = (act) => () => {
    session2.focus(coding3.id);
    act();
  };
  return /* @__PURE__ */ a4(Toolbar, { label: "Change this coding", class: "row tools", children: [
    /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: on(() => recode(session2)), children: [
      "Recode ",
      /* @__PURE__ */ a4("kbd", { children: "R" })
    ] }),
    /* @__PURE__ */ a4(
      "button",
      {
        type: "button",
        class: "btn small",
        onClick: on(() => {
          focusCoding(session2, coding3.id);
          enterBounds(session2);
          session2.view?.list.focus();
        }),
        children: [
          "Bounds ",
          /* @__PURE__ */ a4("kbd", { children: "B" })
        ]
      }
    ),
    /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: on(() => memo(session2)), children: [
      "Memo ",
      /* @__PURE__ */ a4("kbd", { children: "M" })
    ] }),
    /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: on(() => polarity(session2)), children: [
      "Polarity ",
      /* @__PURE__ */ a4("kbd", { children: "-" })
    ] }),
    /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: on(() => split(session2)), children: [
      "Split ",
      /* @__PURE__ */ a4("kbd", { children: "S" })
    ] }),
    /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => removeCoding(session2, coding3.id), children: [
      "Remove ",
      /* @__PURE__ */ a4("kbd", { children: "U" })
    ] })
  ] });
}
function OfferTools({ session: session2, id }) {
  const suggestion = session2.suggestion(id);
  return /* @__PURE__ */ a4("p", { class: "row tools", children: [
    /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => accept(session2, id), children: [
      suggestion ? "Accept" : "Keep",
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
        children: [
          "Recode ",
          /* @__PURE__ */ a4("kbd", { children: "R" })
        ]
      }
    ),
    /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => reject(session2, id), children: [
      suggestion ? "Reject" : "Put aside",
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
    /* @__PURE__ */ a4("h3", { children: "On this passage" }),
    memos.map((one) => /* @__PURE__ */ a4("p", { class: "memo-text", children: [
      one.discuss && /* @__PURE__ */ a4("span", { class: "tag warn", children: "to discuss" }),
      one.text
    ] }, one.id))
  ] });
}
function TranscriptMemo({ session: session2 }) {
  const memos = [...session2.store.standing.memos.values()].filter((one) => one.what === "transcript");
  return /* @__PURE__ */ a4("section", { class: "panel-card", children: [
    /* @__PURE__ */ a4("h3", { children: [
      "Memo on ",
      session2.transcript.id
    ] }),
    memos.map((one) => /* @__PURE__ */ a4("p", { class: "memo-text", children: one.text }, one.id)),
    /* @__PURE__ */ a4(
      "button",
      {
        type: "button",
        class: "btn small",
        onClick: () => session2.overlay.value = { kind: "memo", about: "transcript" },
        children: [
          memos.length > 0 ? "Edit" : "Write",
          " ",
          /* @__PURE__ */ a4("kbd", { children: "Shift+M" })
        ]
      }
    )
  ] });
}

// src/code/open_session.ts
var openSession = y3(null);

// src/code/overlay_place.ts
var GAP2 = 8;
var ENOUGH2 = 260;
function anchorBelow(session2, box, side = "text") {
  const { view, target: target2 } = session2;
  const host = box.offsetParent;
  if (!view || !target2 || !host) return;
  const frame = host.getBoundingClientRect();
  const screen = view.scroller.getBoundingClientRect();
  const start2 = Math.max(screen.top, Math.min(screen.bottom, view.edgeRect(target2, "start").top));
  const end2 = Math.max(screen.top, Math.min(screen.bottom, view.edgeRect(target2, "end").bottom));
  const below3 = screen.bottom - end2 - 2 * GAP2;
  const above = start2 - screen.top - 2 * GAP2;
  const wanted2 = Math.min(box.offsetHeight, ENOUGH2);
  if (below3 >= wanted2 || below3 >= above) {
    box.style.top = below3 >= wanted2 ? `${end2 + GAP2 - frame.top}px` : `${Math.max(GAP2, screen.bottom - frame.top - GAP2 - Math.max(wanted2, below3))}px`;
    box.style.maxHeight = `${Math.max(wanted2, below3)}px`;
  } else {
    box.style.top = "auto";
    box.style.bottom = `${frame.bottom - start2 + GAP2}px`;
    box.style.maxHeight = `${Math.max(wanted2, above)}px`;
  }
  const widest2 = frame.width - box.offsetWidth - GAP2;
  const left2 = side === "selection" ? view.edgeRect(target2, "start").left : view.list.getBoundingClientRect().left + 56;
  box.style.left = `${Math.max(GAP2, Math.min(left2 - frame.left, widest2))}px`;
}

// src/code/chooser.tsx
function Chooser({ session: session2, title, ids, pick, close }) {
  const box = T2(null);
  const at2 = useSignal(0);
  const shown = ids.flatMap((id) => session2.view?.codings.get(id) ?? []);
  const current = shown[at2.value];
  useOnce(() => {
    const host = box.current;
    anchorBelow(session2, host);
    host.querySelector("[role=listbox]")?.focus({ preventScroll: true });
    return () => session2.view?.mark("current", []);
  });
  F2(() => session2.view?.mark("current", current ? [current] : []), [session2, current]);
  const choose = (id) => {
    close();
    if (id !== void 0) pick(id);
  };
  const onKeyDown = (event) => {
    const move3 = (by) => {
      at2.value = (at2.value + by + shown.length) % shown.length;
    };
    if (event.key === "ArrowDown" || event.key === "j") move3(1);
    else if (event.key === "ArrowUp" || event.key === "k") move3(-1);
    else if (event.key === "Enter" || event.key === "u") choose(current?.id);
    else if (event.key === "Escape") choose(void 0);
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
        children: shown.map((coding3, i4) => /* @__PURE__ */ a4(
          "li",
          {
            id: `choose-${coding3.id}`,
            role: "option",
            class: "hit-row",
            "aria-selected": i4 === at2.value,
            onPointerMove: really(() => {
              at2.value = i4;
            }),
            onClick: () => choose(coding3.id),
            children: [
              /* @__PURE__ */ a4(CodeName, { code: coding3.code, codes: session2.codes.codebook.codes }),
              /* @__PURE__ */ a4("span", { class: "hit-path", children: shortened(session2.document.quote(coding3), 48) })
            ]
          },
          coding3.id
        ))
      }
    ),
    /* @__PURE__ */ a4("p", { class: "palette-hints", children: [
      /* @__PURE__ */ a4("span", { children: [
        /* @__PURE__ */ a4("kbd", { children: "↑" }),
        /* @__PURE__ */ a4("kbd", { children: "↓" }),
        " choose"
      ] }),
      /* @__PURE__ */ a4("span", { children: [
        /* @__PURE__ */ a4("kbd", { children: "Enter" }),
        " take"
      ] }),
      /* @__PURE__ */ a4("span", { children: [
        /* @__PURE__ */ a4("kbd", { children: "Esc" }),
        " back"
      ] })
    ] })
  ] });
}

// src/app/base64.ts
var PIECE = 32768;
function base64(buffer) {
  const bytes = new Uint8Array(buffer);
  let text = "";
  for (let at2 = 0; at2 < bytes.length; at2 += PIECE) text += String.fromCharCode(...bytes.subarray(at2, at2 + PIECE));
  return btoa(text);
}

// src/code/becomes.tsx
var KINDS2 = { coding: "", skip: "skipped", memo: "note" };
function Becomes({ change: change3, codes }) {
  const places2 = new Set(change3.look_at.map((row) => `${row.round} · ${row.coder}`));
  const whose = (row) => places2.size > 1 ? `${row.round} · ${row.coder}` : "";
  const counted3 = Object.values(change3.counts).reduce((sum, n3) => sum + n3, 0);
  const most = change3.look_at.length;
  return /* @__PURE__ */ a4($, { children: [
    change3.told.map((line) => /* @__PURE__ */ a4("p", { children: sentence(line) }, line)),
    most > 0 && /* @__PURE__ */ a4("div", { class: "scroll becomes", tabIndex: 0, role: "region", "aria-label": "What to look at", children: /* @__PURE__ */ a4("table", { class: "table", children: [
      /* @__PURE__ */ a4("thead", { children: /* @__PURE__ */ a4("tr", { children: [
        /* @__PURE__ */ a4("th", { children: "Code, becomes" }),
        /* @__PURE__ */ a4("th", { children: "Words" }),
        /* @__PURE__ */ a4("th", { children: "Words now" })
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
    counted3 > 0 && most === 0 && /* @__PURE__ */ a4("p", { class: "quiet", children: "All of them keep their words." })
  ] });
}
function now(row) {
  if (row.outcome === "lost") return /* @__PURE__ */ a4("span", { class: "quiet", children: "gone from the text" });
  return /* @__PURE__ */ a4($, { children: [
    row.words_after,
    !row.respondent && /* @__PURE__ */ a4("span", { class: "quiet", children: " (no respondent’s words)" })
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
  const send3 = async (given2, seen) => {
    waits.value = true;
    fault2.value = "";
    file.value = given2;
    try {
      const change3 = await correct(session2, given2, seen);
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
  const choose = async (chosen4) => {
    if (!chosen4 || waits.peek()) return;
    file.value = null;
    preview2.value = null;
    fault2.value = chosen4.size > MOST3 ? "The window takes files of 20 MB. `codekit correct` on the command line takes larger ones." : "";
    if (!fault2.value) await send3({ file: chosen4.name, data: base64(await chosen4.arrayBuffer()) }, "");
  };
  const { id } = session2.transcript;
  return /* @__PURE__ */ a4(Dialog, { title: `Correct the text of ${id}`, onClose: close, children: [
    /* @__PURE__ */ a4("p", { children: "Choose a file with the corrected interview, of any kind that can be imported. Every coding goes along to where its words are; the text as it is now is kept. Nothing is written before you have seen what becomes of the codings." }),
    /* @__PURE__ */ a4("label", { class: "field", children: [
      /* @__PURE__ */ a4("span", { class: "label", children: "Corrected text" }),
      /* @__PURE__ */ a4(
        "input",
        {
          class: "input",
          type: "file",
          autofocus: true,
          disabled: waits.value,
          onChange: (event) => void choose(event.currentTarget.files?.[0])
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
            /* @__PURE__ */ a4("span", { class: "label", children: "Encoding of the file, such as windows-1252" }),
            /* @__PURE__ */ a4("input", { class: "input", ref: encoding, type: "text", maxLength: 40, ...PRIVATE })
          ] }),
          /* @__PURE__ */ a4("button", { type: "submit", class: "btn", children: "Read it" })
        ]
      }
    ),
    /* @__PURE__ */ a4("div", { role: "status", class: "stack", children: [
      waits.value && /* @__PURE__ */ a4("p", { class: "quiet", children: "The two texts are compared…" }),
      fault2.value && /* @__PURE__ */ a4("p", { class: "note warn", children: fault2.value }),
      !waits.value && preview2.value && /* @__PURE__ */ a4(Becomes, { change: preview2.value, codes: session2.codes }),
      !waits.value && asks && /* @__PURE__ */ a4("p", { children: "Ctrl+Z does not take this back; correcting to the earlier text does. No event of a coder is changed." })
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
          children: "Use this text"
        }
      )
    ] })
  ] });
}

// src/code/memo_editor.tsx
var KEEP_AFTER = 500;
var find = (session2, about2, coding3) => {
  const memos = [...session2.store.standing.memos.values()];
  return about2 === "coding" ? memos.find((memo3) => memo3.what === "coding" && memo3.about === coding3) : memos.find((memo3) => memo3.what === "transcript");
};
var Keeper = class {
  constructor(session2, about2, coding3) {
    this.session = session2;
    this.about = about2;
    this.coding = coding3;
    this.memo = find(session2, about2, coding3);
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
    const before3 = this.memo && find(this.session, this.about, this.coding);
    if (this.text === (before3?.text ?? "")) return;
    this.session.renewal.value = null;
    void this.session.store.run(this.draft(before3));
    this.memo = find(this.session, this.about, this.coding);
  }
  draft(before3) {
    const { where } = this.session;
    const about2 = this.about === "coding" ? { what: "coding", about: this.coding } : { what: "transcript" };
    if (!before3) return { kind: "memo.add", ...where, ...about2, text: this.text };
    if (this.text.trim() === "" && !before3.discuss) return { kind: "memo.remove", ...where, memo: before3.id };
    return { kind: "memo.edit", ...where, memo: before3.id, text: this.text, discuss: before3.discuss };
  }
};
function MemoEditor({ session: session2, about: about2, coding: coding3 = "", close }) {
  const box = T2(null);
  const field = T2(null);
  const keeper = T2(null);
  keeper.current ??= new Keeper(session2, about2, coding3);
  const kept2 = keeper.current;
  const text = useSignal(kept2.value);
  const code2 = session2.coding(coding3)?.code;
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
      "aria-label": about2 === "coding" ? "Memo on the coding" : "Memo on the transcript",
      onKeyDown: (event) => {
        event.stopPropagation();
        if (event.key === "Escape" || event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          close();
        }
      },
      children: [
        /* @__PURE__ */ a4("p", { class: "chooser-title", children: about2 === "coding" && code2 ? /* @__PURE__ */ a4($, { children: [
          "Memo on ",
          /* @__PURE__ */ a4(CodeName, { code: code2, codes: session2.codes.codebook.codes })
        ] }) : /* @__PURE__ */ a4($, { children: [
          "Memo on ",
          session2.transcript.id
        ] }) }),
        /* @__PURE__ */ a4(
          "textarea",
          {
            ref: field,
            class: "input",
            rows: 5,
            "aria-label": "Memo",
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
          /* @__PURE__ */ a4("span", { children: "Kept as you type" }),
          /* @__PURE__ */ a4("span", { children: [
            /* @__PURE__ */ a4("kbd", { children: "Esc" }),
            " back to the text"
          ] })
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
  const at2 = useSignal(0);
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
  const hit = hits.value[Math.min(at2.value, hits.value.length - 1)];
  const finish = (act) => {
    close();
    act();
  };
  const choose = (code2) => {
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
      move: (by) => at2.value = Math.max(0, Math.min(hits.value.length - 1, at2.value + by)),
      choose: () => choose(hit?.code),
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
      "aria-label": recode2 === void 0 ? "Choose a code" : "Choose another code",
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
              "aria-label": "Code",
              placeholder: recode2 === void 0 ? "Code…" : `Instead of ${session2.codes.name(codeOf(session2, recode2))}…`,
              "aria-activedescendant": hit ? `hit-${hit.code.id}` : void 0,
              value: typed2.value,
              onInput: (event) => {
                typed2.value = event.currentTarget.value;
                at2.value = 0;
              }
            }
          ),
          picked.value.length > 0 && /* @__PURE__ */ a4("p", { class: "picked", children: picked.value.map((id) => /* @__PURE__ */ a4("span", { class: "tag", children: /* @__PURE__ */ a4(CodeName, { code: id, codes: all }) }, id)) }),
          /* @__PURE__ */ a4("ul", { id: "palette-hits", role: "listbox", "aria-label": "Codes", class: "hits", children: hits.value.map(({ code: code2 }, i4) => /* @__PURE__ */ a4(
            "li",
            {
              id: `hit-${code2.id}`,
              role: "option",
              "aria-selected": i4 === Math.min(at2.value, hits.value.length - 1),
              class: "hit-row",
              onPointerMove: really(() => at2.value = i4),
              onClick: () => choose(code2),
              children: [
                /* @__PURE__ */ a4("span", { class: "hit-name", children: [
                  /* @__PURE__ */ a4(CodeName, { code: code2.id, codes: all }),
                  /* @__PURE__ */ a4("span", { class: "hit-path", children: parentName(session2, code2) })
                ] }),
                /* @__PURE__ */ a4("span", { class: "hit-count", children: counts.get(code2.id) ?? "" }),
                pins.includes(code2.id) ? /* @__PURE__ */ a4("kbd", { children: pins.indexOf(code2.id) + 1 }) : /* @__PURE__ */ a4("span", {}),
                picked.value.includes(code2.id) && /* @__PURE__ */ a4("span", { class: "sr", children: "chosen" })
              ]
            },
            code2.id
          )) }),
          hits.value.length === 0 && /* @__PURE__ */ a4("p", { class: "no-hit", children: [
            all.some((code2) => code2.usable) ? /* @__PURE__ */ a4($, { children: [
              "No code matches ‘",
              typed2.value,
              "’."
            ] }) : /* @__PURE__ */ a4($, { children: "No codes yet. Type a name and press Shift+Enter." }),
            near && /* @__PURE__ */ a4($, { children: [
              " ",
              "Did you mean",
              " ",
              /* @__PURE__ */ a4("button", { type: "button", class: "btn bare small", onClick: () => choose(near), children: near.name }),
              "?"
            ] })
          ] }),
          /* @__PURE__ */ a4("p", { class: "palette-hints", children: [
            /* @__PURE__ */ a4("span", { children: [
              /* @__PURE__ */ a4("kbd", { children: "Enter" }),
              " code"
            ] }),
            recode2 === void 0 && /* @__PURE__ */ a4("span", { children: [
              /* @__PURE__ */ a4("kbd", { children: "Tab" }),
              " collect"
            ] }),
            recode2 === void 0 && typed2.value && /* @__PURE__ */ a4("span", { children: [
              /* @__PURE__ */ a4("kbd", { children: "Shift+Enter" }),
              " propose “",
              typed2.value.trim(),
              "”"
            ] }),
            recode2 === void 0 && /* @__PURE__ */ a4("span", { children: [
              /* @__PURE__ */ a4("kbd", { children: "Ctrl+I" }),
              " in vivo"
            ] }),
            /* @__PURE__ */ a4("span", { children: [
              /* @__PURE__ */ a4("kbd", { children: "Esc" }),
              " back"
            ] })
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
  return /* @__PURE__ */ a4(Dialog, { title: split3 ? `Split turn ${wish2.turn}` : `Who speaks in turn ${wish2.turn}`, onClose: close, children: /* @__PURE__ */ a4(
    "form",
    {
      class: "stack",
      onSubmit: (event) => {
        event.preventDefault();
        give(field.current?.value ?? "");
      },
      children: [
        split3 && turn && /* @__PURE__ */ a4("p", { children: [
          "From “",
          words4(session2, wish2.at ?? turn.start, turn.end),
          "” on, somebody else speaks. The words stay as they are."
        ] }),
        /* @__PURE__ */ a4("label", { class: "field", children: [
          /* @__PURE__ */ a4("span", { class: "label", children: "Name or label" }),
          /* @__PURE__ */ a4("input", { class: "input", ref: field, autofocus: true, type: "text", maxLength: 60, ...PRIVATE })
        ] }),
        others.length > 0 && /* @__PURE__ */ a4(Toolbar, { label: "Who speaks in this text", class: "row tools", children: others.map(({ label }) => /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => give(label), children: label }, label)) }),
        /* @__PURE__ */ a4(Answers, { children: [
          /* @__PURE__ */ a4(Leave, { close }),
          /* @__PURE__ */ a4("button", { type: "submit", class: "btn main", children: split3 ? "Split" : "Name" })
        ] })
      ]
    }
  ) });
}
function words4(session2, start2, end2) {
  const said2 = session2.document.quote({ start: start2, end: end2 }).replace(/\s+/g, " ").trim();
  return [...said2].length > SHOWN ? `${[...said2].slice(0, SHOWN).join("")}…` : said2;
}
var DOES = { name: "Name the turn", split: "Split the turn", join: "Join the turns" };
function TurnPreview({ session: session2, wish: wish2, change: change3, close }) {
  return /* @__PURE__ */ a4(Dialog, { title: `${DOES[wish2.act]}: something is coded there`, onClose: close, children: [
    /* @__PURE__ */ a4(Becomes, { change: change3, codes: session2.codes }),
    /* @__PURE__ */ a4("p", { children: "No coding is changed or lost by this. Ctrl+Z does not take it back." }),
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
  return /* @__PURE__ */ a4("div", { class: "selection-bar fade", ref: box, role: "toolbar", "aria-label": "Code the selection", children: [
    /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: act(() => session2.overlay.value = { kind: "palette" }), children: "Code…" }),
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
    /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: act(() => inVivo(session2)), children: "In vivo" })
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
  const known2 = (ids) => ids.flatMap((id) => standing3.suggestions.get(id) ?? []);
  const open6 = known2(change3.unrejected).map((s4) => ({ ...s4, state: "open" }));
  const closed = known2(change3.rejected).map((s4) => ({ ...s4, state: "rejected" }));
  const accepted = known2(change3.put.map((coding3) => coding3.derived_from)).map((s4) => ({
    ...s4,
    state: "accepted"
  }));
  const gone = change3.drop.flatMap((id) => standing3.codings.get(id)?.derived_from ?? []);
  const reopened = known2(gone).filter((s4) => !accepted.some((a5) => a5.id === s4.id)).map((s4) => ({ ...s4, state: "open" }));
  const from = change3.drop.length > 0 && change3.put.length > 0 ? change3.drop[0] : void 0;
  return {
    drop: change3.drop,
    put: change3.put,
    dropMemos: change3.drop_memos,
    putMemos: change3.put_memos,
    dropSkips: change3.drop_skips,
    putSkips: change3.put_skips,
    suggestions: [...open6, ...closed, ...reopened, ...accepted],
    rejected: change3.rejected,
    unrejected: change3.unrejected,
    confirmed: change3.confirmed,
    unconfirmed: change3.unconfirmed,
    state: change3.state,
    from
  };
}
function invert(change3, standing3) {
  const put2 = change3.put.filter((coding3) => !standing3.codings.has(coding3.id)).map((coding3) => coding3.id);
  const putMemos = change3.putMemos.filter((memo3) => !standing3.memos.has(memo3.id)).map((memo3) => memo3.id);
  const old = (ids, map) => [...new Set(ids)].flatMap((id) => map.get(id) ?? []);
  const back = old([...change3.drop, ...change3.put.map((coding3) => coding3.id)], standing3.codings);
  return {
    drop: put2,
    put: back,
    dropMemos: putMemos,
    putMemos: old([...change3.dropMemos, ...change3.putMemos.map((memo3) => memo3.id)], standing3.memos),
    dropSkips: change3.putSkips.filter((skip3) => !standing3.skips.has(skip3.id)).map((skip3) => skip3.id),
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
  for (const coding3 of change3.put) standing3.codings.set(coding3.id, coding3);
  for (const id of change3.dropMemos) standing3.memos.delete(id);
  for (const memo3 of change3.putMemos) standing3.memos.set(memo3.id, memo3);
  for (const id of change3.dropSkips) standing3.skips.delete(id);
  for (const skip3 of change3.putSkips) standing3.skips.set(skip3.id, skip3);
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
var about = (memos, coding3) => [...memos].filter((memo3) => memo3.what === "coding" && memo3.about === coding3);
function replaced(standing3, old, made) {
  const first = made[0];
  const ids = old.map((coding3) => coding3.id);
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
  const coding3 = standing3.codings.get(id);
  return coding3 ? [coding3] : [];
};
var decided = (standing3, id, state) => {
  const suggestion = standing3.suggestions.get(id);
  return suggestion ? [{ ...suggestion, state }] : [];
};
function merge2(op, standing3, author) {
  const old = op.codings.flatMap((id) => own(standing3, id));
  const first = old[0];
  if (!first) return NOTHING2;
  const start2 = Math.min(...old.map((coding3) => coding3.start));
  const end2 = Math.max(...old.map((coding3) => coding3.end));
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
  const coding3 = fresh(op, author, {
    ...span,
    code: op.code ?? suggestion.code,
    polarity: op.polarity ?? "supporting",
    value: "",
    derived_from: op.suggestion
  });
  return { ...NOTHING2, put: [coding3], suggestions: decided(standing3, op.suggestion, "accepted") };
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
    const skip3 = { id: op.op_id, start: start2, end: end2, reason: reason.trim(), coder: author.coder, at: author.now };
    return { ...NOTHING2, putSkips: [skip3], state: "started" };
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
  concerns(at2) {
    const { round: round2, transcript } = this.source.peek();
    return at2.round === round2 && at2.transcript === transcript;
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
  async step(kind, from, to2, known2) {
    const target2 = from.pop();
    if (target2 === void 0 && known2 === void 0 && this.queue.pending.length === 0) return null;
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
    const put2 = account.put.filter((coding3) => {
      const known2 = this.standing.codings.get(coding3.id);
      return !same(known2, coding3) && (known2 !== void 0 || !expected.has(coding3.id));
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
    const before3 = [...this.standing.codings.values()];
    const fresh2 = standingOf(work2);
    for (const op of this.queue.pending) {
      const step = this.stepped.get(op.op_id);
      if (step) applyTo(fresh2, step);
      else if ("transcript" in op && op.transcript === work2.transcript) applyTo(fresh2, predict(op, fresh2, this.author));
    }
    const drop2 = before3.filter((coding3) => !fresh2.codings.has(coding3.id)).map((coding3) => coding3.id);
    const put2 = [...fresh2.codings.values()].filter((coding3) => !same(this.standing.codings.get(coding3.id), coding3));
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
    codings: new Map(work2.codings.map((coding3) => [coding3.id, coding3])),
    memos: new Map(work2.memos.map((memo3) => [memo3.id, memo3])),
    skips: new Map(work2.skipped.map((skip3) => [skip3.id, skip3])),
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

// src/sound/sound.ts
var left = /* @__PURE__ */ new Map();
var Sound = class {
  constructor(transcript, document2, services2) {
    this.transcript = transcript;
    this.services = services2;
    this.timeline = new Timeline(document2, transcript);
    this.heard = O(() => {
      const player = this.player.value;
      return player && (player.playing.value || player.position.value > 0) ? this.timeline.heardAt(player.position.value) : null;
    });
  }
  transcript;
  services;
  recording = y3(null);
  player = y3(null);
  timeline;
  following = y3(true);
  /** Whether the dialog in which a file is chosen is open. */
  choosing = y3(false);
  heard;
  renewed = 0;
  get route() {
    return `/api/recordings/${encodeURIComponent(this.transcript.id)}`;
  }
  /** Asks which file it is; the page goes on without, where that cannot be had. */
  async ask() {
    if (shared) return;
    try {
      this.show(await this.services.api.get(this.route));
    } catch {
      this.show(null);
    }
  }
  /** Takes over what the server says of the file. */
  show(recording) {
    const before3 = this.recording.peek();
    r3(() => {
      this.recording.value = recording?.name ? recording : null;
      const isSame = before3?.name === recording?.name && before3?.path === recording?.path;
      if (this.player.peek() && isSame && recording?.url) return;
      this.leave();
      if (recording?.url) this.open(recording);
    });
  }
  open(recording) {
    const player = new Player(
      recording.type.startsWith("video/"),
      () => secondsBack(this.services.settings.value.peek())
    );
    const was = left.get(this.transcript.id);
    if (was) player.setRate(was.rate);
    player.load(recording.url, was?.at ?? 0);
    player.media.addEventListener("error", () => void this.renew());
    this.player.value = player;
  }
  /** Its address is good for one run of the server: asked for anew once, which also tells whether the file is there. */
  async renew() {
    const player = this.player.peek();
    if (!player || Date.now() - this.renewed < 5e3) return;
    this.renewed = Date.now();
    const at2 = player.position.peek();
    const now2 = await this.services.api.get(this.route).catch(() => null);
    if (!now2 || this.player.peek() !== player) return;
    this.recording.value = now2.name ? now2 : null;
    if (now2.url) player.load(now2.url, at2);
    else this.leave();
  }
  leave() {
    const player = this.player.peek();
    if (!player) return;
    left.set(this.transcript.id, { at: player.position.peek(), rate: player.rate.peek() });
    player.destroy();
    this.player.value = null;
  }
  /** Whether times stand beside the turns. */
  get showsTimes() {
    const wanted2 = timesShown(this.services.settings.value.value);
    return wanted2 === "always" || wanted2 === "recording" && this.recording.value !== null;
  }
  destroy() {
    this.leave();
  }
};

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
  view(coding3, memos, extra = {}) {
    return {
      id: coding3.id,
      code: coding3.code,
      start: coding3.start,
      end: coding3.end,
      label: this.name(coding3.code) + (coding3.value ? ` ${coding3.value}` : "") + POLARITY_SIGN[coding3.polarity],
      hue: this.hue(coding3.code),
      pattern: this.pattern(coding3.code),
      memo: memos.has(coding3.id),
      order: Date.parse(coding3.at) || 0,
      ...extra
    };
  }
  suggested(suggestion) {
    return {
      id: suggestion.id,
      code: suggestion.code,
      start: suggestion.start,
      end: suggestion.end,
      label: `${this.name(suggestion.code)}, suggested`,
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
function tally(codings2) {
  const counts = /* @__PURE__ */ new Map();
  for (const coding3 of codings2) counts.set(coding3.code, (counts.get(coding3.code) ?? 0) + 1);
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
    this.sound = new Sound(transcript, this.document, services2);
    this.codes = new CodeTable(codebook);
    this.store = new WorkStore(work2, services2, queue2, codebook.key);
    this.store.onChange((change3) => this.show(change3));
    this.atLoad = tally([...work2.codings, ...this.standingBelow()]);
    const sorted2 = [...work2.codings].sort((a5, b4) => a5.at < b4.at ? -1 : 1);
    for (const [i4, coding3] of sorted2.entries()) this.recency.set(coding3.code, i4 + 1);
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
  sound;
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
    this.sound.destroy();
  }
  say(message) {
    this.services.announce(message);
  }
  whyReadOnly() {
    const work2 = this.store.work.value;
    void this.store.revision.value;
    if (this.queue.full.value) return "Too much is not saved yet. Nothing more can be changed until it is.";
    if (work2.readonly && work2.readonly.reason !== "finished") return work2.readonly.message;
    if (this.store.standing.state === "finished") return work2.readonly?.message ?? "Finished.";
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
    return this.store.work.peek().below?.codings.find((coding3) => coding3.id === id && !rejected.has(coding3.id));
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
      const mine2 = code2.mine + code2.below - (this.atLoad.get(code2.id) ?? 0) + (now2.get(code2.id) ?? 0);
      if (mine2 > 0) counts.set(code2.id, mine2);
    }
    return counts;
  }
  // ------------------------------------------------------------------ what is shown
  /** Everything the view draws, from the beginning. */
  viewCodings() {
    const memos = withMemo(this.store.standing.memos.values());
    const own2 = [...this.store.standing.codings.values()].map((coding3) => this.codes.view(coding3, memos));
    const open6 = [...this.store.standing.suggestions.values()].filter((s4) => s4.state === "open").map((s4) => this.codes.suggested(s4));
    return [...own2, ...open6, ...this.belowCodings()];
  }
  standingBelow() {
    const { rejected } = this.store.standing;
    return (this.store.work.peek().below?.codings ?? []).filter((coding3) => !rejected.has(coding3.id));
  }
  belowCodings() {
    const { confirmed: confirmed2 } = this.store.standing;
    const none = /* @__PURE__ */ new Set();
    return this.standingBelow().map((coding3) => {
      const kind = confirmed2.has(coding3.id) ? "confirmed" : "below";
      return this.codes.view(coding3, none, { kind });
    });
  }
  show(change3) {
    for (const coding3 of change3.put) this.recency.set(coding3.code, Math.max(0, ...this.recency.values()) + 1);
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
    const heir = change3.put.find((coding3) => coding3.derived_from === id);
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
    for (const coding3 of this.view?.codings.values() ?? [])
      if (coding3.memo !== memos.has(coding3.id)) about2.add(coding3.id);
    for (const coding3 of change3.put) about2.add(coding3.id);
    const put2 = [...about2].flatMap((id) => this.coding(id) ?? []).map((coding3) => this.codes.view(coding3, memos));
    const open6 = change3.suggestions.filter((s4) => s4.state === "open").map((s4) => this.codes.suggested(s4));
    const closed = change3.suggestions.filter((s4) => s4.state !== "open").map((s4) => s4.id);
    const ids = /* @__PURE__ */ new Set([...change3.rejected, ...change3.unrejected, ...change3.confirmed, ...change3.unconfirmed]);
    const below3 = ids.size > 0 ? this.belowCodings().filter((coding3) => ids.has(coding3.id)) : [];
    return { put: [...put2, ...open6, ...below3], gone: [...closed, ...change3.rejected] };
  }
  /** Draws the words of the focused coding underlined in its colour. */
  markFocus() {
    const coding3 = this.focused.peek() === null ? void 0 : this.view?.codings.get(this.focused.peek());
    this.view?.list.style.setProperty("--focus-hue", String(coding3?.hue ?? 0));
    this.view?.mark("focus", coding3 ? [coding3] : []);
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
    const only2 = this.onlyCode.peek();
    const branch = only2 === null ? null : this.codes.branch(only2);
    const mode = this.prefs.stripes;
    view.stripes.densityOnly = mode === "density";
    const code2 = view.codings.get(this.focused.peek() ?? "")?.code ?? this.lastCode.peek();
    const basis = { codes: this.codes, own: this.store.standing.codings.values(), code: code2 };
    return { wash: (coding3) => branch ? branch.has(coding3.code) : true, stripes: STRIPE_FILTERS[mode](basis) };
  }
  /** Own codings that overlap a span and have a code. */
  ownAt(span, code2) {
    return [...this.store.standing.codings.values()].filter(
      (coding3) => overlaps(coding3, span) && (code2 === void 0 || coding3.code === code2)
    );
  }
};

// src/sound/follow.ts
var HANDS_OFF = 4e3;
function only(name) {
  let now2;
  return (element3) => {
    if (element3 === now2) return;
    now2?.classList.remove(name);
    element3?.classList.add(name);
    now2 = element3;
  };
}
function followSound(session2, view) {
  const turn = only("heard");
  const sentence3 = only("heard-now");
  let touched = Number.NEGATIVE_INFINITY;
  const touch = () => {
    touched = performance.now();
  };
  const hands = ["wheel", "touchmove", "pointerdown", "keydown"];
  for (const one of hands) view.scroller.addEventListener(one, touch, { passive: true });
  const end2 = x2(() => {
    const heard2 = session2.sound.heard.value;
    turn(heard2 ? view.dom.turns[heard2.turn]?.group : void 0);
    sentence3(heard2 ? view.dom.pieces[heard2.piece] : void 0);
    const plays = session2.sound.player.value?.playing.value ?? false;
    if (heard2 && plays && session2.sound.following.value && performance.now() - touched > HANDS_OFF) show3(view, heard2);
  });
  return () => {
    end2();
    for (const one of hands) view.scroller.removeEventListener(one, touch);
    turn(void 0);
    sentence3(void 0);
  };
}
function show3(view, heard2) {
  const span = view.document.pieces[heard2.piece]?.sentence;
  if (!span) return;
  const screen = view.scroller.getBoundingClientRect();
  const top = view.edgeRect(span, "start").top;
  if (top < screen.top + 8 || top > screen.top + (screen.height - view.covered) * 0.7) view.reveal(span, "third");
}

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
    const point2 = this.view.pointAt(event.clientX, event.clientY);
    if (point2 === null || !(event.shiftKey || this.listener.grab(point2, event))) return;
    event.preventDefault();
    this.fromList = false;
    this.view.list.focus({ preventScroll: true });
    if (event.shiftKey) this.listener.extend(point2);
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
  const skipped = element3.classList.contains(SKIPPED) ? ["skipped"] : [];
  const said2 = [...skipped, ...coded(touching.filter((coding3) => !coding3.proposed))].join("; ");
  if (said2) element3.setAttribute("aria-description", said2);
  else if (element3.hasAttribute("aria-description")) element3.removeAttribute("aria-description");
}
function coded(here) {
  if (here.length === 0) return [];
  const names = here.map((coding3) => coding3.label).join(", ");
  const memo3 = here.some((coding3) => coding3.memo) ? ["memo"] : [];
  return [`${here.length} ${here.length === 1 ? "code" : "codes"}: ${names}`, ...memo3];
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
    const name = turn.speaker ? `${turn.speaker}, turn ${turn.number + 1}` : `Turn ${turn.number + 1}`;
    const group = element("div", "turn");
    group.dataset.turn = String(turn.index);
    group.dataset.role = turn.role;
    const before3 = this.document.turns[turn.index - 1];
    if (before3 && turn.number > before3.number + 1)
      group.dataset.gap = `${turn.number - before3.number - 1} turns not shown`;
    const gutter = element(plain2 ? "h3" : "span", "gutter");
    gutter.append(turn.speaker || " ");
    if (plain2) gutter.append(hiddenPart(turn.speaker ? `, turn ${turn.number + 1}` : name));
    gutter.dataset.n = String(turn.number + 1);
    if (turn.time) gutter.dataset.time = turn.time;
    const first = this.document.paragraphs.get(this.document.pieces[turn.first].sentence.start);
    gutter.dataset.through = String(first?.through ?? "");
    const paragraph = element("p", "words");
    paragraph.dir = "auto";
    if (!plain2) {
      group.setAttribute("role", "group");
      group.setAttribute("aria-label", name);
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
    for (let at2 = node; at2; at2 = at2.parentNode) {
      const index = this.pieceOf.get(at2);
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
      const before3 = this.lastPieceIn(node.childNodes[i4]);
      if (before3 !== null) return this.document.pieces[before3].end;
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
  position(point2, edge2) {
    let index = this.document.pieceAt(edge2 === "end" ? Math.max(0, point2 - 1) : point2);
    const piece = this.document.pieces[index];
    if (edge2 === "start" && point2 >= piece.end && index + 1 < this.pieces.length) index += 1;
    const chosen4 = this.document.pieces[index];
    const inside = Math.min(Math.max(point2, chosen4.start), chosen4.end);
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
  const only2 = element3.firstChild;
  if (only2 && only2 === element3.lastChild && only2.nodeType === Node.TEXT_NODE) return [only2, units];
  const walker = document.createTreeWalker(element3, NodeFilter.SHOW_TEXT);
  let left2 = units;
  let last2 = element3;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.nodeValue.length;
    if (left2 <= length) return [node, left2];
    left2 -= length;
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
  for (const at2 of [...steps.keys()].sort((a5, b4) => a5 - b4)) {
    if (depth > 0 && at2 > from) push(stretches, { start: from, end: at2, level: Math.min(depth, 3) });
    depth += steps.get(at2);
    from = at2;
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
function highlight(name, priority) {
  const known2 = CSS.highlights.get(name);
  if (known2) return known2;
  const made = new Highlight();
  made.priority = priority;
  CSS.highlights.set(name, made);
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
    const [before3, after] = this.shown;
    if (before3 === first && after === last2) return;
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
  return placed.map((name) => {
    const bottom = bottoms.get(name.id);
    held = held.filter((one) => one.bottom > name.y);
    if (bottom - name.y < LONG * line) return name;
    const below3 = Math.max(-1, ...held.map((one) => one.slot)) + 1;
    const slot = below3 < SLOTS ? below3 : lowestFree(held.map((one) => one.slot));
    if (slot >= SLOTS) return name;
    held.push({ bottom, slot });
    return { ...name, follows: { bottom, slot } };
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
  assignAll(codings2) {
    this.lanes.clear();
    this.width = 0;
    const groups2 = /* @__PURE__ */ new Map();
    for (const coding3 of codings2) {
      const group = coding3.group ?? 0;
      const ends = groups2.get(group) ?? [];
      groups2.set(group, ends);
      let lane = ends.findIndex((end2) => end2 + CLEARANCE <= coding3.start);
      if (lane < 0) lane = ends.length;
      ends[lane] = coding3.end;
      this.lanes.set(coding3.id, lane);
    }
    this.moveAside(codings2, groups2);
  }
  /**
   * The groups share the lanes there are, with one left free between them where there are few. What is deeper in one
   * group lies on that group's last lane.
   */
  moveAside(codings2, groups2) {
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
    for (const { id, group } of codings2)
      this.lanes.set(id, Math.min(this.of(id), most - 1) + (inset.get(group ?? 0) ?? 0));
  }
  /** A lane for one more coding; `from` is the coding whose place it takes, if any. */
  assign(coding3, index, from) {
    const own2 = this.lanes.get(coding3.id);
    const kept2 = own2 ?? (from === void 0 ? this.left.get(coding3.id) : this.lanes.get(from));
    const taken2 = this.takenBeside(coding3, index, from);
    const stays = kept2 !== void 0 && (own2 !== void 0 && from === void 0 || !taken2.has(kept2));
    const lane = stays ? kept2 : lowestFree2(taken2);
    this.lanes.set(coding3.id, lane);
    return lane;
  }
  release(id) {
    const lane = this.lanes.get(id);
    if (lane !== void 0) this.left.set(id, lane);
    this.lanes.delete(id);
  }
  takenBeside(coding3, index, from) {
    const wide = { start: Math.max(0, coding3.start - CLEARANCE), end: coding3.end + CLEARANCE };
    const taken2 = /* @__PURE__ */ new Set();
    for (const other of index.touching(wide)) {
      if (other.id === coding3.id || other.id === from || other.group !== coding3.group) continue;
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
    let at2 = piece.start;
    for (const part2 of dressed) {
      const own2 = intersection(part2, piece);
      if (!own2) continue;
      if (own2.start > at2) nodes.push(document.createTextNode(dom.document.quote({ start: at2, end: own2.start })));
      const mark = document.createElement("mark");
      mark.className = part2.classes;
      mark.append(dom.document.quote(own2));
      nodes.push(mark);
      at2 = own2.end;
    }
    const span = dom.pieces[index];
    if (nodes.length === 0 && span.childNodes.length === 1 && span.firstChild instanceof Text) return;
    if (at2 < piece.end) nodes.push(document.createTextNode(dom.document.quote({ start: at2, end: piece.end })));
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
  draw(codings2, origin) {
    this.readEdges(codings2, origin);
    const boxes = codings2.map((coding3) => this.boxOf(coding3));
    const grouped = codings2.some((coding3) => coding3.group !== void 0);
    const { shown, dense } = grouped ? { shown: boxes, dense: [] } : collapse(this.densityOnly ? boxes.map((box) => ({ ...box, lane: 99 })) : boxes);
    const labels2 = this.densityOnly ? { placed: [], more: [] } : placeLabels(shown);
    this.drawBars(shown);
    this.drawNames(labels2);
    this.drawExtras(dense, labels2);
  }
  boxOf(coding3) {
    const { top, bottom } = this.edges.get(coding3.id);
    return { id: coding3.id, lane: this.lanes.of(coding3.id), top, bottom };
  }
  readEdges(codings2, origin) {
    for (const coding3 of codings2) {
      if (this.edges.has(coding3.id)) continue;
      const first = this.dom.range({ start: coding3.start, end: Math.min(coding3.end, coding3.start + 1) }).getBoundingClientRect();
      const last2 = this.dom.range({ start: Math.max(coding3.start, coding3.end - 1), end: coding3.end }).getBoundingClientRect();
      const top = Math.round(first.top - origin);
      this.edges.set(coding3.id, { top, bottom: Math.max(top + 8, Math.round(last2.bottom - origin)) });
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
    for (const [id, name] of this.names) {
      if (wanted2.has(id)) continue;
      name.remove();
      this.names.delete(id);
      this.leaveRail(id);
    }
    const made = [];
    for (const label of labels2.placed) {
      let name = this.names.get(label.id);
      if (!name) {
        name = element2("span", "stripe-name", label.id);
        this.names.set(label.id, name);
        made.push(name);
      }
      const coding3 = this.index.get(label.id);
      if (name.textContent !== coding3.label) name.textContent = coding3.label;
      dress(name, coding3, this.focused === label.id);
      if (label.follows) this.putOnRail(name, label);
      else {
        if (this.rails.has(label.id)) made.push(name);
        this.leaveRail(label.id);
        place2(name, (label.lane + 1) * PITCH + 4, label.y);
      }
    }
    this.layer.append(...made.filter((name) => !name.parentElement?.matches(".stripe-rail")));
  }
  putOnRail(name, label) {
    const { bottom, slot } = label.follows;
    let rail = this.rails.get(label.id);
    if (!rail) {
      rail = element2("div", "stripe-rail", label.id);
      this.rails.set(label.id, rail);
      this.layer.append(rail);
      name.style.insetInlineStart = "";
      name.style.top = "";
      places.delete(name);
      rail.append(name);
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
      const left2 = this.densityOnly ? 0 : box.lane * PITCH;
      place2(bar, left2, box.top, box.bottom - box.top);
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
    const before3 = this.focused;
    this.focused = id;
    for (const at2 of [before3, id]) {
      const coding3 = at2 === null ? void 0 : this.index.get(at2);
      if (!coding3) continue;
      for (const shown of [this.bars.get(coding3.id), this.names.get(coding3.id)])
        if (shown) dress(shown, coding3, id === coding3.id);
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
function dress(shown, coding3, focused) {
  const state = `${coding3.hue}|${coding3.pattern}|${coding3.memo}|${coding3.proposed}|${coding3.pending}|${coding3.kind}|${focused}`;
  if (states.get(shown) === state) return;
  states.set(shown, state);
  shown.style.setProperty("--hue", String(coding3.hue));
  shown.dataset.pattern = String(coding3.pattern);
  if (coding3.kind) shown.dataset.kind = coding3.kind;
  else delete shown.dataset.kind;
  shown.classList.toggle("has-memo", coding3.memo);
  shown.classList.toggle("proposed", coding3.proposed === true);
  shown.classList.toggle("pending", coding3.pending === true);
  shown.classList.toggle("focused", focused);
}
function place2(shown, inset, top, height) {
  const at2 = `${inset}|${top}|${height ?? ""}`;
  if (places.get(shown) === at2) return;
  places.set(shown, at2);
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
    Object.assign(this.page, { className: "text-page", dir: this.document.direction });
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
      (coding3) => this.filter(coding3) && this.stripeFilter(coding3)
    );
    this.stripes.draw(shown, this.layer.getBoundingClientRect().top);
    this.onDraw();
  }
  shownIn(turn) {
    return [...this.codings.ofTurn(turn)].filter((coding3) => !coding3.proposed && this.filter(coding3));
  }
  // ------------------------------------------------------------------ codings
  setCodings(codings2, filter = this.filter, stripes = this.stripeFilter) {
    this.filter = filter;
    this.stripeFilter = stripes;
    this.codings.clear();
    for (const coding3 of codings2) this.codings.put(coding3);
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
    for (const coding3 of put2) {
      touched.push(this.codings.put(coding3));
      this.stripes.forget(coding3.id);
      this.lanes.assign(coding3, this.codings, lanes === void 0 ? void 0 : from);
    }
    const kept2 = new Set(put2.map((coding3) => coding3.id));
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
  shows(coding3) {
    return this.filter(coding3);
  }
  // ------------------------------------------------------------------ marks, cursor
  mark(kind, spans) {
    this.painter.mark(kind, spans);
  }
  /** The sentence that the keyboard is at, and those that are selected. */
  setCursor(piece, selected = []) {
    if (this.cursor !== piece) this.dom.pieces[this.cursor]?.classList.remove("at");
    this.cursor = piece;
    const at2 = this.dom.pieces[piece];
    at2?.classList.add("at");
    if (this.options.plain) return;
    if (at2) this.list.setAttribute("aria-activedescendant", at2.id);
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
      const at2 = document2.caretPositionFromPoint(x4, y5);
      return at2 && this.list.contains(at2.offsetNode) ? this.dom.pointOf(at2.offsetNode, at2.offset) : null;
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
function grabSelection(session2, point2, press) {
  const { selection, by } = session2.cursor.peek();
  if (!selection || by === "sentence" || by === "start" || session2.reading.peek()) return false;
  if (point2 < selection.start || point2 >= selection.end) return false;
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
    const { session: session2, ghost, at: at2 } = this;
    if (!ghost) return;
    const row = rowAt(at2.x, at2.y);
    if (row !== this.row) {
      delete this.row?.dataset.drop;
      this.row = row;
      const why3 = row && this.why(row);
      if (row) row.dataset.drop = why3 === null ? "yes" : "no";
      const name = row && session2.codes.name(row.dataset.code);
      ghost.textContent = row ? why3 ?? `Code ${name}` : this.words();
      ghost.dataset.drop = row?.dataset.drop ?? "";
    } else if (!row && !ghost.textContent) ghost.textContent = this.words();
    ghost.style.left = `${Math.min(at2.x + 14, innerWidth - ghost.offsetWidth - 4)}px`;
    ghost.style.top = `${Math.min(at2.y + 16, innerHeight - ghost.offsetHeight - 4)}px`;
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
    this.session.say("Nothing was coded.");
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
    const before3 = this.span;
    if (id === null || !before3 || !writable(this.session)) return;
    event.preventDefault();
    const grip = event.target;
    grip.setPointerCapture(event.pointerId);
    grip.classList.add("dragged");
    const move3 = (at2) => this.drag(at2, edge2, before3);
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
  drag(event, edge2, before3) {
    const point2 = this.view.pointAt(event.clientX, event.clientY);
    if (point2 === null) return;
    const wide = edge2 === "start" ? { start: Math.min(point2, before3.end - 1), end: before3.end } : { start: before3.start, end: Math.max(point2, before3.start + 1) };
    this.dragged = snap(this.session.document.offsets, wide, this.session.prefs.snapWords) ?? before3;
    selectSpan(this.session, this.dragged, "coding");
    this.place();
  }
};

// src/code/reading.ts
var LONG_ENOUGH = 2e3;
var KEEP_AFTER2 = 5e3;
function trackReading(session2, view) {
  let since = /* @__PURE__ */ new Map();
  let keep2;
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
    clearTimeout(keep2);
    keep2 = setTimeout(() => session2.prefs.setRead(session2.key, session2.read.peek()), KEEP_AFTER2);
  };
  const timer3 = setInterval(look2, 1e3);
  return () => clearInterval(timer3);
}

// src/code/stripe_events.ts
var idsOf = (event) => event.target.closest("[data-ids]")?.dataset.ids?.split(" ") ?? [];
function stripeListeners(session2, view) {
  const underline = (id) => view.mark("current", id === null ? [] : [view.codings.get(id)].filter((c4) => c4 !== void 0));
  const choose = (ids) => {
    if (ids.length === 1) focusCoding(session2, ids[0], false);
    else if (ids.length > 1)
      session2.overlay.value = { kind: "chooser", title: "Codings here", ids, pick: (id) => focusCoding(session2, id) };
  };
  const onClick = (event) => {
    choose(idsOf(event));
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
    label: `${session2.transcript.id}, ${session2.document.turns.length} turns`
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
    extend: (point2) => extendTo(session2, point2),
    grab: (point2, press) => grabSelection(session2, point2, press),
    snapToWords: () => session2.prefs.snapWords,
    copy: () => {
      const { selection } = session2.cursor.peek();
      return selection ? session2.document.quote(selection) : null;
    }
  });
}
function begin2(session2, view, at2) {
  const point2 = at2 ?? session2.prefs.place(session2.key);
  if (point2 === null || point2 === void 0 || session2.document.pieces.length === 0) return;
  const piece = session2.document.pieceAt(point2);
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
  at: at2,
  list
}) {
  const scroller = T2(null);
  const reading2 = session2.reading.value;
  const { painter } = session2.prefs;
  const start2 = T2(at2);
  start2.current = at2;
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
      followSound(session2, view),
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
    if (at2 !== void 0 && session2.view) begin2(session2, session2.view, at2);
  }, [session2, at2]);
  useSignalEffect(() => {
    session2.refilter();
    showSkipped(session2);
    session2.view?.list.classList.toggle("no-wash", !session2.prefs.wash);
    if (!session2.view) return;
    session2.view.list.dataset.numbers = session2.prefs.numbers;
    session2.view.list.dataset.times = session2.sound.showsTimes ? "shown" : "";
  });
  return /* @__PURE__ */ a4("div", { ref: scroller, class: "text-scroll", "data-region": "Transcript" });
}

// src/code/undo_words.ts
var NOTHING3 = { undo: "Nothing to undo.", redo: "Nothing to do again." };
var DONE2 = { undo: "Undone", redo: "Done again" };
async function undoWords(session2, kind) {
  const renewal = session2.renewal.peek();
  if (kind === "undo" && renewal) {
    session2.say(`${renewal.back} Press again for what was done before it.`);
    session2.renewal.value = null;
    return null;
  }
  const result = await session2.store[kind]();
  if (result === null) session2.say(NOTHING3[kind]);
  else if (!result.ok) session2.say(`${sentence(result.error.message)} ${result.error.hint}`.trim());
  else {
    const { about: about2, transcript } = result.change;
    const elsewhere = transcript && transcript !== session2.transcript.id ? ` in ${transcript}` : "";
    session2.say(`${DONE2[kind]}${elsewhere}${about2 ? `: ${describeStep(about2)}` : ""}.`);
  }
  return result;
}

// src/code/walk_bar.tsx
var EXTENTS = [
  ["sentence", "Whole sentence"],
  ["words", "The words"]
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
  return /* @__PURE__ */ a4("section", { class: "find-bar walk-bar", "aria-label": "Code what was found", ref: box, tabIndex: -1, onKeyDown, children: [
    isOver ? /* @__PURE__ */ a4(Over, { session: session2, walk, main }) : /* @__PURE__ */ a4(Next, { session: session2, walk, main }),
    /* @__PURE__ */ a4("button", { type: "button", class: "btn bare small", onClick: () => endWalk(session2), children: [
      "Done ",
      /* @__PURE__ */ a4("kbd", { children: "Esc" })
    ] })
  ] });
}
function Next({ session: session2, walk, main }) {
  const { codes } = session2.codes.codebook;
  return /* @__PURE__ */ a4($, { children: [
    /* @__PURE__ */ a4("span", { class: "small", role: "status", children: [
      "‘",
      walk.query,
      "’: ",
      count(walk.left.length, "place"),
      " left",
      walk.done.length > 0 && `, ${walk.done.length} coded`
    ] }),
    /* @__PURE__ */ a4(
      "select",
      {
        class: "input",
        "aria-label": "Code to give",
        value: walk.code,
        "aria-disabled": walk.busy,
        onChange: (event) => changeWalk(session2, { code: event.currentTarget.value }),
        children: codes.filter((one) => one.usable).map((one) => /* @__PURE__ */ a4("option", { value: one.id, children: session2.codes.path(one.id) }, one.id))
      }
    ),
    /* @__PURE__ */ a4(
      Choice,
      {
        label: "What is coded",
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
        children: [
          "Code it ",
          /* @__PURE__ */ a4("kbd", { children: "A" })
        ]
      }
    ),
    /* @__PURE__ */ a4("button", { type: "button", class: "btn small", "aria-disabled": walk.busy, onClick: () => skipPlace(session2), children: [
      "Skip ",
      /* @__PURE__ */ a4("kbd", { children: "X" })
    ] }),
    walk.left.length > 1 && /* @__PURE__ */ a4(
      "button",
      {
        type: "button",
        class: "btn small",
        "aria-disabled": walk.busy,
        onClick: () => void codePlaces(session2, "all"),
        children: [
          "Code all ",
          walk.left.length,
          " left"
        ]
      }
    ),
    /* @__PURE__ */ a4(Back, { session: session2, walk })
  ] });
}
function Over({ session: session2, walk, main }) {
  const [next] = walk.further;
  return /* @__PURE__ */ a4($, { children: [
    /* @__PURE__ */ a4("span", { class: "small", role: "status", children: walk.done.length + walk.skipped === 0 ? `Nothing to code here for ‘${walk.query}’: no respondent says it, or it is coded already.` : `${walk.done.length} coded, ${walk.skipped} skipped.` }),
    /* @__PURE__ */ a4(Back, { session: session2, walk }),
    next && /* @__PURE__ */ a4("button", { type: "button", class: "btn small main", ref: main, onClick: () => session2.services.navigate(next.address), children: [
      "Next: ",
      next.transcript,
      ", ",
      count(next.places, "place")
    ] })
  ] });
}
function Back({ session: session2, walk }) {
  if (walk.done.length === 0) return null;
  return /* @__PURE__ */ a4("button", { type: "button", class: "btn small", "aria-disabled": walk.busy, onClick: () => void undoWalk(session2), children: [
    "Undo ",
    walk.done.length === 1 ? "it" : `all ${walk.done.length}`
  ] });
}

// src/code/screen.tsx
async function open4({ services: services2, queue: queue2, round: round2, transcript }) {
  const name = encodeURIComponent;
  const [text, work2, codebook] = await Promise.all([
    services2.api.get(`/api/transcripts/${name(transcript)}`),
    services2.api.get(`/api/work/${name(round2)}/${name(transcript)}`),
    services2.api.get(`/api/codebook?round=${name(round2)}`)
  ]);
  performance.mark("codekit:loaded");
  const session2 = new CodeSession(text, work2, codebook, services2, queue2);
  void session2.sound.ask();
  return session2;
}
function markPainted() {
  requestAnimationFrame(() => setTimeout(() => performance.mark("codekit:painted"), 0));
}
function CodeScreen({ services: services2, queue: queue2, round: round2, transcript, at: at2, walk }) {
  const [session2, setSession] = d2(null);
  const [failure, setFailure] = d2(null);
  const slow = useSignal(false);
  const [corrected, setCorrected] = d2(0);
  const renewal = T2(null);
  F2(() => {
    let opened = null;
    let left2 = false;
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
        if (left2) return made.destroy();
        setSession(made);
        made.store.work.subscribe((work2) => {
          const { text_sha, version } = made.transcript;
          const isSame = work2.text_sha === text_sha;
          if (left2 || work2.text_sha === "" || isSame && work2.version === version) return;
          renewal.current = made.renewal.peek();
          const what = isSame ? "Turns were changed" : "The text was corrected";
          made.say(renewal.current?.told ?? `${what}. It is opened anew.`);
          setCorrected((times) => times + 1);
        });
      },
      (error) => {
        if (!left2)
          setFailure(
            error instanceof ApiError ? error : new ApiError(0, { kind: "failed", message: String(error), hint: "" })
          );
      }
    ).finally(() => clearTimeout(timer3));
    return () => {
      left2 = true;
      clearTimeout(timer3);
      opened?.destroy();
    };
  }, [services2, queue2, round2, transcript, slow, corrected]);
  if (failure)
    return /* @__PURE__ */ a4(Empty, { title: sentence(failure.error.message), children: [
      failure.error.hint && /* @__PURE__ */ a4("p", { children: sentence(failure.error.hint) }),
      /* @__PURE__ */ a4(Elsewhere, {})
    ] });
  if (!session2)
    return slow.value ? /* @__PURE__ */ a4("div", { class: "code-wait", children: /* @__PURE__ */ a4(Skeleton, { lines: 14 }) }) : null;
  return /* @__PURE__ */ a4(
    Opened,
    {
      session: session2,
      ...at2 === void 0 ? {} : { at: at2 },
      ...walk === void 0 ? {} : { walk }
    },
    `${session2.key}/${session2.transcript.text_sha}/${session2.transcript.version}`
  );
}
function Opened({ session: session2, at: at2, walk }) {
  const list = T2(null);
  const main = T2(null);
  const { queue: queue2 } = session2;
  useKeys(codeKeys(session2), list);
  useCommands(
    session2.codes.codebook.codes.filter((code2) => code2.usable).map((code2) => ({
      title: `Show only ${code2.name}`,
      run: () => {
        session2.onlyCode.value = code2.id;
      }
    }))
  );
  F2(markPainted, [session2]);
  F2(() => {
    openSession.value = session2;
    return () => {
      openSession.value = null;
    };
  }, [session2]);
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
    /* @__PURE__ */ a4(Panel, { session: session2, side: "left", name: "Codebook", children: /* @__PURE__ */ a4(ErrorBoundary, { what: "Codebook", children: /* @__PURE__ */ a4(CodebookPanel, { session: session2 }) }) }),
    /* @__PURE__ */ a4("div", { class: "code-middle", children: [
      /* @__PURE__ */ a4(Banners, { session: session2 }),
      session2.finding.value && /* @__PURE__ */ a4(FindBar, { session: session2 }),
      session2.walk.value && /* @__PURE__ */ a4(WalkBar, { session: session2, walk: session2.walk.value }),
      /* @__PURE__ */ a4(
        TranscriptPane,
        {
          session: session2,
          list,
          ...at2 === void 0 ? {} : { at: at2 }
        }
      ),
      /* @__PURE__ */ a4(Modes, { session: session2 }),
      session2.selectionBar.value && session2.overlay.value === null && /* @__PURE__ */ a4(SelectionBar, { session: session2 }),
      session2.overlay.value && /* @__PURE__ */ a4(Overlays, { session: session2, overlay: session2.overlay.value, close: back })
    ] }),
    /* @__PURE__ */ a4(ErrorBoundary, { what: "Recording", children: /* @__PURE__ */ a4(SoundBar, { session: session2 }) }),
    /* @__PURE__ */ a4(Panel, { session: session2, side: "right", name: "Inspector", children: /* @__PURE__ */ a4(ErrorBoundary, { what: "Inspector", children: /* @__PURE__ */ a4(Inspector, { session: session2 }) }) }),
    /* @__PURE__ */ a4(FloatCard, { session: session2 }),
    /* @__PURE__ */ a4(Footer, { session: session2 })
  ] });
}

// src/screens/round_panel.tsx
function waitingWords(round2) {
  const own2 = round2.my.todo + round2.my.started;
  if (!round2.mine || own2 > 0 || round2.state !== "open") return "";
  if (!round2.waiting) return "You are done.";
  return `You are done. ${round2.waiting} of ${round2.coders.length} coders ${round2.waiting === 1 ? "has" : "have"} not finished.`;
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
  return /* @__PURE__ */ a4(Dialog, { title: `Compare round ${round2.id}?`, onClose, children: /* @__PURE__ */ a4("form", { class: "stack", onSubmit: (event) => void go2(event), children: [
    /* @__PURE__ */ a4("p", { children: [
      "Comparing freezes the agreement figures of ",
      count(round2.transcripts.length, "transcript"),
      " and",
      " ",
      count(round2.coders.length, "coder"),
      " (",
      round2.coders.join(", "),
      ") and ends blindness: from then on the coders see each other’s codes."
    ] }),
    /* @__PURE__ */ a4("p", { children: [
      /* @__PURE__ */ a4("strong", { children: "It is logged and cannot be undone." }),
      " No coding is changed."
    ] }),
    /* @__PURE__ */ a4("label", { class: "field", children: [
      /* @__PURE__ */ a4("span", { class: "label", children: [
        "Type the round’s name, ",
        round2.id,
        ", to confirm"
      ] }),
      /* @__PURE__ */ a4("input", { class: "input", value: typed2, onInput: (event) => setTyped(event.currentTarget.value), ...PRIVATE })
    ] }),
    /* @__PURE__ */ a4(FaultNote, { fault: fault2 }),
    /* @__PURE__ */ a4("div", { class: "row end", children: [
      /* @__PURE__ */ a4("button", { type: "button", class: "btn", onClick: onClose, children: "Cancel" }),
      /* @__PURE__ */ a4("button", { type: "submit", class: "btn main", disabled: busy2 || typed2 !== round2.id, children: "Compare now" })
    ] })
  ] }) });
}
var NAMES = { sign: "Sign", close: "Close", withdraw: "Take signature back" };
var DONE3 = { sign: "You have signed", close: "You have closed", withdraw: "You have not signed any more" };
function sure(round2, act) {
  const what = round2.may.agreement ? "agree with the consensus" : "stand by your codings";
  return {
    sign: `Signing says that you ${what} of this round. It is recorded under your name.`,
    close: "Closing ends the round: no open disagreement is left and every coder has signed. Nothing can be changed in it afterwards.",
    withdraw: "Your signature is taken back, and you can sign again. Both are recorded."
  }[act];
}
function SimpleAct({ round: round2, act, main }) {
  const name = NAMES[act];
  const [asking2, setAsking] = d2(false);
  const [fault2, setFault] = d2("");
  const go2 = async () => {
    try {
      await services.api.post(`/api/rounds/${encodeURIComponent(round2.id)}/${act}`, {});
      await refreshSession();
      setAsking(false);
      services.announce(`${DONE3[act]}: round ${round2.id}.`);
    } catch (error) {
      setFault(error.message);
    }
  };
  return /* @__PURE__ */ a4($, { children: [
    /* @__PURE__ */ a4("button", { type: "button", class: main ? "btn main" : "btn small", onClick: () => setAsking(true), children: name }),
    asking2 && /* @__PURE__ */ a4(Dialog, { title: `${name}: round ${round2.id}?`, onClose: () => setAsking(false), children: [
      /* @__PURE__ */ a4("p", { children: sure(round2, act) }),
      /* @__PURE__ */ a4(FaultNote, { fault: fault2 }),
      /* @__PURE__ */ a4("div", { class: "row end", children: [
        /* @__PURE__ */ a4("button", { type: "button", class: "btn", onClick: () => setAsking(false), children: "Cancel" }),
        /* @__PURE__ */ a4("button", { type: "button", class: "btn main", onClick: () => void go2(), children: name })
      ] })
    ] })
  ] });
}
function RoundActs({ round: round2 }) {
  const [comparing, setComparing] = d2(false);
  const { may } = round2;
  return /* @__PURE__ */ a4($, { children: [
    may.compare && /* @__PURE__ */ a4("button", { type: "button", class: "btn small main", onClick: () => setComparing(true), children: "Compare…" }),
    may.agreement && /* @__PURE__ */ a4("a", { class: "btn small", href: href.agreement(round2.id), children: "Agreement" }),
    may.decide && /* @__PURE__ */ a4("a", { class: "btn small", href: href.adjudicate(round2.id), children: "Adjudicate" }),
    may.sign && /* @__PURE__ */ a4(SimpleAct, { round: round2, act: "sign" }),
    may.close && /* @__PURE__ */ a4(SimpleAct, { round: round2, act: "close" }),
    comparing && /* @__PURE__ */ a4(CompareDialog, { round: round2, onClose: () => setComparing(false) })
  ] });
}
function RoundPanel({ round: round2, children }) {
  const waiting2 = waitingWords(round2);
  const total = round2.my.todo + round2.my.started + round2.my.finished;
  return /* @__PURE__ */ a4("section", { class: "round", "aria-label": `Round ${round2.id}`, children: [
    /* @__PURE__ */ a4("div", { class: "about", children: [
      /* @__PURE__ */ a4("h2", { children: round2.id }),
      /* @__PURE__ */ a4("span", { class: "quiet", children: [
        KINDS[round2.kind],
        round2.over && ` over ${round2.over}`,
        round2.parent && ` of ${round2.parent}`,
        " · ",
        round2.codebook,
        " · ",
        ROUND_STATES[round2.state]
      ] }),
      round2.mine && total > 0 && /* @__PURE__ */ a4("span", { class: "tag", children: [
        round2.my.finished,
        " of ",
        total,
        " finished"
      ] }),
      round2.blind && /* @__PURE__ */ a4("span", { class: "tag info", children: "blind" }),
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
  if (hits) for (const id of hits) for (let at2 = id; at2; at2 = parents.get(at2)) kept2.add(at2);
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
  let before3 = Array.from({ length: other.length + 1 }, (_5, index) => index);
  for (let i4 = 1; i4 <= one.length; i4 += 1) {
    const row = [i4];
    for (let j3 = 1; j3 <= other.length; j3 += 1) {
      const change3 = (before3[j3 - 1] ?? 0) + (one[i4 - 1] === other[j3 - 1] ? 0 : 1);
      row.push(Math.min(change3, (before3[j3] ?? 0) + 1, (row[j3 - 1] ?? 0) + 1));
    }
    before3 = row;
  }
  return before3[other.length] ?? 0;
}
function didYouMean(codes, query2) {
  const wanted2 = plain(query2.trim());
  let best = "";
  let least = Math.max(1, Math.floor(wanted2.length / 2)) + 0.5;
  for (const code2 of codes) {
    for (const name of [code2.name, ...code2.aliases, code2.id].flatMap((text) => [text, ...text.split(/[\s.,/-]+/)])) {
      const far = distance2(wanted2, plain(name));
      if (name && far < least) {
        least = far;
        best = name;
      }
    }
  }
  return best;
}
function stepOf(key2, at2, shown, closed, all) {
  const index = shown.findIndex((code2) => code2.id === at2);
  const to2 = (code2) => code2 ? { focus: code2.id } : null;
  const here = shown[index];
  const branch = all.some((code2) => code2.parent === at2);
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
      return !branch ? null : closed.has(at2) ? { open: at2 } : to2(shown[index + 1]);
    case "ArrowLeft":
      return branch && !closed.has(at2) ? { close: at2 } : here?.parent ? { focus: here.parent } : null;
    default:
      return null;
  }
}

// src/screens/codebook/picker.tsx
function CodePicker({ title, book, not, onChoose, onClose }) {
  const [text, setText] = d2("");
  const [at2, setAt] = d2(0);
  const list = P2();
  const hits = w2(() => {
    const found2 = matching(book.codes, text);
    const begins = (name) => name.toLowerCase().startsWith(text.toLowerCase()) ? 0 : 1;
    return book.codes.filter((code2) => code2.usable && code2.id !== not && found2.has(code2.id)).toSorted((one, other) => text ? begins(one.name) - begins(other.name) : 0);
  }, [book, text, not]);
  const chosen4 = hits[Math.min(at2, hits.length - 1)];
  const onKey = (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setAt(Math.max(0, Math.min(hits.length - 1, at2 + (event.key === "ArrowDown" ? 1 : -1))));
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
        "aria-label": "Code",
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
    /* @__PURE__ */ a4("ul", { class: "picker", role: "listbox", id: list, "aria-label": "Codes", children: hits.map((code2) => /* @__PURE__ */ a4(
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
      /* @__PURE__ */ a4("dt", { children: "Definition" }),
      /* @__PURE__ */ a4("dd", { children: chosen4.definition || "–" }),
      chosen4.include && /* @__PURE__ */ a4($, { children: [
        /* @__PURE__ */ a4("dt", { children: "Include" }),
        /* @__PURE__ */ a4("dd", { children: chosen4.include })
      ] }),
      chosen4.exclude && /* @__PURE__ */ a4($, { children: [
        /* @__PURE__ */ a4("dt", { children: "Exclude" }),
        /* @__PURE__ */ a4("dd", { children: chosen4.exclude })
      ] })
    ] }) : /* @__PURE__ */ a4("p", { class: "quiet", role: "status", children: [
      "No code matches ‘",
      text,
      "’."
    ] })
  ] });
}

// src/screens/adjudicate/model.ts
var CHOICES = {
  accept: "accept",
  both: "keep both",
  neither: "reject all",
  union: "union",
  intersection: "intersection",
  "other-code": "other code",
  "other-span": "own span",
  keep: "keep some",
  defer: "deferred",
  reopen: "open again"
};
var STATUS = {
  open: "open",
  decided: "decided",
  deferred: "deferred",
  conflict: "decided in two ways"
};
var codesOf = (cluster) => [...new Set(cluster.codings.map((coding3) => coding3.code))];
var hardness = (cluster, types) => types.findIndex(({ type: type2 }) => type2 === cluster.type) + 10 * cluster.codings.length;
var ORDERS = {
  text: () => 0,
  code: (a5, b4) => (a5.codings[0]?.code ?? "").localeCompare(b4.codings[0]?.code ?? ""),
  size: (a5, b4) => a5.end - a5.start - (b4.end - b4.start),
  hard: (a5, b4, types) => hardness(b4, types) - hardness(a5, types)
};
function queueOf({ rows: rows2, types }, show4, order) {
  const fits4 = (row) => {
    if (show4 === "all") return true;
    if (show4 === "agreed") return row.agreed;
    if (show4 === "todo") return row.status !== "decided";
    return !row.agreed && row.status === show4;
  };
  return rows2.filter(fits4).toSorted((a5, b4) => ORDERS[order](a5, b4, types));
}
function nextOpen(rows2, from) {
  const index = rows2.findIndex((row) => row.id === from);
  const open6 = (row) => row.status === "open" || row.status === "conflict";
  return rows2.slice(index + 1).find(open6) ?? rows2.find(open6);
}
function partsOf(from, to2, cluster, outcome) {
  const spans = [...cluster.codings, ...outcome];
  const cuts = [.../* @__PURE__ */ new Set([from, to2, ...spans.flatMap((span) => [span.start, span.end])])].filter((point2) => point2 >= from && point2 <= to2).toSorted((a5, b4) => a5 - b4);
  const covers2 = (span, point2) => span.start <= point2 && point2 < span.end;
  return cuts.slice(0, -1).map((start2, index) => ({
    start: start2,
    end: cuts[index + 1] ?? to2,
    coders: [
      ...new Set(
        cluster.codings.filter((coding3) => covers2(coding3, start2)).map((coding3) => cluster.coders.indexOf(coding3.coder))
      )
    ].toSorted(),
    chosen: outcome.some((span) => covers2(span, start2))
  }));
}

// src/screens/adjudicate/bar.tsx
var PRESETS = [
  "Fits the definition",
  "Outside the definition",
  "Too little said to carry it",
  "About another organization",
  "The interviewer’s words"
];
var BUTTONS = [
  ["both", "Both", "B"],
  ["keep", "Keep some…", "K"],
  ["union", "Union", "U"],
  ["intersection", "Intersection", "X"],
  ["other-span", "Own span…", "E"],
  ["other-code", "Other code…", "C"],
  ["neither", "Reject all", "R"],
  ["defer", "Defer", "D"]
];
function possible(choice, cluster) {
  if (choice === "both") return codesOf(cluster).length > 1 || cluster.codings.length > 2;
  if (choice === "keep") return cluster.codings.length > 1;
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
  return /* @__PURE__ */ a4("div", { class: "bar-decide", role: "group", "aria-label": "Decide", "data-region": "decide", onKeyDown: onKey, children: [
    /* @__PURE__ */ a4(Toolbar, { label: "Decisions", class: "row", children: [
      BUTTONS.map(([choice, name, key2]) => /* @__PURE__ */ a4(
        "button",
        {
          type: "button",
          class: "btn small",
          "aria-pressed": wish2?.choice === choice,
          disabled: !possible(choice, cluster),
          onClick: () => onChoose(choice),
          children: [
            name,
            " ",
            /* @__PURE__ */ a4("kbd", { children: key2 })
          ]
        },
        choice
      )),
      cluster.decisions.length > 0 && /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: onReopen, children: "Open again" })
    ] }),
    /* @__PURE__ */ a4("div", { class: "row", children: [
      /* @__PURE__ */ a4("label", { class: "grow row", children: [
        /* @__PURE__ */ a4("span", { class: "small", children: [
          "Reason ",
          /* @__PURE__ */ a4("kbd", { children: "M" })
        ] }),
        /* @__PURE__ */ a4(
          "input",
          {
            class: "input grow",
            list: "presets",
            value: reason,
            ref: reasonField,
            "aria-required": wanted2,
            placeholder: wanted2 ? "Needed for this decision" : "Why, in a few words",
            onInput: (event) => onReason(event.currentTarget.value),
            ...PRIVATE
          }
        )
      ] }),
      /* @__PURE__ */ a4("datalist", { id: "presets", children: PRESETS.map((preset) => /* @__PURE__ */ a4("option", { value: preset }, preset)) }),
      /* @__PURE__ */ a4("label", { class: "grow row", children: [
        /* @__PURE__ */ a4("span", { class: "small", children: "Definition unclear" }),
        /* @__PURE__ */ a4(
          "input",
          {
            class: "input grow",
            value: problem2,
            placeholder: "What is wrong with the codebook",
            onInput: (event) => onProblem(event.currentTarget.value),
            ...PRIVATE
          }
        )
      ] }),
      /* @__PURE__ */ a4("button", { type: "button", class: "btn main", disabled: !ready, onClick: onCommit, children: [
        "Commit, next ",
        /* @__PURE__ */ a4("kbd", { children: "Enter" })
      ] })
    ] })
  ] });
}

// src/screens/adjudicate/cards.tsx
function Definition({ code: code2, book }) {
  const found2 = book.codes.find((one) => one.id === code2);
  if (!found2) return null;
  return /* @__PURE__ */ a4("details", { class: "small", children: [
    /* @__PURE__ */ a4("summary", { children: "Definition" }),
    /* @__PURE__ */ a4("p", { children: found2.definition || "No definition." }),
    found2.include && /* @__PURE__ */ a4("p", { children: [
      /* @__PURE__ */ a4("strong", { children: "Include:" }),
      " ",
      found2.include
    ] }),
    found2.exclude && /* @__PURE__ */ a4("p", { children: [
      /* @__PURE__ */ a4("strong", { children: "Exclude:" }),
      " ",
      found2.exclude
    ] })
  ] });
}
function OneCoding({
  coding: coding3,
  cluster,
  book,
  text,
  keeping
}) {
  const memos = cluster.memos.filter(
    (memo3) => memo3.about === coding3.id || memo3.what === "span" && memo3.coder === coding3.coder
  );
  return /* @__PURE__ */ a4("li", { class: "stack", children: [
    keeping ? /* @__PURE__ */ a4("label", { class: "check keep", children: [
      /* @__PURE__ */ a4("input", { type: "checkbox", checked: keeping.ids.includes(coding3.id), onChange: () => keeping.toggle(coding3.id) }),
      /* @__PURE__ */ a4(CodeName, { code: coding3.code, codes: book.codes, polarity: coding3.polarity, id: true }),
      coding3.value && ` = ${coding3.value}`
    ] }) : /* @__PURE__ */ a4("span", { children: [
      /* @__PURE__ */ a4(CodeName, { code: coding3.code, codes: book.codes, polarity: coding3.polarity, id: true }),
      coding3.value && ` = ${coding3.value}`
    ] }),
    /* @__PURE__ */ a4("span", { class: "quote small", dir: "auto", children: [
      "“",
      shortened(text.slice(coding3.start, coding3.end)),
      "”"
    ] }),
    memos.map((memo3) => /* @__PURE__ */ a4("span", { class: "small memo-line", children: [
      "Memo: ",
      memo3.text || "to discuss"
    ] }, memo3.id)),
    /* @__PURE__ */ a4(Definition, { code: coding3.code, book }),
    /* @__PURE__ */ a4("span", { class: "quiet small", children: formatTime(coding3.at) })
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
  const own2 = cluster.codings.filter((coding3) => coding3.coder === coder);
  return /* @__PURE__ */ a4("section", { class: "card coder", "aria-label": `Coder ${coder}`, "data-chosen": chosen4 ? "" : void 0, children: [
    /* @__PURE__ */ a4("h2", { class: "minor row", children: [
      /* @__PURE__ */ a4("span", { class: `by by${Math.min(index, 3)} grow`, children: coder }),
      onAccept && /* @__PURE__ */ a4("button", { type: "button", class: "btn small", "aria-pressed": chosen4, onClick: onAccept, children: [
        "Accept ",
        /* @__PURE__ */ a4("kbd", { children: index + 1 })
      ] })
    ] }),
    own2.length === 0 ? /* @__PURE__ */ a4("p", { class: "quiet", children: "No code here." }) : /* @__PURE__ */ a4("ul", { class: "stack", children: own2.map((coding3) => /* @__PURE__ */ a4(OneCoding, { coding: coding3, cluster, book, text, keeping }, coding3.id)) })
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
var verdict = (choice, coder) => choice === "accept" ? `accept ${coder}` : CHOICES[choice];
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
    refused && /* @__PURE__ */ a4("p", { class: "quiet", children: [
      sentence(refused.message),
      " ",
      refused.hint && sentence(refused.hint)
    ] }),
    polarities.length > 0 && /* @__PURE__ */ a4(
      Choice,
      {
        label: "Polarity",
        value: wish2.polarity ?? "",
        options: polarities.map((one) => [one, POLARITIES[one].name]),
        onChange: onPolarity
      }
    ),
    outcome && (wish2.choice === "defer" ? /* @__PURE__ */ a4("p", { class: "quiet", children: "It goes on the list for the next meeting." }) : outcome.length === 0 ? /* @__PURE__ */ a4("p", { class: "quiet", children: "Nothing is coded here, and that is recorded." }) : /* @__PURE__ */ a4(Outcome, { outcome, book, text }))
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
  return /* @__PURE__ */ a4("section", { class: "card decision", "aria-label": "Decision", "aria-live": "polite", children: [
    /* @__PURE__ */ a4("h2", { class: "minor", children: [
      "Decision ",
      /* @__PURE__ */ a4("span", { class: "tag", children: cluster.agreed && standing3.length === 0 ? "agreed" : STATUS[cluster.status] })
    ] }),
    wish2 ? /* @__PURE__ */ a4(Wished, { wish: wish2, waits, preview: preview2, book, text, onPolarity }) : standing3.length ? standing3.map((one) => /* @__PURE__ */ a4(Standing2, { decision: one, book, text }, one.id)) : cluster.by_hand ? /* @__PURE__ */ a4($, { children: [
      /* @__PURE__ */ a4("p", { class: "quiet", children: cluster.by_hand.length ? "The consensus was coded by hand. It has here:" : "The consensus was coded by hand, and has nothing here." }),
      /* @__PURE__ */ a4(Outcome, { outcome: cluster.by_hand, book, text })
    ] }) : /* @__PURE__ */ a4("p", { class: "quiet", children: cluster.agreed ? "All coders have the same: it is taken over unless you decide otherwise." : "Not decided yet." })
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
    decision.reason && /* @__PURE__ */ a4("p", { class: "small", children: [
      "Reason: ",
      decision.reason
    ] }),
    decision.problem && /* @__PURE__ */ a4("p", { class: "small", children: [
      "Codebook: ",
      decision.problem
    ] })
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
  const before3 = text.slice(turn.start, start2);
  const after = text.slice(end2, turn.end);
  const back = start2 > turn.start ? [.../\S*$/.exec(before3)?.[0] ?? ""].length : 0;
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
  return /* @__PURE__ */ a4("div", { class: "context", ref: box, tabIndex: 0, role: "group", "aria-label": "Passage", children: shown.map((turn) => {
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
        transcripts.length ? `The consensus of ${count(transcripts.length, "transcript")} is written.` : "The consensus stood already."
      );
      await refreshSession();
    } catch (error) {
      setFault(sentence(error.message));
    }
  };
  return /* @__PURE__ */ a4($, { children: [
    /* @__PURE__ */ a4("button", { type: "button", class: "btn main", onClick: () => setAsking(true), children: "Finalise…" }),
    asking2 && /* @__PURE__ */ a4(Dialog, { title: `Finalise round ${round2.id}?`, onClose: () => setAsking(false), children: [
      /* @__PURE__ */ a4("p", { children: [
        count(data.progress.decided, "decision"),
        " and ",
        count(data.progress.agreed, "agreed passage"),
        " become the consensus. The coders’ own codings stay as they are; a decision can still be opened again until the round is closed."
      ] }),
      /* @__PURE__ */ a4(FaultNote, { fault: fault2 }),
      /* @__PURE__ */ a4("div", { class: "row end", children: [
        /* @__PURE__ */ a4("button", { type: "button", class: "btn", onClick: () => setAsking(false), children: "Cancel" }),
        /* @__PURE__ */ a4("button", { type: "button", class: "btn main", onClick: () => void go2(), children: "Finalise" })
      ] })
    ] })
  ] });
}

// src/screens/adjudicate/recorded.tsx
function Recorded({ round: round2, cluster, book, transcript, onStep }) {
  useKeys({ previousCluster: () => onStep(-1), commit: () => onStep(1) });
  const standing3 = cluster.decisions[0]?.outcome ?? cluster.by_hand ?? [];
  return /* @__PURE__ */ a4("div", { class: "middle", "data-region": "cluster", children: [
    /* @__PURE__ */ a4("p", { class: "notice", children: round2.may.why.decide }),
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
      /* @__PURE__ */ a4("button", { type: "button", class: "btn", onClick: () => onStep(-1), children: "Previous" }),
      /* @__PURE__ */ a4("button", { type: "button", class: "btn", onClick: () => onStep(1), children: "Next" })
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
  const button = (edge2, by, name) => /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => move3(edge2, by, "word"), children: name });
  return /* @__PURE__ */ a4("div", { class: "span-editor card", ref: box, tabIndex: -1, role: "group", "aria-label": "Own span", onKeyDown: onKey, children: /* @__PURE__ */ a4("div", { class: "row", children: [
    /* @__PURE__ */ a4("span", { class: "small grow", children: [
      /* @__PURE__ */ a4("kbd", { children: "←" }),
      " ",
      /* @__PURE__ */ a4("kbd", { children: "→" }),
      " end by word · ",
      /* @__PURE__ */ a4("kbd", { children: "Shift" }),
      " start · ",
      /* @__PURE__ */ a4("kbd", { children: "Ctrl" }),
      " character · ",
      /* @__PURE__ */ a4("kbd", { children: "Enter" }),
      " ",
      "keep · ",
      /* @__PURE__ */ a4("kbd", { children: "Esc" }),
      " cancel"
    ] }),
    button("start", -1, "Start earlier"),
    button("start", 1, "Start later"),
    button("end", -1, "End earlier"),
    button("end", 1, "End later"),
    /* @__PURE__ */ a4("button", { type: "button", class: "btn small main", onClick: onDone, children: "Keep" })
  ] }) });
}

// src/screens/adjudicate/use_preview.ts
var PAUSE = 80;
function usePreview(round2, { id: cluster }, wish2) {
  const [known2, setKnown] = d2(null);
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
  const same3 = known2?.cluster === cluster && known2.wish.choice === wish2?.choice;
  return { preview: same3 ? known2.preview : null, settled: known2?.wish === wish2 };
}

// src/screens/adjudicate/desk.tsx
var EMPTY = { wish: null, reason: "", problem: "" };
function useDraft(cluster) {
  const [draft, setDraft] = d2(EMPTY);
  const [asking2, setAsking] = d2("");
  const several = codesOf(cluster).length > 1;
  const set2 = (wish3) => setDraft((old) => ({ ...old, wish: wish3 }));
  const choose = (choice) => {
    const one = cluster.codings[0];
    if (choice === "other-code") {
      set2({ choice });
      setAsking("code");
      return;
    }
    if (choice === "other-span") {
      set2({ choice, start: cluster.start, end: cluster.end, ...several && one && { code: one.code } });
      setAsking("span");
      return;
    }
    if ((choice === "union" || choice === "intersection") && several) {
      set2({ choice });
      setAsking("which");
      return;
    }
    setAsking("");
    set2(choice === "keep" ? { choice, keep: [] } : { choice });
  };
  const { wish: wish2 } = draft;
  const waits = asking2 === "code" || asking2 === "which" ? "Choose the code first." : wish2?.choice === "keep" && !wish2.keep?.length ? "Tick the codings to keep." : "";
  return { draft, setDraft, set: set2, choose, asking: asking2, setAsking, waits };
}
function useDecide({ round: round2, data, cluster, decisions, onDone }, draft, waits, reasonField) {
  const { wish: wish2, reason, problem: problem2 } = draft;
  const { preview: preview2, settled } = usePreview(round2.id, cluster, waits ? null : wish2);
  const known2 = settled ? preview2 : null;
  const refused = known2?.refused;
  const ready = Boolean(wish2 && !waits && !refused);
  const needsReason = Boolean(wish2 && data.need_reason.some((choice) => choice === wish2.choice));
  const commit = () => {
    if (!wish2 || waits || refused) {
      services.announce(!wish2 ? "Choose a decision first." : waits || sentence(refused?.message ?? ""));
      return;
    }
    if (needsReason && !reason.trim()) {
      reasonField.current?.focus();
      services.announce("This decision needs a reason.");
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
        known2?.outcome ?? []
      )
    );
  };
  return { preview: preview2, ready, needsReason, commit };
}
function Cards(props) {
  const { round: round2, data, cluster, book, transcript, decisions, onStep } = props;
  const { draft, setDraft, set: set2, choose, asking: asking2, setAsking, waits } = useDraft(cluster);
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
    keepBoth: () => choose("both"),
    keepSome: () => {
      if (cluster.codings.length > 1) choose("keep");
    },
    union: () => choose("union"),
    intersection: () => choose("intersection"),
    otherSpan: () => choose("other-span"),
    otherCode: () => choose("other-code"),
    rejectAll: () => choose("neither"),
    defer: () => choose("defer"),
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
        onChoose: choose,
        onCommit: commit,
        onReason: (reason) => setDraft((old) => ({ ...old, reason })),
        onProblem: (problem2) => setDraft((old) => ({ ...old, problem: problem2 })),
        onReopen: () => decisions.decide(cluster, { choice: "reopen" })
      }
    ),
    (asking2 === "code" || asking2 === "which") && /* @__PURE__ */ a4(
      CodePicker,
      {
        title: asking2 === "code" ? "Which code instead?" : "Which of the codes?",
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
  return /* @__PURE__ */ a4("section", { class: "desk", "aria-label": "Cluster", children: [
    /* @__PURE__ */ a4("div", { class: "head-line", children: [
      /* @__PURE__ */ a4("h1", { tabIndex: -1, children: [
        cluster.transcript,
        " ",
        /* @__PURE__ */ a4("span", { class: "quiet", children: cluster.type })
      ] }),
      /* @__PURE__ */ a4("span", { class: "small quiet", children: meaning }),
      /* @__PURE__ */ a4("a", { class: "small", href: href.compare(round2.id, cluster.transcript, cluster.start), children: "In the text" }),
      /* @__PURE__ */ a4("a", { class: "small", href: href.became(round2.id), children: "What became of my codings" })
    ] }),
    /* @__PURE__ */ a4(Show, { what: "Transcript", of: text, children: (transcript) => round2.may.decide ? /* @__PURE__ */ a4(Cards, { ...props, transcript }, cluster.id) : /* @__PURE__ */ a4(Recorded, { ...props, transcript }, cluster.id) })
  ] });
}

// src/screens/adjudicate/queue_list.tsx
var SHOWS = [
  ["todo", "To decide"],
  ["deferred", "Deferred"],
  ["decided", "Decided"],
  ["agreed", "Agreed"],
  ["all", "All"]
];
var ORDERS2 = [
  ["text", "In text order"],
  ["code", "By code"],
  ["size", "Short ones first"],
  ["hard", "Hardest first"]
];
function progressWords(progress) {
  const more = [
    progress.deferred && `${progress.deferred} deferred`,
    progress.conflicts && `${progress.conflicts} decided in two ways`
  ].filter(Boolean);
  return [`${progress.decided} / ${progress.total}`, ...more].join(" · ");
}
function QueueList({ rows: rows2, progress, at: at2, book, show: show4, order, onShow, onOrder, onAt }) {
  const list = T2(null);
  A2(() => {
    revealInPane(list.current?.querySelector("[aria-current='true']"));
  }, [at2]);
  return /* @__PURE__ */ a4("aside", { class: "queue", "data-region": "queue", "aria-label": "Queue", children: [
    /* @__PURE__ */ a4("p", { class: "row", children: [
      /* @__PURE__ */ a4("strong", { children: progressWords(progress) }),
      /* @__PURE__ */ a4("span", { class: "quiet small", children: [
        progress.agreed,
        " agreed"
      ] })
    ] }),
    /* @__PURE__ */ a4("progress", { max: Math.max(1, progress.total), value: progress.decided, "aria-label": "Decided" }),
    /* @__PURE__ */ a4("div", { class: "row", children: [
      /* @__PURE__ */ a4(
        "select",
        {
          class: "input",
          "aria-label": "Show",
          value: show4,
          onChange: (event) => onShow(event.currentTarget.value),
          children: SHOWS.map(([key2, name]) => /* @__PURE__ */ a4("option", { value: key2, children: name }, key2))
        }
      ),
      /* @__PURE__ */ a4(
        "select",
        {
          class: "input",
          "aria-label": "Order",
          value: order,
          onChange: (event) => onOrder(event.currentTarget.value),
          children: ORDERS2.map(([key2, name]) => /* @__PURE__ */ a4("option", { value: key2, children: name }, key2))
        }
      )
    ] }),
    /* @__PURE__ */ a4("ol", { ref: list, children: rows2.map((row) => /* @__PURE__ */ a4("li", { children: /* @__PURE__ */ a4("button", { type: "button", "aria-current": row.id === at2, onClick: () => onAt(row.id), children: [
      /* @__PURE__ */ a4("span", { class: "line small", children: [
        /* @__PURE__ */ a4("span", { class: "quiet", children: row.transcript }),
        /* @__PURE__ */ a4("span", { class: "tag", children: row.type }),
        row.status !== "open" && /* @__PURE__ */ a4("span", { class: row.status === "conflict" ? "tag warn" : "tag good", children: STATUS[row.status] })
      ] }),
      /* @__PURE__ */ a4("span", { class: "stack small", children: codesOf(row).map((code2) => /* @__PURE__ */ a4(CodeName, { code: code2, codes: book.codes }, code2)) })
    ] }) }, row.id)) })
  ] });
}

// src/screens/adjudicate/use_decisions.ts
function foreseen(cluster, wish2, by, outcome = []) {
  if (wish2.choice === "reopen") return { ...cluster, status: cluster.agreed ? "decided" : "open", decisions: [] };
  const { choice, coder = "", reason = "", problem: problem2 = "" } = wish2;
  const decision = { id: "", at: (/* @__PURE__ */ new Date()).toISOString(), by, choice, coder, reason, problem: problem2, outcome: [...outcome] };
  return { ...cluster, status: choice === "defer" ? "deferred" : "decided", decisions: [decision] };
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
  const said2 = `${progress.decided} of ${progress.total} decided.`;
  if (wish2.choice === "reopen") return `Open again. ${said2}`;
  const what = wish2.choice === "accept" ? `Accepted ${wish2.coder}.` : sentence(CHOICES[wish2.choice]);
  return `${what} ${said2} Control Z to undo.`;
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
  const send3 = async (before3, wish2) => {
    try {
      const answer = await services.api.post("/api/decisions", { round: round2, cluster: before3.id, ...wish2 });
      put2(answer.cluster);
    } catch (error) {
      put2(before3);
      services.announce(`${before3.id} is not decided: ${sentence(error.message)}`);
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
      services.announce("Nothing to undo on this page. A decision of earlier can be opened again in its card.");
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
  const title = data.progress.total ? `Everything is decided: ${count(data.progress.total, "cluster")}.` : `${round2.coders.join(" and ")} agree on all ${count(agreed, "passage")} here.`;
  return /* @__PURE__ */ a4(Empty, { title, children: [
    /* @__PURE__ */ a4("p", { class: "row", children: [
      /* @__PURE__ */ a4("button", { type: "button", class: "btn", onClick: onReview, children: "Review them" }),
      /* @__PURE__ */ a4(Finalise, { round: round2, data })
    ] }),
    /* @__PURE__ */ a4("p", { children: /* @__PURE__ */ a4("a", { href: href.became(round2.id), children: "What became of my codings" }) })
  ] });
}
function Board({
  round: round2,
  data,
  book,
  decisions
}) {
  const [show4, setShow] = d2(data.progress.open ? "todo" : "all");
  const [order, setOrder] = d2("text");
  const [review, setReview] = d2(data.progress.open > 0 || !round2.may.decide);
  const rows2 = queueOf(data, show4, order);
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
      services.announce("Everything is decided.");
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
        show: show4,
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
    ) : /* @__PURE__ */ a4(Empty, { title: "Nothing here.", children: /* @__PURE__ */ a4("p", { children: "Choose what to show on the left." }) })
  ] });
}
function Inside({ round: round2 }) {
  const decisions = useDecisions(round2.id);
  const book = useLoad(`/api/codebook?round=${encodeURIComponent(round2.id)}`);
  return /* @__PURE__ */ a4(Show, { what: "Adjudicate", of: decisions.clusters, children: (data) => /* @__PURE__ */ a4(Show, { what: "Codebook", of: book, children: (found2) => /* @__PURE__ */ a4(Board, { round: round2, data, book: found2, decisions }) }) });
}
function Adjudicate() {
  const round2 = round.value;
  if (!round2)
    return /* @__PURE__ */ a4(Empty, { title: "No round yet.", children: /* @__PURE__ */ a4("p", { children: "Decisions need a round that two or more people have coded." }) });
  if (round2.may.agreement) return /* @__PURE__ */ a4(Inside, { round: round2 }, round2.id);
  return /* @__PURE__ */ a4(Page, { title: `Adjudicate round ${round2.id}`, children: /* @__PURE__ */ a4(Empty, { title: "Nothing to decide here.", children: [
    /* @__PURE__ */ a4("p", { children: round2.may.why.decide || "Disagreements are decided once the round has been compared." }),
    /* @__PURE__ */ a4("p", { class: "row", children: /* @__PURE__ */ a4(RoundActs, { round: round2 }) })
  ] }) });
}

// src/screens/adjudicate/became.tsx
var WORDS = {
  kept: "kept",
  "changed span": "other borders",
  recoded: "another code",
  "other polarity": "other polarity",
  "other value": "another value",
  dropped: "not taken over",
  added: "added",
  open: "not decided yet"
};
function One({ row, book, round: round2 }) {
  const place4 = row.coding ?? row.became[0];
  const changed2 = row.fate !== "kept" && row.became.length > 0;
  return /* @__PURE__ */ a4("li", { class: "fate", children: [
    /* @__PURE__ */ a4("span", { class: "stack small", children: [
      /* @__PURE__ */ a4("a", { href: href.compare(round2, row.transcript, place4?.start), children: row.transcript }),
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
      title: "What became of my codings",
      sub: /* @__PURE__ */ a4($, { children: [
        "Of ",
        session.value?.coder,
        " in round ",
        id,
        ". Your own codings stay as you made them."
      ] }),
      children: /* @__PURE__ */ a4(Show, { what: "What became of my codings", of: became, children: ({ rows: rows2 }) => /* @__PURE__ */ a4(Show, { what: "Codebook", of: book, children: (found2) => {
        const counts = Object.keys(WORDS).map(
          (key2) => [key2, rows2.filter((row) => row.fate === key2).length]
        );
        const options = [
          ["all", `All ${rows2.length}`],
          ...counts.filter(([, n3]) => n3 > 0).map(([key2, n3]) => [key2, `${n3} ${WORDS[key2]}`])
        ];
        if (rows2.length === 0) return /* @__PURE__ */ a4(Empty, { title: "You coded nothing in this round." });
        return /* @__PURE__ */ a4("div", { class: "stack", children: [
          /* @__PURE__ */ a4(Choice, { label: "Which", value: fate, options, onChange: setFate }),
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
  ["xlsx", "Excel"],
  ["docx", "Word"],
  ["html", "Web page"]
];
function SaveAs({ kind, round: round2, what }) {
  const [busy2, setBusy] = d2("");
  const [fault2, setFault] = d2("");
  const save5 = async (form) => {
    setBusy(form);
    setFault("");
    try {
      const { name, data } = await services.api.file(
        `/api/reports/file?kind=${kind}&round=${encodeURIComponent(round2)}&form=${form}`
      );
      saveFile(name, data);
      services.announce(`${name} is saved where downloads go.`);
    } catch (error) {
      setFault(sentence(error.message));
    }
    setBusy("");
  };
  return /* @__PURE__ */ a4("span", { class: "row", role: "group", "aria-label": `Save ${what}`, children: [
    /* @__PURE__ */ a4("span", { class: "quiet small", children: "Save as" }),
    FORMS.map(([form, name]) => /* @__PURE__ */ a4("button", { type: "button", class: "btn small", disabled: busy2 !== "", onClick: () => void save5(form), children: busy2 === form ? "Writing…" : name }, form)),
    fault2 && /* @__PURE__ */ a4("span", { class: "note bad", role: "alert", children: fault2 })
  ] });
}

// src/screens/agreement/claims.tsx
function Theme({ row, coders, codes }) {
  const { interval } = row;
  return /* @__PURE__ */ a4("tr", { children: [
    /* @__PURE__ */ a4("th", { scope: "row", children: [
      /* @__PURE__ */ a4(CodeName, { code: row.code, codes }),
      row.cohen_kappa === null && row.note && /* @__PURE__ */ a4("span", { class: "why", children: [
        "– ",
        row.note
      ] })
    ] }),
    coders.map((coder) => /* @__PURE__ */ a4("td", { class: "num", children: [
      row.k[coder],
      " of ",
      row.n[coder]
    ] }, coder)),
    /* @__PURE__ */ a4("td", { class: "num", children: formatNumber(row.difference_k) }),
    /* @__PURE__ */ a4("td", { class: "num", children: formatPercent(row.difference_share) }),
    /* @__PURE__ */ a4("td", { class: "num", children: [
      row.n_differ,
      " of ",
      row.n_cases
    ] }),
    /* @__PURE__ */ a4("td", { class: "num", children: formatPercent(row.percent_agreement) }),
    /* @__PURE__ */ a4("td", { class: "num", children: /* @__PURE__ */ a4("strong", { children: formatFigure(row.cohen_kappa) }) }),
    /* @__PURE__ */ a4("td", { class: "num", children: formatFigure(row.krippendorff_alpha) }),
    /* @__PURE__ */ a4("td", { class: "num", children: formatFigure(row.gwet_ac1) }),
    /* @__PURE__ */ a4("td", { title: row.note || void 0, children: interval ? `${formatFigure(interval.low)} to ${formatFigure(interval.high)}` : "–" })
  ] });
}
function Themes({ data, codes }) {
  const numbers2 = ["Difference in k", "In share", "Cases that differ", "Agree", "Kappa", "Alpha", "AC1"];
  return /* @__PURE__ */ a4("div", { class: "scroll", children: /* @__PURE__ */ a4("table", { class: "table agreement", children: [
    /* @__PURE__ */ a4("caption", { class: "sr", children: [
      "k of n of each theme as ",
      data.coders.join(", "),
      " alone would report it"
    ] }),
    /* @__PURE__ */ a4("thead", { children: /* @__PURE__ */ a4("tr", { children: [
      /* @__PURE__ */ a4("th", { scope: "col", children: "Theme" }),
      [...data.coders, ...numbers2].map((title) => /* @__PURE__ */ a4("th", { scope: "col", class: "num", children: title }, title)),
      /* @__PURE__ */ a4("th", { scope: "col", children: "95 % interval" })
    ] }) }),
    /* @__PURE__ */ a4("tbody", { children: data.themes.map((row) => /* @__PURE__ */ a4(Theme, { row, coders: data.coders, codes }, row.code)) })
  ] }) });
}
function States({ pair, names }) {
  const [first, second] = pair.coders;
  return /* @__PURE__ */ a4("div", { class: "scroll", children: /* @__PURE__ */ a4("table", { class: "table agreement", children: [
    /* @__PURE__ */ a4("caption", { class: "small quiet", children: [
      "Rows: what ",
      first,
      " says; columns: what ",
      second,
      " says"
    ] }),
    /* @__PURE__ */ a4("thead", { children: /* @__PURE__ */ a4("tr", { children: [
      /* @__PURE__ */ a4("th", { scope: "col", children: first }),
      pair.states.map((state) => /* @__PURE__ */ a4("th", { scope: "col", class: "num", children: names[state] ?? state }, state))
    ] }) }),
    /* @__PURE__ */ a4("tbody", { children: pair.states.map((state, row) => /* @__PURE__ */ a4("tr", { children: [
      /* @__PURE__ */ a4("th", { scope: "row", children: names[state] ?? state }),
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
        state ? data.state_names[state] ?? state : "–",
        excerpts > 0 && ` (${excerpts})`
      ] }, coder);
    })
  ] });
}
function Cells({ data, codes }) {
  if (data.cells.length === 0)
    return /* @__PURE__ */ a4("p", { class: "note good", children: "Every case and theme has the same state from every coder." });
  return /* @__PURE__ */ a4("details", { children: [
    /* @__PURE__ */ a4("summary", { children: "The cells that differ, with each coder’s state and number of excerpts" }),
    /* @__PURE__ */ a4("div", { class: "scroll", children: /* @__PURE__ */ a4("table", { class: "table agreement", children: [
      /* @__PURE__ */ a4("caption", { class: "sr", children: "Cells that differ" }),
      /* @__PURE__ */ a4("thead", { children: /* @__PURE__ */ a4("tr", { children: ["Case", "Theme", ...data.coders].map((title) => /* @__PURE__ */ a4("th", { scope: "col", children: title }, title)) }) }),
      /* @__PURE__ */ a4("tbody", { children: data.cells.map((cell) => /* @__PURE__ */ a4(CellRow, { cell, data, codes }, `${cell.case}/${cell.theme}`)) })
    ] }) })
  ] });
}
function Claims({ round: round2, codes }) {
  const found2 = useLoad(`/api/claims?round=${encodeURIComponent(round2)}`);
  return /* @__PURE__ */ a4(Show, { what: "Claims", of: found2, children: (data) => data.themes.length > 0 && /* @__PURE__ */ a4("section", { class: "stack", id: "claims", "aria-label": "Claims", children: [
    /* @__PURE__ */ a4("h2", { children: "What a reader of the table sees" }),
    /* @__PURE__ */ a4("p", { class: "quiet small", children: [
      "The states of the matrix of ",
      data.codebook,
      ", as each coder’s codings of this round alone would give them, compared case by case. k of n is what each would report."
    ] }),
    /* @__PURE__ */ a4("p", { children: data.words }),
    /* @__PURE__ */ a4(Themes, { data, codes }),
    data.states.map((pair) => /* @__PURE__ */ a4(States, { pair, names: data.state_names }, pair.coders.join("/"))),
    /* @__PURE__ */ a4(Cells, { data, codes }),
    data.asides.map((words6) => /* @__PURE__ */ a4("p", { class: "quiet small", children: words6 }, words6))
  ] }) });
}

// src/screens/agreement/differences.tsx
function Said({ row, codes }) {
  if (row.type === "polarity") return /* @__PURE__ */ a4($, { children: row.other });
  return /* @__PURE__ */ a4($, { children: [
    row.coded_by.join(", "),
    " used it; ",
    row.not_by.join(", "),
    " did not",
    row.other && /* @__PURE__ */ a4($, { children: [
      ", but ",
      /* @__PURE__ */ a4(CodeName, { code: row.other, codes })
    ] })
  ] });
}
function Row({ row, codes, round: round2 }) {
  return /* @__PURE__ */ a4("li", { children: [
    /* @__PURE__ */ a4("span", { class: "stack small", children: [
      /* @__PURE__ */ a4("a", { href: href.compare(round2, row.transcript, row.start), children: [
        row.transcript,
        ", ",
        row.scheme,
        " ",
        row.unit + 1
      ] }),
      /* @__PURE__ */ a4("span", { children: /* @__PURE__ */ a4(CodeName, { code: row.code, codes }) }),
      /* @__PURE__ */ a4("span", { children: [
        /* @__PURE__ */ a4("span", { class: "tag", children: row.type }),
        row.settled && /* @__PURE__ */ a4($, { children: [
          " ",
          /* @__PURE__ */ a4("span", { class: "tag good", children: "✓ settled" })
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
  return /* @__PURE__ */ a4("section", { class: "stack", ref: section, "aria-label": "Disagreements", tabIndex: -1, children: [
    /* @__PURE__ */ a4("h2", { children: [
      count(wanted2.length, "disagreement"),
      code2 && /* @__PURE__ */ a4($, { children: [
        " ",
        "on ",
        codes.find((one) => one.id === code2)?.name ?? code2,
        " ",
        /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: onAll, children: "Show all" })
      ] })
    ] }),
    wanted2.length === 0 ? /* @__PURE__ */ a4("p", { class: "note good", children: [
      "The coders agree on every unit",
      code2 && " for this code",
      "."
    ] }) : /* @__PURE__ */ a4("ul", { class: "differences", children: wanted2.slice(0, shown).map((row) => /* @__PURE__ */ a4(Row, { row, codes, round: round2 }, `${row.transcript}/${row.unit}/${row.code}/${row.start}`)) }),
    wanted2.length > shown && /* @__PURE__ */ a4("button", { type: "button", class: "btn", onClick: () => setShown(shown + PAGE), children: [
      "Show ",
      Math.min(PAGE, wanted2.length - shown),
      " more"
    ] })
  ] });
}
function Differences(props) {
  const found2 = useLoad(`/api/disagreements?round=${encodeURIComponent(props.round)}`);
  return /* @__PURE__ */ a4(Show, { what: "Disagreements", of: found2, children: ({ rows: rows2 }) => /* @__PURE__ */ a4(List, { ...props, rows: rows2 }, props.code) });
}

// src/screens/agreement/levels.ts
var LEVELS = [
  ["all", "All levels"],
  ["top", "Top level"],
  ["leaf", "Leaf level"]
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
  ["code", "Code", "The code, rolled up over what is below it"],
  ["n_units", "Units", "Units that every coder of the pair has read"],
  ["percent_agreement", "Agree", "Share of units on which the coders agree; high for every rare code"],
  ["positive_agreement", "Positive", "Agreement on presence alone: 2a / (2a + b + c)"],
  ["cohen_kappa", "Kappa", "Cohen’s kappa; for more than two coders the mean of the pairs that have one"],
  ["krippendorff_alpha", "Alpha", "Krippendorff’s alpha, nominal"],
  ["gwet_ac1", "AC1", "Gwet’s AC1"],
  ["prevalence", "Used", "Share of decisions that are positive"]
];
function Head({
  order,
  onOrder,
  coders
}) {
  const cells = COLUMNS.map(([column, name, title]) => {
    const on = order?.column === column;
    return /* @__PURE__ */ a4(
      "th",
      {
        scope: "col",
        class: column === "code" ? void 0 : "num",
        "aria-sort": on ? order.down ? "descending" : "ascending" : void 0,
        title,
        children: /* @__PURE__ */ a4("button", { type: "button", class: "sort", onClick: () => onOrder(nextOrder(order, column)), children: [
          name,
          /* @__PURE__ */ a4("span", { class: "arrow", "aria-hidden": "true", children: on ? order.down ? "↓" : "↑" : "" })
        ] })
      },
      column
    );
  });
  const names = coders.map((coder) => /* @__PURE__ */ a4("th", { scope: "col", class: "num", title: `Units where ${coder} used the code`, children: coder }, coder));
  const interval = /* @__PURE__ */ a4("th", { scope: "col", children: "Interval" }, "ci");
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
  return interval ? `${formatFigure(interval.low)} to ${formatFigure(interval.high)}` : "–";
}
function WithPolarity({ row }) {
  const found2 = row.with_polarity;
  if (!found2) return null;
  const said2 = Object.entries(found2.values).map(
    ([value2, given2]) => `${value2}: ${Object.entries(given2).map(([coder, n3]) => `${coder} ${formatNumber(n3)}`).join(", ")}`
  );
  return /* @__PURE__ */ a4("span", { class: "why", title: [...said2, found2.note].filter(Boolean).join("\n"), children: [
    formatFigure(found2.cohen_kappa),
    " with polarity"
  ] });
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
      row.name !== row.code && /* @__PURE__ */ a4("span", { class: "quiet", title: "Without what is below it", children: ", itself" }),
      undefinedOne && row.note && /* @__PURE__ */ a4("span", { class: "why", children: [
        "– ",
        row.note
      ] }),
      few && !undefinedOne && /* @__PURE__ */ a4("span", { class: "why", children: "few positive decisions: read the counts, not the coefficient" })
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
        title: row.interval ? `${row.interval.level * 100} % of ${row.interval.coefficient}, ${row.interval.method}, ${row.interval.df} df` : row.note,
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
    /* @__PURE__ */ a4("caption", { class: "sr", children: [
      "Agreement of ",
      data.coders.join(", "),
      " per code, unit ",
      data.unit
    ] }),
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
  ["turn", "Turn"],
  ["paragraph", "Paragraph"],
  ["sentence", "Sentence"],
  ["character", "Character"]
];
function NotYet({ round: round2 }) {
  const waiting2 = waitingWords(round2);
  return /* @__PURE__ */ a4(Empty, { title: `Round ${round2.id} has no figures.`, children: [
    /* @__PURE__ */ a4("p", { children: round2.may.why.agreement || round2.may.why.compare || "Figures exist from the first comparison on; they are frozen then." }),
    waiting2 && /* @__PURE__ */ a4("p", { children: waiting2 }),
    /* @__PURE__ */ a4("p", { class: "row", children: /* @__PURE__ */ a4(RoundActs, { round: round2 }) })
  ] });
}
function clusters(data) {
  return data.cluster === "transcript" ? [] : [["Intervals by", `${data.cluster} (${data.n_clusters})`]];
}
function skips(data) {
  const each = Object.entries(data.skipped).filter(([, n3]) => n3 > 0);
  return each.length === 0 ? [] : [["Units skipped", each.map(([coder, n3]) => `${n3} by ${coder}`).join(", ")]];
}
function Facts({ data, round: round2 }) {
  const live = data.unit !== round2.unit;
  const rows2 = [
    ["Unit", data.unit],
    ["Coders", data.coders.join(", ")],
    ["Transcripts", String(data.n_transcripts)],
    ...clusters(data),
    ...skips(data),
    ["Codebook", data.codebook],
    [
      live ? "Computed" : "Frozen",
      live ? `now, another unit than the round’s (${round2.unit})` : formatTime(data.compared.at) + (data.compared.by && ` by ${data.compared.by}`)
    ]
  ];
  return /* @__PURE__ */ a4("dl", { class: "facts", children: rows2.map(([name, value2]) => /* @__PURE__ */ a4("div", { children: [
    /* @__PURE__ */ a4("dt", { children: name }),
    /* @__PURE__ */ a4("dd", { children: value2 })
  ] }, name)) });
}
function Summary({ data, codes, level }) {
  const summary = summaryOf(data, level);
  const { worst } = summary;
  const named2 = rowsOf2(data, "all");
  const other = level === "leaf" ? data.summary.top : data.summary.leaf;
  const beside = isDeeper(data) && other ? other : null;
  const otherName = level === "leaf" ? "top level" : "leaf level";
  const left2 = summary.n_codes - summary.n_defined;
  return /* @__PURE__ */ a4("div", { class: "figures", children: [
    /* @__PURE__ */ a4("div", { class: "card", children: [
      /* @__PURE__ */ a4("p", { class: "quiet small", children: "Pooled kappa" }),
      /* @__PURE__ */ a4("p", { class: "big", children: formatFigure(summary.pooled_kappa, 3) }),
      /* @__PURE__ */ a4("p", { class: "quiet small", children: "mean Po and mean Pe over codes" }),
      beside && /* @__PURE__ */ a4("p", { class: "quiet small", children: [
        otherName,
        " ",
        formatFigure(beside.pooled_kappa, 3)
      ] })
    ] }),
    /* @__PURE__ */ a4("div", { class: "card", children: [
      /* @__PURE__ */ a4("p", { class: "quiet small", children: "Mean kappa" }),
      /* @__PURE__ */ a4("p", { class: "big", children: formatFigure(summary.mean_kappa, 3) }),
      /* @__PURE__ */ a4("p", { class: "quiet small", children: [
        "over ",
        count(summary.n_defined, "code"),
        left2 > 0 && `; ${left2} not estimable`
      ] }),
      data.codes.some((row) => row.with_polarity) && /* @__PURE__ */ a4("p", { class: "quiet small", children: [
        count(data.summary.differ_in_polarity, "unit"),
        " differ in polarity only"
      ] }),
      beside && /* @__PURE__ */ a4("p", { class: "quiet small", children: [
        otherName,
        " ",
        formatFigure(beside.mean_kappa, 3)
      ] })
    ] }),
    worst.length > 0 && /* @__PURE__ */ a4("div", { class: "card", children: [
      /* @__PURE__ */ a4("p", { class: "quiet small", children: "Least agreement" }),
      worst.map((name) => {
        const row = named2.find((one) => one.name === name);
        return /* @__PURE__ */ a4("p", { children: [
          /* @__PURE__ */ a4(CodeName, { code: row?.code ?? name, codes }),
          row && row.name !== row.code && /* @__PURE__ */ a4("span", { class: "quiet", children: ", itself" })
        ] }, name);
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
      /* @__PURE__ */ a4("span", { class: "quiet", children: "Unit" }),
      /* @__PURE__ */ a4(Choice, { label: "Unit", value: unit, options: UNITS, onChange: setUnit }),
      /* @__PURE__ */ a4(SaveAs, { kind: "agreement", round: round2.id, what: "the report" })
    ] }),
    /* @__PURE__ */ a4(Show, { what: "Agreement", of: data, children: (found2) => /* @__PURE__ */ a4($, { children: [
      /* @__PURE__ */ a4(Facts, { data: found2, round: round2 }),
      found2.warnings.map((warning) => /* @__PURE__ */ a4("p", { class: "note warn", children: warning }, warning)),
      isDeeper(found2) && /* @__PURE__ */ a4("div", { class: "row", children: [
        /* @__PURE__ */ a4("span", { class: "quiet", children: "Codes" }),
        /* @__PURE__ */ a4(Choice, { label: "Level of codes", value: level, options: LEVELS, onChange: setLevel })
      ] }),
      /* @__PURE__ */ a4(Summary, { data: found2, codes, level }),
      /* @__PURE__ */ a4(AgreementTable, { data: found2, level, codes, onCode: setCode }),
      isDeeper(found2) && /* @__PURE__ */ a4("p", { class: "quiet small", children: "Each code counts with everything below it. “Itself”: only the codings of the code itself. At the leaf level every coding counts once; coders who differ on every sub-code can agree at the top level." }),
      /* @__PURE__ */ a4("p", { class: "quiet small", children: "A dash is a figure that does not exist: where nobody, or everybody, used a code, nothing can be said about chance. Choose a code to see where the coders differ." })
    ] }) }),
    /* @__PURE__ */ a4(Claims, { round: round2.id, codes }),
    /* @__PURE__ */ a4(Differences, { round: round2.id, code: code2, codes, onAll: () => setCode("") })
  ] });
}
function Agreement() {
  const round2 = round.value;
  if (!round2)
    return /* @__PURE__ */ a4(Empty, { title: "No round yet.", children: /* @__PURE__ */ a4("p", { children: "Agreement needs a round that two or more people have coded." }) });
  const title = `Agreement in round ${route.value.round || round2.id}`;
  if (!round2.may.agreement)
    return /* @__PURE__ */ a4(Page, { title, children: /* @__PURE__ */ a4(NotYet, { round: round2 }) });
  return /* @__PURE__ */ a4(
    Page,
    {
      title,
      sub: round2.kind === "training" ? "Training: not for report." : void 0,
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
        const name = input?.value.trim();
        if (input && name) {
          void add3(name).then((done) => {
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
    lines.length > MOST5 && /* @__PURE__ */ a4("li", { children: [
      "and ",
      lines.length - MOST5,
      " more"
    ] })
  ] });
}
function NotWritten({ fault: fault2, close }) {
  return /* @__PURE__ */ a4("div", { class: "notwritten", children: fault2 && /* @__PURE__ */ a4("div", { class: "note bad", role: "alert", children: [
    /* @__PURE__ */ a4("p", { children: [
      sentence(fault2.message),
      " ",
      fault2.problems.length === 0 && fault2.hint && sentence(fault2.hint)
    ] }),
    fault2.problems.length > 0 && /* @__PURE__ */ a4(Lines, { lines: fault2.problems }),
    close && /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: close, children: "Close" })
  ] }) });
}
function TableProblems({ table }) {
  if (table.problems.length === 0) return null;
  return /* @__PURE__ */ a4("div", { class: "note warn", children: [
    /* @__PURE__ */ a4("p", { children: [
      table.file,
      " needs mending",
      table.editable ? "" : " before it can be changed here",
      ":"
    ] }),
    /* @__PURE__ */ a4(Lines, { lines: table.problems })
  ] });
}

// src/screens/matrix/states.ts
var STATES = [
  { id: "not_applicable", short: "n/a", words: "not applicable: set by a person, with a reason" },
  { id: "mixed", short: "mixed", words: "present, and contradicted too" },
  { id: "present", short: "present", words: "at least one supporting passage" },
  { id: "not_yet_coded", short: "not yet coded", words: "an interview of the organization is not finished" },
  { id: "contrary", short: "contrary", words: "only passages that deny it" },
  { id: "not_found", short: "asked, none", words: "asked about, nothing found" },
  { id: "asked_unknown", short: "none, asking unknown", words: "nothing found, and not known whether it was asked" },
  { id: "not_asked", short: "not asked", words: "not asked about, nothing found" }
];
var NONE_FOUND = { id: "not_found", short: "none found", words: "nothing found; nobody recorded what was asked" };
var UNRECORDED = STATES.map((state) => state.id === NONE_FOUND.id ? NONE_FOUND : state);
var statesWhere = (asked4) => asked4 ? STATES : UNRECORDED;
var stateOf = (id, asked4) => statesWhere(asked4).find((state) => state.id === id) ?? { id, short: id.replaceAll("_", " "), words: "" };
function gridStep(key2, ctrl, at2, rows2, columns) {
  const [row, column] = at2;
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
function Editor({ label, value: value2, choices, keep: keep2, leave: leave3 }) {
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
    void keep2(field.current?.value.trim() ?? "", step).finally(() => {
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
            leave3();
          }
          const step = STEPS[event.key];
          if (event.key !== "Escape" && !step) return;
          event.preventDefault();
          if (step) end2(event.shiftKey && event.key === "Tab" ? "ArrowLeft" : step);
        },
        ...PRIVATE
      }
    ),
    choices.length > 0 && /* @__PURE__ */ a4("datalist", { id: list, children: choices.map((choice) => /* @__PURE__ */ a4("option", { value: choice }, choice)) })
  ] });
}

// src/screens/tables/grid.tsx
function EditGrid({ label, headName, columns, rows: rows2, editable, choices, onEdit, onPaste }) {
  const [at2, setAt] = d2([0, 0]);
  const [editing, setEditing] = d2(null);
  const table = T2(null);
  const wantsFocus = T2(false);
  const here = [
    Math.max(0, Math.min(at2[0], rows2.length - 1)),
    Math.max(0, Math.min(at2[1], columns.length - 1))
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
  const begin6 = (cell, text) => {
    if (editable) setEditing({ at: cell, text });
  };
  const keep2 = async (cell, value2, step) => {
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
    else if (event.key === "Enter" || event.key === "F2") begin6(here, valueAt(here));
    else if (letter) begin6(here, event.key);
    else if ((event.key === "Delete" || event.key === "Backspace") && editable) void keep2(here, "", "");
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
          columns.map((name) => /* @__PURE__ */ a4("th", { scope: "col", children: name }, name)),
          rows2.some((row) => row.acts) && /* @__PURE__ */ a4("th", { scope: "col", class: "acts", children: /* @__PURE__ */ a4("span", { class: "sr", children: "More" }) })
        ] }) }),
        /* @__PURE__ */ a4("tbody", { children: rows2.map((row, r4) => /* @__PURE__ */ a4("tr", { children: [
          /* @__PURE__ */ a4("th", { scope: "row", dir: "auto", children: row.head }),
          columns.map((name, c4) => {
            const isHere2 = r4 === here[0] && c4 === here[1];
            return /* @__PURE__ */ a4(
              "td",
              {
                "data-at": `${r4}/${c4}`,
                dir: "auto",
                tabIndex: isHere2 ? 0 : -1,
                onFocus: () => setAt([r4, c4]),
                onDblClick: () => begin6([r4, c4], row.cells[c4] ?? ""),
                children: editing && r4 === editing.at[0] && c4 === editing.at[1] ? /* @__PURE__ */ a4(
                  Editor,
                  {
                    label: `${name} of ${row.id}`,
                    value: editing.text,
                    choices: choices?.[name] ?? [],
                    keep: (value2, step) => keep2([r4, c4], value2, step),
                    leave: () => go2([r4, c4])
                  }
                ) : row.cells[c4]
              },
              name
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
function useTable(name) {
  const loaded = useLoad(`/api/tables/${name}`, anyChange);
  const [fault2, setFault] = d2(null);
  const last2 = T2(Promise.resolve());
  const current = T2(null);
  current.current = loaded.value;
  const write = async (path, body, said2) => {
    try {
      const made = await services.api.post(path, body);
      current.current = made;
      loaded.set(made);
      setFault(null);
      services.announce(said2);
      return true;
    } catch (error) {
      setFault(faultOf(error));
      if (error instanceof ApiError && error.error.kind === "stale") loaded.reload();
      return false;
    }
  };
  const send3 = async (changes) => {
    if (!current.current) return false;
    return write(`/api/tables/${name}`, { seal: current.current.seal, ...changes }, "Saved.");
  };
  const step = (redo) => {
    const said2 = redo ? "Done again." : "Taken back.";
    last2.current = last2.current.then(() => write(`/api/tables/${name}/undo`, { redo }, said2));
  };
  const edit = (changes) => {
    const done = last2.current.then(() => send3(changes));
    last2.current = done;
    return done;
  };
  return { loaded, fault: fault2, edit, forget: () => setFault(null), step };
}

// src/screens/tables/paste.tsx
var SHOWN2 = 60;
function Column({
  target: target2,
  index,
  table,
  choose
}) {
  const name = target2.given || `Column ${index + 1}`;
  const fresh2 = target2.given || `column ${index + 1}`;
  const known2 = table.columns.filter(Boolean);
  const isNew2 = target2.is_new ? target2.to : known2.includes(fresh2) ? "" : fresh2;
  return /* @__PURE__ */ a4("tr", { children: [
    /* @__PURE__ */ a4("th", { scope: "row", dir: "auto", children: [
      name,
      target2.sample && /* @__PURE__ */ a4("span", { class: "dim small", children: [
        " ",
        target2.sample
      ] })
    ] }),
    /* @__PURE__ */ a4("td", { children: /* @__PURE__ */ a4(
      "select",
      {
        class: "input",
        "aria-label": `Where ${name} goes`,
        value: target2.to,
        onChange: (event) => choose(event.currentTarget.value),
        children: [
          /* @__PURE__ */ a4("option", { value: "", children: "left out" }),
          known2.map((column) => /* @__PURE__ */ a4("option", { value: column, children: column }, column)),
          isNew2 && /* @__PURE__ */ a4("option", { value: isNew2, children: [
            "new: ",
            isNew2
          ] })
        ]
      }
    ) })
  ] });
}
function Changed({ found: found2 }) {
  const parts = [
    found2.added > 0 && `${count(found2.added, "new row")}`,
    found2.changed > 0 && `${count(found2.changed, "cell")} changed`,
    found2.same > 0 && `${count(found2.same, "row")} that say nothing new`
  ].filter(Boolean);
  return /* @__PURE__ */ a4($, { children: [
    /* @__PURE__ */ a4("p", { role: "status", children: parts.length > 0 ? `${parts.join(", ")}. Empty cells change nothing.` : "Nothing changes." }),
    found2.changes.length > 0 && /* @__PURE__ */ a4("div", { class: "scroll pastechanges", children: /* @__PURE__ */ a4("table", { class: "table", children: [
      /* @__PURE__ */ a4("caption", { class: "sr", children: "What changes" }),
      /* @__PURE__ */ a4("thead", { children: /* @__PURE__ */ a4("tr", { children: [
        /* @__PURE__ */ a4("th", { scope: "col", children: "Row" }),
        /* @__PURE__ */ a4("th", { scope: "col", children: "Column" }),
        /* @__PURE__ */ a4("th", { scope: "col", children: "Now" }),
        /* @__PURE__ */ a4("th", { scope: "col", children: "Then" })
      ] }) }),
      /* @__PURE__ */ a4("tbody", { children: found2.changes.slice(0, SHOWN2).map((change3) => /* @__PURE__ */ a4("tr", { children: [
        /* @__PURE__ */ a4("th", { scope: "row", dir: "auto", children: [
          change3.row,
          change3.line === 0 && /* @__PURE__ */ a4("span", { class: "tag info", children: "new" })
        ] }),
        /* @__PURE__ */ a4("td", { children: change3.column }),
        /* @__PURE__ */ a4("td", { class: "dim", dir: "auto", children: change3.before || "–" }),
        /* @__PURE__ */ a4("td", { dir: "auto", children: change3.after })
      ] }, `${change3.row}
${change3.column}`)) })
    ] }) }),
    found2.changes.length > SHOWN2 && /* @__PURE__ */ a4("p", { class: "quiet small", children: [
      "The first ",
      SHOWN2,
      " are listed."
    ] })
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
  const look2 = async (more, given2 = text) => {
    const asked4 = { seal: table.seal, text: given2, line: block.line, column: block.column, ...more };
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
  const choose = (index, to2) => {
    if (found2) void look2({ header: found2.header, to: found2.targets.map((one, at2) => at2 === index ? to2 : one.to) });
  };
  return /* @__PURE__ */ a4(Dialog, { title: `Paste into ${table.file}`, onClose: close, children: [
    !block.text && /* @__PURE__ */ a4("label", { class: "field", children: [
      /* @__PURE__ */ a4("span", { class: "label", children: "Cells copied in Excel or another spreadsheet" }),
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
        "The first row names the columns"
      ] }),
      /* @__PURE__ */ a4("div", { class: "scroll", children: /* @__PURE__ */ a4("table", { class: "table", children: [
        /* @__PURE__ */ a4("caption", { class: "sr", children: "Where each column goes" }),
        /* @__PURE__ */ a4("thead", { children: /* @__PURE__ */ a4("tr", { children: [
          /* @__PURE__ */ a4("th", { scope: "col", children: "Pasted" }),
          /* @__PURE__ */ a4("th", { scope: "col", children: "Goes to" })
        ] }) }),
        /* @__PURE__ */ a4("tbody", { children: found2.targets.map((target2, index) => /* @__PURE__ */ a4(Column, { target: target2, index, table, choose: (to2) => choose(index, to2) }, index)) })
      ] }) }),
      found2.problems.length > 0 ? /* @__PURE__ */ a4(NotWritten, { fault: { message: "this cannot be written", hint: "", problems: found2.problems } }) : /* @__PURE__ */ a4(Changed, { found: found2 })
    ] }),
    /* @__PURE__ */ a4("div", { class: "row end", children: [
      /* @__PURE__ */ a4("button", { type: "button", class: "btn", onClick: close, children: "Leave it" }),
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
          children: "Write"
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

// src/screens/tables/take_back.tsx
function TakeBack({ steps, step }) {
  useKeys({
    undo: () => steps.undo ? step(false) : services.announce("Nothing was changed here that can be taken back."),
    redo: () => steps.redo ? step(true) : services.announce("Nothing was taken back here.")
  });
  if (!steps.undo && !steps.redo) return null;
  return /* @__PURE__ */ a4("span", { class: "row", role: "group", "aria-label": "Take back", children: [
    /* @__PURE__ */ a4("button", { type: "button", class: "btn small", disabled: !steps.undo, onClick: () => step(false), children: "Undo" }),
    /* @__PURE__ */ a4("button", { type: "button", class: "btn small", disabled: !steps.redo, onClick: () => step(true), children: "Redo" })
  ] });
}

// src/screens/cases/cases.tsx
var KEY = "case";
var NAME = "name";
function transcriptsOf(interviews) {
  const [at2, of] = [interviews?.columns.indexOf("transcript") ?? -1, interviews?.columns.indexOf(KEY) ?? -1];
  const found2 = /* @__PURE__ */ new Map();
  for (const { cells } of interviews?.rows ?? []) {
    const [transcript, id] = [cells[at2], cells[of]];
    if (transcript && id) found2.set(id, [...found2.get(id) ?? [], transcript]);
  }
  return found2;
}
function DeleteDialog({ id, linked, act, close }) {
  return /* @__PURE__ */ a4(Dialog, { title: `Delete ${id}?`, onClose: close, children: [
    /* @__PURE__ */ a4("p", { children: linked > 0 ? `${count(linked, "interview")} of ${id} would have no case, so it stays until they belong to another one.` : "The row goes out of cases.csv, with all its attributes." }),
    /* @__PURE__ */ a4("div", { class: "row end", children: [
      /* @__PURE__ */ a4("button", { type: "button", class: "btn", autofocus: true, onClick: close, children: "Leave it" }),
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
          children: "Delete"
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
  const columns = table.columns.filter((_5, at2) => at2 !== key2);
  const linked = transcriptsOf(interviews);
  const rows2 = table.rows.map(({ line, cells }) => {
    const id = cells[key2] ?? "";
    const its = linked.get(id) ?? [];
    return {
      id: id || `line ${line}`,
      head: /* @__PURE__ */ a4($, { children: [
        id || /* @__PURE__ */ a4("span", { class: "dim", children: "no id" }),
        /* @__PURE__ */ a4("span", { class: "dim small", children: [
          " ",
          its.length > 0 ? its.slice(0, 4).join(", ") + (its.length > 4 ? ` and ${its.length - 4} more` : "") : "no interview"
        ] })
      ] }),
      cells: cells.filter((_5, at2) => at2 !== key2),
      acts: table.editable && /* @__PURE__ */ a4("button", { type: "button", class: "btn small bare", "aria-label": `Delete ${id}`, onClick: () => setGone({ id, line }), children: "✕" })
    };
  });
  return /* @__PURE__ */ a4("div", { class: "stack", children: [
    /* @__PURE__ */ a4(TakeBack, { steps: table, step: work2.step }),
    /* @__PURE__ */ a4(TableProblems, { table }),
    /* @__PURE__ */ a4(NotWritten, { fault: work2.fault, close: work2.forget }),
    rows2.length === 0 ? /* @__PURE__ */ a4(Empty, { title: "No cases yet.", children: /* @__PURE__ */ a4("p", { children: "A case is what interviews are about: an organization, a person. Copy a table in Excel and press Ctrl+V here, or add the first one below; attributes such as a name or a sector are columns." }) }) : /* @__PURE__ */ a4(
      EditGrid,
      {
        label: "Cases and their attributes",
        headName: "Case",
        columns,
        rows: rows2,
        editable: table.editable,
        onEdit: ({ row, column }, value2) => work2.edit({ cells: [{ line: table.rows[row]?.line ?? 0, column: columns[column] ?? "", value: value2 }] }),
        onPaste: ({ row, column }, text) => setBlock({ text, line: table.rows[row]?.line ?? 0, column: columns[column] ?? "" })
      }
    ),
    table.editable && /* @__PURE__ */ a4("div", { class: "addto", children: [
      /* @__PURE__ */ a4(Add, { label: "New case", button: "Add the case", add: (name) => work2.edit({ rows: [{ [KEY]: name }] }) }),
      /* @__PURE__ */ a4(Add, { label: "New attribute", button: "Add the column", add: (name) => work2.edit({ columns: [name] }) }),
      !table.columns.includes(NAME) && /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => void work2.edit({ columns: [NAME] }), children: "Add names of cases" })
    ] }),
    /* @__PURE__ */ a4("p", { class: "quiet small", children: [
      "Enter edits a cell, Esc leaves it as it was, Ctrl+V pastes a block from a spreadsheet. Which interview belongs to which case stands in ",
      /* @__PURE__ */ a4("a", { href: href.transcripts({ show: "interviews" }), children: "Transcripts, Interviews" }),
      "."
    ] }),
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
      title: "Cases",
      broad: true,
      sub: value2 && count(value2.rows.length, "case"),
      tools: value2 && /* @__PURE__ */ a4($, { children: [
        /* @__PURE__ */ a4("button", { type: "button", class: "btn", disabled: !value2.editable, onClick: () => setPasting(true), children: "Paste from a spreadsheet" }),
        /* @__PURE__ */ a4(
          "button",
          {
            type: "button",
            class: "btn",
            disabled: !value2.editable,
            onClick: () => void services.api.file("/api/tables/cases/file").then(
              ({ name, data }) => saveFile(name, data),
              (error) => services.announce(error.message)
            ),
            children: "Save as CSV"
          }
        )
      ] }),
      children: /* @__PURE__ */ a4(Show, { what: "Cases", of: work2.loaded, children: (table) => /* @__PURE__ */ a4($, { children: [
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

// src/app/save_as.tsx
var NAMES2 = {
  xlsx: "Excel",
  docx: "Word",
  csv: "CSV",
  html: "Page",
  md: "Markdown",
  jsonl: "JSON lines",
  qdpx: "REFI-QDA project",
  zip: "ZIP",
  png: "PNG",
  svg: "SVG"
};
async function fetchAndSave(path) {
  try {
    const { name, data } = await services.api.file(path);
    saveFile(name, data);
    services.announce(`Saved: ${name}.`);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    services.announce(`Not saved. ${error.error.message} ${error.error.hint}`);
  }
}
function SaveAs2({
  path,
  forms,
  label = "Save as"
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

// src/screens/charts/map.tsx
var MOST_LINES = 60;
var RING = 190;
var LABELS = 206;
var SIZE = 760;
function linesOf(found2) {
  const above = new Set(found2.codes.filter((code2) => code2.above).map((code2) => code2.code));
  return found2.pairs.filter((pair) => pair.both && !pair.codes.some((code2) => above.has(code2))).sort((a5, b4) => b4.both - a5.both).slice(0, MOST_LINES);
}
var point = (angle, radius) => [
  SIZE / 2 + radius * Math.sin(angle),
  SIZE / 2 - radius * Math.cos(angle)
];
function RingMap({ found: found2, codebook }) {
  const pairs = linesOf(found2);
  const used = new Set(pairs.flatMap((pair) => pair.codes));
  const codes = found2.codes.filter((code2) => used.has(code2.code));
  const angle = new Map(codes.map((code2, at2) => [code2.code, 2 * Math.PI * at2 / codes.length]));
  const most = Math.max(1, ...pairs.map((pair) => pair.both));
  const largest = Math.max(1, ...codes.map((code2) => code2.n));
  const name = (id) => found2.codes.find((code2) => code2.code === id)?.name ?? id;
  if (pairs.length === 0) return /* @__PURE__ */ a4("p", { class: "note", children: "No two codes stand together anywhere." });
  return /* @__PURE__ */ a4("figure", { class: "stack", children: [
    /* @__PURE__ */ a4("section", { class: "mapped", "aria-label": "Map of codes; the table has its numbers", tabIndex: 0, children: /* @__PURE__ */ a4("svg", { class: "map", viewBox: `0 0 ${SIZE} ${SIZE}`, "aria-hidden": "true", children: [
      [...pairs].reverse().map((pair) => {
        const [first = "", second = ""] = pair.codes;
        const [x1, y1] = point(angle.get(first) ?? 0, RING);
        const [x22, y22] = point(angle.get(second) ?? 0, RING);
        const part2 = pair.both / most;
        return /* @__PURE__ */ a4(
          "path",
          {
            class: "leads",
            d: `M${x1} ${y1}Q${SIZE / 2} ${SIZE / 2} ${x22} ${y22}`,
            "stroke-width": 0.8 + 7 * part2,
            "stroke-opacity": 0.35 + 0.65 * part2,
            onClick: () => navigate(href.excerpts({ codebook, code: first, also: second })),
            children: /* @__PURE__ */ a4("title", { children: `${name(first)} with ${name(second)}: ${pair.both}` })
          },
          pair.codes.join()
        );
      }),
      codes.map((code2) => {
        const turn = angle.get(code2.code) ?? 0;
        const [x4, y5] = point(turn, RING);
        const [tx, ty] = point(turn, LABELS);
        const right = turn <= Math.PI;
        const slant = turn * 180 / Math.PI - 90 + (right ? 0 : 180);
        return /* @__PURE__ */ a4("g", { children: [
          /* @__PURE__ */ a4("circle", { cx: x4, cy: y5, r: 4 + 7 * Math.sqrt(code2.n / largest) }),
          /* @__PURE__ */ a4(
            "text",
            {
              x: tx,
              y: ty,
              "dominant-baseline": "central",
              "text-anchor": right ? "start" : "end",
              transform: `rotate(${slant} ${tx} ${ty})`,
              children: [
                code2.name.length > 26 ? `${code2.name.slice(0, 25)}…` : code2.name,
                " (",
                code2.n,
                ")"
              ]
            }
          )
        ] }, code2.code);
      })
    ] }) }),
    /* @__PURE__ */ a4("figcaption", { class: "quiet small", children: [
      "The wider a line, the more often two codes stand together; the widest is ",
      most,
      ".",
      " ",
      pairs.length === MOST_LINES && `The ${MOST_LINES} most frequent pairs. `,
      "Codes without codes below them, ",
      count(codes.length, "code"),
      "; all pairs stand in the table."
    ] })
  ] });
}

// src/screens/matrix/together.tsx
var DEEPEST = 5;
var MOST6 = 100;
var UNITS2 = [
  ["turn", "Turn"],
  ["paragraph", "Paragraph"],
  ["sentence", "Sentence"],
  ["overlap", "Overlap"]
];
var POLARITIES3 = [
  ["supporting", "Supporting"],
  ["contrary", "Contrary"],
  ["all", "All"]
];
var pairKey = (one, other) => [one, other].sort().join("\n");
function HeatMap({ found: found2, codebook }) {
  const pairs = new Map(found2.pairs.map((pair) => [pairKey(pair.codes[0] ?? "", pair.codes[1] ?? ""), pair]));
  const used = found2.codes.filter((code2) => found2.pairs.some((pair) => pair.both && pair.codes.includes(code2.code)));
  const most = Math.max(1, ...found2.pairs.map((pair) => pair.both));
  if (used.length === 0) return /* @__PURE__ */ a4("p", { class: "note", children: "No two codes stand together anywhere." });
  return /* @__PURE__ */ a4("div", { class: "scroll", children: /* @__PURE__ */ a4("table", { class: "grid together", children: [
    /* @__PURE__ */ a4("caption", { class: "sr", children: [
      "How often two codes stand together, by ",
      found2.by
    ] }),
    /* @__PURE__ */ a4("thead", { children: /* @__PURE__ */ a4("tr", { children: [
      /* @__PURE__ */ a4("th", { scope: "col", children: "Code" }),
      used.map((code2) => /* @__PURE__ */ a4("th", { scope: "col", children: code2.name }, code2.code))
    ] }) }),
    /* @__PURE__ */ a4("tbody", { children: used.map((row) => /* @__PURE__ */ a4("tr", { children: [
      /* @__PURE__ */ a4("th", { scope: "row", children: row.name }),
      used.map((column) => {
        if (row.code === column.code)
          return /* @__PURE__ */ a4("td", { class: "self", title: `${row.name}: ${row.n}`, children: formatNumber(row.n) }, column.code);
        const pair = pairs.get(pairKey(row.code, column.code));
        const depth = pair?.both ? Math.max(1, Math.ceil(pair.both / most * DEEPEST)) : 0;
        return /* @__PURE__ */ a4(
          "td",
          {
            "data-depth": depth || void 0,
            style: depth ? { "--deep": depth } : void 0,
            title: pair ? `${row.name} with ${column.name}: ${pair.both}` : "one is above the other",
            children: pair?.both ? /* @__PURE__ */ a4("a", { href: href.excerpts({ codebook, code: row.code, also: column.code }), children: pair.both }) : pair ? "0" : "–"
          },
          column.code
        );
      })
    ] }, row.code)) })
  ] }) });
}
function Pair({ pair, names, codebook }) {
  const [first = "", second = ""] = pair.codes;
  return /* @__PURE__ */ a4("tr", { children: [
    /* @__PURE__ */ a4("th", { scope: "row", children: [
      names.get(first) ?? first,
      " ",
      /* @__PURE__ */ a4("span", { class: "quiet", children: "with" }),
      " ",
      names.get(second) ?? second
    ] }),
    /* @__PURE__ */ a4("td", { class: "num", children: formatNumber(pair.n[0] ?? 0) }),
    /* @__PURE__ */ a4("td", { class: "num", children: formatNumber(pair.n[1] ?? 0) }),
    /* @__PURE__ */ a4("td", { class: "num", children: /* @__PURE__ */ a4("a", { href: href.excerpts({ codebook, code: first, also: second }), children: formatNumber(pair.both) }) }),
    [pair.jaccard, pair.expected, pair.ratio].map((value2, at2) => /* @__PURE__ */ a4("td", { class: "num", children: formatFigure(value2) }, at2)),
    /* @__PURE__ */ a4("td", { class: "num", children: formatNumber(pair.transcripts) }),
    /* @__PURE__ */ a4("td", { class: "num", children: formatNumber(pair.cases) })
  ] });
}
function Pairs({ found: found2, codebook }) {
  const names = new Map(found2.codes.map((code2) => [code2.code, code2.name]));
  const together = found2.pairs.filter((pair) => pair.both).sort((a5, b4) => b4.both - a5.both || (b4.jaccard ?? 0) - (a5.jaccard ?? 0));
  return /* @__PURE__ */ a4("section", { class: "stack", "aria-label": "Pairs", children: [
    /* @__PURE__ */ a4("h2", { children: [
      "Pairs",
      " ",
      /* @__PURE__ */ a4("span", { class: "quiet", children: [
        "(",
        formatNumber(together.length),
        " of ",
        formatNumber(found2.pairs.length),
        " stand together somewhere)"
      ] })
    ] }),
    /* @__PURE__ */ a4("div", { class: "scroll", children: /* @__PURE__ */ a4("table", { class: "table", children: [
      /* @__PURE__ */ a4("caption", { class: "sr", children: "Pairs of codes that stand together" }),
      /* @__PURE__ */ a4("thead", { children: /* @__PURE__ */ a4("tr", { children: [
        /* @__PURE__ */ a4("th", { scope: "col", children: "Codes" }),
        ["First", "Second", "Both", "Jaccard", "Expected", "Ratio", "Transcripts", "Cases"].map((name) => /* @__PURE__ */ a4("th", { scope: "col", class: "num", children: name }, name))
      ] }) }),
      /* @__PURE__ */ a4("tbody", { children: together.slice(0, MOST6).map((pair) => /* @__PURE__ */ a4(Pair, { pair, names, codebook }, pair.codes.join())) })
    ] }) }),
    together.length > MOST6 && /* @__PURE__ */ a4("p", { class: "quiet small", children: [
      "The first ",
      MOST6,
      "; all stand in the Excel file."
    ] })
  ] });
}
var VIEWS = [
  ["grid", "Table"],
  ["map", "Map"]
];
var FORMS2 = ["xlsx", "docx", "csv", "svg", "png"];
function Together({ codebook, first = "grid", to: to2 }) {
  const by = route.value.query.get("by") || "turn";
  const [view, setView] = d2(first);
  const [polarity2, setPolarity] = d2("supporting");
  const part2 = encodeURIComponent;
  const asked4 = `codebook=${part2(codebook)}&by=${part2(by)}&polarity=${part2(polarity2)}`;
  const found2 = useLoad(`/api/together?${asked4}`);
  return /* @__PURE__ */ a4("div", { class: "stack matrix", children: [
    /* @__PURE__ */ a4("div", { class: "row", children: [
      /* @__PURE__ */ a4(Choice, { label: "What is a unit", value: by, options: UNITS2, onChange: (next) => replaceAddress(to2(next)) }),
      /* @__PURE__ */ a4(Choice, { label: "Which excerpts", value: polarity2, options: POLARITIES3, onChange: setPolarity }),
      /* @__PURE__ */ a4(Choice, { label: "View", value: view, options: VIEWS, onChange: setView }),
      /* @__PURE__ */ a4(SaveAs2, { path: (form) => `/api/reports/file?kind=cooccur&${asked4}&form=${form}`, forms: FORMS2 })
    ] }),
    /* @__PURE__ */ a4(Show, { what: "Codes together", of: found2, children: (value2) => /* @__PURE__ */ a4($, { children: [
      view === "map" ? /* @__PURE__ */ a4(RingMap, { found: value2, codebook }) : /* @__PURE__ */ a4(HeatMap, { found: value2, codebook }),
      /* @__PURE__ */ a4("p", { class: "quiet small", children: [
        by === "overlap" ? "Pairs of excerpts that share a character." : `Respondents’ ${by}s in which both stand.`,
        " ",
        "Codes are rolled up as in the matrix; a code and one below it stand together by construction, so they are left out. The diagonal says how often a code was found."
      ] }),
      /* @__PURE__ */ a4(Pairs, { found: value2, codebook })
    ] }) })
  ] });
}

// src/screens/charts/cross_table.tsx
var MOST_BARS = 6;
var DEEPEST2 = 5;
var lookOf = (found2, figures) => {
  if (figures !== "chart") return "tiles";
  if (found2.over_time) return "strips";
  return found2.columns.length <= MOST_BARS ? "bars" : "tiles";
};
function wordsOf(found2, cell, figures) {
  if (cell.n === null) return "–";
  if (figures === "column") return formatPercent(cell.of_column);
  if (figures === "code") return formatPercent(cell.of_code);
  return found2.count === "codings" ? formatNumber(cell.n) : `${cell.n} of ${cell.base}`;
}
function shareOf(found2, cell, figures, most) {
  if (!cell.n) return 0;
  if (figures === "code") return cell.of_code ?? 0;
  if (figures === "column" || found2.count !== "codings") return cell.of_column ?? 0;
  return cell.n / most;
}
var polarityOf = (found2) => found2.polarity === "all" ? {} : { polarity: found2.polarity };
function addressOf(found2, codebook, code2, column) {
  const [name = "", ...rest] = column.filter.split(":");
  const filter = name ? { [name]: rest.join(":") } : {};
  return href.excerpts({ codebook, code: code2, ...polarityOf(found2), ...filter });
}
function Cell({
  found: found2,
  codebook,
  row,
  at: at2,
  figures,
  look: look2,
  most
}) {
  const cell = row.cells[at2];
  const column = found2.columns[at2];
  if (!cell || !column) return null;
  const words6 = wordsOf(found2, cell, figures);
  const share2 = shareOf(found2, cell, figures, most);
  const leads = cell.n && (column.filter || found2.across === "total");
  const number = leads ? /* @__PURE__ */ a4("a", { href: addressOf(found2, codebook, row.code, column), children: words6 }) : words6;
  const title = cell.n === null ? "No interview here was searched for this code" : `${row.name}, ${column.name}`;
  if (look2 === "tiles") {
    const depth = share2 ? Math.max(1, Math.ceil(Math.sqrt(share2) * DEEPEST2)) : 0;
    return /* @__PURE__ */ a4("td", { class: "num", "data-depth": depth || void 0, style: depth ? { "--deep": depth } : void 0, title, children: number });
  }
  return /* @__PURE__ */ a4("td", { "data-unknown": cell.n === null ? "" : void 0, title, children: [
    /* @__PURE__ */ a4("span", { class: "mark", "aria-hidden": "true", children: /* @__PURE__ */ a4("i", { style: { "--share": share2 } }) }),
    " ",
    /* @__PURE__ */ a4("span", { class: "n", children: number })
  ] });
}
function Base({ found: found2, column, base }) {
  if (found2.count === "codings") return /* @__PURE__ */ a4("td", { class: "num", children: formatNumber(base) });
  return /* @__PURE__ */ a4("td", { class: "num", children: formatNumber(found2.count === "cases" ? column.cases : column.interviews) });
}
var BASES = {
  codings: "All codings, each once",
  interviews: "Interviews",
  cases: "Organizations"
};
function CrossTable({ found: found2, codebook, figures }) {
  const look2 = lookOf(found2, figures);
  const largest = (rows2) => Math.max(1, ...rows2.flatMap((row) => row.cells.map((cell) => cell.n ?? 0)));
  const most = largest(found2.codes);
  const several = found2.columns.length > 1;
  const bases = found2.codes[0]?.cells.map((cell) => cell.base) ?? [];
  return /* @__PURE__ */ a4("div", { class: "scroll charted", children: /* @__PURE__ */ a4("table", { class: `grid ${look2}`, children: [
    /* @__PURE__ */ a4("caption", { class: "sr", children: found2.title }),
    /* @__PURE__ */ a4("thead", { children: /* @__PURE__ */ a4("tr", { children: [
      /* @__PURE__ */ a4("th", { scope: "col", children: "Code" }),
      found2.columns.map((column) => /* @__PURE__ */ a4("th", { scope: "col", children: found2.across === "total" ? BASES[found2.count] === "Organizations" ? "k of n" : "All" : column.name }, column.id)),
      several && /* @__PURE__ */ a4("th", { scope: "col", class: "num", children: "All" })
    ] }) }),
    /* @__PURE__ */ a4("tbody", { children: found2.codes.map((row) => /* @__PURE__ */ a4("tr", { children: [
      /* @__PURE__ */ a4("th", { scope: "row", title: row.code, style: { "--depth": row.depth }, children: row.name }),
      found2.columns.map((column, at2) => /* @__PURE__ */ a4(
        Cell,
        {
          found: found2,
          codebook,
          row,
          at: at2,
          figures,
          look: look2,
          most: look2 === "strips" ? largest([row]) : most
        },
        column.id
      )),
      several && /* @__PURE__ */ a4("td", { class: "num whole", children: found2.count === "codings" ? /* @__PURE__ */ a4("a", { href: href.excerpts({ codebook, code: row.code, ...polarityOf(found2) }), children: row.n }) : `${row.n} of ${row.base}` })
    ] }, row.code)) }),
    /* @__PURE__ */ a4("tfoot", { children: /* @__PURE__ */ a4("tr", { children: [
      /* @__PURE__ */ a4("th", { scope: "row", children: BASES[found2.count] }),
      found2.columns.map((column, at2) => /* @__PURE__ */ a4(Base, { found: found2, column, base: bases[at2] ?? 0 }, column.id)),
      several && /* @__PURE__ */ a4("td", { class: "num", children: formatNumber(
        found2.count === "codings" ? bases.reduce((sum, base) => sum + base, 0) : found2.columns.reduce(
          (sum, one) => sum + (found2.count === "cases" ? one.cases : one.interviews),
          0
        )
      ) })
    ] }) })
  ] }) });
}

// src/screens/charts/question.ts
var NAMES3 = ["across", "count", "polarity", "level", "order", "figures"];
var TIMES2 = ["interview", "month", "quarter", "year"];
var questionOf = (query2) => Object.fromEntries(NAMES3.map((name) => [name, query2.get(name) ?? ""]));
function kindOf({ across }) {
  if (!across || across === "total") return "codes";
  if (across === "case" || across === "together") return across;
  return TIMES2.includes(across) ? "time" : "attribute";
}
var figuresOf = ({ figures }) => figures === "counts" || figures === "column" || figures === "code" ? figures : "chart";

// src/screens/charts/select.tsx
function Select({
  label,
  value: value2,
  options,
  onChange
}) {
  const id = P2();
  return /* @__PURE__ */ a4("span", { class: "row small chosen", children: [
    /* @__PURE__ */ a4("label", { class: "quiet", for: id, children: label }),
    /* @__PURE__ */ a4("select", { id, class: "input", value: value2, onChange: (event) => onChange(event.currentTarget.value), children: options.map(([key2, name]) => /* @__PURE__ */ a4("option", { value: key2, children: name }, key2)) })
  ] });
}

// src/screens/charts/charts.tsx
var CHARTS = [
  ["codes", "Codes"],
  ["attribute", "By attribute"],
  ["case", "By organization"],
  ["time", "Over time"],
  ["together", "Codes together"]
];
var SPANS = {
  interview: "interview by interview",
  month: "by month",
  quarter: "by quarter",
  year: "by year"
};
var COUNTS = [
  ["codings", "Codings"],
  ["interviews", "Interviews"],
  ["cases", "Organizations"]
];
var FIGURES = [
  ["chart", "Chart"],
  ["counts", "Numbers"],
  ["column", "% of column"],
  ["code", "% of code"]
];
var POLARITIES4 = [
  ["supporting", "supporting"],
  ["contrary", "contrary"],
  ["hypothetical", "hypothetical"],
  ["all", "all"]
];
var LEVELS2 = [
  ["all", "all in use"],
  ["top", "top level"],
  ["leaf", "without sub-codes"]
];
var ORDERS3 = [
  ["codebook", "as in the codebook"],
  ["most", "most first"]
];
var FORMS3 = ["xlsx", "docx", "csv", "svg", "png", "html", "md"];
var attributesOf = (found2) => found2.choices.filter((name) => !["total", "case", ...TIMES2].includes(name));
function parameters(codebook, question) {
  const { across, count: counted3, polarity: polarity2, level, order } = question;
  const given2 = Object.entries({ codebook, across, count: counted3, polarity: polarity2, level, order });
  return given2.filter(([, value2]) => value2).map(([name, value2]) => `${name}=${encodeURIComponent(value2)}`).join("&");
}
function Tools({ found: found2, question, ask: ask2 }) {
  const chart = kindOf(question);
  const pair = (name) => [name, SPANS[name] ?? name];
  const counts = COUNTS.filter(([id]) => id !== "cases" || found2.cases_across.includes(found2.across));
  return /* @__PURE__ */ a4("div", { class: "row", role: "group", "aria-label": "What the chart shows", children: [
    chart === "time" && /* @__PURE__ */ a4(
      Select,
      {
        label: "Steps",
        value: found2.across,
        options: TIMES2.map(pair),
        onChange: (across) => ask2({ ...question, across })
      }
    ),
    chart === "attribute" && /* @__PURE__ */ a4(
      Select,
      {
        label: "Attribute",
        value: found2.across,
        options: attributesOf(found2).map(pair),
        onChange: (across) => ask2({ ...question, across })
      }
    ),
    /* @__PURE__ */ a4(
      Select,
      {
        label: "Count",
        value: found2.count,
        options: counts,
        onChange: (counted3) => ask2({ ...question, count: counted3 })
      }
    ),
    /* @__PURE__ */ a4(
      Select,
      {
        label: "Polarity",
        value: found2.polarity,
        options: POLARITIES4,
        onChange: (polarity2) => ask2({ ...question, polarity: polarity2 })
      }
    ),
    /* @__PURE__ */ a4(
      Select,
      {
        label: "Codes",
        value: question.level || "all",
        options: LEVELS2,
        onChange: (level) => ask2({ ...question, level })
      }
    ),
    /* @__PURE__ */ a4(
      Select,
      {
        label: "Order",
        value: question.order || "codebook",
        options: ORDERS3,
        onChange: (order) => ask2({ ...question, order })
      }
    ),
    /* @__PURE__ */ a4(
      Choice,
      {
        label: "Figures",
        value: figuresOf(question),
        options: found2.columns.length > 1 ? FIGURES : FIGURES.slice(0, 3),
        onChange: (figures) => ask2({ ...question, figures: figures === "chart" ? "" : figures })
      }
    )
  ] });
}
function Body2({ found: found2, codebook, question, ask: ask2 }) {
  return /* @__PURE__ */ a4("div", { class: "stack", children: [
    /* @__PURE__ */ a4(Tools, { found: found2, question, ask: ask2 }),
    found2.codes.length === 0 ? /* @__PURE__ */ a4("p", { class: "note", children: "Nothing of this kind counts yet." }) : /* @__PURE__ */ a4(CrossTable, { found: found2, codebook, figures: figuresOf(question) }),
    /* @__PURE__ */ a4("p", { class: "quiet small", children: [
      found2.reading,
      " ",
      found2.over_time && found2.count === "codings" && "Over time each code has a scale of its own. ",
      "A number that is underlined leads to its excerpts."
    ] }),
    found2.warnings.length > 0 && /* @__PURE__ */ a4("details", { class: "note warn", children: [
      /* @__PURE__ */ a4("summary", { children: [
        count(found2.warnings.length, "thing"),
        " a reader must be told"
      ] }),
      /* @__PURE__ */ a4("ul", { children: found2.warnings.map((warning) => /* @__PURE__ */ a4("li", { children: warning }, warning)) })
    ] })
  ] });
}
function Counted(props) {
  const { codebook, question, ask: ask2 } = props;
  const asked4 = parameters(codebook, question);
  const found2 = useLoad(`/api/crosstab?${asked4}`, (event) => event.event === "rounds");
  const chart = kindOf(question);
  const attributes = found2.value ? attributesOf(found2.value) : [];
  const choose = (next) => {
    const across = { codes: "", case: "case", time: "month", together: "together", attribute: attributes[0] ?? "" };
    const kept2 = next === "case" || next === "time" ? "" : question.count;
    ask2({ ...question, across: across[next], count: kept2, figures: "" });
  };
  const options = CHARTS.filter(([id]) => id !== "attribute" || attributes.length > 0 || chart === "attribute");
  return /* @__PURE__ */ a4("div", { class: "stack", children: [
    /* @__PURE__ */ a4("div", { class: "row", children: [
      /* @__PURE__ */ a4(Choice, { label: "Which chart", value: chart, options, onChange: choose }),
      found2.value && found2.value.codes.length > 0 && /* @__PURE__ */ a4(SaveAs2, { path: (form) => `/api/reports/file?kind=crosstab&${asked4}&form=${form}`, forms: FORMS3 })
    ] }),
    /* @__PURE__ */ a4(Show, { what: "Chart", of: found2, children: (value2) => /* @__PURE__ */ a4(Body2, { ...props, found: value2 }) })
  ] });
}
function Charts() {
  const books = [...new Set((session.value?.rounds ?? []).map((one) => one.codebook.split("@")[0] ?? ""))];
  const codebook = route.value.name || (round.value?.codebook.split("@")[0] ?? "");
  const blindIn = (session.value?.rounds ?? []).filter((one) => one.blind).map((one) => one.id);
  const question = questionOf(route.value.query);
  const ask2 = (next) => navigate(href.charts(codebook, { ...next }));
  if (!codebook) return /* @__PURE__ */ a4(Empty, { title: "No codebook yet." });
  if (blind.value && blindIn.length > 0)
    return /* @__PURE__ */ a4(Page, { title: "Charts", children: /* @__PURE__ */ a4(Empty, { title: `You are blind in round ${blindIn.join(", ")}.`, children: /* @__PURE__ */ a4("p", { children: "Charts count the codes of all coders, so they are closed to you until the round has been compared." }) }) });
  return /* @__PURE__ */ a4(
    Page,
    {
      title: "Charts",
      broad: true,
      sub: /* @__PURE__ */ a4($, { children: [
        "What counts, across rounds and passes, coded with ",
        codebook
      ] }),
      tools: books.length > 1 && books.map((book) => /* @__PURE__ */ a4(
        "a",
        {
          class: "btn small",
          "aria-current": book === codebook ? "true" : void 0,
          href: href.charts(book),
          children: book
        },
        book
      )),
      children: kindOf(question) === "together" ? /* @__PURE__ */ a4("div", { class: "stack", children: [
        /* @__PURE__ */ a4(
          Choice,
          {
            label: "Which chart",
            value: "together",
            options: CHARTS.filter(([id]) => id !== "attribute"),
            onChange: (next) => {
              const across = { codes: "", case: "case", time: "month", together: "together", attribute: "" };
              ask2({ ...question, across: across[next], count: "" });
            }
          }
        ),
        /* @__PURE__ */ a4(Together, { codebook, first: "map", to: (by) => href.charts(codebook, { across: "together", by }) })
      ] }) : /* @__PURE__ */ a4(Counted, { codebook, question, ask: ask2 }, codebook)
    }
  );
}

// src/screens/codebook/desk_tools.tsx
var FORMS4 = [
  ["xlsx", "Excel"],
  ["docx", "Word"],
  ["html", "Web page"],
  ["qdc", "REFI-QDA (.qdc)"],
  ["csv", "CSV"],
  ["yaml", "YAML"]
];
var saving2 = y3(false);
async function save(key2, form) {
  saving2.value = true;
  try {
    const { name, data } = await services.api.file(
      `/api/codebook/export?codebook=${encodeURIComponent(key2)}&as=${form}`
    );
    saveFile(name, data);
    services.announce(`Saved ${name}.`);
  } catch (error) {
    services.announce(why(error));
  } finally {
    saving2.value = false;
  }
}
function SaveAs3({ of }) {
  return /* @__PURE__ */ a4("section", { class: "stack", "aria-label": "Save as a file", children: [
    /* @__PURE__ */ a4("h2", { children: "Save as a file" }),
    /* @__PURE__ */ a4(Toolbar, { label: "Save as", class: "row", children: FORMS4.map(([form, name]) => /* @__PURE__ */ a4(
      "button",
      {
        type: "button",
        class: "btn small",
        disabled: saving2.value,
        onClick: () => void save(of, form),
        children: name
      },
      form
    )) })
  ] });
}
function Begin() {
  return /* @__PURE__ */ a4($, { children: [
    /* @__PURE__ */ a4("a", { class: "btn small", href: href.codebook({ show: "new" }), children: "New codebook…" }),
    /* @__PURE__ */ a4("a", { class: "btn small", href: href.codebook({ show: "import" }), children: "From a file…" })
  ] });
}
function BookTools({ book }) {
  const to2 = (show4) => href.codebook({ codebook: book.id, show: show4 });
  return /* @__PURE__ */ a4("div", { class: "row small", children: [
    /* @__PURE__ */ a4("a", { class: "btn small", href: to2("add"), children: "Add a code…" }),
    /* @__PURE__ */ a4("a", { class: "btn small", href: to2("queue"), children: "Recode queue" }),
    /* @__PURE__ */ a4("a", { class: "btn small", href: to2("history"), children: "Versions" })
  ] });
}
function CodeTools({ code: code2, book }) {
  const to2 = (show4) => href.detail(code2.id, { codebook: book.id, show: show4 });
  const link = (show4, name) => /* @__PURE__ */ a4("a", { class: "btn small", href: to2(show4), children: name });
  if (code2.replaced_by) return null;
  return /* @__PURE__ */ a4("nav", { class: "row", "aria-label": "Change this code", children: [
    link("edit", "Edit…"),
    link("add", "Add below…"),
    link("move", "Move…"),
    link("split", "Split…"),
    link("merge", "Merge…"),
    code2.assignable && link("retire", "Retire…")
  ] });
}

// src/screens/codebook/fields.tsx
var FURTHER = /* @__PURE__ */ new Set(["cues", "aliases", "values", "scale", "colour"]);
function Wrong({ id, flaws }) {
  return /* @__PURE__ */ a4("span", { id, class: "help bad", children: flaws.map((flaw) => `${sentence(flaw.message)} ${sentence(flaw.remedy)}`).join(" ") });
}
function TextField({ label, help, value: value2, flaws, rows: rows2, focus, onText }) {
  const id = P2();
  const told = flaws.length > 0;
  const shared2 = {
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
    rows2 ? /* @__PURE__ */ a4("textarea", { ...shared2, rows: rows2, onInput: (event) => onText(event.currentTarget.value) }) : /* @__PURE__ */ a4("input", { ...shared2, type: "text", onInput: (event) => onText(event.currentTarget.value) }),
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
    /* @__PURE__ */ a4("legend", { class: "label", children: "Examples" }),
    rows2.map((example, at2) => /* @__PURE__ */ a4("div", { class: "row nowrap", children: [
      /* @__PURE__ */ a4(
        "textarea",
        {
          class: "input grow",
          rows: 2,
          dir: "auto",
          "aria-label": `Example ${at2 + 1}`,
          value: example,
          onInput: (event) => onChange(rows2.with(at2, event.currentTarget.value)),
          ...PRIVATE
        }
      ),
      /* @__PURE__ */ a4(
        "button",
        {
          type: "button",
          class: "btn small bare",
          "aria-label": `Remove example ${at2 + 1}`,
          onClick: () => onChange(rows2.toSpliced(at2, 1)),
          children: "Remove"
        }
      )
    ] }, at2)),
    /* @__PURE__ */ a4("div", { children: /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => onChange([...rows2, ""]), children: "One more example" }) })
  ] });
}
function Colour({ value: value2, flaws, onChange }) {
  return /* @__PURE__ */ a4("div", { class: "field", children: [
    /* @__PURE__ */ a4("span", { class: "label", children: "Colour" }),
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
        "a colour of its own"
      ] }),
      value2 !== "" && /* @__PURE__ */ a4(
        "input",
        {
          type: "color",
          "aria-label": "Colour",
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
  const of = (name) => flaws.filter((flaw) => flaw.field === name);
  const set2 = (more) => onChange({ ...fields, ...more });
  const further = flaws.some((flaw) => FURTHER.has(flaw.field)) || fields.cues.length + fields.values.length > 0;
  return /* @__PURE__ */ a4("div", { class: "stack", children: [
    /* @__PURE__ */ a4(TextField, { label: "Name", focus: true, value: fields.name, flaws: of("name"), onText: (name) => set2({ name }) }),
    /* @__PURE__ */ a4(
      TextField,
      {
        label: "Definition",
        help: "What it is, so that two people apply it the same way.",
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
          label: "Include",
          rows: 3,
          value: fields.include,
          flaws: of("include"),
          onText: (include) => set2({ include })
        }
      ),
      /* @__PURE__ */ a4(
        TextField,
        {
          label: "Exclude",
          rows: 3,
          value: fields.exclude,
          flaws: of("exclude"),
          onText: (exclude) => set2({ exclude })
        }
      )
    ] }),
    /* @__PURE__ */ a4(Examples, { value: fields.examples, onChange: (examples) => set2({ examples }) }),
    /* @__PURE__ */ a4("details", { open: further, children: [
      /* @__PURE__ */ a4("summary", { children: "Cues, other names, values, colour" }),
      /* @__PURE__ */ a4("div", { class: "stack", children: [
        /* @__PURE__ */ a4(
          LinesField,
          {
            label: "Cues",
            help: "Words by which rules propose it, one a line; refer* stands for every word that begins so.",
            value: fields.cues,
            flaws: of("cues"),
            onLines: (cues) => set2({ cues })
          }
        ),
        /* @__PURE__ */ a4(
          LinesField,
          {
            label: "Also called",
            help: "Other names, one a line.",
            value: fields.aliases,
            flaws: of("aliases"),
            onLines: (aliases) => set2({ aliases })
          }
        ),
        /* @__PURE__ */ a4(
          LinesField,
          {
            label: "Values",
            help: "Of how much, in ascending order, one a line: 0 = none.",
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
var MOST7 = 20 * 1024 * 1024;
var SHOWN3 = 60;
var FIELD_NAMES = {
  id: "id",
  name: "name of the code",
  definition: "definition",
  parent: "code above (parent)",
  category: "category above",
  level: "level of the tree",
  assignable: "is it coded directly",
  rolls_up_as: "counts above as",
  replaced_by: "replaced by"
};
function Columns({ shown, onMap }) {
  return /* @__PURE__ */ a4("div", { class: "scroll", children: /* @__PURE__ */ a4("table", { class: "table", children: [
    /* @__PURE__ */ a4("caption", { class: "sr", children: "Columns of the table" }),
    /* @__PURE__ */ a4("thead", { children: /* @__PURE__ */ a4("tr", { children: [
      /* @__PURE__ */ a4("th", { scope: "col", children: "Column" }),
      /* @__PURE__ */ a4("th", { scope: "col", children: "is taken for" }),
      /* @__PURE__ */ a4("th", { scope: "col", children: "First cells" })
    ] }) }),
    /* @__PURE__ */ a4("tbody", { children: shown.columns.map((column, at2) => /* @__PURE__ */ a4(ColumnRow, { column, fields: shown.fields, onMap }, at2)) })
  ] }) });
}
function ColumnRow({ column, fields, onMap }) {
  const { title, field, filled, sample } = column;
  const known2 = field === "" || fields.includes(field) ? fields : [...fields, field];
  return /* @__PURE__ */ a4("tr", { children: [
    /* @__PURE__ */ a4("th", { scope: "row", dir: "auto", children: title || /* @__PURE__ */ a4("span", { class: "quiet", children: "without a header" }) }),
    /* @__PURE__ */ a4("td", { children: title ? /* @__PURE__ */ a4(
      "select",
      {
        class: "input",
        "aria-label": `${title} is taken for`,
        value: field || "-",
        onChange: (event) => onMap(title, event.currentTarget.value),
        children: [
          /* @__PURE__ */ a4("option", { value: "-", children: filled ? "not taken" : "nothing" }),
          known2.map((one) => /* @__PURE__ */ a4("option", { value: one, children: FIELD_NAMES[one] ?? one }, one))
        ]
      }
    ) : /* @__PURE__ */ a4("span", { class: "quiet", children: "not taken" }) }),
    /* @__PURE__ */ a4("td", { class: "small quiet", dir: "auto", children: [
      sample.join(" · "),
      " ",
      filled > sample.length && `(${count(filled, "cell")})`
    ] })
  ] });
}
function Codes({ shown }) {
  if (!shown.codes.length) return null;
  return /* @__PURE__ */ a4("section", { class: "stack", "aria-label": "Codes", children: [
    /* @__PURE__ */ a4("h2", { children: count(shown.codes.length, "code") }),
    /* @__PURE__ */ a4("ul", { class: "imported", children: shown.codes.slice(0, SHOWN3).map((code2) => /* @__PURE__ */ a4("li", { style: { "--depth": code2.depth }, children: [
      /* @__PURE__ */ a4("strong", { dir: "auto", children: code2.name }),
      " ",
      /* @__PURE__ */ a4("code", { class: "quiet small", children: code2.id }),
      " ",
      /* @__PURE__ */ a4("span", { class: "quiet", dir: "auto", children: code2.definition })
    ] }, code2.id)) }),
    shown.codes.length > SHOWN3 && /* @__PURE__ */ a4("p", { class: "quiet", children: [
      "The first ",
      SHOWN3,
      " are shown."
    ] })
  ] });
}
function Told({ shown }) {
  return /* @__PURE__ */ a4($, { children: [
    shown.problems.length > 0 && /* @__PURE__ */ a4("ul", { class: "note bad", "aria-label": "Problems", children: shown.problems.map((line, at2) => /* @__PURE__ */ a4("li", { children: sentence(line) }, at2)) }),
    shown.told.length > 0 && /* @__PURE__ */ a4("ul", { class: "note", "aria-label": "How it was understood", children: shown.told.map((line, at2) => /* @__PURE__ */ a4("li", { children: sentence(line) }, at2)) }),
    shown.replaces && /* @__PURE__ */ a4("p", { class: "note warn", children: [
      "It takes the place of ",
      shown.id,
      ", version ",
      shown.replaces,
      "; that version is kept."
    ] })
  ] });
}
function Named({ given: given2, shown, ask: ask2 }) {
  const [id, setId] = d2(shown.id);
  const [version, setVersion] = d2(shown.version);
  if (/\.ya?ml$/i.test(given2.file) || !shown.id) return null;
  const same3 = id === shown.id && version === shown.version;
  return /* @__PURE__ */ a4("div", { class: "row", children: [
    /* @__PURE__ */ a4(TextField, { label: "Id", value: id, flaws: [], onText: setId }),
    /* @__PURE__ */ a4(TextField, { label: "Version", value: version, flaws: [], onText: setVersion }),
    /* @__PURE__ */ a4(
      "button",
      {
        type: "button",
        class: "btn small",
        disabled: same3 || !id.trim(),
        onClick: () => ask2({ ...given2, id, version }),
        children: "Call it so"
      }
    )
  ] });
}
function ImportPanel() {
  const [given2, setGiven] = d2(null);
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
        services.announce(`Codebook ${answer.id} is there.`);
        navigate(href.codebook({ codebook: answer.id }));
      }
    } catch (error) {
      setFault(why(error));
    } finally {
      setWaits(false);
    }
  };
  const choose = async (file) => {
    if (!file) return;
    setShown(null);
    if (file.size > MOST7) setFault("The window takes files of 20 MB.");
    else await ask2({ file: file.name, data: base64(await file.arrayBuffer()) });
  };
  return /* @__PURE__ */ a4("section", { class: "page stack deskform", "aria-label": "Codes from a file", children: [
    /* @__PURE__ */ a4("h1", { tabIndex: -1, children: "Codes from a file" }),
    /* @__PURE__ */ a4("p", { children: "Excel, a table in Word, CSV, REFI-QDA (.qdc) or YAML. Nothing is written before you have seen how it was understood; nothing is left out without being named." }),
    /* @__PURE__ */ a4("label", { class: "field", children: [
      /* @__PURE__ */ a4("span", { class: "label", children: "File" }),
      /* @__PURE__ */ a4(
        "input",
        {
          class: "input",
          type: "file",
          accept: ".xlsx,.docx,.csv,.tsv,.qdc,.yaml,.yml",
          disabled: waits,
          onChange: (event) => void choose(event.currentTarget.files?.[0])
        }
      )
    ] }),
    /* @__PURE__ */ a4("div", { role: "status", class: "stack", children: [
      waits && /* @__PURE__ */ a4("p", { class: "quiet", children: "The file is read…" }),
      fault2 && /* @__PURE__ */ a4("p", { class: "note bad", children: fault2 }),
      shown && /* @__PURE__ */ a4(Told, { shown })
    ] }),
    given2 && shown && shown.columns.length > 0 && /* @__PURE__ */ a4(
      Columns,
      {
        shown,
        onMap: (title, field) => void ask2({ ...given2, mapped: { ...given2.mapped, [title]: field } })
      }
    ),
    given2 && shown && /* @__PURE__ */ a4(Named, { given: given2, shown, ask: (next) => void ask2(next) }, `${shown.id}@${shown.version}`),
    shown && /* @__PURE__ */ a4(Codes, { shown }),
    /* @__PURE__ */ a4("div", { class: "row end", children: [
      /* @__PURE__ */ a4("a", { class: "btn", href: href.codebook(), children: "Leave it" }),
      /* @__PURE__ */ a4(
        "button",
        {
          type: "button",
          class: "btn main",
          disabled: !given2 || !shown?.seal || waits,
          onClick: () => {
            if (given2 && shown) void ask2(given2, shown.seal);
          },
          children: "Take it in"
        }
      )
    ] })
  ] });
}

// src/screens/codebook/new_panel.tsx
var ROWS = 3;
var empty = () => Array.from({ length: ROWS }, () => ({ name: "", definition: "" }));
function Row3({ code: code2, at: at2, onChange }) {
  return /* @__PURE__ */ a4("li", { class: "newcode", children: [
    /* @__PURE__ */ a4(
      "input",
      {
        class: "input",
        type: "text",
        dir: "auto",
        placeholder: "Name",
        "aria-label": `Name of code ${at2 + 1}`,
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
        placeholder: "What it is",
        "aria-label": `Definition of code ${at2 + 1}`,
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
  const given2 = codes.filter((code2) => code2.name.trim() || code2.definition.trim());
  const half = given2.find((code2) => !(code2.name.trim() && code2.definition.trim()));
  const named2 = id.trim() || title.trim();
  const write = async () => {
    setWaits(true);
    setFault("");
    try {
      const body = { id: named2, title: title.trim(), purpose: purpose2.trim(), codes: given2 };
      const made = await services.api.post("/api/codebook/new", body);
      services.announce(`Codebook ${made.id} is there.`);
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
      "aria-label": "New codebook",
      onSubmit: (event) => {
        event.preventDefault();
        if (named2 && given2.length && !half && !waits) void write();
      },
      children: [
        /* @__PURE__ */ a4("h1", { tabIndex: -1, children: "New codebook" }),
        /* @__PURE__ */ a4(TextField, { label: "Title", focus: true, value: title, flaws: [], onText: setTitle }),
        /* @__PURE__ */ a4(
          TextField,
          {
            label: "Id",
            help: "What the file and commands call it. Leave it empty to make it from the title.",
            value: id,
            flaws: [],
            onText: setId
          }
        ),
        /* @__PURE__ */ a4(TextField, { label: "What it is for", value: purpose2, flaws: [], rows: 2, onText: setPurpose }),
        /* @__PURE__ */ a4("fieldset", { class: "field", children: [
          /* @__PURE__ */ a4("legend", { class: "label", children: "First codes" }),
          /* @__PURE__ */ a4("ul", { class: "stack", children: codes.map((code2, at2) => /* @__PURE__ */ a4(Row3, { code: code2, at: at2, onChange: (changed2) => setCodes(codes.with(at2, changed2)) }, at2)) }),
          /* @__PURE__ */ a4("div", { children: /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => setCodes([...codes, { name: "", definition: "" }]), children: "One more code" }) })
        ] }),
        /* @__PURE__ */ a4("div", { role: "status", class: "stack", children: [
          half && /* @__PURE__ */ a4("p", { class: "note", children: "A code needs a name and what it is; the rest can come later." }),
          fault2 && /* @__PURE__ */ a4("p", { class: "note bad", children: fault2 })
        ] }),
        /* @__PURE__ */ a4("div", { class: "row end", children: [
          /* @__PURE__ */ a4("a", { class: "btn", href: href.codebook(), children: "Leave it" }),
          /* @__PURE__ */ a4("button", { type: "submit", class: "btn main", disabled: !named2 || !given2.length || half !== void 0 || waits, children: "Begin the codebook" })
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
      /* @__PURE__ */ a4("a", { href: href.code(row.round, row.transcript, row.start), children: [
        row.transcript,
        " in ",
        row.round
      ] }),
      /* @__PURE__ */ a4("span", { class: "quiet", children: [
        row.coder,
        ", under ",
        row.version,
        ": ",
        row.changed.join(", ")
      ] })
    ] })
  ] });
}
function Differences2({ shown }) {
  const lines = shown.differences.filter((one) => one.kind !== "noted");
  return /* @__PURE__ */ a4("ul", { class: "changes", children: lines.map((one, at2) => /* @__PURE__ */ a4("li", { children: [
    /* @__PURE__ */ a4("code", { children: one.code }),
    /* @__PURE__ */ a4("span", { dir: "auto", children: [
      one.text,
      " ",
      one.meaning && /* @__PURE__ */ a4("span", { class: "tag warn", children: "meaning" })
    ] })
  ] }, at2)) });
}
function Meaning2({ shown, book }) {
  const { before: before3, after, carried, doubtful, look_again, unread, blind: blind2 } = shown;
  return /* @__PURE__ */ a4("section", { class: "stack", "aria-label": "What it means", children: [
    /* @__PURE__ */ a4("h2", { children: "What it means" }),
    /* @__PURE__ */ a4("p", { children: after === before3 ? `It is written into version ${after}, which nobody has coded with yet.` : `It is written into version ${after}. Version ${before3} is in use and stays as it is.` }),
    /* @__PURE__ */ a4(Differences2, { shown }),
    shown.noted && /* @__PURE__ */ a4("ul", { class: "what-it-means", children: [
      /* @__PURE__ */ a4("li", { children: [
        /* @__PURE__ */ a4("strong", { children: count(carried, "coding") }),
        " ",
        carried === 1 ? "is" : "are",
        " carried over."
      ] }),
      /* @__PURE__ */ a4("li", { children: [
        /* @__PURE__ */ a4("strong", { children: count(doubtful, "coding") }),
        " ",
        doubtful === 1 ? "is" : "are",
        " to be looked at again."
      ] }),
      unread.length > 0 && /* @__PURE__ */ a4("li", { children: [
        /* @__PURE__ */ a4("strong", { children: count(unread.length, "transcript") }),
        " ",
        unread.length === 1 ? "counts" : "count",
        " as not yet coded for ",
        shown.code,
        ": ",
        unread.join(", "),
        ". A round about this code reads them."
      ] })
    ] }),
    blind2.length > 0 && /* @__PURE__ */ a4("p", { class: "note", children: [
      "You are blind in ",
      blind2.join(", "),
      ": only your own codings are counted and listed until it is compared."
    ] }),
    look_again.length > 0 && /* @__PURE__ */ a4("ul", { class: "excerpts", "aria-label": "Codings to look at again", children: look_again.map((row) => /* @__PURE__ */ a4(RecodeRow, { row, book }, row.id)) }),
    doubtful > look_again.length && /* @__PURE__ */ a4("p", { class: "quiet", children: [
      "The first ",
      look_again.length,
      " are listed."
    ] })
  ] });
}
function Weak({ shown }) {
  const weak = shown?.flaws.filter((flaw) => flaw.level === "warning" || !flaw.field) ?? [];
  if (!weak.length) return null;
  return /* @__PURE__ */ a4("ul", { class: "note", "aria-label": "What could be better", children: weak.map((flaw) => /* @__PURE__ */ a4("li", { children: [
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
      /* @__PURE__ */ a4("option", { value: "", children: "at the top" }),
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
    /* @__PURE__ */ a4("legend", { class: "label", children: "Codes that it takes in" }),
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
  ["reworded", "Said otherwise"],
  ["widened", "More belongs than before"],
  ["narrowed", "Less belongs than before"]
];
function Wordings({ value: value2, onChange }) {
  return /* @__PURE__ */ a4("div", { class: "field", children: [
    /* @__PURE__ */ a4("span", { class: "label", children: "What it is" }),
    /* @__PURE__ */ a4(Choice, { label: "What it is", value: value2, options: WORDINGS, onChange })
  ] });
}

// src/screens/codebook/act_panel.tsx
var ACTS = ["add", "edit", "move", "merge", "split", "retire"];
var TITLES = {
  add: () => "New code",
  edit: (code2) => `Edit ${code2}`,
  move: (code2) => `Move ${code2}`,
  merge: (code2) => `Merge codes into ${code2}`,
  split: (code2) => `Split a code off ${code2}`,
  retire: (code2) => `Retire ${code2}`
};
var EXPLAINED = {
  move: "It goes with all codes below it. Its own codings stay; what codes above it count changes.",
  merge: "The codes that are merged cannot be used any more; their codings count as this code’s.",
  split: "A new code takes a part of what this one holds. What was coded with this one stays until somebody recodes it.",
  retire: "Nobody codes with it any more; what was coded with it still counts."
};
function begin3(act, code2) {
  const given2 = takePrefill();
  const fields = { ...act === "edit" && code2 ? fieldsOf(code2) : NOTHING, ...given2.fields };
  if (given2.example && !fields.examples.includes(given2.example)) fields.examples = [...fields.examples, given2.example];
  const under = given2.under ?? (act === "add" ? code2?.id ?? "" : code2?.parent ?? "");
  return { fields, id: "", under, merged: [], kind: "reworded", again: null, reason: given2.reason ?? "" };
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
        label: "Below",
        book,
        value: typed2.under,
        not: act === "move" ? code2?.id : void 0,
        onChange: (under) => set2({ under })
      }
    ),
    made && /* @__PURE__ */ a4(
      TextField,
      {
        label: "Id",
        help: `Codings name it by this for ever. Leave it empty to make it from the name${shown?.code ? `: ${shown.code}` : ""}.`,
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
      "What was read before must be read again for it"
    ] }),
    shown?.noted && /* @__PURE__ */ a4(
      TextField,
      {
        label: "Reason",
        help: "Coders and readers are shown it.",
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
    services.announce(`Written into ${renewed.key}.`);
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
          /* @__PURE__ */ a4("a", { class: "btn", href: back, children: "Leave it" }),
          change3.stale && /* @__PURE__ */ a4("button", { type: "button", class: "btn main", onClick: () => void again2(), children: "Look at it again" }),
          !change3.stale && /* @__PURE__ */ a4("button", { type: "submit", class: "btn main", disabled: !ready, children: now2?.noted === false ? "Save" : meant ? `Write it into ${meant.after}` : "See what it means" })
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
  if (parent) rows2.push(["Below", parent.name]);
  if (!code2.assignable) rows2.push(["Use", "a container: code what is below it"]);
  else if (!code2.usable) rows2.push(["Use", code2.replaced_by ? "no longer" : "not what this round is about"]);
  if (code2.rolls_up_as === "contrary") rows2.push(["Above it", "counts as evidence against"]);
  if (code2.replaced_by) rows2.push(["Replaced by", code2.replaced_by]);
  if (code2.aliases.length) rows2.push(["Also called", code2.aliases.join(", ")]);
  if (code2.cues.length) rows2.push(["Cues", code2.cues.join(" · ")]);
  if (code2.origin) rows2.push(["Origin", code2.origin]);
  if (code2.source) rows2.push(["Source", code2.source]);
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
      code2.mine > 0 && /* @__PURE__ */ a4("span", { class: "tag", children: [
        count(code2.mine, "coding"),
        " of yours in ",
        count(code2.mine_transcripts, "transcript"),
        ", codes below not counted"
      ] }),
      code2.below > 0 && /* @__PURE__ */ a4("span", { class: "tag", children: [
        count(code2.below, "coding"),
        " below, as they stand"
      ] })
    ] }),
    /* @__PURE__ */ a4(Words, { label: "Definition", text: code2.definition, empty: "No definition yet." }),
    /* @__PURE__ */ a4("div", { class: "sides", children: [
      /* @__PURE__ */ a4(Words, { label: "Include", text: code2.include, empty: "Nothing said.", side: "in" }),
      /* @__PURE__ */ a4(Words, { label: "Exclude", text: code2.exclude, empty: "Nothing said.", side: "out" })
    ] }),
    code2.examples.length > 0 && /* @__PURE__ */ a4("section", { children: [
      /* @__PURE__ */ a4("h2", { class: "minor", children: code2.examples.length === 1 ? "Example" : "Examples" }),
      /* @__PURE__ */ a4("ul", { class: "examples", children: code2.examples.map((example) => /* @__PURE__ */ a4("li", { class: "quote", dir: "auto", children: example }, example)) })
    ] }),
    /* @__PURE__ */ a4("dl", { class: "pairs", children: facts(code2, book).flatMap(([name, value2]) => [
      /* @__PURE__ */ a4("dt", { children: name }, name),
      /* @__PURE__ */ a4("dd", { dir: "auto", children: value2 }, `${name}=`)
    ]) })
  ] });
}

// src/screens/codebook/changes.tsx
function Changes({ old, to: to2 }) {
  const diff = useLoad(`/api/codebook/diff?old=${encodeURIComponent(old)}&new=${encodeURIComponent(to2)}`);
  const target2 = to2.includes("@") ? to2 : "the working copy";
  return /* @__PURE__ */ a4("section", { class: "stack", "aria-label": "Changes", children: [
    /* @__PURE__ */ a4("h1", { tabIndex: -1, children: [
      "From ",
      old,
      " to ",
      target2
    ] }),
    /* @__PURE__ */ a4(Show, { what: "Changes", of: diff, children: ({ changes }) => changes.length === 0 ? /* @__PURE__ */ a4("p", { class: "note good", children: [
      "Nothing differs: ",
      target2,
      " says what ",
      old,
      " says."
    ] }) : /* @__PURE__ */ a4($, { children: [
      /* @__PURE__ */ a4("p", { class: "quiet", children: [
        "A change of meaning lists the codings made under ",
        old,
        " to be looked at again; another wording does not."
      ] }),
      /* @__PURE__ */ a4("ul", { class: "changes", children: changes.map((change3, index) => /* @__PURE__ */ a4("li", { children: [
        /* @__PURE__ */ a4("span", { children: /* @__PURE__ */ a4("code", { children: change3.code }) }),
        /* @__PURE__ */ a4("span", { dir: "auto", children: [
          change3.text || change3.kind,
          " ",
          change3.meaning && /* @__PURE__ */ a4("span", { class: "tag warn", children: "meaning" })
        ] })
      ] }, index)) })
    ] }) })
  ] });
}

// src/screens/codebook/head.tsx
function EditHead({ book, refresh }) {
  const [title, setTitle] = d2(book.title);
  const [purpose2, setPurpose] = d2(book.purpose);
  const [fault2, setFault] = d2("");
  const changed2 = title.trim() !== book.title || purpose2.trim() !== book.purpose.trim();
  const send3 = async (event) => {
    event.preventDefault();
    const asked4 = { codebook: book.id, sha256: book.sha256, title, purpose: purpose2 };
    setFault("");
    try {
      await services.api.post("/api/codebook/describe", asked4);
      await refresh();
      services.announce("Title and purpose are saved.");
    } catch (error) {
      setFault(inWords(error));
      await refresh();
    }
  };
  return /* @__PURE__ */ a4("details", { children: [
    /* @__PURE__ */ a4("summary", { children: "Title and purpose" }),
    /* @__PURE__ */ a4("form", { class: "stack", onSubmit: (event) => void send3(event), children: [
      /* @__PURE__ */ a4("label", { class: "field", children: [
        /* @__PURE__ */ a4("span", { class: "label", children: "Title" }),
        /* @__PURE__ */ a4(
          "input",
          {
            class: "input",
            dir: "auto",
            maxLength: 200,
            value: title,
            onInput: (event) => setTitle(event.currentTarget.value),
            ...PRIVATE
          }
        )
      ] }),
      /* @__PURE__ */ a4("label", { class: "field", children: [
        /* @__PURE__ */ a4("span", { class: "label", children: "Purpose" }),
        /* @__PURE__ */ a4(
          "textarea",
          {
            class: "input",
            dir: "auto",
            rows: 3,
            value: purpose2,
            onInput: (event) => setPurpose(event.currentTarget.value),
            ...PRIVATE
          }
        )
      ] }),
      /* @__PURE__ */ a4(FaultNote, { fault: fault2 }),
      /* @__PURE__ */ a4("p", { class: "row", children: [
        /* @__PURE__ */ a4("button", { type: "submit", class: "btn small", disabled: !changed2 || !title.trim(), children: "Save" }),
        /* @__PURE__ */ a4("span", { class: "quiet small", children: "The version stays: what codes say is not touched." })
      ] })
    ] })
  ] });
}

// src/screens/codebook/history.tsx
var keyOf = (version) => version.working ? version.key.replace(/@.*/, "") : version.key;
var nameOf = (version) => version.working ? `working copy (${version.version})` : version.version;
function Compare({ versions, book }) {
  const keys = versions.map(keyOf);
  const [from, setFrom] = d2(keys[0] ?? "");
  const [to2, setTo] = d2(keys.at(-1) ?? "");
  const choice = (label, value2, set2) => /* @__PURE__ */ a4("label", { class: "field", children: [
    /* @__PURE__ */ a4("span", { class: "label", children: label }),
    /* @__PURE__ */ a4("select", { class: "input", value: value2, onChange: (event) => set2(event.currentTarget.value), children: versions.map((one) => /* @__PURE__ */ a4("option", { value: keyOf(one), children: nameOf(one) }, keyOf(one))) })
  ] });
  return /* @__PURE__ */ a4("div", { class: "row bottom", children: [
    choice("From", from, setFrom),
    choice("To", to2, setTo),
    /* @__PURE__ */ a4(
      "button",
      {
        type: "button",
        class: "btn",
        disabled: from === to2,
        onClick: () => navigate(href.codebook({ codebook: book.id, show: `from:${from}~${to2}` })),
        children: "What changed"
      }
    )
  ] });
}
function Flags({ flags }) {
  if (!flags.length) return null;
  return /* @__PURE__ */ a4("section", { class: "stack", "aria-label": "Unclear in the codebook", children: [
    /* @__PURE__ */ a4("h2", { children: "What decisions say is unclear" }),
    /* @__PURE__ */ a4("ul", { class: "stack", children: flags.map((flag, at2) => /* @__PURE__ */ a4("li", { class: "card stack", children: [
      /* @__PURE__ */ a4("p", { class: "row", children: [
        /* @__PURE__ */ a4("strong", { class: "grow", children: flag.codes.join(", ") }),
        /* @__PURE__ */ a4("span", { class: flag.status === "open" ? "tag warn" : "tag good", children: flag.status })
      ] }),
      /* @__PURE__ */ a4("p", { children: [
        sentence(flag.problem),
        " ",
        flag.reason && sentence(flag.reason)
      ] }),
      /* @__PURE__ */ a4("p", { class: "quiet small", children: [
        /* @__PURE__ */ a4("a", { href: href.compare(flag.round, flag.transcript, flag.start), children: [
          flag.transcript,
          " in ",
          flag.round
        ] }),
        " ",
        "· ",
        flag.by,
        " · ",
        formatTime(flag.at)
      ] })
    ] }, at2)) })
  ] });
}
function History({ book }) {
  const history2 = useLoad(`/api/codebook/history?codebook=${encodeURIComponent(book.id)}`, anyChange);
  return /* @__PURE__ */ a4("section", { class: "stack", "aria-label": "Versions", children: [
    /* @__PURE__ */ a4("h1", { tabIndex: -1, children: [
      "Versions of ",
      book.title || book.id
    ] }),
    /* @__PURE__ */ a4(Show, { what: "Versions", of: history2, children: ({ versions, record: record2, flags }) => /* @__PURE__ */ a4($, { children: [
      /* @__PURE__ */ a4("ul", { class: "changes", children: versions.map((one) => /* @__PURE__ */ a4("li", { children: [
        /* @__PURE__ */ a4("strong", { children: nameOf(one) }),
        /* @__PURE__ */ a4("span", { children: [
          one.problem ? sentence(one.problem) : count(one.codes, "code"),
          one.rounds.length > 0 && ` · used in ${one.rounds.join(", ")}`,
          !one.used && !one.problem && " · nobody has coded with it yet"
        ] })
      ] }, one.working ? "working" : one.key)) }),
      versions.length > 1 && /* @__PURE__ */ a4(Compare, { versions, book }),
      /* @__PURE__ */ a4("h2", { children: "On record" }),
      record2.length === 0 ? /* @__PURE__ */ a4("p", { class: "note", children: "Nothing yet. Once a round uses a version, each change is recorded here with who made it and why." }) : /* @__PURE__ */ a4("ul", { class: "changes", children: record2.map((one, at2) => /* @__PURE__ */ a4("li", { children: [
        /* @__PURE__ */ a4("code", { children: one.code }),
        /* @__PURE__ */ a4("span", { children: [
          one.kind,
          one.origin.length > 0 && ` (from ${one.origin.join(", ")})`,
          " in ",
          one.after,
          one.reason && `: ${sentence(one.reason)}`,
          " ",
          /* @__PURE__ */ a4("span", { class: "quiet small", children: [
            one.by,
            " · ",
            formatTime(one.at)
          ] })
        ] })
      ] }, at2)) }),
      /* @__PURE__ */ a4(Flags, { flags })
    ] }) })
  ] });
}

// src/screens/codebook/proposals.tsx
function accept3(one, book) {
  const reason = `Proposed by ${one.coder} in ${one.round}.`;
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
function DeclineDialog({ proposal, close, done }) {
  const [reason, setReason] = d2("");
  const [fault2, setFault] = d2("");
  const send3 = async (event) => {
    event.preventDefault();
    const asked4 = { proposal: proposal.id, reason };
    try {
      await services.api.post("/api/codebook/decline", asked4);
      done();
    } catch (error) {
      setFault(inWords(error));
    }
  };
  return /* @__PURE__ */ a4(Dialog, { title: `Decline ${proposal.name}?`, onClose: close, children: /* @__PURE__ */ a4("form", { class: "stack", onSubmit: (event) => void send3(event), children: [
    /* @__PURE__ */ a4("p", { children: "It is put on record as a decision of today, and can be taken back under Meetings." }),
    /* @__PURE__ */ a4("label", { class: "field", children: [
      /* @__PURE__ */ a4("span", { class: "label", children: "Reason" }),
      /* @__PURE__ */ a4(
        "textarea",
        {
          class: "input",
          rows: 3,
          dir: "auto",
          value: reason,
          onInput: (event) => setReason(event.currentTarget.value),
          ...PRIVATE
        }
      )
    ] }),
    /* @__PURE__ */ a4(FaultNote, { fault: fault2 }),
    /* @__PURE__ */ a4("div", { class: "row end", children: [
      /* @__PURE__ */ a4("button", { type: "button", class: "btn", onClick: close, children: "Cancel" }),
      /* @__PURE__ */ a4("button", { type: "submit", class: "btn main", disabled: !reason.trim(), children: "Decline" })
    ] })
  ] }) });
}
function Proposals({ book, queue: queue2, working, code: code2 }) {
  const [declined, setDeclined] = d2(null);
  const me = session.value?.coder;
  const shown = code2 === void 0 ? book.proposals : book.proposals.filter((one) => one.code === code2);
  if (shown.length === 0) return null;
  const withdraw = async (id, round2, transcript) => {
    const result = await queue2.send(newOp({ kind: "proposal.remove", round: round2, transcript, proposal: id }));
    services.announce(result.ok ? "Proposal withdrawn. Control Z to undo." : result.error.message);
  };
  return /* @__PURE__ */ a4("section", { class: "stack", "aria-label": "Proposed codes", children: [
    /* @__PURE__ */ a4("h2", { children: code2 === void 0 ? "Proposed codes" : "Proposed for this code" }),
    /* @__PURE__ */ a4("p", { class: "quiet", children: [
      "They wait for the next version of the codebook; nothing is coded with them yet. One that is declined stays here with the reason, and among the decisions of ",
      /* @__PURE__ */ a4("a", { href: href.meetings(), children: "Meetings" }),
      "."
    ] }),
    /* @__PURE__ */ a4("ul", { class: "stack", children: shown.map((one) => /* @__PURE__ */ a4("li", { class: "card stack", children: [
      /* @__PURE__ */ a4("p", { class: "row", children: [
        /* @__PURE__ */ a4("strong", { class: "grow", children: one.name }),
        book.taken.includes(one.id) && /* @__PURE__ */ a4("span", { class: "tag good", children: "in the codebook" }),
        /* @__PURE__ */ a4("span", { class: "quiet small", children: [
          one.coder,
          " · ",
          formatTime(one.at)
        ] })
      ] }),
      one.definition && /* @__PURE__ */ a4("p", { children: one.definition }),
      one.decided && /* @__PURE__ */ a4("p", { class: "quiet", children: sentence(one.decided) }),
      /* @__PURE__ */ a4("p", { class: "row small", children: [
        one.code ? /* @__PURE__ */ a4("span", { class: "quiet", children: [
          "a sentence for ",
          one.code
        ] }) : one.parent && /* @__PURE__ */ a4("span", { class: "quiet", children: [
          "below ",
          one.parent
        ] }),
        one.transcript && /* @__PURE__ */ a4("a", { href: href.code(one.round, one.transcript, one.start), children: [
          "The passage in ",
          one.transcript
        ] }),
        working && !one.decided && !book.taken.includes(one.id) && /* @__PURE__ */ a4($, { children: [
          /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => accept3(one, book), children: "Accept…" }),
          /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => setDeclined(one), children: "Decline…" })
        ] }),
        one.coder === me && /* @__PURE__ */ a4(
          "button",
          {
            type: "button",
            class: "btn small bare",
            onClick: () => void withdraw(one.id, one.round, one.transcript),
            children: "Withdraw"
          }
        )
      ] })
    ] }, one.id)) }),
    declined && /* @__PURE__ */ a4(
      DeclineDialog,
      {
        proposal: declined,
        close: () => setDeclined(null),
        done: () => {
          setDeclined(null);
          services.announce(`${declined.name} is declined.`);
        }
      }
    )
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
      services.announce(`${count(picked.length, "coding")} confirmed under ${queue2.codebook}@${queue2.version}.`);
      setChosen(/* @__PURE__ */ new Set());
    } catch (error) {
      setFault(why(error));
    }
  };
  return /* @__PURE__ */ a4("section", { class: "stack", "aria-label": "Codings to look at again", children: [
    /* @__PURE__ */ a4("h2", { children: [
      count(queue2.total, "coding"),
      " to look at again"
    ] }),
    /* @__PURE__ */ a4("p", { class: "quiet", children: [
      "Open one in its text to recode it, or tick those that hold under version ",
      queue2.version,
      " too and confirm them."
    ] }),
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
        "All that are listed"
      ] }),
      /* @__PURE__ */ a4("label", { class: "field grow", children: [
        /* @__PURE__ */ a4("span", { class: "label", children: "Why they hold" }),
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
      /* @__PURE__ */ a4("button", { type: "button", class: "btn main", disabled: !picked.length, onClick: () => void confirm(), children: picked.length ? `Confirm ${count(picked.length, "coding")}` : "Confirm" })
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
      "holds"
    ] }) }, row.id)) })
  ] });
}
function Unread({ queue: queue2 }) {
  if (!queue2.reread.length) return null;
  return /* @__PURE__ */ a4("section", { class: "stack", "aria-label": "Transcripts to read again", children: [
    /* @__PURE__ */ a4("h2", { children: [
      count(queue2.reread.length, "transcript"),
      " to read again"
    ] }),
    /* @__PURE__ */ a4("ul", { class: "changes", children: queue2.reread.map((row) => /* @__PURE__ */ a4("li", { children: [
      /* @__PURE__ */ a4("code", { children: row.code }),
      /* @__PURE__ */ a4("span", { children: [
        row.transcript,
        ": it ",
        row.said,
        " in ",
        row.version,
        " ",
        row.reason && /* @__PURE__ */ a4("span", { class: "quiet", children: [
          "(",
          row.reason,
          ")"
        ] })
      ] })
    ] }, `${row.code} ${row.transcript}`)) }),
    /* @__PURE__ */ a4("p", { children: /* @__PURE__ */ a4("a", { href: href.rounds(), children: "Start a round about these codes" }) })
  ] });
}
function Queue({ book }) {
  const queue2 = useLoad(`/api/codebook/recheck?codebook=${encodeURIComponent(book.id)}`, anyChange);
  return /* @__PURE__ */ a4("section", { class: "stack", "aria-label": "Recode queue", children: [
    /* @__PURE__ */ a4("h1", { tabIndex: -1, children: "Recode queue" }),
    /* @__PURE__ */ a4(Show, { what: "Recode queue", of: queue2, children: (now2) => /* @__PURE__ */ a4($, { children: [
      now2.blind.length > 0 && /* @__PURE__ */ a4("p", { class: "note", children: [
        "You are blind in ",
        now2.blind.join(", "),
        ": only your own codings are listed."
      ] }),
      now2.total > 0 ? /* @__PURE__ */ a4(Waiting, { queue: now2, book, onDone: queue2.set }) : /* @__PURE__ */ a4("p", { class: "note good", children: "No coding waits. Codings come here when a version changes what their code means, and leave when somebody recodes or confirms them." }),
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
    /* @__PURE__ */ a4("a", { href: href.code(row.round, row.transcript, row.start), children: [
      "turn ",
      row.turn + 1
    ] }),
    " ",
    /* @__PURE__ */ a4("span", { class: "quiet", children: [
      row.speaker,
      who && ` · coded by ${row.coder}`
    ] }),
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
function Row4({ row, code: code2, book, mine: mine2, ask: ask2, send: send3 }) {
  const base = { round: row.round, transcript: row.transcript, coding: row.coding };
  const next = NEXT2[row.polarity];
  return /* @__PURE__ */ a4("li", { class: "excerpt", children: [
    /* @__PURE__ */ a4(ExcerptText, { row }),
    /* @__PURE__ */ a4("div", { class: "row", children: [
      /* @__PURE__ */ a4("span", { class: "grow", children: [
        /* @__PURE__ */ a4(ExcerptPlace, { row, who: !mine2 }),
        row.below && /* @__PURE__ */ a4("span", { class: "quiet small", children: [
          " · in ",
          row.round,
          ", below this pass"
        ] }),
        row.code !== code2 && /* @__PURE__ */ a4($, { children: [
          " ",
          "· ",
          /* @__PURE__ */ a4(CodeName, { code: row.code, codes: book.codes })
        ] })
      ] }),
      /* @__PURE__ */ a4("span", { class: "acts row", children: /* @__PURE__ */ a4("button", { type: "button", class: "btn small bare", onClick: () => asExample(row, book), children: "Example" }) }),
      mine2 && /* @__PURE__ */ a4("span", { class: "acts row", children: [
        /* @__PURE__ */ a4("button", { type: "button", class: "btn small bare", onClick: () => ask2({ row, what: "recode" }), children: "Recode…" }),
        /* @__PURE__ */ a4("button", { type: "button", class: "btn small bare", onClick: () => ask2({ row, what: "add" }), children: "Code also…" }),
        /* @__PURE__ */ a4(
          "button",
          {
            type: "button",
            class: "btn small bare",
            onClick: () => void send3({ kind: "coding.replace", ...base, polarity: next }, `Now ${next}. Control Z to undo.`),
            children: [
              "Make ",
              next
            ]
          }
        ),
        /* @__PURE__ */ a4(
          "button",
          {
            type: "button",
            class: "btn small bare",
            onClick: () => void send3({ kind: "coding.remove", ...base }, "Removed. Control Z to undo."),
            children: "Remove"
          }
        )
      ] })
    ] }),
    row.memo && /* @__PURE__ */ a4("p", { class: "memo-line", children: [
      "Memo: ",
      row.memo
    ] })
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
  const [below3, setBelow] = d2(true);
  const [everyone, setEveryone] = d2(false);
  const [asking2, setAsking] = d2(null);
  const whose = everyone && others ? "visible" : "mine";
  const path = `/api/codes/${encodeURIComponent(code2)}/excerpts?round=${encodeURIComponent(round2)}&below=${below3 ? 1 : 0}&whose=${whose}`;
  const excerpts = useLoad(path, anyChange);
  const branch = book.codes.some((one) => one.parent === code2);
  const me = services.session.value?.coder;
  const send3 = async (draft, done) => {
    const result = await queue2.send(newOp(draft));
    services.announce(result.ok ? done : `${result.error.message} ${result.error.hint}`);
  };
  const choose = async (chosen4) => {
    if (!asking2) return;
    const { row, what } = asking2;
    setAsking(null);
    const name = book.codes.find((one) => one.id === chosen4)?.name ?? chosen4;
    if (what === "recode")
      await send3(
        { kind: "coding.replace", round: row.round, transcript: row.transcript, coding: row.coding, code: chosen4 },
        `Recoded to ${name}. Control Z to undo.`
      );
    else await send3(await alsoCode(row, chosen4), `Coded ${name} too. Control Z to undo.`);
  };
  return /* @__PURE__ */ a4("section", { class: "excerpts", "aria-label": "Excerpts", children: [
    /* @__PURE__ */ a4("div", { class: "row", children: [
      /* @__PURE__ */ a4("h2", { class: "grow", children: [
        "Excerpts ",
        excerpts.value && /* @__PURE__ */ a4("span", { class: "quiet", children: [
          "(",
          excerpts.value.total,
          ")"
        ] })
      ] }),
      branch && /* @__PURE__ */ a4("label", { class: "check", children: [
        /* @__PURE__ */ a4("input", { type: "checkbox", checked: below3, onChange: (event) => setBelow(event.currentTarget.checked) }),
        "with codes below"
      ] }),
      others && /* @__PURE__ */ a4("label", { class: "check", children: [
        /* @__PURE__ */ a4("input", { type: "checkbox", checked: everyone, onChange: (event) => setEveryone(event.currentTarget.checked) }),
        "of all coders"
      ] })
    ] }),
    /* @__PURE__ */ a4(Show, { what: "Excerpts", of: excerpts, children: ({ rows: rows2 }) => rows2.length === 0 ? /* @__PURE__ */ a4("p", { class: "note", children: [
      whose === "mine" ? "You have not used this code in this round." : "Nobody has used this code in this round.",
      branch && !below3 && " Codes below it are not counted."
    ] }) : [...groupBy(rows2, (row) => row.transcript)].map(([transcript, own2]) => /* @__PURE__ */ a4("section", { children: [
      /* @__PURE__ */ a4("h3", { children: [
        transcript,
        " ",
        /* @__PURE__ */ a4("span", { class: "quiet", children: [
          own2[0]?.case,
          " · ",
          count(own2.length, "excerpt")
        ] })
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
        title: asking2.what === "recode" ? "Recode to" : "Code also",
        book,
        not: asking2.row.code,
        onChoose: (chosen4) => void choose(chosen4),
        onClose: () => setAsking(null)
      }
    )
  ] });
}

// src/screens/codebook/panel.tsx
function Overview({ book, source, queue: queue2, refresh }) {
  const assignable = book.codes.filter((code2) => code2.assignable).length;
  const used = book.codes.filter((code2) => code2.mine > 0).length;
  const below3 = book.codes.reduce((sum, code2) => sum + code2.below, 0);
  const working = "codebook" in source;
  return /* @__PURE__ */ a4("div", { class: "stack", children: [
    /* @__PURE__ */ a4("h1", { tabIndex: -1, children: book.title || book.id }),
    /* @__PURE__ */ a4("p", { class: "quiet", children: [
      book.key,
      " · ",
      count(assignable, "code"),
      " to code with",
      !working && `, ${used} used by you`,
      below3 > 0 && `, ${count(below3, "coding")} below your pass as they stand`,
      book.frozen && (working ? " · in use: a change goes into the next version" : " · frozen: its words stay as they are")
    ] }),
    working && /* @__PURE__ */ a4("p", { class: "quiet", children: [
      "This is the file codebooks/",
      book.id,
      ".yaml. What you change here is written into it, with its comments and order kept; its first use in a round freezes the version."
    ] }),
    book.purpose && /* @__PURE__ */ a4("p", { children: book.purpose }),
    working && /* @__PURE__ */ a4(EditHead, { book, refresh }, book.sha256),
    working ? /* @__PURE__ */ a4("p", { class: "quiet", children: "Choose a code to read and change it. Drag it, or press Shift with → or ←, to put it elsewhere in the tree." }) : /* @__PURE__ */ a4("p", { children: /* @__PURE__ */ a4("a", { class: "btn small", href: href.codebook({ codebook: book.id }), children: "Edit the working copy" }) }),
    book.thin.length > 0 && /* @__PURE__ */ a4("p", { class: "note", children: [
      count(book.thin.length, "code"),
      " could be clearer (no example, no exclude, a twin):",
      " ",
      book.thin.map((id, at2) => /* @__PURE__ */ a4($, { children: [
        at2 > 0 && ", ",
        /* @__PURE__ */ a4("a", { href: href.detail(id, source), children: id }, id)
      ] }))
    ] }),
    /* @__PURE__ */ a4(Proposals, { book, queue: queue2, working }),
    /* @__PURE__ */ a4(SaveAs3, { of: working ? book.id : book.key })
  ] });
}
function Panel2(props) {
  const { book, source, queue: queue2, refresh } = props;
  const { name, query: query2 } = route.value;
  const code2 = book.codes.find((one) => one.id === name);
  const show4 = query2.get("show") ?? "";
  if (show4.startsWith("from:")) {
    const [old = "", to2 = book.id] = show4.slice(5).split("~");
    return /* @__PURE__ */ a4(Changes, { old, to: to2 });
  }
  if (name && !code2)
    return /* @__PURE__ */ a4(Empty, { title: `This version has no code ${name}.`, children: /* @__PURE__ */ a4("p", { children: /* @__PURE__ */ a4("a", { href: href.codebook(source), children: "To the codebook" }) }) });
  if ("codebook" in source) {
    const act = ACTS.find((one) => one === show4);
    if (act && (code2 || act === "add"))
      return /* @__PURE__ */ a4(ActPanel, { act, code: code2, book, refresh }, `${act} ${name}`);
    if (show4 === "queue") return /* @__PURE__ */ a4(Queue, { book });
    if (show4 === "history") return /* @__PURE__ */ a4(History, { book });
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
function placeOf(key2, at2, codes) {
  const code2 = codes.find((one) => one.id === at2);
  if (!code2) return null;
  if (key2 === "ArrowLeft") {
    if (!code2.parent) return null;
    return codes.find((one) => one.id === code2.parent)?.parent ?? "";
  }
  if (key2 !== "ArrowRight") return null;
  const beside = codes.filter((one) => one.parent === code2.parent && !one.replaced_by);
  return beside[beside.findIndex((one) => one.id === at2) - 1]?.id ?? null;
}
function mayStand(code2, under, codes) {
  const byId = new Map(codes.map((one) => [one.id, one]));
  if (byId.get(code2)?.parent === under) return false;
  for (let at2 = under; at2; at2 = byId.get(at2)?.parent ?? "") if (at2 === code2) return false;
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
    "No code matches ‘",
    text,
    "’.",
    near && /* @__PURE__ */ a4($, { children: [
      " ",
      "Did you mean",
      " ",
      /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => onText(near), children: near }),
      "?"
    ] }),
    " ",
    /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => onText(""), children: "Clear (Esc)" })
  ] });
}
function Item({ code: code2, mine: mine2, book, open: open6, current, selected, onSelect, onToggle, drag }) {
  return /* @__PURE__ */ a4(
    "li",
    {
      role: "treeitem",
      id: `code-${code2.id}`,
      class: "code",
      "data-id": code2.id,
      "aria-level": code2.depth + 1,
      "aria-selected": selected,
      "aria-expanded": open6,
      tabIndex: current ? 0 : -1,
      style: { "--depth": code2.depth },
      onClick: onSelect,
      ...drag?.source(code2.id),
      ...drag?.target(code2.id),
      "aria-label": `${code2.name}${mine2 ? `, ${mine2} codings, with those of codes below` : ""}${code2.assignable ? "" : ", not coded directly"}`,
      children: [
        /* @__PURE__ */ a4(
          "span",
          {
            class: "twist",
            "aria-hidden": "true",
            onClick: open6 === void 0 ? void 0 : (event) => {
              event.stopPropagation();
              onToggle();
            },
            children: open6 === void 0 ? "" : open6 ? "▾" : "▸"
          }
        ),
        /* @__PURE__ */ a4(Swatch, { code: code2.id, codes: book.codes }),
        /* @__PURE__ */ a4("span", { class: code2.assignable ? "name" : "name group", dir: "auto", children: code2.name }),
        code2.replaced_by && /* @__PURE__ */ a4("span", { class: "quiet small", children: "replaced" }),
        mine2 > 0 && /* @__PURE__ */ a4(
          "span",
          {
            class: "mine",
            title: "Codings of yours, in a second pass also those that stand below it; with those of codes below",
            children: mine2
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
      const at2 = event.target.closest("[data-id]")?.getAttribute("data-id") ?? current;
      const under = placeOf(event.key, at2, book.codes);
      if (under !== null) {
        event.preventDefault();
        setCursor2(at2);
        onMove(at2, under);
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
      /* @__PURE__ */ a4("span", { class: "sr", children: "Filter codes" }),
      /* @__PURE__ */ a4(
        "input",
        {
          class: "input",
          type: "search",
          placeholder: "Filter: name, definition, example",
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
    hits && hits.size === 0 ? /* @__PURE__ */ a4(NothingFound, { codes: book.codes, text, onText: setText }) : /* @__PURE__ */ a4("ul", { class: "tree", role: "tree", "aria-label": "Codes", ref: list, onKeyDown: onKey, children: [
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
      drag?.under && /* @__PURE__ */ a4("li", { class: "code top", role: "none", ...drag.target(""), children: "to the top" })
    ] })
  ] });
}

// src/screens/codebook/codebook.tsx
var queryOf = (source) => "round" in source ? `round=${encodeURIComponent(source.round)}` : `codebook=${encodeURIComponent(source.codebook)}`;
function Sources({ source, book, books }) {
  const rounds = session.value?.rounds ?? [];
  const working = [.../* @__PURE__ */ new Set([book.id, ...books, ...rounds.map((one) => one.codebook.split("@")[0] ?? "")])];
  const value2 = "round" in source ? `r:${source.round}` : `c:${source.codebook}`;
  const choose = (chosen4) => {
    const id = chosen4.slice(2);
    navigate(href.codebook(chosen4.startsWith("r:") ? { round: id } : { codebook: id }));
  };
  return /* @__PURE__ */ a4("label", { class: "field", children: [
    /* @__PURE__ */ a4("span", { class: "label", children: "Version" }),
    /* @__PURE__ */ a4("select", { class: "input", value: value2, onChange: (event) => choose(event.currentTarget.value), children: [
      working.map((id) => /* @__PURE__ */ a4("option", { value: `c:${id}`, children: [
        id,
        ": working copy"
      ] }, id)),
      rounds.map((one) => /* @__PURE__ */ a4("option", { value: `r:${one.id}`, children: [
        "Round ",
        one.id,
        ": ",
        one.codebook
      ] }, one.id))
    ] })
  ] });
}
function Tools2({ book, source, books }) {
  const versions = [...new Set((session.value?.rounds ?? []).map((one) => one.codebook))].filter(
    (key2) => key2.startsWith(`${book.id}@`)
  );
  return /* @__PURE__ */ a4("div", { class: "sources", children: [
    /* @__PURE__ */ a4(Sources, { source, book, books }),
    "codebook" in source && /* @__PURE__ */ a4(BookTools, { book }),
    /* @__PURE__ */ a4("div", { class: "row small", children: versions.map((key2) => /* @__PURE__ */ a4("a", { href: href.codebook({ ...source, show: `from:${key2}` }), children: key2 === book.key && book.frozen ? "What changed after this version" : `Changes since ${key2}` }, key2)) }),
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
    const name = now2.codes.find((one) => one.id === code2)?.name ?? code2;
    const place4 = now2.codes.find((one) => one.id === under)?.name;
    const done = await atOnce(now2.id, now2.sha256, { act: "move", codes: [code2], under });
    if (done === "look") {
      prefill.value = { under };
      navigate(href.detail(code2, { codebook: now2.id, show: "move" }));
    } else if (done === "written") {
      await refresh();
      services.announce(place4 ? `${name} is below ${place4} now.` : `${name} is at the top now.`);
    } else services.announce(done);
  };
  const working = "codebook" in source;
  return /* @__PURE__ */ a4(Show, { what: "Codebook", of: book, children: (now2) => /* @__PURE__ */ a4("div", { class: "two", children: [
    /* @__PURE__ */ a4("aside", { "data-region": "codes", "aria-label": "Codes", children: [
      /* @__PURE__ */ a4(Tools2, { book: now2, source, books }),
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
    /* @__PURE__ */ a4("section", { "data-region": "code", "aria-label": "Code", children: /* @__PURE__ */ a4(Panel2, { book: now2, source, queue: queue2, refresh }) })
  ] }) });
}
function None() {
  return /* @__PURE__ */ a4(Empty, { title: "No codebook yet.", children: [
    /* @__PURE__ */ a4("p", { children: "Codes with their definitions stand here as a tree. Begin one, or take the one that your team has in Excel, Word, CSV, another tool (.qdc) or YAML." }),
    /* @__PURE__ */ a4("p", { class: "row", children: /* @__PURE__ */ a4(Begin, {}) })
  ] });
}
function CodebookScreen({ queue: queue2 }) {
  const listed = useLoad("/api/codebooks", anyChange);
  const show4 = route.value.query.get("show");
  A2(
    () => () => {
      prefill.value = null;
    },
    []
  );
  if (show4 === "new") return /* @__PURE__ */ a4(NewPanel, {});
  if (show4 === "import") return /* @__PURE__ */ a4(ImportPanel, {});
  const books = listed.value?.books ?? [];
  const source = sourceNow(books.filter((one) => !one.problem).map((one) => one.id));
  const broken = books.filter((one) => one.problem);
  if (!source)
    return /* @__PURE__ */ a4(Show, { what: "Codebook", of: listed, children: () => /* @__PURE__ */ a4($, { children: [
      broken.map((one) => /* @__PURE__ */ a4("p", { class: "note bad", children: [
        one.id,
        ": ",
        sentence(one.problem)
      ] }, one.id)),
      /* @__PURE__ */ a4(None, {})
    ] }) });
  return /* @__PURE__ */ a4(Desk2, { source, books: books.map((one) => one.id), queue: queue2 });
}

// src/screens/compare/differences.ts
var KIND_WORDS = {
  same: { name: "same", words: "every coder has this code here", sign: "=" },
  borders: { name: "other borders", words: "same code, other borders", sign: "↔" },
  polarity: { name: "other polarity", words: "another coder has this code here with another polarity", sign: "±" },
  different: { name: "different code", words: "another coder has another code here", sign: "≠" },
  only: { name: "one coder only", words: "another coder has no code here", sign: "1" }
};
var WORST = ["same", "borders", "polarity", "different", "only"];
var overlap = (a5, b4) => Math.max(0, Math.min(a5.end, b4.end) - Math.max(a5.start, b4.start));
var share = (a5, b4) => overlap(a5, b4) / (Math.max(a5.end, b4.end) - Math.min(a5.start, b4.start));
function against(coding3, others, least) {
  const meeting = others.filter((other) => overlap(coding3, other) > 0);
  const alike = meeting.filter((other) => other.code === coding3.code);
  const same3 = alike.filter((other) => other.polarity === coding3.polarity);
  if (same3.some((other) => share(coding3, other) >= least)) return "same";
  if (same3.length) return "borders";
  if (alike.length) return "polarity";
  return meeting.length ? "different" : "only";
}
function compare(coders, least = 1) {
  return coders.flatMap(
    ({ coder, codings: codings2 }) => codings2.map((coding3) => {
      const kinds2 = coders.filter((other) => other.coder !== coder).map((other) => against(coding3, other.codings, least));
      const worst = Math.max(0, ...kinds2.map((kind) => WORST.indexOf(kind)));
      return { coding: coding3, kind: WORST[worst] ?? "same" };
    })
  ).toSorted((a5, b4) => a5.coding.start - b4.coding.start || b4.coding.end - a5.coding.end);
}
function differences(compared) {
  const found2 = [];
  for (const { coding: coding3, kind } of compared) {
    const last2 = found2.at(-1);
    if (last2 && coding3.start < last2.end) {
      last2.end = Math.max(last2.end, coding3.end);
      last2.codings.push(coding3);
      if (!last2.kinds.includes(kind)) last2.kinds.push(kind);
    } else found2.push({ start: coding3.start, end: coding3.end, kinds: [kind], codings: [coding3] });
  }
  return found2.filter(({ kinds: kinds2 }) => kinds2.some((kind) => kind !== "same"));
}
function everybody(me, own2, others) {
  const all = others.coders.filter(({ coder }) => coder !== me).map(({ coder, codings: codings2 }) => ({ coder, codings: codings2 }));
  return own2.length || !others.coders.some(({ coder }) => coder === me) ? [{ coder: me, codings: own2 }, ...all].toSorted((a5, b4) => a5.coder.localeCompare(b4.coder)) : others.coders.map(({ coder, codings: codings2 }) => ({ coder, codings: codings2 }));
}
function pass(passed) {
  const named2 = (coder, codings2) => ({
    coder,
    codings: codings2.map((coding3) => ({ ...coding3, coder, id: `${coding3.id} ${coder}` }))
  });
  return [named2(passed.label_below, passed.below), named2(passed.label, passed.after)];
}

// src/screens/compare/text_pane.tsx
var PATTERNS3 = { solid: 0, hatched: 1, dotted: 2 };
function viewOf({ coding: coding3, kind }, { book, coders, named: named2 }) {
  const name = book.codes.find((code2) => code2.id === coding3.code)?.name ?? coding3.code;
  const { sign } = POLARITIES[coding3.polarity];
  return {
    id: coding3.id,
    code: coding3.code,
    start: coding3.start,
    end: coding3.end,
    label: `${KIND_WORDS[kind].sign} ${named2 ? `${coding3.coder}: ` : ""}${name}${coding3.polarity === "supporting" ? "" : ` ${sign}`}`,
    hue: hueOf(coding3.code, book.codes),
    pattern: PATTERNS3[patternOf(coding3.code, book.codes)],
    memo: false,
    kind,
    ...named2 && { group: coders.indexOf(coding3.coder) },
    order: Date.parse(coding3.at) || 0
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
function Pair2({ transcript, book, compared, coders, focus, onActivate }) {
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
        "aria-label": `Coder ${index + 1}`,
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
        label: `${transcript.id}, coded by ${coder}`,
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
  if (filtered) return { words: "No difference of this code and kind.", good: false };
  if (others.passed) return { words: "The pass left every coding here as it was.", good: false };
  if (coders < 2) return { words: "Only one coder's work is here, so there is nothing to compare.", good: false };
  return { words: "The coders agree on every passage here.", good: true };
}
function turnOf2(transcript, point2) {
  return (transcript.turns.findLast((turn) => turn.start <= point2)?.index ?? 0) + 1;
}
function List2({ found: found2, none, at: at2, book, transcript, onAt }) {
  const list = T2(null);
  A2(() => {
    revealInPane(list.current?.children[at2]);
  }, [at2]);
  if (found2.length === 0) return /* @__PURE__ */ a4("p", { class: none.good ? "note good" : "note", children: none.words });
  return /* @__PURE__ */ a4("ol", { ref: list, children: found2.map((one, index) => /* @__PURE__ */ a4("li", { children: /* @__PURE__ */ a4("button", { type: "button", "aria-current": index === at2, onClick: () => onAt(index), children: [
    /* @__PURE__ */ a4("span", { class: "row small", children: [
      /* @__PURE__ */ a4("span", { class: "quiet", children: [
        "turn ",
        turnOf2(transcript, one.start)
      ] }),
      one.kinds.filter((kind) => kind !== "same").map((kind) => /* @__PURE__ */ a4(KindTag, { kind }, kind))
    ] }),
    one.codings.map((coding3) => /* @__PURE__ */ a4("span", { class: "small", children: [
      /* @__PURE__ */ a4("span", { class: "nowrap", children: [
        coding3.coder,
        ":"
      ] }),
      " ",
      /* @__PURE__ */ a4(CodeName, { code: coding3.code, codes: book.codes, polarity: coding3.polarity })
    ] }, coding3.id))
  ] }) }, one.start)) });
}
function Body3(data) {
  const { round: round2, transcript, book, work: work2, others } = data;
  const [two, setTwo] = d2(false);
  const [code2, setCode] = d2("");
  const [kind, setKind] = d2("");
  const [at2, setAt] = d2(0);
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
  const here = found2[Math.min(at2, found2.length - 1)] ?? null;
  useOnce(() => {
    const point2 = Number(route.value.query.get("at") ?? NaN);
    const index = found2.findIndex((one) => one.end > point2);
    setAt(Number.isNaN(point2) || index < 0 ? 0 : index);
    return void 0;
  });
  const step = (by) => () => {
    const next = Math.max(0, Math.min(found2.length - 1, at2 + by));
    setAt(next);
    services.announce(found2.length ? `Difference ${next + 1} of ${found2.length}` : "No differences.");
  };
  useKeys({ nextDifference: step(1), previousDifference: step(-1), twoPanes: () => setTwo(!two) });
  const activate = (id) => {
    const index = found2.findIndex((one) => one.codings.some((coding3) => coding3.id === id));
    if (index >= 0) setAt(index);
  };
  const used = book.codes.filter((one) => all.some(({ codings: codings2 }) => codings2.some((coding3) => coding3.code === one.id)));
  const common = { transcript, book, compared, coders, focus: here };
  return /* @__PURE__ */ a4("div", { class: "compare", children: [
    /* @__PURE__ */ a4("div", { class: "tools", "data-region": "tools", children: [
      /* @__PURE__ */ a4("h1", { tabIndex: -1, children: [
        "Compare ",
        transcript.id
      ] }),
      /* @__PURE__ */ a4(
        "select",
        {
          class: "input",
          "aria-label": "Transcript",
          value: transcript.id,
          onChange: (event) => navigate(href.compare(round2.id, event.currentTarget.value)),
          children: round2.transcripts.map((id) => /* @__PURE__ */ a4("option", { children: id }, id))
        }
      ),
      /* @__PURE__ */ a4("select", { class: "input", "aria-label": "Code", value: code2, onChange: (event) => setCode(event.currentTarget.value), children: [
        /* @__PURE__ */ a4("option", { value: "", children: "All codes" }),
        used.map((one) => /* @__PURE__ */ a4("option", { value: one.id, children: one.name }, one.id))
      ] }),
      /* @__PURE__ */ a4(
        "select",
        {
          class: "input",
          "aria-label": "Kind",
          value: kind,
          onChange: (event) => setKind(event.currentTarget.value),
          children: [
            /* @__PURE__ */ a4("option", { value: "", children: "All kinds" }),
            Object.entries(KIND_WORDS).map(([id, { name }]) => /* @__PURE__ */ a4("option", { value: id, children: name }, id))
          ]
        }
      ),
      /* @__PURE__ */ a4("button", { type: "button", class: "btn small", "aria-pressed": two, onClick: () => setTwo(!two), children: "Two panes" }),
      /* @__PURE__ */ a4("span", { class: "groups", children: all.map(({ coder, codings: codings2 }) => /* @__PURE__ */ a4("span", { children: [
        /* @__PURE__ */ a4("strong", { children: coder }),
        " ",
        count(codings2.length, "coding")
      ] }, coder)) }),
      /* @__PURE__ */ a4("span", { class: "groups", children: Object.keys(KIND_WORDS).map((one) => /* @__PURE__ */ a4(KindTag, { kind: one }, one)) })
    ] }),
    two && coders.length > 1 ? /* @__PURE__ */ a4(Pair2, { ...common, onActivate: activate }) : /* @__PURE__ */ a4("div", { class: "panes one", children: [
      /* @__PURE__ */ a4("div", { class: "pane", children: /* @__PURE__ */ a4(TextPane, { ...common, named: true, label: `${transcript.id}, compared`, onActivate: activate }) }),
      /* @__PURE__ */ a4("aside", { class: "list", "data-region": "differences", "aria-label": "Differences", children: [
        /* @__PURE__ */ a4("h2", { children: count(found2.length, "difference") }),
        /* @__PURE__ */ a4(
          List2,
          {
            found: found2,
            none: nothing(others, coders.length, Boolean(code2 || kind)),
            at: found2.length ? Math.min(at2, found2.length - 1) : 0,
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
  const open6 = round2?.may.see_others ?? false;
  const part2 = encodeURIComponent;
  const text = useLoad(open6 ? `/api/transcripts/${part2(transcript)}` : null);
  const book = useLoad(open6 ? `/api/codebook?round=${part2(id)}` : null);
  const work2 = useLoad(open6 ? `/api/work/${part2(id)}/${part2(transcript)}` : null, anyChange);
  const others = useLoad(open6 ? `/api/work/${part2(id)}/${part2(transcript)}/others` : null, anyChange);
  if (!round2) return /* @__PURE__ */ a4(Empty, { title: `There is no round ${id}.` });
  if (!open6)
    return /* @__PURE__ */ a4(Empty, { title: round2.blind ? "You work blind in this round." : "Nothing to compare yet.", children: /* @__PURE__ */ a4("p", { children: round2.may.why.see_others || "Codes of others can be compared once the round has been compared." }) });
  const { value: shown } = others;
  if (shown && book.value && text.value && (work2.value || work2.error)) {
    const own2 = work2.value ?? { codings: [] };
    return /* @__PURE__ */ a4(
      Body3,
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
  return /* @__PURE__ */ a4(Show, { what: "Compare", of: fault2, children: () => null });
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
function questionOf2(query2) {
  const given2 = [...LISTS, ...SINGLE].map((name) => [name, query2.get(name) ?? ""]);
  return Object.fromEntries(given2.filter(([, value2]) => value2));
}
var addressOf2 = (question) => href.excerpts(Object.fromEntries(Object.entries(question).filter(([, value2]) => value2)));
var added = (question, list, name) => ({
  ...question,
  [list]: [.../* @__PURE__ */ new Set([...namesIn(question, list), name])].join(",")
});
var removed = (question, list, name) => ({
  ...question,
  [list]: namesIn(question, list).filter((one) => one !== name).join(",")
});
function parameters2(question) {
  const given2 = Object.entries(question).filter(([name, value2]) => value2 && name !== "show");
  return given2.map(([name, value2]) => `${name}=${encodeURIComponent(value2)}`).join("&");
}
var AROUND = 70;
function linesOf2(before3, text, after, words6) {
  const wanted2 = words6.trim().toLocaleLowerCase();
  if (!wanted2) return [];
  const whole2 = `${before3} ${text} ${after}`.replace(/\s+/g, " ");
  const inside = text.replace(/\s+/g, " ");
  const from = `${before3} `.replace(/\s+/g, " ").length;
  const lower = inside.toLocaleLowerCase();
  if (lower.length !== inside.length) return [];
  const lines = [];
  for (let at2 = lower.indexOf(wanted2); at2 >= 0; at2 = lower.indexOf(wanted2, at2 + wanted2.length)) {
    const start2 = from + at2;
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
  ["code", "Code"],
  ["also", "together with"],
  ["near", "near"],
  ["without", "without"]
];
var KNOWN = [
  ["case", "Organization"],
  ["transcript", "Transcript"],
  ["coder", "Coded by"],
  ["polarity", "Polarity"],
  ["review", "Review"]
];
var OWN = new Set(KNOWN.map(([name]) => name));
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
          /* @__PURE__ */ a4("option", { value: "", children: "any" }),
          options.map(([id2, name]) => /* @__PURE__ */ a4("option", { value: id2, children: name }, id2))
        ]
      }
    )
  ] });
}
function Chips({ question, book, ask: ask2 }) {
  const name = (id) => book?.codes.find((one) => one.id === id)?.name ?? id;
  const chips = [...CODES, ...KNOWN, ["where", ""]].flatMap(
    ([list, label]) => namesIn(question, list).map((id) => ({ list, label, id }))
  );
  if (chips.length === 0) return null;
  return /* @__PURE__ */ a4("ul", { class: "row chips", "aria-label": "Asked for", children: chips.map(({ list, label, id }) => /* @__PURE__ */ a4("li", { class: "tag info", children: [
    label && /* @__PURE__ */ a4("span", { children: [
      label,
      ":"
    ] }),
    " ",
    name(id).replace("=", " = "),
    /* @__PURE__ */ a4(
      "button",
      {
        type: "button",
        class: "link",
        "aria-label": `No longer ask for ${label} ${name(id)}`,
        onClick: () => ask2(removed(question, list, id)),
        children: "×"
      }
    )
  ] }, `${list}/${id}`)) });
}
function Filter({ question, book, facets, ask: ask2 }) {
  const codes = codeOptions(book);
  const plain2 = (list) => (facets.find((one) => one.name === list)?.values ?? []).map((value2) => [value2, value2]);
  const attributes = facets.filter((one) => !OWN.has(one.name));
  const single = (name) => (event) => ask2({ ...question, [name]: event.currentTarget.value });
  return /* @__PURE__ */ a4("form", { class: "card stack filter", "aria-label": "Which excerpts", onSubmit: (event) => event.preventDefault(), children: [
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
        "with codes below"
      ] }),
      question.near && /* @__PURE__ */ a4("label", { class: "adder small", children: [
        /* @__PURE__ */ a4("span", { class: "quiet", children: "within turns" }),
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
          label: "Attribute",
          options: attributes.flatMap(
            ({ name, values }) => values.map((value2) => [`${name}=${value2}`, `${name} = ${value2}`])
          ),
          onAdd: (pair) => ask2(added(question, "where", pair))
        }
      ),
      /* @__PURE__ */ a4("label", { class: "adder small", children: [
        /* @__PURE__ */ a4("span", { class: "quiet", children: "Coded since" }),
        /* @__PURE__ */ a4("input", { class: "input", type: "date", value: question.since ?? "", onChange: single("since") })
      ] }),
      /* @__PURE__ */ a4("label", { class: "adder small", children: [
        /* @__PURE__ */ a4("span", { class: "quiet", children: "until" }),
        /* @__PURE__ */ a4("input", { class: "input", type: "date", value: question.until ?? "", onChange: single("until") })
      ] }),
      /* @__PURE__ */ a4("label", { class: "adder small grow", children: [
        /* @__PURE__ */ a4("span", { class: "quiet", children: "Words in it" }),
        /* @__PURE__ */ a4("input", { class: "input", type: "search", value: question.words ?? "", onChange: single("words"), ...PRIVATE })
      ] })
    ] }),
    /* @__PURE__ */ a4(Chips, { question, book, ask: ask2 })
  ] });
}

// src/screens/excerpts/saved.tsx
var KEY2 = "queries";
var MOST8 = 100;
function kept() {
  const value2 = services.settings.value.value[KEY2];
  return value2 && typeof value2 === "object" && !Array.isArray(value2) ? value2 : {};
}
function Saved({ address: address3 }) {
  const [name, setName] = d2("");
  const saved2 = kept();
  const names = Object.keys(saved2).sort();
  const keep2 = (event) => {
    event.preventDefault();
    if (!name.trim() || names.length >= MOST8 && !(name.trim() in saved2)) return;
    services.settings.set(KEY2, { ...saved2, [name.trim()]: address3 });
    services.announce(`Kept as ${name.trim()}.`);
    setName("");
  };
  const forget = (gone) => {
    const { [gone]: _5, ...others } = saved2;
    services.settings.set(KEY2, others);
  };
  return /* @__PURE__ */ a4("details", { class: "saved", children: [
    /* @__PURE__ */ a4("summary", { children: [
      "Kept questions ",
      names.length > 0 && /* @__PURE__ */ a4("span", { class: "quiet", children: [
        "(",
        names.length,
        ")"
      ] })
    ] }),
    /* @__PURE__ */ a4("div", { class: "stack", children: [
      /* @__PURE__ */ a4("ul", { class: "stack", children: names.map((one) => /* @__PURE__ */ a4("li", { class: "row", children: [
        /* @__PURE__ */ a4("button", { type: "button", class: "link", onClick: () => navigate(saved2[one] ?? ""), children: one }),
        /* @__PURE__ */ a4("button", { type: "button", class: "btn small bare", onClick: () => forget(one), children: [
          "Forget",
          /* @__PURE__ */ a4("span", { class: "sr", children: [
            " ",
            one
          ] })
        ] })
      ] }, one)) }),
      /* @__PURE__ */ a4("form", { class: "row", onSubmit: keep2, children: [
        /* @__PURE__ */ a4("label", { class: "grow", children: [
          /* @__PURE__ */ a4("span", { class: "sr", children: "Name of this question" }),
          /* @__PURE__ */ a4(
            "input",
            {
              class: "input",
              value: name,
              maxLength: 80,
              placeholder: "A name for what is asked now",
              onInput: (event) => setName(event.currentTarget.value),
              ...PRIVATE
            }
          )
        ] }),
        /* @__PURE__ */ a4("button", { type: "submit", class: "btn small", disabled: !name.trim(), children: "Keep" })
      ] }),
      /* @__PURE__ */ a4("p", { class: "quiet small", children: "Kept in your settings on this computer, for this study; others do not see them." })
    ] })
  ] });
}

// src/screens/excerpts/excerpts.tsx
var VIEWS2 = [
  ["list", "Excerpts"],
  ["lines", "In context"],
  ["words", "Frequent words"]
];
function Place2({ row }) {
  const where = placeOf2(row.transcript, row.start);
  const place4 = `${row.transcript}, turn ${row.turn + 1}`;
  return where ? /* @__PURE__ */ a4("a", { href: where, children: place4 }) : /* @__PURE__ */ a4("span", { children: place4 });
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
        /* @__PURE__ */ a4(Place2, { row })
      ] }),
      /* @__PURE__ */ a4("span", { class: "quiet", children: [
        row.speaker,
        " · coded by ",
        row.coder,
        " in ",
        row.round,
        ", ",
        row.at.slice(0, 10)
      ] }),
      row.review !== "unreviewed" && /* @__PURE__ */ a4("span", { class: "tag", children: row.review })
    ] }),
    row.memo && /* @__PURE__ */ a4("p", { class: "memo-line", children: [
      "Memo: ",
      row.memo
    ] })
  ] });
}
function Lines2({ rows: rows2, words: words6 }) {
  const lines = rows2.flatMap((row) => linesOf2(row.before, row.text, row.after, words6).map((line) => ({ row, line })));
  if (!words6.trim())
    return /* @__PURE__ */ a4("p", { class: "note", children: "Write words into “Words in it”: each place of them stands here in its line." });
  return /* @__PURE__ */ a4("div", { class: "scroll", children: /* @__PURE__ */ a4("table", { class: "table kwic", dir: directionOf(words6), children: [
    /* @__PURE__ */ a4("caption", { class: "sr", children: [
      "“",
      words6,
      "” in context"
    ] }),
    /* @__PURE__ */ a4("thead", { children: /* @__PURE__ */ a4("tr", { children: [
      /* @__PURE__ */ a4("th", { scope: "col", children: "Where" }),
      /* @__PURE__ */ a4("th", { scope: "col", class: "num", children: "Before" }),
      /* @__PURE__ */ a4("th", { scope: "col", children: "Words" }),
      /* @__PURE__ */ a4("th", { scope: "col", children: "After" })
    ] }) }),
    /* @__PURE__ */ a4("tbody", { children: lines.map(({ row, line }, at2) => /* @__PURE__ */ a4("tr", { children: [
      /* @__PURE__ */ a4("td", { class: "small", children: /* @__PURE__ */ a4(Place2, { row }) }),
      /* @__PURE__ */ a4("td", { class: "before", children: line.before }),
      /* @__PURE__ */ a4("td", { children: /* @__PURE__ */ a4("b", { children: line.word }) }),
      /* @__PURE__ */ a4("td", { class: "after", children: line.after })
    ] }, at2)) })
  ] }) });
}
function Words2({ found: found2, ask: ask2, all }) {
  return /* @__PURE__ */ a4($, { children: [
    /* @__PURE__ */ a4("p", { class: "quiet small", children: [
      "Without the common words of the language. ",
      /* @__PURE__ */ a4("a", { href: all, children: "Words" }),
      " has all that is said, by organization, attribute or time, and saves it."
    ] }),
    /* @__PURE__ */ a4("div", { class: "scroll", children: /* @__PURE__ */ a4("table", { class: "table", children: [
      /* @__PURE__ */ a4("caption", { class: "sr", children: "The most frequent words of the excerpts found" }),
      /* @__PURE__ */ a4("thead", { children: /* @__PURE__ */ a4("tr", { children: [
        /* @__PURE__ */ a4("th", { scope: "col", children: "Word" }),
        /* @__PURE__ */ a4("th", { scope: "col", class: "num", children: "Times" }),
        /* @__PURE__ */ a4("th", { scope: "col", class: "num", children: "Excerpts" })
      ] }) }),
      /* @__PURE__ */ a4("tbody", { children: found2.frequent.map((one) => /* @__PURE__ */ a4("tr", { children: [
        /* @__PURE__ */ a4("th", { scope: "row", children: /* @__PURE__ */ a4("button", { type: "button", class: "link", onClick: () => ask2(one.word), children: one.word }) }),
        /* @__PURE__ */ a4("td", { class: "num", children: formatNumber(one.n) }),
        /* @__PURE__ */ a4("td", { class: "num", children: formatNumber(one.excerpts) })
      ] }, one.word)) })
    ] }) })
  ] });
}
function Results({
  found: found2,
  book,
  question,
  ask: ask2
}) {
  const view = VIEWS2.find(([one]) => one === question.show)?.[0] ?? "list";
  if (found2.every === 0)
    return /* @__PURE__ */ a4(Empty, { title: "Nothing counts yet.", children: /* @__PURE__ */ a4("p", { children: "Excerpts stand here as soon as somebody has finished a transcript in a first coding, or a double round has its consensus." }) });
  return /* @__PURE__ */ a4($, { children: [
    /* @__PURE__ */ a4("div", { class: "row", children: [
      /* @__PURE__ */ a4("p", { class: "grow", role: "status", children: [
        /* @__PURE__ */ a4("strong", { children: found2.counts }),
        " ",
        /* @__PURE__ */ a4("span", { class: "quiet", children: [
          "of ",
          formatNumber(found2.every),
          " that count",
          found2.total > found2.rows.length && `; the first ${formatNumber(found2.rows.length)} are shown, all are saved`
        ] })
      ] }),
      /* @__PURE__ */ a4(
        Choice,
        {
          label: "View",
          value: view,
          options: VIEWS2,
          onChange: (show4) => ask2({ ...question, show: show4 === "list" ? "" : show4 })
        }
      )
    ] }),
    found2.total === 0 && /* @__PURE__ */ a4("p", { class: "note", children: "No excerpt fits all of this. Take a part of the question away." }),
    view === "list" && /* @__PURE__ */ a4("ul", { class: "excerpts", children: found2.rows.map((row) => /* @__PURE__ */ a4(Row5, { row, book }, row.coding)) }),
    view === "lines" && /* @__PURE__ */ a4(Lines2, { rows: found2.rows, words: question.words ?? "" }),
    view === "words" && /* @__PURE__ */ a4(
      Words2,
      {
        found: found2,
        ask: (word) => ask2({ ...question, words: word, show: "lines" }),
        all: href.words({ codebook: question.codebook ?? "", code: question.code ?? "" })
      }
    )
  ] });
}
function Excerpts() {
  const books = [...new Set((session.value?.rounds ?? []).map((one) => one.codebook.split("@")[0] ?? ""))];
  const asked4 = questionOf2(route.value.query);
  const codebook = asked4.codebook ?? round.value?.codebook.split("@")[0] ?? "";
  const question = { ...asked4, codebook };
  const found2 = useLoad(
    codebook ? `/api/excerpts?${parameters2(question)}` : null,
    (event) => event.event === "rounds"
  );
  const book = useLoad(codebook ? `/api/codebook?codebook=${encodeURIComponent(codebook)}` : null);
  const last2 = T2(null);
  last2.current = found2.value ?? (found2.error ? null : last2.current);
  const ask2 = (next) => navigate(addressOf2(next));
  if (!codebook)
    return /* @__PURE__ */ a4(Page, { title: "Excerpts", children: /* @__PURE__ */ a4(Empty, { title: "No round yet.", children: /* @__PURE__ */ a4("p", { children: "Excerpts come from rounds: what was coded, settled and went through a second pass, as it counts." }) }) });
  return /* @__PURE__ */ a4(
    Page,
    {
      title: "Excerpts",
      sub: /* @__PURE__ */ a4($, { children: [
        "What counts, across rounds and passes, coded with ",
        found2.value?.codebook ?? codebook,
        ". One coding is one excerpt; the matrix merges those that touch."
      ] }),
      tools: /* @__PURE__ */ a4($, { children: [
        books.length > 1 && books.map((one) => /* @__PURE__ */ a4(
          "a",
          {
            class: "btn small",
            "aria-current": one === codebook ? "true" : void 0,
            href: addressOf2({ codebook: one }),
            children: one
          },
          one
        )),
        found2.value && found2.value.total > 0 && /* @__PURE__ */ a4(
          SaveAs2,
          {
            path: (form) => `/api/excerpts/file?${parameters2(question)}&form=${form}`,
            forms: ["xlsx", "docx", "csv", "html", "md"]
          }
        )
      ] }),
      children: [
        last2.current && /* @__PURE__ */ a4("div", { class: "stack asked", children: [
          /* @__PURE__ */ a4(Filter, { question, book: book.value, facets: last2.current.facets, ask: ask2 }),
          /* @__PURE__ */ a4(Saved, { address: addressOf2(question) })
        ] }),
        /* @__PURE__ */ a4(Show, { what: "Excerpts", of: found2, children: (value2) => /* @__PURE__ */ a4("div", { class: "stack", children: [
          value2.warnings.length > 0 && /* @__PURE__ */ a4("details", { class: "note warn", children: [
            /* @__PURE__ */ a4("summary", { children: [
              count(value2.warnings.length, "thing"),
              " a reader must be told"
            ] }),
            /* @__PURE__ */ a4("ul", { children: value2.warnings.map((warning) => /* @__PURE__ */ a4("li", { children: warning }, warning)) })
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
      result.ok ? `${row.undone ? "Done again" : "Undone"}: ${describeStep(row)}.` : result.error.message
    );
  };
  const what = describeStep(row);
  return /* @__PURE__ */ a4("tr", { children: [
    /* @__PURE__ */ a4("td", { class: "nowrap dim", children: formatTime(row.at) }),
    /* @__PURE__ */ a4("td", { class: "nowrap", children: [
      row.transcript ? /* @__PURE__ */ a4("a", { href: href.code(row.round, row.transcript, row.start), children: row.transcript }) : /* @__PURE__ */ a4("span", { class: "dim", children: "study" }),
      " ",
      /* @__PURE__ */ a4("span", { class: "dim small", children: row.round })
    ] }),
    /* @__PURE__ */ a4("th", { scope: "row", children: row.undone ? /* @__PURE__ */ a4($, { children: [
      /* @__PURE__ */ a4("s", { class: "dim", children: what }),
      " ",
      /* @__PURE__ */ a4("span", { class: "tag", children: "undone" })
    ] }) : what }),
    /* @__PURE__ */ a4("td", { class: "num", children: row.fixed ? /* @__PURE__ */ a4("span", { class: "dim small", children: row.fixed }) : /* @__PURE__ */ a4(
      "button",
      {
        type: "button",
        class: "btn small",
        "aria-label": `${row.undone ? "Redo" : "Undo"}: ${what}`,
        onClick: () => void act(),
        children: row.undone ? "Redo" : "Undo"
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
      title: "History",
      sub: "Your own operations. Undoing one leaves everything else as it is.",
      tools: several && /* @__PURE__ */ a4("label", { class: "check", children: [
        /* @__PURE__ */ a4("input", { type: "checkbox", checked: !all, onChange: (event) => setAll(!event.currentTarget.checked) }),
        "Only round ",
        round.value?.id
      ] }),
      children: /* @__PURE__ */ a4(Show, { what: "History", of: history2, children: ({ rows: rows2, more }) => rows2.length === 0 ? /* @__PURE__ */ a4(Empty, { title: "Nothing done here yet.", children: /* @__PURE__ */ a4("p", { children: "Each coding, memo and decision of yours will stand here, and can be undone here, after a restart too." }) }) : /* @__PURE__ */ a4($, { children: [
        /* @__PURE__ */ a4("div", { class: "scroll", children: /* @__PURE__ */ a4("table", { class: "table", children: [
          /* @__PURE__ */ a4("caption", { class: "sr", children: "Your operations, newest first" }),
          /* @__PURE__ */ a4("thead", { children: /* @__PURE__ */ a4("tr", { children: [
            /* @__PURE__ */ a4("th", { scope: "col", children: "When" }),
            /* @__PURE__ */ a4("th", { scope: "col", children: "Where" }),
            /* @__PURE__ */ a4("th", { scope: "col", children: "What" }),
            /* @__PURE__ */ a4("th", { scope: "col", children: /* @__PURE__ */ a4("span", { class: "sr", children: "Undo" }) })
          ] }) }),
          /* @__PURE__ */ a4("tbody", { children: rows2.map((row) => /* @__PURE__ */ a4(Row6, { row, queue: queue2 }, row.op_id)) })
        ] }) }),
        more && /* @__PURE__ */ a4("button", { type: "button", class: "btn", onClick: () => setLimit(limit + STEP3), children: "Show more" })
      ] }) })
    }
  );
}

// src/screens/study/stages.tsx
var WHERE = {
  coders: { name: "Coders", to: href.study(), act: "Say who works on the study" },
  transcripts: { name: "Transcripts", to: href.transcripts(), act: "Bring transcripts in" },
  cases: { name: "Cases", to: href.cases(), act: "Say which case each interview belongs to" },
  codebook: { name: "Codebook", to: href.codebook(), act: "Write or bring in a codebook" },
  rounds: { name: "Rounds", to: href.rounds(), act: "Start a round" }
};
function StageList({ stages }) {
  return /* @__PURE__ */ a4("ol", { class: "stages", "aria-label": "How far the study is", children: stages.stages.map((stage) => {
    const { name, to: to2, act } = WHERE[stage.stage];
    const next = stage.stage === stages.next;
    return /* @__PURE__ */ a4("li", { class: "stage", "data-next": next ? "" : void 0, children: [
      /* @__PURE__ */ a4("span", { class: "mark", "aria-hidden": "true", children: stage.done ? "✓" : next ? "→" : "·" }),
      /* @__PURE__ */ a4("span", { class: "grow", children: [
        /* @__PURE__ */ a4("a", { href: to2, children: name }),
        /* @__PURE__ */ a4("span", { class: "quiet small block", children: sentence(stage.words) })
      ] }),
      stage.done ? /* @__PURE__ */ a4("span", { class: "tag good", children: "done" }) : next ? /* @__PURE__ */ a4("a", { class: "btn main", href: to2, children: act }) : /* @__PURE__ */ a4("span", { class: "tag", children: "later" })
    ] }, stage.stage);
  }) });
}

// src/screens/library/rows.tsx
function caseWord() {
  const word = session.value?.study.case || "organization";
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
      "· ",
      Math.round(share2 * 100),
      " ",
      "% read"
    ] })
  ] });
}
function Row7({ row, round: round2 }) {
  const opened = row.state !== "todo";
  return /* @__PURE__ */ a4("tr", { children: [
    /* @__PURE__ */ a4("th", { scope: "row", children: row.problem ? /* @__PURE__ */ a4($, { children: [
      /* @__PURE__ */ a4("span", { children: row.transcript }),
      /* @__PURE__ */ a4("p", { class: "small problem", children: row.problem })
    ] }) : /* @__PURE__ */ a4("a", { class: "open", href: href.code(row.round, row.transcript), dir: "auto", children: row.transcript }) }),
    /* @__PURE__ */ a4("td", { class: "case", dir: "auto", children: [
      row.case_name || row.case || /* @__PURE__ */ a4("span", { class: "dim", children: [
        "no ",
        caseWord().toLowerCase()
      ] }),
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
      /* @__PURE__ */ a4("a", { class: "small", href: href.print(row.round, row.transcript), "aria-label": `Print ${row.transcript}`, children: "Print" }),
      (seesOthers(round2) || round2.kind === "second-pass" && round2.may.see_others) && /* @__PURE__ */ a4($, { children: [
        " ",
        /* @__PURE__ */ a4("a", { class: "small", href: href.compare(row.round, row.transcript), "aria-label": `Compare ${row.transcript}`, children: "Compare" })
      ] })
    ] })
  ] });
}
function Rows({ rows: rows2, round: round2 }) {
  if (rows2.length === 0)
    return /* @__PURE__ */ a4("p", { class: "quiet", children: round2.mine ? "No transcripts of yours in this round." : "You are not one of this round’s coders." });
  return /* @__PURE__ */ a4("div", { class: "scroll", children: /* @__PURE__ */ a4("table", { class: "table library", children: [
    /* @__PURE__ */ a4("caption", { class: "sr", children: [
      "Transcripts of round ",
      round2.id
    ] }),
    /* @__PURE__ */ a4("thead", { children: /* @__PURE__ */ a4("tr", { children: [
      /* @__PURE__ */ a4("th", { scope: "col", children: "Transcript" }),
      /* @__PURE__ */ a4("th", { scope: "col", children: caseWord() }),
      /* @__PURE__ */ a4("th", { scope: "col", class: "far", children: "Date" }),
      /* @__PURE__ */ a4("th", { scope: "col", class: "num far", title: "Words of respondents", children: "Words" }),
      /* @__PURE__ */ a4("th", { scope: "col", children: "My state" }),
      /* @__PURE__ */ a4("th", { scope: "col", class: "num", children: "Codings" }),
      /* @__PURE__ */ a4("th", { scope: "col", class: "num far", children: "Memos" }),
      /* @__PURE__ */ a4("th", { scope: "col", class: "num far", children: "To discuss" }),
      /* @__PURE__ */ a4("th", { scope: "col", class: "far", children: "Last touched" }),
      /* @__PURE__ */ a4("th", { scope: "col", children: /* @__PURE__ */ a4("span", { class: "sr", children: "More" }) })
    ] }) }),
    /* @__PURE__ */ a4("tbody", { children: rows2.map((row) => /* @__PURE__ */ a4(Row7, { row, round: round2 }, row.transcript)) })
  ] }) });
}

// src/screens/library/library.tsx
function Nothing() {
  const stages = useLoad("/api/study/stages", anyChange);
  const ready = stages.value?.next === "";
  return /* @__PURE__ */ a4(Show, { what: "What comes next", of: stages, children: (found2) => /* @__PURE__ */ a4("div", { class: "stack begin", children: [
    /* @__PURE__ */ a4(Empty, { title: ready ? "You have nothing to code yet." : "Nothing to code yet: the study is being set up.", children: [
      /* @__PURE__ */ a4("p", { children: ready ? "No round has transcripts for you. Whoever leads the study starts one with you in it, or you do." : "Transcripts that are yours to code will stand here. What is done stays done, in any order." }),
      ready && /* @__PURE__ */ a4("p", { children: /* @__PURE__ */ a4("a", { class: "btn main", href: href.rounds(), children: "To the rounds" }) })
    ] }),
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
  const at2 = links.indexOf(document.activeElement);
  const next = links[event.key === "ArrowDown" ? at2 + 1 : Math.max(at2 - 1, 0)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
function Rounds({ rows: rows2, queue: queue2 }) {
  const [text, setText] = d2("");
  const [open6, setOpen] = d2(false);
  const list = T2(null);
  F2(() => {
    const onKey = (event) => moveRow(event, list.current);
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  const words6 = text.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = rows2.filter((row) => matches(row, words6) && !(open6 && row.state === "finished"));
  const work2 = (round2) => Number(round2.my.todo + round2.my.started > 0);
  const rounds = (session.value?.rounds ?? []).toReversed().toSorted((one, other) => work2(other) - work2(one));
  return /* @__PURE__ */ a4("div", { class: "stack", ref: list, children: [
    /* @__PURE__ */ a4("div", { class: "row", children: [
      /* @__PURE__ */ a4("label", { class: "grow", children: [
        /* @__PURE__ */ a4("span", { class: "sr", children: "Filter transcripts" }),
        /* @__PURE__ */ a4(
          "input",
          {
            class: "input",
            type: "search",
            placeholder: "Filter by transcript, organization, speaker",
            value: text,
            "data-entry": true,
            onInput: (event) => setText(event.currentTarget.value),
            ...PRIVATE
          }
        )
      ] }),
      /* @__PURE__ */ a4("label", { class: "check", children: [
        /* @__PURE__ */ a4("input", { type: "checkbox", checked: open6, onChange: (event) => setOpen(event.currentTarget.checked) }),
        "Unfinished only"
      ] })
    ] }),
    words6.length > 0 && shown.length === 0 && /* @__PURE__ */ a4("p", { class: "note", children: [
      "No transcript matches ‘",
      text,
      "’.",
      " ",
      /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => setText(""), children: "Clear" })
    ] }),
    rounds.map((round2) => {
      const mine2 = shown.filter((row) => row.round === round2.id);
      return (mine2.length > 0 || !words6.length && !open6) && /* @__PURE__ */ a4(RoundPanel, { round: round2, queue: queue2, children: /* @__PURE__ */ a4(Rows, { rows: mine2, round: round2 }) }, round2.id);
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
      title: now2?.study.title || "Library",
      sub: now2 && /* @__PURE__ */ a4($, { children: [
        "You are ",
        /* @__PURE__ */ a4("strong", { children: now2.name }),
        " · ",
        count(now2.rounds.length, "round")
      ] }),
      children: /* @__PURE__ */ a4(Show, { what: "Library", of: library, children: ({ rows: rows2 }) => {
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
var attributeOf = (matrix, id, name) => (matrix.attributes[id]?.[name] ?? "").trim() || UNKNOWN;
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
  const at2 = (id) => order.indexOf(attributeOf(matrix, id, by.rows.slice(1)));
  return cases.sort((a5, b4) => at2(a5) - at2(b4));
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
var keyOf2 = (place4) => [place4.codebook, place4.case, place4.code, place4.alone ? "1" : ""].join("\n");
var NONE = {};
var draftOf2 = (place4) => drafts.value.get(keyOf2(place4)) ?? NONE;
function put(place4, draft) {
  const next = new Map(drafts.value);
  if (Object.keys(draft).length) next.set(keyOf2(place4), draft);
  else next.delete(keyOf2(place4));
  drafts.value = next;
}
function standing(cell, field) {
  const entries2 = cell.said.find((one) => one.field === field)?.entries ?? [];
  const texts = new Set(entries2.map((one) => one.text));
  if (texts.size <= 1) return entries2[0]?.text ?? "";
  return entries2.find((one) => one.coder === services.session.value?.coder)?.text ?? "";
}
function type(place4, cell, field, text) {
  const { [field]: _5, ...others } = draftOf2(place4);
  put(place4, text === standing(cell, field) ? others : { ...others, [field]: text });
}
var seenIn = (cell) => Object.fromEntries(cell.said.map((one) => [one.field, one.entries.map((entry) => entry.id)]));
async function send2(place4, cell, what, done) {
  const body = { ...place4, seen: seenIn(cell), evidence: cell.seal, ...what };
  try {
    const now2 = await services.api.post("/api/matrix/cell", body);
    services.announce([done, ...now2.told].join(" "));
    return now2;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    services.announce(`Not saved. ${error.error.message} ${error.error.hint}`);
    return null;
  }
}
async function save2(place4, cell) {
  const draft = draftOf2(place4);
  if (draft === NONE) return null;
  const now2 = await send2(
    place4,
    cell,
    { said: draft },
    `Saved: ${place4.case}, ${place4.code}.`
  );
  if (now2 && draftOf2(place4) === draft) put(place4, NONE);
  return now2;
}
if (typeof addEventListener !== "undefined")
  addEventListener("beforeunload", (event) => {
    if (drafts.peek().size) event.preventDefault();
  });

// src/screens/matrix/chosen.tsx
var lies = (row, quote) => row.transcript === quote.transcript && quote.start < row.end && row.start < quote.end;
function Chosen({ quote, place: place4, cell, onCell }) {
  const drop2 = async () => {
    const now2 = await send2(place4, cell, { unquote: quote.events }, "No longer quoted.");
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
      /* @__PURE__ */ a4("button", { type: "button", class: "link", onClick: () => void drop2(), children: "No longer quote" })
    ] }),
    quote.differences && /* @__PURE__ */ a4("ul", { class: "small quiet", children: quote.differences.split("\n").map((line) => /* @__PURE__ */ a4("li", { children: line }, line)) })
  ] });
}
function Chosens(props) {
  const { cell } = props;
  return /* @__PURE__ */ a4("section", { "aria-label": "Quotations", class: "stack", children: [
    /* @__PURE__ */ a4("h3", { children: "Quotations" }),
    cell.quotes.length === 0 && /* @__PURE__ */ a4("p", { class: "quiet small", children: "None chosen: tick one of the excerpts below." }),
    /* @__PURE__ */ a4("ul", { class: "excerpts", children: cell.quotes.map((quote) => /* @__PURE__ */ a4(Chosen, { quote, ...props }, quote.events.join())) })
  ] });
}
function Part({ row, place: place4, cell, onCell, close }) {
  const [words6, setWords] = d2(row.text);
  const choose = async (event) => {
    event.preventDefault();
    const now2 = await send2(place4, cell, { quote: words6, transcript: row.transcript }, "Quoted.");
    if (!now2) return;
    onCell(now2);
    close();
  };
  return /* @__PURE__ */ a4("form", { class: "stack", onSubmit: (event) => void choose(event), children: [
    /* @__PURE__ */ a4("label", { class: "field", children: [
      /* @__PURE__ */ a4("span", { class: "label", children: "As it will be printed" }),
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
      /* @__PURE__ */ a4("span", { class: "help", children: "Keep a part of the words; write [...] for what is left out inside, [word] for a word of yours." })
    ] }),
    /* @__PURE__ */ a4("div", { class: "row", children: [
      /* @__PURE__ */ a4("button", { type: "submit", class: "btn small main", disabled: !words6.trim(), children: "Quote this" }),
      /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: close, children: "Cancel" })
    ] })
  ] });
}
function Row8({ row, ...props }) {
  const [part2, setPart] = d2(false);
  const { place: place4, cell, onCell } = props;
  const chosen4 = cell.quotes.filter((quote) => lies(row, quote));
  const where = placeOf2(row.transcript, row.start);
  const tick = async (event) => {
    const box = event.currentTarget;
    const what = box.checked ? { quote: row.text, transcript: row.transcript } : { unquote: chosen4.flatMap((quote) => quote.events) };
    const now2 = await send2(place4, cell, what, box.checked ? "Quoted." : "No longer quoted.");
    if (now2) onCell(now2);
    else box.checked = chosen4.length > 0;
  };
  return /* @__PURE__ */ a4("li", { class: "excerpt", children: [
    /* @__PURE__ */ a4(ExcerptText, { row }),
    /* @__PURE__ */ a4("p", { class: "row small", children: [
      /* @__PURE__ */ a4("label", { class: "check", children: [
        /* @__PURE__ */ a4("input", { type: "checkbox", checked: chosen4.length > 0, onChange: (event) => void tick(event) }),
        "Quote"
      ] }),
      /* @__PURE__ */ a4("button", { type: "button", class: "link", onClick: () => setPart(true), children: "Quote a part…" }),
      /* @__PURE__ */ a4("span", { children: [
        where ? /* @__PURE__ */ a4("a", { href: where, children: [
          row.transcript,
          ", turn ",
          row.turn + 1
        ] }) : `${row.transcript}, turn ${row.turn + 1}`,
        " ",
        /* @__PURE__ */ a4("span", { class: "quiet", children: [
          row.speaker,
          " · coded by ",
          row.coder
        ] })
      ] })
    ] }),
    part2 && /* @__PURE__ */ a4(Part, { row, ...props, close: () => setPart(false) })
  ] });
}
var HEADS = { supporting: "Excerpts", contrary: "Disconfirming: they deny it", hypothetical: "Only imagined" };
function CellExcerpts(props) {
  const { excerpts } = props.cell;
  if (excerpts.length === 0)
    return /* @__PURE__ */ a4("p", { class: "note", children: "No passages here. A fit, a summary and a quotation from your notes can stand all the same." });
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
var NAMES4 = { fit: "Fit", rating: "Rating", summary: "Summary", reason: "Why" };
var HELP = { summary: "The cell in your words.", reason: "Why you judge so." };
function Writers({ said: said2, place: place4, cell, onCell }) {
  const me = services.session.value?.coder;
  const differ = new Set(said2.entries.map((one) => one.text)).size > 1;
  const takeBack = async (id) => {
    const now2 = await send2(place4, cell, { take_back: [id] }, "Taken back.");
    if (now2) onCell(now2);
  };
  if (said2.entries.length === 0) return null;
  return /* @__PURE__ */ a4("ul", { class: "writers small", "data-differ": differ ? "" : void 0, children: said2.entries.map((one) => /* @__PURE__ */ a4("li", { children: [
    differ && /* @__PURE__ */ a4("q", { class: "words", dir: "auto", children: one.text || "(emptied)" }),
    " ",
    /* @__PURE__ */ a4("span", { class: "quiet", children: [
      one.coder,
      ", ",
      formatTime(one.at)
    ] }),
    " ",
    differ && one.coder !== me && /* @__PURE__ */ a4("button", { type: "button", class: "link", onClick: () => type(place4, cell, said2.field, one.text), children: "Take this" }),
    " ",
    one.coder === me && /* @__PURE__ */ a4("button", { type: "button", class: "link", onClick: () => void takeBack(one.id), children: [
      "Take back",
      /* @__PURE__ */ a4("span", { class: "sr", children: [
        " what I wrote: ",
        NAMES4[said2.field]
      ] })
    ] })
  ] }, one.id)) });
}
function FitField({ place: place4, cell, value: value2 }) {
  return /* @__PURE__ */ a4("span", { class: "row", role: "group", "aria-label": "Fit", children: cell.fits.map((fit) => /* @__PURE__ */ a4(
    "button",
    {
      type: "button",
      class: "btn small",
      "aria-pressed": fit === value2,
      onClick: () => type(place4, cell, "fit", fit === value2 ? "" : fit),
      children: fit
    },
    fit
  )) });
}
function RatingField({ place: place4, cell, value: value2 }) {
  const change3 = (event) => type(place4, cell, "rating", event.currentTarget.value);
  if (cell.scale.length === 0)
    return /* @__PURE__ */ a4(
      "input",
      {
        class: "input number",
        inputMode: "decimal",
        "aria-label": "Rating",
        value: value2,
        placeholder: "a number",
        onInput: change3,
        ...PRIVATE
      }
    );
  return /* @__PURE__ */ a4("select", { class: "input", "aria-label": "Rating", value: value2, onChange: change3, children: [
    /* @__PURE__ */ a4("option", { value: "", children: "none" }),
    cell.scale.map((one) => {
      const [number = one] = one.split(" = ", 1);
      return /* @__PURE__ */ a4("option", { value: number, children: one }, one);
    })
  ] });
}
function Field({ field, ...props }) {
  const { place: place4, cell, draft } = props;
  const said2 = cell.said.find((one) => one.field === field) ?? { field, entries: [] };
  const value2 = draft[field] ?? standing(cell, field);
  const label = `cell-${field}`;
  const words6 = field === "summary" || field === "reason";
  return /* @__PURE__ */ a4("div", { class: "field", children: [
    /* @__PURE__ */ a4("span", { class: "label", children: [
      words6 ? /* @__PURE__ */ a4("label", { for: label, children: NAMES4[field] }) : NAMES4[field],
      " ",
      field in draft && /* @__PURE__ */ a4("span", { class: "tag warn", children: "not saved yet" })
    ] }),
    field === "fit" && /* @__PURE__ */ a4(FitField, { place: place4, cell, value: value2 }),
    field === "rating" && /* @__PURE__ */ a4(RatingField, { place: place4, cell, value: value2 }),
    words6 && /* @__PURE__ */ a4(
      "textarea",
      {
        id: label,
        class: "input",
        rows: field === "summary" ? 4 : 2,
        dir: "auto",
        value: value2,
        placeholder: HELP[field],
        onInput: (event) => type(place4, cell, field, event.currentTarget.value),
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
function useSavedOnLeaving(place4, cell, onWritten) {
  const last2 = T2(null);
  last2.current = cell;
  const leave3 = T2(() => {
  });
  leave3.current = () => {
    if (last2.current) void save2(place4, last2.current).then((now2) => now2 && onWritten(now2));
  };
  useOnce(() => () => leave3.current());
}
function LookAt({ place: place4, cell, onCell }) {
  const differ = cell.said.some((one) => new Set(one.entries.map((entry) => entry.text)).size > 1);
  const confirm = async () => {
    const fields = ["fit", "summary", "reason"].filter((field) => standing(cell, field));
    const said2 = Object.fromEntries(fields.map((field) => [field, standing(cell, field)]));
    const now2 = await send2(place4, cell, { said: said2 }, "Confirmed.");
    if (now2) onCell(now2);
  };
  return /* @__PURE__ */ a4($, { children: [
    cell.since && /* @__PURE__ */ a4("p", { class: "note warn", children: [
      sentence(cell.since),
      " Look whether the words still hold.",
      " ",
      !differ && /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => void confirm(), children: "They still hold" })
    ] }),
    cell.at_odds && /* @__PURE__ */ a4("p", { class: "note warn", children: sentence(cell.at_odds) }),
    differ && /* @__PURE__ */ a4("p", { class: "note warn", children: "Analysts differ: both stand until somebody who sees both chooses." }),
    cell.others && /* @__PURE__ */ a4("p", { class: "note", children: "Others wrote here too. What you write now is kept beside theirs." })
  ] });
}
function CellBody({
  place: place4,
  cell,
  onCell,
  done
}) {
  const draft = draftOf2(place4);
  const dirty = Object.keys(draft).length > 0;
  const keep2 = async () => {
    const now2 = await save2(place4, cell);
    if (now2) onCell(now2);
    if (now2 || !dirty) done();
  };
  return /* @__PURE__ */ a4(
    "form",
    {
      class: "stack",
      onSubmit: (event) => {
        event.preventDefault();
        void keep2();
      },
      onKeyDown: (event) => {
        if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        event.stopPropagation();
        void keep2();
      },
      children: [
        /* @__PURE__ */ a4(LookAt, { place: place4, cell, onCell }),
        /* @__PURE__ */ a4(Judgement, { place: place4, cell, draft, onCell }),
        /* @__PURE__ */ a4("div", { class: "row", children: [
          /* @__PURE__ */ a4("button", { type: "submit", class: "btn main", disabled: !dirty, children: "Save" }),
          /* @__PURE__ */ a4("span", { class: "quiet small", children: "Ctrl+Enter saves and goes back to the grid; leaving the cell saves too." })
        ] })
      ]
    }
  );
}
function CellPane({ codebook, at: at2, matrix, onClose, onWritten }) {
  const alone = services.settings.value.value.judgeAlone === true;
  const place4 = { codebook, case: at2.case, code: at2.code, alone };
  const part2 = encodeURIComponent;
  const path = `/api/matrix/cell?codebook=${part2(codebook)}&case=${part2(at2.case)}&code=${part2(at2.code)}`;
  const loaded = useLoad(alone ? `${path}&alone=1` : path, (event) => event.event === "rounds");
  const [filter, setFilter] = d2("");
  useSavedOnLeaving(place4, loaded.value, onWritten);
  const theme = matrix.themes.find((one) => one.code === at2.code)?.name ?? at2.code;
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
  return /* @__PURE__ */ a4("aside", { class: "card drawer stack", "data-region": "excerpts", "aria-label": "Excerpts of the cell", children: [
    /* @__PURE__ */ a4("div", { class: "row", children: [
      /* @__PURE__ */ a4("h2", { class: "grow", tabIndex: -1, id: "cell", children: [
        matrix.case_names[at2.case] || at2.case,
        " · ",
        theme
      ] }),
      /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: onClose, children: "Close" })
    ] }),
    /* @__PURE__ */ a4(Show, { what: "Cell", of: loaded, children: (cell) => /* @__PURE__ */ a4($, { children: [
      /* @__PURE__ */ a4("p", { children: [
        /* @__PURE__ */ a4("span", { class: "tag", children: stateOf(cell.state, asked4).short }),
        " ",
        /* @__PURE__ */ a4("span", { class: "quiet", children: cell.reason || stateOf(cell.state, asked4).words }),
        " ",
        /* @__PURE__ */ a4("a", { href: href.excerpts({ codebook, code: at2.code, case: at2.case }), children: "As a list" })
      ] }),
      /* @__PURE__ */ a4(CellBody, { place: place4, cell, onCell, done: back }),
      /* @__PURE__ */ a4("label", { class: "check small", children: [
        /* @__PURE__ */ a4(
          "input",
          {
            type: "checkbox",
            checked: alone,
            onChange: (event) => services.settings.set("judgeAlone", event.currentTarget.checked)
          }
        ),
        "Judge without seeing what other analysts wrote"
      ] }),
      /* @__PURE__ */ a4(Chosens, { place: place4, cell, onCell }),
      cell.excerpts.length > 5 && /* @__PURE__ */ a4("label", { children: [
        /* @__PURE__ */ a4("span", { class: "sr", children: "Only excerpts with these words" }),
        /* @__PURE__ */ a4(
          "input",
          {
            class: "input",
            type: "search",
            placeholder: "Only excerpts with these words",
            value: filter,
            onInput: (event) => setFilter(event.currentTarget.value),
            ...PRIVATE
          }
        )
      ] }),
      /* @__PURE__ */ a4(CellExcerpts, { place: place4, cell: shown(cell), onCell })
    ] }) })
  ] });
}

// src/screens/matrix/grid.tsx
var DEEPEST3 = 5;
var BRIEF = 90;
function depthOf(cell, layer, most) {
  if (!isFound(cell) || layer === "fit" || layer === "notes") return void 0;
  if (layer === "states" || most <= 1) return 1;
  return Math.max(1, Math.ceil(cell[layer] / most * DEEPEST3));
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
  const found2 = cell.excerpts ? `${count(cell.excerpts, "excerpt")} in ${count(cell.interviews, "interview")}, ${count(cell.words, "word")}` : "";
  const written = [
    noted?.fit && `fit ${noted.fit.replaceAll("\n", "; ")}`,
    noted?.summary && "with a summary",
    noted?.told
  ];
  return [stateOf(cell.state, asked4).short, found2, ...written].filter(Boolean).join(", ");
}
function Grid({ matrix, cases, themes, layer, open: open6, onOpen }) {
  const [at2, setAt] = d2([0, 0]);
  const body = T2(null);
  const cells = new Map(matrix.cells.map((cell) => [cellKey(cell.case, cell.code), cell]));
  const noted = new Map(matrix.judged.map((one) => [cellKey(one.case, one.code), one]));
  const shown = new Set(themes.map((theme) => theme.code));
  const counts = layer === "excerpts" || layer === "interviews" || layer === "words" ? matrix.cells.filter((cell) => shown.has(cell.code)).map((cell) => cell[layer]) : [];
  const most = Math.max(1, ...counts);
  const here = [Math.min(at2[0], cases.length - 1), Math.min(at2[1], themes.length - 1)];
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
      "aria-label": `Organizations by themes of ${matrix.codebook}`,
      ref: body,
      onKeyDown: onKey,
      children: [
        /* @__PURE__ */ a4("thead", { children: /* @__PURE__ */ a4("tr", { children: [
          /* @__PURE__ */ a4("th", { scope: "col", children: "Organization" }),
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
                "aria-selected": open6?.case === id && open6.code === theme.code,
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
          /* @__PURE__ */ a4("th", { scope: "row", children: "k of n" }),
          themes.map((theme) => /* @__PURE__ */ a4(Total, { matrix, cases, theme }, theme.code))
        ] }) })
      ]
    }
  ) });
}
var fitOf = (noted) => noted?.fit ? noted.fit.includes("\n") ? "differ" : noted.fit : void 0;
function Total({ matrix, cases, theme }) {
  const { k: k4, n: n3 } = cases.length === matrix.cases.length ? theme : totalOver(matrix, cases, theme.code);
  return /* @__PURE__ */ a4("td", { title: statesWords(theme, matrix.asking_recorded), children: [
    k4,
    " of ",
    n3,
    n3 > 0 && /* @__PURE__ */ a4("span", { class: "quiet small", children: [
      " (",
      formatPercent(k4 / n3),
      ")"
    ] })
  ] });
}
function statesWords(theme, asked4) {
  return statesWhere(asked4).filter((state) => theme.states[state.id]).map((state) => `${theme.states[state.id]} ${state.short}`).join(", ");
}

// src/screens/matrix/kinds.tsx
var DEEPEST4 = 5;
function Table({ table, names }) {
  return /* @__PURE__ */ a4("section", { class: "stack", "aria-label": table.title, children: [
    /* @__PURE__ */ a4("h2", { children: table.title }),
    /* @__PURE__ */ a4("div", { class: "scroll", children: /* @__PURE__ */ a4("table", { class: "grid kinds", children: [
      /* @__PURE__ */ a4("caption", { class: "sr", children: [
        table.title,
        ": k of n organizations"
      ] }),
      /* @__PURE__ */ a4("thead", { children: /* @__PURE__ */ a4("tr", { children: [
        /* @__PURE__ */ a4("th", { scope: "col", children: table.attribute }),
        /* @__PURE__ */ a4("th", { scope: "col", children: "Organizations" }),
        table.themes.map((theme) => /* @__PURE__ */ a4("th", { scope: "col", children: names[theme] ?? theme }, theme))
      ] }) }),
      /* @__PURE__ */ a4("tbody", { children: table.rows.map((row) => /* @__PURE__ */ a4("tr", { children: [
        /* @__PURE__ */ a4("th", { scope: "row", children: row.name || row.value }),
        /* @__PURE__ */ a4("td", { children: row.cases.length }),
        row.cells.map((cell) => {
          const depth = cell.n ? Math.ceil(cell.k / cell.n * DEEPEST4) : 0;
          return /* @__PURE__ */ a4(
            "td",
            {
              "data-depth": depth || void 0,
              style: depth ? { "--deep": depth } : void 0,
              title: cell.cases.join(", "),
              children: [
                cell.k,
                " of ",
                cell.n,
                cell.n > 0 && /* @__PURE__ */ a4("span", { class: "small", children: [
                  " (",
                  formatPercent(cell.k / cell.n),
                  ")"
                ] })
              ]
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
    return /* @__PURE__ */ a4("p", { class: "note", children: [
      "No attribute of the organizations has two values or more that several share: add some under",
      " ",
      /* @__PURE__ */ a4("a", { href: href.cases(), children: "Cases" }),
      "."
    ] });
  return /* @__PURE__ */ a4("div", { class: "stack matrix", children: [
    /* @__PURE__ */ a4("label", { class: "row small", children: [
      /* @__PURE__ */ a4("span", { class: "quiet", children: "By" }),
      /* @__PURE__ */ a4(
        "select",
        {
          class: "input",
          value: by,
          onChange: (event) => replaceAddress(href.matrix(codebook, { show: "kinds", by: event.currentTarget.value })),
          children: matrix.groups.map((name) => /* @__PURE__ */ a4("option", { value: name, children: name }, name))
        }
      )
    ] }),
    /* @__PURE__ */ a4(Show, { what: "Kinds", of: kinds2, children: (found2) => /* @__PURE__ */ a4($, { children: found2.tables.map((table) => /* @__PURE__ */ a4(Table, { table, names: found2.names }, table.title)) }) })
  ] });
}

// src/screens/matrix/tools.tsx
var LAYERS = [
  ["excerpts", "Excerpts"],
  ["interviews", "Interviews"],
  ["words", "Words"],
  ["states", "States"],
  ["fit", "Fit"],
  ["notes", "Summaries"]
];
var LEVELS3 = [
  ["shown", "In use"],
  ["0", "Top level"],
  ["1", "Second level"],
  ["2", "Third"],
  ["3", "Fourth"]
];
function Select2({
  label,
  value: value2,
  options,
  onChange
}) {
  const id = P2();
  return /* @__PURE__ */ a4("span", { class: "row small", children: [
    /* @__PURE__ */ a4("label", { class: "quiet", for: id, children: label }),
    /* @__PURE__ */ a4("select", { id, class: "input", value: value2, onChange: (event) => onChange(event.currentTarget.value), children: options.map(([key2, name]) => /* @__PURE__ */ a4("option", { value: key2, children: name }, key2)) })
  ] });
}
function Tools3({ matrix, layer, onLayer, level, onLevel, by, onBy }) {
  const deepest = Math.max(0, ...matrix.themes.map((theme) => theme.depth));
  const attributes = matrix.groups.map((name) => [name, name]);
  return /* @__PURE__ */ a4("div", { class: "stack", children: [
    /* @__PURE__ */ a4("div", { class: "row", children: [
      /* @__PURE__ */ a4(Choice, { label: "What cells show", value: layer, options: LAYERS, onChange: onLayer }),
      deepest > 0 && /* @__PURE__ */ a4(Choice, { label: "Level of the themes", value: level, options: LEVELS3.slice(0, deepest + 2), onChange: onLevel })
    ] }),
    /* @__PURE__ */ a4("div", { class: "row", children: [
      /* @__PURE__ */ a4(
        Select2,
        {
          label: "Organizations",
          value: by.rows,
          options: [
            ["register", "as registered"],
            ["found", "most themes first"],
            ...matrix.groups.map((name) => [`@${name}`, `by ${name}`])
          ],
          onChange: (rows2) => onBy({ ...by, rows: rows2 })
        }
      ),
      /* @__PURE__ */ a4(
        Select2,
        {
          label: "Themes",
          value: by.columns,
          options: [
            ["codebook", "as in the codebook"],
            ["cases", "most organizations first"]
          ],
          onChange: (columns) => onBy({ ...by, columns })
        }
      ),
      attributes.length > 0 && /* @__PURE__ */ a4(
        Select2,
        {
          label: "Only",
          value: by.attribute,
          options: [["", "all"], ...attributes],
          onChange: (attribute) => onBy({ ...by, attribute, value: attribute ? valuesOf(matrix, attribute)[0] ?? "" : "" })
        }
      ),
      by.attribute && /* @__PURE__ */ a4(
        Select2,
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
  if (found2.total === 0) return /* @__PURE__ */ a4("p", { class: "note", children: "Nothing was typed into it that does not stand already." });
  return /* @__PURE__ */ a4("div", { class: "scroll", children: /* @__PURE__ */ a4("table", { class: "table", children: [
    /* @__PURE__ */ a4("caption", { class: "sr", children: "What the workbook would write" }),
    /* @__PURE__ */ a4("thead", { children: /* @__PURE__ */ a4("tr", { children: [
      /* @__PURE__ */ a4("th", { scope: "col", children: "Organization" }),
      /* @__PURE__ */ a4("th", { scope: "col", children: "Code" }),
      /* @__PURE__ */ a4("th", { scope: "col", children: "What" }),
      /* @__PURE__ */ a4("th", { scope: "col", children: "Is to stand" })
    ] }) }),
    /* @__PURE__ */ a4("tbody", { children: found2.notes.map((note, at2) => /* @__PURE__ */ a4("tr", { children: [
      /* @__PURE__ */ a4("th", { scope: "row", children: note.case }),
      /* @__PURE__ */ a4("td", { children: note.code }),
      /* @__PURE__ */ a4("td", { children: note.field }),
      /* @__PURE__ */ a4("td", { dir: "auto", children: note.text || /* @__PURE__ */ a4("span", { class: "quiet", children: "(emptied)" }) })
    ] }, at2)) })
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
        services.announce(`${count(answer.total, "judgement")} written.`);
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
    /* @__PURE__ */ a4("section", { class: "card stack", "aria-label": "Save", children: [
      /* @__PURE__ */ a4("h2", { children: "Save the workbook" }),
      /* @__PURE__ */ a4("p", { children: "Cases by themes with every passage, and the sheets Fit, Framework and Quotes to write in: the yellow columns. Sort, filter and add columns as you like." }),
      /* @__PURE__ */ a4("label", { class: "check", children: [
        /* @__PURE__ */ a4("input", { type: "checkbox", checked: own2, onChange: (event) => setOwn(event.currentTarget.checked) }),
        "Only what I judged myself, for judging without seeing what others wrote"
      ] }),
      /* @__PURE__ */ a4(
        SaveAs2,
        {
          path: (form) => `/api/reports/file?kind=matrix&codebook=${encodeURIComponent(codebook)}&form=${form}${own2 ? "&own=1" : ""}`,
          forms: ["xlsx"]
        }
      )
    ] }),
    /* @__PURE__ */ a4("section", { class: "card stack", "aria-label": "Read back", children: [
      /* @__PURE__ */ a4("h2", { children: "Read a filled-in one back" }),
      /* @__PURE__ */ a4("p", { children: "Only what differs from what a cell held when the workbook was saved is taken. It is shown first." }),
      /* @__PURE__ */ a4("label", { class: "field", children: [
        /* @__PURE__ */ a4("span", { class: "label", children: "Workbook" }),
        /* @__PURE__ */ a4("input", { type: "file", accept: ".xlsx", onChange: (event) => void chosen4(event) })
      ] }),
      busy2 && /* @__PURE__ */ a4("p", { class: "quiet", children: "Reading…" }),
      fault2 && /* @__PURE__ */ a4("div", { class: "note bad", role: "alert", children: [
        /* @__PURE__ */ a4("p", { children: sentence(fault2.error.message) }),
        fault2.error.hint && /* @__PURE__ */ a4("p", { children: sentence(fault2.error.hint) }),
        /* @__PURE__ */ a4("ul", { children: (fault2.error.problems ?? []).map((problem2) => /* @__PURE__ */ a4("li", { children: problem2 }, problem2)) })
      ] }),
      found2 && /* @__PURE__ */ a4($, { children: [
        /* @__PURE__ */ a4("p", { role: "status", children: [
          found2.written ? "Written: " : "Would be written: ",
          count(found2.total, "judgement"),
          found2.total > found2.notes.length && `; the first ${formatNumber(found2.notes.length)} are shown`,
          ".",
          found2.differing > 0 && ` On ${formatNumber(found2.differing)} another analyst wrote something else meanwhile: both stay.`
        ] }),
        found2.warnings.map((warning) => /* @__PURE__ */ a4("p", { class: "note warn", children: sentence(warning) }, warning)),
        /* @__PURE__ */ a4(WouldWrite, { found: found2 }),
        file && !found2.written && found2.total > 0 && /* @__PURE__ */ a4("button", { type: "button", class: "btn main", disabled: busy2, onClick: () => void ask2(file, found2.seal), children: [
          "Write ",
          count(found2.total, "judgement"),
          " as mine"
        ] })
      ] })
    ] })
  ] });
}

// src/screens/matrix/matrix.tsx
var TABLES = [
  ["cells", "Organizations by themes"],
  ["kinds", "Kinds of organizations"],
  ["together", "Codes together"],
  ["workbook", "Workbook"]
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
  const told = [differ ? "analysts differ" : "", cell.at_odds, cell.since].filter(Boolean).join("; ");
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
  const at2 = query2.get("case") && query2.get("code") ? { case: query2.get("case") ?? "", code: query2.get("code") ?? "" } : null;
  const wanted2 = matrix.themes.filter((theme) => level === "shown" ? theme.shown : theme.depth === Number(level));
  const themes = arrangeThemes(wanted2, by);
  const cases = arrangeCases(matrix, themes, by);
  const openCell = (cell) => replaceAddress(href.matrix(codebook, { case: cell.case, code: cell.code }));
  const close = () => {
    replaceAddress(href.matrix(codebook));
    document.querySelector(".grid [tabindex='0']")?.focus();
  };
  return /* @__PURE__ */ a4("div", { class: "stack matrix", children: [
    /* @__PURE__ */ a4(Tools3, { matrix, layer, onLayer: setLayer, level, onLevel: setLevel, by, onBy: setBy }),
    /* @__PURE__ */ a4("div", { class: "beside", "data-open": at2 ? "" : void 0, children: [
      themes.length && cases.length ? /* @__PURE__ */ a4(Grid, { matrix, cases, themes, layer, open: at2, onOpen: openCell }) : /* @__PURE__ */ a4("p", { class: "note", children: themes.length ? "No organization of this kind." : "No themes at this level." }),
      at2 && /* @__PURE__ */ a4(
        CellPane,
        {
          codebook,
          at: at2,
          matrix,
          onClose: close,
          onWritten: (cell) => set2(withNoted(matrix, cell))
        },
        `${at2.case}/${at2.code}`
      )
    ] }),
    /* @__PURE__ */ a4("p", { class: "quiet small", children: [
      "k = present and mixed; n = k, contrary and ",
      stateOf("not_found", matrix.asking_recorded).short,
      ". A cell with ! is to be looked at: analysts differ, the fit is at odds with the passages, or these changed since."
    ] }),
    /* @__PURE__ */ a4(Legend, { asked: matrix.asking_recorded })
  ] });
}
function Body4(props) {
  const { matrix, codebook, reload } = props;
  const show4 = TABLES.find(([one]) => one === route.value.query.get("show"))?.[0] ?? "cells";
  if (matrix.cases.length === 0)
    return /* @__PURE__ */ a4(Empty, { title: "No organizations yet.", children: /* @__PURE__ */ a4("p", { children: [
      "Say which interview belongs to which organization under ",
      /* @__PURE__ */ a4("a", { href: href.cases(), children: "Cases" }),
      "; then each gets a row here."
    ] }) });
  return /* @__PURE__ */ a4("div", { class: "stack", children: [
    matrix.warnings.length > 0 && /* @__PURE__ */ a4("details", { class: "note warn", children: [
      /* @__PURE__ */ a4("summary", { children: [
        count(matrix.warnings.length, "thing"),
        " a reader must be told"
      ] }),
      /* @__PURE__ */ a4("ul", { children: matrix.warnings.map((warning) => /* @__PURE__ */ a4("li", { children: warning }, warning)) })
    ] }),
    /* @__PURE__ */ a4(
      Choice,
      {
        label: "Which table",
        value: show4,
        options: TABLES,
        onChange: (next) => navigate(href.matrix(codebook, { show: next === "cells" ? "" : next }))
      }
    ),
    show4 === "cells" && /* @__PURE__ */ a4(Cells2, { ...props }),
    show4 === "kinds" && /* @__PURE__ */ a4(Kinds, { matrix, codebook }),
    show4 === "together" && /* @__PURE__ */ a4(Together, { codebook, to: (by) => href.matrix(codebook, { show: "together", by }) }),
    show4 === "workbook" && /* @__PURE__ */ a4(Workbook, { codebook, written: reload })
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
  if (!codebook) return /* @__PURE__ */ a4(Empty, { title: "No codebook yet." });
  if (closed) {
    return /* @__PURE__ */ a4(Page, { title: "Matrix", children: /* @__PURE__ */ a4(Empty, { title: `You are blind in round ${blindIn.join(", ")}.`, children: /* @__PURE__ */ a4("p", { children: "The matrix counts the codes of all coders, so it is closed to you until the round has been compared." }) }) });
  }
  const { value: value2 } = matrix;
  return /* @__PURE__ */ a4(
    Page,
    {
      title: "Matrix",
      broad: true,
      sub: value2 && /* @__PURE__ */ a4($, { children: [
        count(value2.cases.length, "organization"),
        " by themes of ",
        value2.codebook,
        "@",
        value2.version,
        " · from",
        " ",
        value2.layer
      ] }),
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
      children: /* @__PURE__ */ a4(Show, { what: "Matrix", of: matrix, children: (found2) => /* @__PURE__ */ a4(Body4, { matrix: found2, codebook, set: matrix.set, reload: matrix.reload }, codebook) })
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
  const others = guests.split(/[,\n]/).map((name) => name.trim()).filter(Boolean);
  const hold = async (event) => {
    event.preventDefault();
    if (there.length + others.length === 0) {
      setFault("Who was there?");
      return;
    }
    try {
      const data = await services.api.post("/api/meetings", { date, present: [...there, ...others], note });
      const held = data.meetings.filter((one) => one.date === date).at(0);
      onHeld(data);
      if (held) navigate(href.meetings(held.id));
      services.announce(`The meeting of ${date} is on record.`);
    } catch (error) {
      const hint = error instanceof ApiError && !error.error.hint.startsWith("-") ? error.error.hint : "";
      setFault([error.message, hint].filter(Boolean).map(sentence).join(" "));
    }
  };
  return /* @__PURE__ */ a4(Dialog, { title: "Hold a meeting", onClose, children: /* @__PURE__ */ a4("form", { class: "stack", onSubmit: (event) => void hold(event), children: [
    /* @__PURE__ */ a4("label", { class: "field", children: [
      /* @__PURE__ */ a4("span", { class: "label", children: "Day" }),
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
      /* @__PURE__ */ a4("legend", { class: "label", children: "Who was there" }),
      people2.map(({ id, name }) => /* @__PURE__ */ a4("label", { class: "check", children: [
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
        /* @__PURE__ */ a4("span", { children: name })
      ] }, id))
    ] }),
    /* @__PURE__ */ a4("label", { class: "field", children: [
      /* @__PURE__ */ a4("span", { class: "label", children: "Guests" }),
      /* @__PURE__ */ a4("input", { class: "input", value: guests, onInput: (event) => setGuests(event.currentTarget.value), ...PRIVATE }),
      /* @__PURE__ */ a4("span", { class: "help", children: "By first and last name, with commas between." })
    ] }),
    /* @__PURE__ */ a4("label", { class: "field", children: [
      /* @__PURE__ */ a4("span", { class: "label", children: "Note" }),
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
      /* @__PURE__ */ a4("button", { type: "button", class: "btn", onClick: onClose, children: "Cancel" }),
      /* @__PURE__ */ a4("button", { type: "submit", class: "btn main", children: "Put it on record" })
    ] })
  ] }) });
}

// src/screens/meetings/points.tsx
var TITLES2 = [
  ["query", "Queries of reviewers"],
  ["disagreement", "Disagreements put off"],
  ["memo", "Notes to discuss"],
  ["proposal", "Proposed codes"]
];
function placesOf(point2) {
  const { kind, round: round2, transcript, coding: coding3, start: start2, code: code2 } = point2;
  const text = round2 && transcript && start2 !== null ? [["In the text", href.compare(round2, transcript, start2)]] : [];
  if (kind === "query")
    return [["In the review", href.review({ round: round2, transcript, status: "all", at: coding3 })], ...text];
  if (kind === "disagreement") return [["Adjudicate", href.adjudicate(round2)], ...text];
  if (kind === "proposal") return [["Codebook", href.codebook({ round: round2 })], ...text];
  if (text.length) return text;
  if (code2 && round2) return [["Its code", href.detail(code2, { round: round2 })]];
  return [["Memos", href.memos()]];
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
      /* @__PURE__ */ a4("button", { type: "submit", class: "btn main small", disabled: !text.trim() || sending2, children: "Record the decision" }),
      /* @__PURE__ */ a4("span", { class: "quiet small", children: "Ctrl+Enter" })
    ] })
  ] });
}
function Point({ point: point2, meeting, onDecide }) {
  const [open6, setOpen] = d2(false);
  const form = T2(null);
  F2(() => {
    if (open6) form.current?.querySelector("textarea")?.focus();
  }, [open6]);
  return /* @__PURE__ */ a4("li", { class: "card stack point", children: [
    /* @__PURE__ */ a4("p", { class: "row", children: [
      /* @__PURE__ */ a4("strong", { class: "grow", children: point2.about }),
      /* @__PURE__ */ a4("span", { class: "quiet small", children: [
        point2.id,
        " · ",
        point2.by,
        ", ",
        formatTime(point2.at)
      ] })
    ] }),
    point2.said && /* @__PURE__ */ a4("p", { class: "kept", children: point2.said }),
    point2.passage && /* @__PURE__ */ a4("blockquote", { class: "quote", dir: "auto", children: point2.passage }),
    /* @__PURE__ */ a4("p", { class: "row small", children: [
      placesOf(point2).map(([name, to2]) => /* @__PURE__ */ a4("a", { href: to2, children: name }, name)),
      meeting && /* @__PURE__ */ a4("button", { type: "button", class: "btn small", "aria-expanded": open6, onClick: () => setOpen(!open6), children: "Decide…" })
    ] }),
    open6 && meeting && /* @__PURE__ */ a4("div", { ref: form, children: /* @__PURE__ */ a4(Decide, { label: `What the meeting of ${meeting.id} decided`, onDecide }) })
  ] });
}
function Points({ points, meeting, onDecide }) {
  return /* @__PURE__ */ a4($, { children: TITLES2.map(([kind, title]) => {
    const found2 = points.filter((point2) => point2.kind === kind);
    return found2.length > 0 && /* @__PURE__ */ a4("section", { class: "stack", "aria-label": title, children: [
      /* @__PURE__ */ a4("h3", { children: [
        title,
        " ",
        /* @__PURE__ */ a4("span", { class: "quiet", children: found2.length })
      ] }),
      /* @__PURE__ */ a4("ul", { class: "stack", children: found2.map((point2) => /* @__PURE__ */ a4(Point, { point: point2, meeting, onDecide: onDecide(point2.id) }, point2.id)) })
    ] }, kind);
  }) });
}

// src/screens/meetings/meetings.tsx
async function save3(form, meeting = "") {
  try {
    const named2 = meeting && `&meeting=${encodeURIComponent(meeting)}`;
    const { name, data } = await services.api.file(`/api/meetings/minutes?form=${form}${named2}`);
    saveFile(name, data);
    services.announce(`${name} is saved.`);
  } catch (error) {
    services.announce(sentence(error.message));
  }
}
function Files({ what, meeting = "" }) {
  return /* @__PURE__ */ a4($, { children: [
    /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => void save3("docx", meeting), children: [
      what,
      " as Word"
    ] }),
    /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => void save3("md", meeting), children: [
      what,
      " as Markdown"
    ] })
  ] });
}
function Minutes({ meeting, open: open6, send: send3 }) {
  const back = (key2) => void send3("/api/meetings/retract", { key: key2 }, "Taken back.");
  return /* @__PURE__ */ a4("li", { children: /* @__PURE__ */ a4("details", { class: "card", open: open6, id: meeting.key, children: [
    /* @__PURE__ */ a4("summary", { children: [
      /* @__PURE__ */ a4("strong", { children: [
        "Meeting of ",
        meeting.id
      ] }),
      " ",
      /* @__PURE__ */ a4("span", { class: "quiet small", children: count(meeting.decisions.length, "decision") })
    ] }),
    /* @__PURE__ */ a4("div", { class: "stack", children: [
      /* @__PURE__ */ a4("p", { children: [
        /* @__PURE__ */ a4("span", { class: "quiet", children: "Present:" }),
        " ",
        meeting.present.join(", ")
      ] }),
      meeting.note && /* @__PURE__ */ a4("p", { class: "kept", children: meeting.note }),
      meeting.decisions.length === 0 && /* @__PURE__ */ a4("p", { class: "quiet", children: "Nothing was decided." }),
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
          decision.mine && /* @__PURE__ */ a4("button", { type: "button", class: "btn small bare", onClick: () => back(decision.key), children: "Take back" })
        ] })
      ] }, decision.key)) }),
      /* @__PURE__ */ a4("p", { class: "row", children: [
        /* @__PURE__ */ a4(Files, { what: "Minutes", meeting: meeting.key }),
        meeting.mine && meeting.decisions.length === 0 && /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => back(meeting.key), children: "Take this meeting back" }),
        /* @__PURE__ */ a4("span", { class: "quiet small", children: [
          "minutes by ",
          meeting.by
        ] })
      ] })
    ] })
  ] }) });
}
function At({ data, at: at2 }) {
  return /* @__PURE__ */ a4("label", { class: "row", children: [
    "Decisions go to the meeting of",
    /* @__PURE__ */ a4(
      "select",
      {
        class: "input",
        value: at2.key,
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
  const at2 = data.meetings.find(({ id }) => id === route.value.name) ?? data.meetings[0];
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
  const decide = (point2) => async (text) => {
    const body = { meeting: at2?.key ?? "", point: point2, text };
    const done = await send3("/api/meetings/decide", body, `Decided in the meeting of ${at2?.id}.`);
    if (done && point2 !== "other") document.getElementById("open-points")?.focus();
    return done;
  };
  return /* @__PURE__ */ a4("div", { class: "stack meetings", children: [
    !data.named && /* @__PURE__ */ a4("p", { class: "note", children: [
      "The study has no name for you yet: minutes call you ",
      data.you,
      ". Names of people are set in Study."
    ] }),
    /* @__PURE__ */ a4("section", { class: "stack", "aria-labelledby": "open-points", children: [
      /* @__PURE__ */ a4("div", { class: "row", children: [
        /* @__PURE__ */ a4("h2", { id: "open-points", class: "grow", tabIndex: -1, children: [
          "Open points ",
          /* @__PURE__ */ a4("span", { class: "quiet", children: data.points.length })
        ] }),
        at2 && /* @__PURE__ */ a4(At, { data, at: at2 }),
        data.points.length > 0 && /* @__PURE__ */ a4(Files, { what: "Agenda" })
      ] }),
      data.points.length === 0 && /* @__PURE__ */ a4(Empty, { title: "Nothing is open.", children: /* @__PURE__ */ a4("p", { children: "What waits for a meeting stands here: codings that a reviewer queries, disagreements that were deferred, memos that are marked for discussion, and codes that somebody proposes." }) }),
      /* @__PURE__ */ a4(Points, { points: data.points, meeting: at2, onDecide: decide }),
      at2 && /* @__PURE__ */ a4("details", { class: "card", children: [
        /* @__PURE__ */ a4("summary", { children: "Something else was decided" }),
        /* @__PURE__ */ a4(Decide, { label: "What was decided, on no list", onDecide: decide("other") })
      ] })
    ] }),
    /* @__PURE__ */ a4("section", { class: "stack", "aria-labelledby": "record", children: [
      /* @__PURE__ */ a4("h2", { id: "record", children: "Meetings on record" }),
      data.meetings.length === 0 && /* @__PURE__ */ a4("p", { class: "note", children: "None yet. Put the first one on record: who was there, on which day. Then decide its points." }),
      /* @__PURE__ */ a4("ol", { class: "stack", children: data.meetings.map((meeting) => /* @__PURE__ */ a4(Minutes, { meeting, open: meeting === at2, send: send3 }, meeting.key)) })
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
      title: "Meetings",
      sub: "What is open, what was decided, and by whom. A decision closes its point and changes no coding.",
      tools: value2 && /* @__PURE__ */ a4("button", { type: "button", class: "btn main", onClick: () => setHolding(true), children: "Hold a meeting…" }),
      children: [
        /* @__PURE__ */ a4(Show, { what: "Meetings", of: loaded, children: (data) => /* @__PURE__ */ a4(Board2, { data, loaded }) }),
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
  ["all", "All"],
  ["discuss", "To discuss"],
  ["coding", "On codings"],
  ["passage", "On passages"],
  ["transcript", "On transcripts"],
  ["code", "On codes"],
  ["case", "On cases"],
  ["cell", "On cells"],
  ["round", "On rounds"],
  ["study", "Journal"],
  ["gone", "About what is gone"]
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

// src/app/place.ts
function placeOf3(transcript, start2) {
  const has = (one) => one?.assigned.includes(transcript);
  const found2 = has(round.value) ? round.value : session.value?.rounds.findLast(has);
  return found2 ? href.code(found2.id, transcript, start2) : null;
}

// src/screens/memos/words.tsx
function linkOf(part2) {
  switch (part2.kind) {
    case "transcript":
      return placeOf3(part2.transcript) ?? href.transcripts();
    case "passage":
      return placeOf3(part2.transcript, part2.start) ?? href.transcripts();
    case "case":
      return href.cases();
    case "cell":
      return href.matrix(part2.codebook, { case: part2.case, code: part2.code });
    case "code":
      return href.detail(part2.code, { codebook: part2.codebook });
    case "round":
      return href.rounds(part2.round);
    default:
      return "";
  }
}
function Part2({ part: part2 }) {
  if (part2.problem)
    return /* @__PURE__ */ a4($, { children: [
      part2.text,
      " ",
      /* @__PURE__ */ a4("span", { class: "tag warn", children: part2.problem })
    ] });
  const to2 = linkOf(part2);
  return to2 ? /* @__PURE__ */ a4("a", { href: to2, children: part2.text }) : part2.text;
}
function NoteWords({ parts }) {
  return /* @__PURE__ */ a4($, { children: parts.map((part2, nth2) => /* @__PURE__ */ a4(Part2, { part: part2 }, nth2)) });
}

// src/screens/memos/one.tsx
var TITLES3 = {
  study: "Journal",
  round: "Round",
  case: "Case",
  cell: "Cell",
  code: "Code",
  transcript: "Transcript",
  passage: "Passage",
  coding: "Coding"
};
function linkOf2(row) {
  if (row.gone) return "";
  if (row.about === "round") return href.rounds(row.round);
  if (row.about === "case") return href.cases();
  if (row.about === "cell") return href.matrix("", { case: row.case, code: row.code });
  if (row.about === "code") return href.detail(row.code, row.round ? { round: row.round } : {});
  if (row.transcript && row.round) return href.code(row.round, row.transcript, row.start ?? void 0);
  return "";
}
function Place3({ row }) {
  const to2 = linkOf2(row);
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
      /* @__PURE__ */ a4("span", { class: "sr", children: "Memo" }),
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
      /* @__PURE__ */ a4("button", { class: "btn small main", type: "submit", children: "Save" }),
      /* @__PURE__ */ a4("button", { class: "btn small", type: "button", onClick: onClose, children: "Cancel" })
    ] })
  ] });
}
function Tools4({ row, queue: queue2, onEdit }) {
  const [sure2, setSure] = d2(row.ledger === "round");
  const say = (refused, done) => services.announce(refused || done);
  const mark = async () => {
    const done = row.discuss ? "No longer marked for discussion." : "Marked for discussion.";
    say(await change(row, queue2, row.text, !row.discuss), done);
  };
  const drop2 = async () => {
    const done = row.ledger === "round" ? "Memo removed. Control Z to undo." : "Memo taken back.";
    say(await remove2(row, queue2), done);
  };
  return /* @__PURE__ */ a4("p", { class: "row", children: [
    /* @__PURE__ */ a4("button", { type: "button", class: "btn small bare", onClick: onEdit, children: "Edit" }),
    /* @__PURE__ */ a4("button", { type: "button", class: "btn small bare", onClick: () => void mark(), children: row.discuss ? "Take the mark away" : "Mark for discussion" }),
    /* @__PURE__ */ a4("button", { type: "button", class: "btn small bare", onClick: () => sure2 ? void drop2() : setSure(true), children: sure2 && row.ledger === "study" ? "Take it back, for good" : "Remove" })
  ] });
}
function One2({ row, queue: queue2 }) {
  const [editing, setEditing] = d2(false);
  return /* @__PURE__ */ a4("li", { class: "card memo", children: [
    /* @__PURE__ */ a4("p", { class: "row", children: [
      /* @__PURE__ */ a4("span", { class: "grow", children: [
        /* @__PURE__ */ a4(Place3, { row }),
        row.discuss && /* @__PURE__ */ a4($, { children: [
          " ",
          /* @__PURE__ */ a4("span", { class: "tag warn", children: "to discuss" })
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
    editing ? /* @__PURE__ */ a4(Editor2, { row, queue: queue2, onClose: () => setEditing(false) }) : row.text && /* @__PURE__ */ a4("p", { class: "text", dir: "auto", children: /* @__PURE__ */ a4(NoteWords, { parts: row.parts }) }),
    row.mine && !editing && /* @__PURE__ */ a4(Tools4, { row, queue: queue2, onEdit: () => setEditing(true) })
  ] });
}

// src/screens/memos/write.tsx
var ABOUT = [
  ["study", "the study"],
  ["case", "a case"],
  ["cell", "a cell of the matrix: a case and a code"],
  ["code", "a code"],
  ["transcript", "a transcript"],
  ["round", "a round"]
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
    services.announce(result.ok ? "Kept in the journal." : result.error.message);
    if (result.ok) setText("");
  };
  return /* @__PURE__ */ a4("form", { class: "card stack", onSubmit: (event) => void add3(event), children: [
    /* @__PURE__ */ a4(Words3, { label: "New journal entry", text, onText: setText, onKeep: (event) => void add3(event) }),
    /* @__PURE__ */ a4("span", { class: "row", children: [
      /* @__PURE__ */ a4("button", { type: "submit", class: "btn main", disabled: !text.trim(), children: "Keep" }),
      /* @__PURE__ */ a4("span", { class: "quiet small", children: "Ctrl+Enter" })
    ] })
  ] });
}
function Pick({ label, value: value2, options, onChange }) {
  return /* @__PURE__ */ a4("label", { class: "field", children: [
    /* @__PURE__ */ a4("span", { class: "label", children: label }),
    /* @__PURE__ */ a4("select", { class: "input", value: value2, onChange: (event) => onChange(event.currentTarget.value), children: options.map(([key2, name]) => /* @__PURE__ */ a4("option", { value: key2, children: name }, key2)) })
  ] });
}
var same2 = (ids) => ids.map((id) => [id, id]);
function CodePick({ books, book, code: code2, onBook, onCode }) {
  const loaded = useLoad(book ? `/api/codebook?codebook=${encodeURIComponent(book)}` : null);
  const codes = (loaded.value?.codes ?? []).map(({ id, name }) => [id, name]);
  return /* @__PURE__ */ a4($, { children: [
    books.length > 1 && /* @__PURE__ */ a4(Pick, { label: "Codebook", value: book, options: same2(books), onChange: onBook }),
    /* @__PURE__ */ a4(Pick, { label: "Code", value: code2, options: [["", "choose…"], ...codes], onChange: onCode })
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
    services.announce("The memo is kept.");
    setText("");
    setDiscuss(false);
  };
  const cases = subjects.cases.map(({ id, name }) => [id, name === id ? id : `${id} · ${name}`]);
  return /* @__PURE__ */ a4("details", { class: "card", children: [
    /* @__PURE__ */ a4("summary", { children: "New memo on a case, a cell, a code, a transcript, a round or the study" }),
    /* @__PURE__ */ a4("form", { class: "stack", onSubmit: (event) => void add3(event), children: [
      /* @__PURE__ */ a4("p", { class: "quiet small", children: "Links: [[T07]], [[T07:12]] (turn 12), [[O03]], [[O03/CODE]], [[CODE]], [[r1]], or with words of your own after a bar: [[T07:12|the grant]]." }),
      /* @__PURE__ */ a4("div", { class: "row", children: [
        /* @__PURE__ */ a4(Pick, { label: "About", value: about2, options: ABOUT, onChange: (value2) => setAbout(value2) }),
        has("case") && /* @__PURE__ */ a4(Pick, { label: "Case", value: named2.case, options: [["", "choose…"], ...cases], onChange: set2("case") }),
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
            label: "Transcript",
            value: named2.transcript,
            options: [["", "choose…"], ...same2(subjects.transcripts)],
            onChange: set2("transcript")
          }
        ),
        has("round") && /* @__PURE__ */ a4(
          Pick,
          {
            label: "Round",
            value: named2.round,
            options: [["", "choose…"], ...same2(subjects.rounds)],
            onChange: set2("round")
          }
        )
      ] }),
      /* @__PURE__ */ a4(Words3, { label: "Memo", text, onText: setText, onKeep: (event) => void add3(event) }),
      /* @__PURE__ */ a4("label", { class: "check", children: [
        /* @__PURE__ */ a4("input", { type: "checkbox", checked: discuss2, onChange: (event) => setDiscuss(event.currentTarget.checked) }),
        /* @__PURE__ */ a4("span", { children: "For the next meeting" })
      ] }),
      /* @__PURE__ */ a4(FaultNote, { fault: fault2 }),
      /* @__PURE__ */ a4("span", { class: "row", children: [
        /* @__PURE__ */ a4("button", { type: "submit", class: "btn main", disabled: !ready, children: "Keep the memo" }),
        /* @__PURE__ */ a4("span", { class: "quiet small", children: "Ctrl+Enter" })
      ] })
    ] })
  ] });
}

// src/screens/memos/memos.tsx
var FORMS5 = [
  ["docx", "Word"],
  ["md", "Markdown"],
  ["csv", "CSV"]
];
async function save4(form) {
  try {
    const { name, data } = await services.api.file(`/api/memos/file?form=${form}`);
    saveFile(name, data);
    services.announce(`${name} is saved: every memo that you may see.`);
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
      /* @__PURE__ */ a4(Choice, { label: "Kind of memo", value: kind, options: kindsOf(rows2), onChange: setKind }),
      people2.length > 1 && /* @__PURE__ */ a4(
        "select",
        {
          class: "input",
          "aria-label": "Who wrote it",
          value: whose,
          onChange: (event) => setWhose(event.currentTarget.value),
          children: [
            /* @__PURE__ */ a4("option", { value: "", children: "everybody’s" }),
            people2.map(([id, name]) => /* @__PURE__ */ a4("option", { value: id, children: name }, id))
          ]
        }
      ),
      /* @__PURE__ */ a4("label", { class: "grow", children: [
        /* @__PURE__ */ a4("span", { class: "sr", children: "Find in memos" }),
        /* @__PURE__ */ a4(
          "input",
          {
            class: "input",
            type: "search",
            placeholder: "Find in memos",
            value: text,
            onInput: (event) => setText(event.currentTarget.value),
            ...PRIVATE
          }
        )
      ] }),
      /* @__PURE__ */ a4("span", { class: "quiet small", role: "status", children: count(shown.length, "memo") })
    ] }),
    rows2.length === 0 && /* @__PURE__ */ a4(Empty, { title: "No memos yet.", children: /* @__PURE__ */ a4("p", { children: [
      "In a transcript, press ",
      /* @__PURE__ */ a4("kbd", { children: "M" }),
      " on a coding or passage, ",
      /* @__PURE__ */ a4("kbd", { children: "Shift+M" }),
      " for the whole transcript,",
      " ",
      /* @__PURE__ */ a4("kbd", { children: "X" }),
      " to mark something for discussion."
    ] }) }),
    rows2.length > 0 && shown.length === 0 && /* @__PURE__ */ a4("p", { class: "note", children: [
      "No memo matches.",
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
          children: "Show all"
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
      title: "Memos",
      sub: blind.value ? "Your own. They are private while a round is blind." : "Yours, and those of others that may be seen. Yours are private while a round is blind.",
      tools: notes.value && notes.value.rows.length > 0 && FORMS5.map(([form, name]) => /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => void save4(form), children: [
        "Save as ",
        name
      ] }, form)),
      children: /* @__PURE__ */ a4(Show, { what: "Memos", of: notes, children: (value2) => /* @__PURE__ */ a4("div", { class: "stack", children: [
        round.value && /* @__PURE__ */ a4(Journal, { queue: queue2 }),
        /* @__PURE__ */ a4(NewNote, { subjects: value2.subjects }),
        /* @__PURE__ */ a4(List3, { notes: value2, queue: queue2 })
      ] }) })
    }
  );
}

// src/screens/print/model.ts
function lettersOf(codings2, codes) {
  const used = new Set(codings2.map((coding3) => coding3.code));
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
function standing2({ codings: codings2, below: below3 }) {
  const left2 = (below3?.codings ?? []).filter((coding3) => !below3?.rejected.includes(coding3.id));
  return { codings: [...codings2, ...left2], below: new Set(left2.map((coding3) => coding3.id)) };
}
var SIGN = { supporting: "", contrary: "−", hypothetical: "?" };
function marksOf(codings2, memos, letter) {
  const marks = [];
  const places2 = new Map(codings2.map((coding3) => [coding3.id, coding3.end]));
  for (const coding3 of codings2) {
    const text = letter(coding3);
    marks.push({ at: coding3.start, text, kind: "begin" }, { at: coding3.end, text, kind: "end" });
  }
  memos.forEach((memo3, index) => {
    const at2 = memo3.what === "coding" ? places2.get(memo3.about) : memo3.what === "span" ? memo3.end : void 0;
    if (at2 !== void 0) marks.push({ at: at2, text: String(index + 1), kind: "memo" });
  });
  const order = { end: 0, memo: 1, begin: 2 };
  return marks.toSorted((a5, b4) => a5.at - b4.at || order[a5.kind] - order[b4.kind]);
}
var LONG2 = 900;
function sayings(transcript, codings2, memos, letters, below3 = /* @__PURE__ */ new Set()) {
  const letter = ({ id, code: code2, polarity: polarity2 }) => `${letters.get(code2) ?? "?"}${SIGN[polarity2]}${below3.has(id) ? BELOW : ""}`;
  const offsets = new Offsets(transcript.text);
  const marks = marksOf(codings2, memos, letter);
  return transcript.turns.map((turn, index) => {
    const last2 = index === transcript.turns.length - 1;
    const inside = marks.filter(
      ({ at: at2, kind }) => (kind === "begin" ? at2 >= turn.start && at2 < turn.end : at2 > turn.start && at2 <= turn.end) || last2 && at2 > turn.end
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
    const here = codings2.filter((coding3) => coding3.start < turn.end && coding3.end > turn.start);
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
function Part3({ part: part2 }) {
  if (typeof part2 === "string") return /* @__PURE__ */ a4($, { children: part2 });
  const [before3, after] = BRACKETS[part2.kind];
  return part2.kind === "begin" ? /* @__PURE__ */ a4($, { children: [
    /* @__PURE__ */ a4("sup", { children: part2.text }),
    after
  ] }) : part2.kind === "end" ? /* @__PURE__ */ a4($, { children: [
    before3,
    /* @__PURE__ */ a4("sup", { children: part2.text })
  ] }) : /* @__PURE__ */ a4("sup", { children: [
    before3,
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
    /* @__PURE__ */ a4("div", { class: "what", dir: "auto", children: parts.map((part2, index) => /* @__PURE__ */ a4(Part3, { part: part2 }, index)) }),
    /* @__PURE__ */ a4("div", { class: "letters", children: letters.join(", ") })
  ] });
}
function Sheet({
  transcript,
  work: work2,
  book,
  round: round2
}) {
  const { codings: codings2, below: below3 } = w2(() => standing2(work2), [work2]);
  const letters = w2(() => lettersOf(codings2, book.codes), [codings2, book]);
  const memos = w2(() => work2.memos.filter((memo3) => memo3.text || memo3.discuss), [work2]);
  const lines = w2(
    () => sayings(transcript, codings2, memos, letters, below3),
    [transcript, codings2, memos, letters, below3]
  );
  const { coder } = session.value ?? { coder: "" };
  return /* @__PURE__ */ a4("article", { class: "sheet", "aria-label": `Transcript ${transcript.id}`, children: [
    /* @__PURE__ */ a4("header", { children: [
      /* @__PURE__ */ a4("p", { class: "warning", children: "Contains confidential interview data" }),
      /* @__PURE__ */ a4("h1", { tabIndex: -1, children: [
        transcript.id,
        transcript.case && ` · ${transcript.case_name || transcript.case}`
      ] }),
      /* @__PURE__ */ a4("p", { class: "small", children: [
        "Round ",
        round2,
        " · coder ",
        coder,
        " · codebook ",
        book.key,
        " ·",
        " ",
        transcript.date && `interview of ${transcript.date} · `,
        "text ",
        transcript.text_sha,
        " · printed",
        " ",
        (/* @__PURE__ */ new Date()).toISOString().slice(0, 10)
      ] })
    ] }),
    /* @__PURE__ */ a4("div", { class: "sayings", children: lines.map((saying) => /* @__PURE__ */ a4(TurnLine, { saying }, saying.turn.index)) }),
    letters.size > 0 && /* @__PURE__ */ a4("section", { "aria-label": "Codes", children: [
      /* @__PURE__ */ a4("h2", { children: "Codes" }),
      /* @__PURE__ */ a4("ul", { class: "legend-print", children: [...letters].map(([id, letter]) => /* @__PURE__ */ a4("li", { children: [
        /* @__PURE__ */ a4("b", { children: letter }),
        /* @__PURE__ */ a4(CodeName, { code: id, codes: book.codes })
      ] }, id)) }),
      /* @__PURE__ */ a4("p", { class: "small quiet", children: [
        "⟦ begins, ⟧ ends; − contrary, ? hypothetical",
        below3.size > 0 && `; ${BELOW} of ${work2.below?.label}, not changed in this pass`
      ] })
    ] }),
    memos.length > 0 && /* @__PURE__ */ a4("section", { "aria-label": "Memos", children: [
      /* @__PURE__ */ a4("h2", { children: "Memos" }),
      /* @__PURE__ */ a4("ol", { class: "notes", children: memos.map((memo3) => /* @__PURE__ */ a4("li", { children: [
        memo3.discuss && /* @__PURE__ */ a4("strong", { children: "To discuss. " }),
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
      /* @__PURE__ */ a4("a", { class: "btn", href: href.code(round2, transcript), children: [
        "Back to ",
        transcript
      ] }),
      /* @__PURE__ */ a4("span", { class: "quiet small", children: [
        "Your own codings of round ",
        round2,
        work2.value?.below && `, and what stands below them in ${work2.value.below.label}`,
        "."
      ] }),
      /* @__PURE__ */ a4("button", { type: "button", class: "btn main", disabled: !ready, onClick: () => window.print(), children: "Print" })
    ] }),
    ready ? /* @__PURE__ */ a4(
      Sheet,
      {
        transcript: text.value,
        work: work2.value,
        book: book.value,
        round: round2
      }
    ) : /* @__PURE__ */ a4(Show, { what: "Print", of: [text, work2, book].find((one) => one.error) ?? work2, children: () => null })
  ] });
}

// src/screens/reports/options.tsx
var OPTIONS = {
  no_words: { label: "Only counts, no word such as most", tick: true },
  words: { label: "Your words for k of n", words: "most=.5,some=.1,few=0" },
  attribution: { label: "Beside a quotation", words: "case,role" },
  base: { label: "Base", number: "4" },
  run: { label: "Run", number: "2" },
  new: { label: "New codes at most, %", number: "5" },
  level: {
    label: "Codes",
    choices: [
      ["", "leaf"],
      ["top", "top level"],
      ["all", "all"]
    ]
  },
  order: {
    label: "Order",
    choices: [
      ["", "of interviews"],
      ["coding", "of coding"]
    ]
  },
  by: {
    label: "By",
    choices: [
      ["", "turn"],
      ["paragraph", "paragraph"],
      ["sentence", "sentence"],
      ["overlap", "overlap"]
    ]
  },
  polarity: {
    label: "Polarity",
    choices: [
      ["", "supporting"],
      ["contrary", "contrary"],
      ["hypothetical", "hypothetical"],
      ["all", "all"]
    ]
  },
  benchmarks: {
    label: "Words of a scale",
    choices: [
      ["", "none"],
      ["landis-koch", "Landis and Koch"],
      ["fleiss", "Fleiss"],
      ["mchugh", "McHugh"],
      ["krippendorff", "Krippendorff"]
    ]
  },
  own: { label: "Only what I judged myself", tick: true },
  nvivo: { label: "For NVivo", tick: true }
};
function Option({ name, wish: wish2, onWish }) {
  const kind = OPTIONS[name];
  if (!kind) return null;
  const set2 = (value2) => onWish({ ...wish2, [name]: value2 });
  if (kind.tick)
    return /* @__PURE__ */ a4("label", { class: "check small", children: [
      /* @__PURE__ */ a4(
        "input",
        {
          type: "checkbox",
          checked: wish2[name] === "1",
          onChange: (event) => set2(event.currentTarget.checked ? "1" : "")
        }
      ),
      kind.label
    ] });
  const id = `option-${name}`;
  return /* @__PURE__ */ a4("div", { class: "adder small", children: [
    /* @__PURE__ */ a4("label", { class: "quiet", for: id, children: kind.label }),
    kind.choices ? /* @__PURE__ */ a4("select", { id, class: "input", value: wish2[name] ?? "", onChange: (event) => set2(event.currentTarget.value), children: kind.choices.map(([value2, label]) => /* @__PURE__ */ a4("option", { value: value2, children: label }, value2)) }) : /* @__PURE__ */ a4(
      "input",
      {
        id,
        class: kind.number ? "input number" : "input",
        inputMode: kind.number ? "numeric" : "text",
        placeholder: kind.number ?? kind.words,
        value: wish2[name] ?? "",
        onChange: (event) => set2(event.currentTarget.value),
        ...PRIVATE
      }
    )
  ] });
}
function subjectsOf(offer, all) {
  if (offer.about === "codebook") return { name: "codebook", ids: all.codebooks, none: "There is no codebook yet." };
  if (offer.about === "round")
    return { name: "round", ids: all.rounds, none: "No round was compared yet: figures exist from the comparison on." };
  if (offer.about === "pass")
    return { name: "round", ids: all.passes, none: "No second pass or sub-coding was started." };
  return null;
}
function Options({ offer, all, wish: wish2, onWish }) {
  const subjects = subjectsOf(offer, all);
  if (!subjects && offer.options.length === 0) return null;
  return /* @__PURE__ */ a4("div", { class: "row options", children: [
    subjects && subjects.ids.length > 0 && /* @__PURE__ */ a4("label", { class: "adder small", children: [
      /* @__PURE__ */ a4("span", { class: "quiet", children: subjects.name === "codebook" ? "Codebook" : "Round" }),
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
    offer.options.map((name) => /* @__PURE__ */ a4(Option, { name, wish: wish2, onWish }, name))
  ] });
}

// src/screens/reports/report.tsx
function Table2({ table }) {
  const rest = table.total - table.rows.length;
  const body = /* @__PURE__ */ a4($, { children: [
    /* @__PURE__ */ a4("div", { class: "scroll", children: /* @__PURE__ */ a4("table", { class: "table", children: [
      /* @__PURE__ */ a4("caption", { class: "sr", children: table.title }),
      /* @__PURE__ */ a4("thead", { children: /* @__PURE__ */ a4("tr", { children: table.columns.map((column) => /* @__PURE__ */ a4("th", { scope: "col", class: column.number ? "num" : void 0, children: column.title }, column.title)) }) }),
      /* @__PURE__ */ a4("tbody", { children: table.rows.map((row, at2) => /* @__PURE__ */ a4("tr", { children: row.map(
        (value2, column) => column < table.heads ? /* @__PURE__ */ a4("th", { scope: "row", dir: "auto", children: value2 }, column) : /* @__PURE__ */ a4("td", { dir: "auto", class: table.columns[column]?.number ? "num" : "words", children: value2 }, column)
      ) }, at2)) })
    ] }) }),
    rest > 0 && /* @__PURE__ */ a4("p", { class: "quiet small", children: [
      formatNumber(rest),
      " more rows stand in the file."
    ] }),
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
function Part4({ part: part2 }) {
  return /* @__PURE__ */ a4("section", { class: "stack", "aria-label": part2.title, children: [
    /* @__PURE__ */ a4("h3", { children: part2.title }),
    part2.paragraphs.map((words6, at2) => /* @__PURE__ */ a4("p", { dir: "auto", children: words6 }, at2)),
    part2.items.length > 0 && /* @__PURE__ */ a4("ul", { class: "listed", children: part2.items.map((words6, at2) => /* @__PURE__ */ a4("li", { dir: "auto", children: words6 }, at2)) }),
    part2.figures.map((figure) => /* @__PURE__ */ a4("figure", { children: [
      /* @__PURE__ */ a4("img", { alt: figure.words, src: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(figure.svg)}` }),
      /* @__PURE__ */ a4("figcaption", { class: "quiet small", children: figure.caption })
    ] }, figure.name)),
    part2.tables.map((table, at2) => /* @__PURE__ */ a4(Table2, { table }, at2))
  ] });
}
function ReportPage({ report }) {
  return /* @__PURE__ */ a4("article", { class: "report card stack", "aria-label": `Preview: ${report.title}`, children: [
    /* @__PURE__ */ a4("header", { children: [
      /* @__PURE__ */ a4("h2", { children: report.title }),
      /* @__PURE__ */ a4("p", { class: "quiet", children: report.subtitle })
    ] }),
    report.parts.map((part2) => /* @__PURE__ */ a4(Part4, { part: part2 }, part2.key))
  ] });
}

// src/screens/reports/reports.tsx
var address2 = (what, offer, wish2) => {
  const given2 = Object.entries({ kind: offer.kind, ...wish2 }).filter(([, value2]) => value2);
  return `/api/reports/${what}?${given2.map(([name, value2]) => `${name}=${encodeURIComponent(value2)}`).join("&")}`;
};
function Preview({ path }) {
  const report = useLoad(path);
  return /* @__PURE__ */ a4(Show, { what: "Report", of: report, children: (found2) => /* @__PURE__ */ a4(ReportPage, { report: found2 }) });
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
  return /* @__PURE__ */ a4("section", { class: "stack", "data-region": "report", "aria-label": offer.title, children: [
    /* @__PURE__ */ a4("div", { children: [
      /* @__PURE__ */ a4("h2", { tabIndex: -1, children: offer.title }),
      /* @__PURE__ */ a4("p", { children: offer.purpose }),
      /* @__PURE__ */ a4("p", { class: "quiet small", children: [
        "Also ",
        /* @__PURE__ */ a4("code", { children: offer.command })
      ] })
    ] }),
    missing ? /* @__PURE__ */ a4("p", { class: "note", children: missing }) : /* @__PURE__ */ a4($, { children: [
      /* @__PURE__ */ a4(Options, { offer, all, wish: wish2, onWish: setWish }),
      /* @__PURE__ */ a4(SaveAs2, { path: (form) => address2("file", offer, { ...wish2, form }), forms: offer.forms }),
      offer.preview ? /* @__PURE__ */ a4(Preview, { path: address2("preview", offer, wish2) }) : /* @__PURE__ */ a4("p", { class: "note", children: "This one is not shown here: save it, and open it in the program it is for." })
    ] })
  ] });
}
function Links({ title, offers, here }) {
  if (offers.length === 0) return null;
  return /* @__PURE__ */ a4($, { children: [
    /* @__PURE__ */ a4("h2", { class: "minor", children: title }),
    /* @__PURE__ */ a4("ul", { children: offers.map((offer) => /* @__PURE__ */ a4("li", { children: /* @__PURE__ */ a4("a", { href: href.reports(offer.kind), "aria-current": offer.kind === here ? "page" : void 0, children: [
      /* @__PURE__ */ a4("b", { children: offer.title }),
      /* @__PURE__ */ a4("span", { class: "small", children: offer.purpose })
    ] }) }, offer.kind)) })
  ] });
}
function Body5({ all }) {
  const here = route.value.name;
  const offer = all.offers.find((one) => one.kind === here);
  return /* @__PURE__ */ a4("div", { class: "reports", "data-chosen": offer ? "" : void 0, children: [
    /* @__PURE__ */ a4("nav", { class: "kinds stack", "aria-label": "Reports and exports", children: [
      all.closed && /* @__PURE__ */ a4("p", { class: "note", children: [
        sentence(all.closed),
        " Reports are counted over all coders; your own work can be saved below."
      ] }),
      /* @__PURE__ */ a4(Links, { title: "Reports", offers: all.offers.filter((one) => !one.export), here }),
      /* @__PURE__ */ a4(Links, { title: "For other programs", offers: all.offers.filter((one) => one.export), here })
    ] }),
    offer ? /* @__PURE__ */ a4(Chosen2, { offer, all }, offer.kind) : /* @__PURE__ */ a4("p", { class: "note", children: here ? "This report is not here." : "Choose one: it is shown here as it will read, and saved as a file." })
  ] });
}
function Reports() {
  const all = useLoad("/api/reports", (event) => event.event === "rounds");
  return /* @__PURE__ */ a4(Page, { title: "Reports", sub: "Only what is recorded: what a team must write stands in [CAPITALS].", children: /* @__PURE__ */ a4(Show, { what: "Reports", of: all, children: (found2) => /* @__PURE__ */ a4(Body5, { all: found2 }) }) });
}

// src/screens/review/bar.tsx
function Bar2({ row, onSay, onBack, onStep }) {
  const [asking2, setAsking] = d2("");
  const [comment, setComment] = d2("");
  const field = T2(null);
  const mine2 = row.said.find((said2) => said2.mine && said2.id);
  F2(() => {
    if (asking2) field.current?.focus();
  }, [asking2]);
  const ask2 = (what) => () => {
    setAsking(what);
    setComment(mine2?.status === what ? mine2.comment : "");
  };
  const accept4 = () => onSay("accepted", "");
  const say = (event) => {
    event.preventDefault();
    if (!asking2) return;
    if (asking2 === "queried" && !comment.trim()) {
      services.announce("A query says what is asked.");
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
      if (mine2) onBack();
      else services.announce("No review of yours stands on this coding.");
    }
  });
  return /* @__PURE__ */ a4("div", { class: "bar-decide", role: "group", "aria-label": "Review", "data-region": "review", children: [
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
            /* @__PURE__ */ a4("span", { class: "label", children: asking2 === "queried" ? "What is asked? It goes to the next meeting." : "What was changed? (may be empty)" }),
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
            asking2 === "queried" ? "Query" : "Changed",
            " ",
            /* @__PURE__ */ a4("kbd", { children: "Enter" })
          ] }),
          /* @__PURE__ */ a4("button", { type: "button", class: "btn", onClick: () => setAsking(""), children: "Cancel" })
        ]
      }
    ),
    /* @__PURE__ */ a4(Toolbar, { label: "What you say of it", class: "row", children: [
      /* @__PURE__ */ a4("button", { type: "button", class: "btn small", "aria-pressed": mine2?.status === "accepted", onClick: accept4, children: [
        "Accept ",
        /* @__PURE__ */ a4("kbd", { children: "A" })
      ] }),
      /* @__PURE__ */ a4("button", { type: "button", class: "btn small", "aria-pressed": mine2?.status === "queried", onClick: ask2("queried"), children: [
        "Query… ",
        /* @__PURE__ */ a4("kbd", { children: "Q" })
      ] }),
      /* @__PURE__ */ a4("button", { type: "button", class: "btn small", "aria-pressed": mine2?.status === "changed", onClick: ask2("changed"), children: [
        "Was changed… ",
        /* @__PURE__ */ a4("kbd", { children: "C" })
      ] }),
      mine2 && /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: onBack, children: [
        "Take back ",
        /* @__PURE__ */ a4("kbd", { children: "U" })
      ] }),
      /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => onStep(-1), children: [
        "Previous ",
        /* @__PURE__ */ a4("kbd", { children: "↑" })
      ] }),
      /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => onStep(1), children: [
        "Next ",
        /* @__PURE__ */ a4("kbd", { children: "↓" })
      ] })
    ] })
  ] });
}

// src/screens/review/model.ts
var STATUSES = {
  unreviewed: "not reviewed",
  accepted: "accepted",
  queried: "queried",
  changed: "changed",
  differing: "reviewers differ"
};
var SHOWS2 = [
  ["", "Still to be looked at"],
  ["unreviewed", "Not reviewed"],
  ["queried", "Queried"],
  ["differing", "Reviewers differ"],
  ["changed", "Changed"],
  ["accepted", "Accepted"],
  ["all", "All"]
];
var FIELDS2 = ["code", "by", "transcript", "status", "sample", "seed"];
var filterOf = (query2) => {
  const read3 = (name) => query2.get(name) ?? "";
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
  const given2 = FIELDS2.filter((name) => filter[name]).map((name) => `&${name}=${encodeURIComponent(filter[name])}`);
  return `round=${encodeURIComponent(round2)}${given2.join("")}`;
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
  const at2 = a5.findIndex((value2, index) => value2 !== b4[index]);
  if (at2 < 0) return 0;
  return (a5[at2] ?? "") < (b4[at2] ?? "") ? -1 : 1;
}
function merged(rows2, touched) {
  if (touched.size === 0) return [...rows2];
  const left2 = new Map(touched);
  const listed = rows2.map((row) => {
    const own2 = left2.get(row.id);
    left2.delete(row.id);
    return own2 ?? row;
  });
  return left2.size ? [...listed, ...left2.values()].sort(before) : listed;
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
    /* @__PURE__ */ a4("summary", { class: "small", children: "Reviewed, code by code" }),
    /* @__PURE__ */ a4("table", { class: "shares small", children: [
      /* @__PURE__ */ a4("caption", { class: "sr", children: "How many codings of each code were reviewed" }),
      /* @__PURE__ */ a4("thead", { class: "sr", children: /* @__PURE__ */ a4("tr", { children: [
        /* @__PURE__ */ a4("th", { scope: "col", children: "Code" }),
        /* @__PURE__ */ a4("th", { scope: "col", children: "Reviewed" })
      ] }) }),
      /* @__PURE__ */ a4("tbody", { children: queue2.codes.map(({ code: code2, share: share2 }) => /* @__PURE__ */ a4("tr", { title: share2.words, children: [
        /* @__PURE__ */ a4("th", { scope: "row", children: /* @__PURE__ */ a4(CodeName, { code: code2, codes }) }),
        /* @__PURE__ */ a4("td", { class: "num", children: [
          formatNumber(share2.reviewed),
          " of ",
          formatNumber(share2.codings)
        ] })
      ] }, code2)) })
    ] })
  ] });
}
function Share({ queue: queue2, codes }) {
  const { share: share2 } = queue2;
  const outcomes = ["accepted", "queried", "changed", "differing"].filter((name) => share2.by_status[name]);
  return /* @__PURE__ */ a4($, { children: [
    /* @__PURE__ */ a4("p", { class: "small", id: "share", role: "status", children: [
      /* @__PURE__ */ a4("strong", { children: [
        formatNumber(share2.reviewed),
        " of ",
        count(share2.codings, "coding"),
        " reviewed"
      ] }),
      " ",
      /* @__PURE__ */ a4("span", { class: "quiet", children: outcomes.map((name) => `${share2.by_status[name]} ${name}`).join(", ") })
    ] }),
    /* @__PURE__ */ a4("progress", { max: Math.max(1, share2.codings), value: share2.reviewed, "aria-label": "Reviewed" }),
    /* @__PURE__ */ a4(Shares, { queue: queue2, codes })
  ] });
}
function Listed({ row, current, codes, onAt }) {
  const go2 = T2(onAt);
  go2.current = onAt;
  return w2(
    () => /* @__PURE__ */ a4("li", { children: /* @__PURE__ */ a4("button", { type: "button", "aria-current": current, onClick: () => go2.current(row.id), children: [
      /* @__PURE__ */ a4("span", { class: "line small", children: [
        /* @__PURE__ */ a4("span", { class: "quiet", children: [
          row.transcript,
          row.turn !== null && `, turn ${row.turn}`
        ] }),
        row.status !== "unreviewed" && /* @__PURE__ */ a4(StatusTag, { status: row.status })
      ] }),
      /* @__PURE__ */ a4("span", { class: "small", children: /* @__PURE__ */ a4(CodeName, { code: row.code, codes, polarity: row.polarity }) })
    ] }) }),
    [row, current, codes]
  );
}
function List4({ queue: queue2, rows: rows2, at: at2, codes, onAt, children }) {
  const list = T2(null);
  A2(() => {
    revealInPane(list.current?.querySelector("[aria-current='true']"));
  }, [at2]);
  return /* @__PURE__ */ a4("aside", { class: "queue", "data-region": "queue", "aria-label": "Queue", children: [
    queue2 && /* @__PURE__ */ a4(Share, { queue: queue2, codes }),
    children,
    queue2 && /* @__PURE__ */ a4("p", { class: "quiet small", children: [
      count(rows2.length, "coding"),
      " listed",
      queue2.listed > queue2.rows.length && ` of ${formatNumber(queue2.listed)}: choose a code or a transcript to see the others`
    ] }),
    /* @__PURE__ */ a4("ol", { ref: list, children: rows2.map((row) => /* @__PURE__ */ a4(Listed, { row, current: row.id === at2, codes, onAt }, row.id)) })
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
    said2.mine && said2.id && /* @__PURE__ */ a4("button", { type: "button", class: "btn small bare", onClick: onBack, children: "Take back" })
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
        /* @__PURE__ */ a4("span", { class: "quiet small", children: [
          "coded by ",
          row.coder_name,
          " ",
          formatTime(row.at)
        ] }),
        /* @__PURE__ */ a4("a", { class: "small", href: href.detail(row.code, { round: row.round }), children: "Its card" })
      ] }),
      row.definition && /* @__PURE__ */ a4("p", { children: row.definition }),
      row.memo && /* @__PURE__ */ a4("p", { class: "note memo-on", children: row.memo })
    ] }),
    row.said.length > 0 && /* @__PURE__ */ a4("section", { class: "stack", "aria-label": "Reviews", children: [
      /* @__PURE__ */ a4("h2", { class: "small quiet", children: "Reviews" }),
      /* @__PURE__ */ a4("ul", { class: "stack", children: row.said.map((said2) => /* @__PURE__ */ a4(Said2, { said: said2, onBack }, said2.by)) }),
      row.status === "differing" && /* @__PURE__ */ a4("p", { class: "quiet small", children: "The reviewers did not see each other’s word. What you say now takes its place." })
    ] })
  ] });
}

// src/screens/review/filters.tsx
function Select3({ label, value: value2, options, onChange }) {
  const known2 = options.some(([key2]) => key2 === value2);
  return /* @__PURE__ */ a4("select", { class: "input", "aria-label": label, value: value2, onChange: (event) => onChange(event.currentTarget.value), children: [
    !known2 && /* @__PURE__ */ a4("option", { value: value2, children: value2 }),
    options.map(([key2, name]) => /* @__PURE__ */ a4("option", { value: key2, children: name }, key2))
  ] });
}
function inUse(queue2, codes) {
  const parents = new Map(codes.map((code2) => [code2.id, code2.parent]));
  const used = /* @__PURE__ */ new Set();
  for (const { code: code2 } of queue2?.codes ?? [])
    for (let at2 = code2; at2 && !used.has(at2); at2 = parents.get(at2)) used.add(at2);
  return codes.filter((code2) => used.has(code2.id));
}
function Sample({ filter, onFilter }) {
  const [share2, setShare] = d2(filter.sample);
  const [seed, setSeed] = d2(filter.seed || "1");
  const draw = (event) => {
    event.preventDefault();
    onFilter({ ...filter, sample: share2, seed: share2 ? seed : "" });
  };
  return /* @__PURE__ */ a4("form", { class: "row", onSubmit: draw, "aria-label": "Random sample", children: [
    /* @__PURE__ */ a4("label", { class: "row small", children: [
      "Sample",
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
    /* @__PURE__ */ a4("label", { class: "row small", title: "The same number draws the same codings again", children: [
      "seed",
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
    /* @__PURE__ */ a4("button", { type: "submit", class: "btn small", children: "Draw" }),
    filter.sample && /* @__PURE__ */ a4(
      "button",
      {
        type: "button",
        class: "btn small",
        onClick: () => {
          setShare("");
          onFilter({ ...filter, sample: "", seed: "" });
        },
        children: "All"
      }
    )
  ] });
}
function Filters({ filter, queue: queue2, codes, onFilter }) {
  const set2 = (name) => (value2) => onFilter({ ...filter, [name]: value2 });
  const more = Boolean(filter.code || filter.by || filter.transcript || filter.sample);
  return /* @__PURE__ */ a4("div", { class: "stack filters", role: "group", "aria-label": "What is listed", children: [
    /* @__PURE__ */ a4(Select3, { label: "Status", value: filter.status, options: SHOWS2, onChange: set2("status") }),
    /* @__PURE__ */ a4("details", { open: more, children: [
      /* @__PURE__ */ a4("summary", { class: "small", children: "By code, coder or transcript, or a sample" }),
      /* @__PURE__ */ a4("div", { class: "stack", children: [
        /* @__PURE__ */ a4(
          Select3,
          {
            label: "Code, with what is below it",
            value: filter.code,
            options: [["", "every code"], ...inUse(queue2, codes).map((code2) => [code2.id, code2.name])],
            onChange: set2("code")
          }
        ),
        /* @__PURE__ */ a4(
          Select3,
          {
            label: "Who coded",
            value: filter.by,
            options: [["", "every coder"], ...(queue2?.coders ?? []).map(({ id, name }) => [id, name])],
            onChange: set2("by")
          }
        ),
        /* @__PURE__ */ a4(
          Select3,
          {
            label: "Transcript",
            value: filter.transcript,
            options: [["", "every transcript"], ...(queue2?.transcripts ?? []).map((id) => [id, id])],
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
    /* @__PURE__ */ a4("p", { children: [
      sheet.rows.length ? `${count(sheet.rows.length, "review")} to record.` : "Nothing new to record.",
      " ",
      count(sheet.untouched, "row"),
      " ",
      sheet.untouched === 1 ? "says" : "say",
      " nothing",
      sheet.unchanged > 0 && `, ${sheet.unchanged} ${sheet.unchanged === 1 ? "stands" : "stand"} already`,
      sheet.own > 0 && `, ${sheet.own} ${sheet.own === 1 ? "is" : "are"} about your own codings`,
      ". Then",
      " ",
      sheet.share.words,
      "."
    ] }),
    sheet.unread.map((name) => /* @__PURE__ */ a4("p", { class: "note warn", children: [
      "The sheet ",
      name,
      " is a copy and is not read: write in the sheet Review."
    ] }, name)),
    sheet.rows.length > 0 && /* @__PURE__ */ a4("div", { class: "scroll told", children: /* @__PURE__ */ a4("table", { class: "table", children: [
      /* @__PURE__ */ a4("caption", { class: "sr", children: "What the sheet says" }),
      /* @__PURE__ */ a4("thead", { children: /* @__PURE__ */ a4("tr", { children: ["Place", "Code", "Was", "Then", "Comment"].map((title) => /* @__PURE__ */ a4("th", { scope: "col", children: title }, title)) }) }),
      /* @__PURE__ */ a4("tbody", { children: sheet.rows.slice(0, LISTED).map((row) => /* @__PURE__ */ a4("tr", { children: [
        /* @__PURE__ */ a4("th", { scope: "row", children: [
          row.transcript,
          row.turn !== null && `, turn ${row.turn}`
        ] }),
        /* @__PURE__ */ a4("td", { children: row.code }),
        /* @__PURE__ */ a4("td", { children: /* @__PURE__ */ a4(StatusTag, { status: row.was }) }),
        /* @__PURE__ */ a4("td", { children: /* @__PURE__ */ a4(StatusTag, { status: row.status }) }),
        /* @__PURE__ */ a4("td", { children: row.comment })
      ] }, row.coding)) })
    ] }) }),
    sheet.rows.length > LISTED && /* @__PURE__ */ a4("p", { class: "quiet small", children: [
      "The first ",
      LISTED,
      " are shown."
    ] })
  ] });
}
function Fault({ fault: fault2 }) {
  const problems = fault2 instanceof ApiError ? fault2.error.problems ?? [] : [];
  const hint = fault2 instanceof ApiError ? fault2.error.hint : "";
  return /* @__PURE__ */ a4("div", { class: "note warn", children: [
    /* @__PURE__ */ a4("p", { children: sentence(fault2.message) }),
    hint && /* @__PURE__ */ a4("p", { children: sentence(hint) }),
    problems.length > 0 && /* @__PURE__ */ a4("ul", { children: problems.map((problem2) => /* @__PURE__ */ a4("li", { children: problem2 }, problem2)) })
  ] });
}
function SheetDialog({ round: round2, onClose, onRead }) {
  const [sent, setSent] = d2(null);
  const [found2, setFound] = d2(null);
  const [fault2, setFault] = d2(null);
  const [waits, setWaits] = d2(false);
  const send3 = async (given2, seen) => {
    setWaits(true);
    setFault(null);
    try {
      const answer = await services.api.post("/api/review/sheet", { round: round2, ...given2, seen });
      setFound(answer);
      if (!answer.written) return;
      services.announce(`${count(answer.rows.length, "review")} recorded.`);
      onRead();
      onClose();
    } catch (error) {
      setFault(error);
      setFound(null);
    } finally {
      setWaits(false);
    }
  };
  const choose = async (file) => {
    if (!file) return;
    setFound(null);
    if (file.size > MOST9) {
      setFault(new Error("A review sheet has at most 20 MB."));
      return;
    }
    const given2 = { file: file.name, data: base64(await file.arrayBuffer()) };
    setSent(given2);
    await send3(given2, "");
  };
  return /* @__PURE__ */ a4(Dialog, { title: "Read a review sheet back", onClose, children: [
    /* @__PURE__ */ a4("p", { children: "Choose the Excel sheet that was saved here and filled in. Nothing is recorded before you have seen it." }),
    /* @__PURE__ */ a4("label", { class: "field", children: [
      /* @__PURE__ */ a4("span", { class: "label", children: "Review sheet" }),
      /* @__PURE__ */ a4(
        "input",
        {
          class: "input",
          type: "file",
          accept: ".xlsx",
          autofocus: true,
          disabled: waits,
          onChange: (event) => void choose(event.currentTarget.files?.[0])
        }
      )
    ] }),
    /* @__PURE__ */ a4("div", { role: "status", class: "stack", children: [
      waits && /* @__PURE__ */ a4("p", { class: "quiet", children: "The sheet is read…" }),
      fault2 && /* @__PURE__ */ a4(Fault, { fault: fault2 }),
      !waits && found2 && /* @__PURE__ */ a4(Preview2, { sheet: found2 })
    ] }),
    /* @__PURE__ */ a4("div", { class: "row end", children: [
      /* @__PURE__ */ a4("button", { type: "button", class: "btn", onClick: onClose, children: found2 && found2.rows.length === 0 ? "Close" : "Leave it" }),
      /* @__PURE__ */ a4(
        "button",
        {
          type: "button",
          class: "btn main",
          disabled: !found2?.rows.length || waits,
          onClick: () => {
            if (sent && found2) void send3(sent, found2.seal);
          },
          children: "Record it"
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
  const send3 = (before3, ask2) => {
    const within2 = touched.current;
    sending2.current = sending2.current.then(async () => {
      spoke.current = Date.now();
      try {
        const answer = await ask2();
        if (within2 === touched.current) taken2(answer);
      } catch (error) {
        if (within2 === touched.current) put2(before3);
        done.current = done.current.filter((id) => !before3.some((row) => row.id === id));
        services.announce(`Not recorded: ${sentence(error.message)}`);
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
      services.announce(`${sentence(STATUSES[status])} Control Z takes it back.`);
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
var addressOf3 = (round2, filter, at2 = "") => href.review({ round: round2, ...filter, at: at2 });
function AcceptAll({ rows: rows2, onYes, onClose }) {
  const transcripts = new Set(rows2.map((row) => row.transcript)).size;
  return /* @__PURE__ */ a4(Dialog, { title: `Accept ${count(rows2.length, "coding")}?`, onClose, children: [
    /* @__PURE__ */ a4("p", { children: [
      "Every coding that is listed and that nobody has reviewed, in ",
      count(transcripts, "transcript"),
      ". Each can be taken back by itself."
    ] }),
    /* @__PURE__ */ a4("div", { class: "row end", children: [
      /* @__PURE__ */ a4("button", { type: "button", class: "btn", onClick: onClose, children: "Cancel" }),
      /* @__PURE__ */ a4("button", { type: "button", class: "btn main", onClick: onYes, children: "Accept them" })
    ] })
  ] });
}
function Tools5({ round: round2, filter, reviewing }) {
  const [open6, setOpen] = d2("");
  const unreviewed = reviewing.rows.filter((row) => row.status === "unreviewed");
  const close = () => setOpen("");
  const save5 = async () => {
    try {
      const { name, data } = await services.api.file(`/api/review/sheet?${asked2(round2.id, filter)}`);
      saveFile(name, data);
      services.announce(`${name} is saved: fill in the columns status and comment, and read it back here.`);
    } catch (error) {
      services.announce(sentence(error.message));
    }
  };
  return /* @__PURE__ */ a4("div", { class: "row", children: [
    /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => void save5(), children: "Save as Excel sheet" }),
    /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => setOpen("sheet"), children: "Read a sheet…" }),
    unreviewed.length > 1 && /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => setOpen("all"), children: [
      "Accept all ",
      unreviewed.length,
      "…"
    ] }),
    open6 === "sheet" && /* @__PURE__ */ a4(SheetDialog, { round: round2.id, onClose: close, onRead: reviewing.queue.reload }),
    open6 === "all" && /* @__PURE__ */ a4(
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
  return /* @__PURE__ */ a4(Empty, { title: none ? "Nothing to review in this round." : "Nothing is listed.", children: [
    queue2.warnings.map((warning) => /* @__PURE__ */ a4("p", { children: sentence(warning) }, warning)),
    !none && /* @__PURE__ */ a4("p", { children: sentence(queue2.share.words) }),
    !none && /* @__PURE__ */ a4("p", { class: "row", children: [
      /* @__PURE__ */ a4("button", { type: "button", class: "btn", onClick: () => onFilter({ ...filter, status: "all" }), children: "Show what was reviewed" }),
      /* @__PURE__ */ a4("button", { type: "button", class: "btn", onClick: () => onFilter(filterOf(new URLSearchParams())), children: "Every code and transcript" })
    ] })
  ] });
}
function Astray({ lines }) {
  if (lines.length === 0) return null;
  return /* @__PURE__ */ a4("details", { class: "note warn small", children: [
    /* @__PURE__ */ a4("summary", { children: [
      count(lines.length, "review"),
      " of codings that do not count any more"
    ] }),
    /* @__PURE__ */ a4("ul", { children: lines.map((line) => /* @__PURE__ */ a4("li", { children: line }, line)) })
  ] });
}
function Desk3({ row, codes, reviewing, onStep }) {
  const back = () => reviewing.takeBack(row);
  return /* @__PURE__ */ a4("section", { class: "desk", "aria-label": "Coding", children: [
    /* @__PURE__ */ a4("div", { class: "head-line", children: [
      /* @__PURE__ */ a4("h1", { tabIndex: -1, children: [
        row.transcript,
        " ",
        /* @__PURE__ */ a4("span", { class: "quiet", children: row.turn !== null && `turn ${row.turn}` })
      ] }),
      /* @__PURE__ */ a4(StatusTag, { status: row.status }),
      /* @__PURE__ */ a4("a", { class: "small", href: textOf2(row), children: "In the text" })
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
  const go2 = (id) => replaceAddress(addressOf3(round2.id, filter, id));
  const shown = row?.id;
  const standing3 = shown === void 0 || shown === wanted2 ? "" : addressOf3(round2.id, filter, shown);
  A2(() => {
    if (standing3) replaceAddress(standing3);
  }, [standing3]);
  useKeys({
    undo: () => {
      const last2 = reviewing.undo();
      if (last2) go2(last2.id);
      else services.announce("Nothing to undo on this page. An earlier review is taken back where it stands.");
    }
  });
  const step = (by) => {
    const at2 = rows2.findIndex((one) => one.id === shown);
    const to2 = rows2[at2 + by];
    if (to2) go2(to2.id);
    else services.announce(by > 0 ? "That is the last one listed." : "That is the first one listed.");
  };
  const onFilter = (next) => navigate(addressOf3(round2.id, next));
  const { value: value2 } = reviewing.queue;
  return /* @__PURE__ */ a4("div", { class: "adjudicate review", children: [
    /* @__PURE__ */ a4(List4, { queue: value2, rows: value2 ? rows2 : [], at: shown ?? "", codes, onAt: go2, children: [
      /* @__PURE__ */ a4(Filters, { filter, queue: value2, codes, onFilter }),
      value2 && /* @__PURE__ */ a4(Tools5, { round: round2, filter, reviewing }),
      value2 && /* @__PURE__ */ a4(Astray, { lines: value2.astray })
    ] }),
    value2 && row ? /* @__PURE__ */ a4(Desk3, { row, codes, reviewing, onStep: step }) : /* @__PURE__ */ a4(Page, { title: `Review of round ${round2.id}`, children: /* @__PURE__ */ a4(Show, { what: "Review", of: reviewing.queue, children: (queue2) => /* @__PURE__ */ a4(Nothing2, { queue: queue2, filter, onFilter }) }) })
  ] });
}
function Review() {
  const counting = (session.value?.rounds ?? []).filter((one) => one.kind !== "training");
  const chosen4 = round.value;
  const round2 = chosen4?.kind === "training" && !route.value.query.get("round") ? counting.at(-1) : chosen4;
  if (!round2)
    return /* @__PURE__ */ a4(Page, { title: "Review", children: /* @__PURE__ */ a4(Empty, { title: "Nothing to review yet.", children: /* @__PURE__ */ a4("p", { children: "A second reader looks here at the codings that count, one after the other, and accepts or queries each. They come from the first round that is coded to its end." }) }) });
  return /* @__PURE__ */ a4(Board3, { round: round2 }, round2.id);
}

// src/screens/rounds/steps.ts
var MEASURED = ["Code", "Compare", "Decide", "Sign", "Close"];
var OTHERS = ["Code", "Sign", "Close"];
function behind({ round: round2, next, measures, undecided }) {
  if (round2.state === "closed") return 5;
  if (!measures) return round2.state === "open" ? 0 : next.act === "close" ? 2 : 1;
  if (round2.state === "open") return 0;
  if (round2.state === "complete") return 1;
  return undecided ? 2 : next.act === "close" ? 4 : 3;
}
function stepsOf(line) {
  const done = behind(line);
  return (line.measures ? MEASURED : OTHERS).map((name, at2) => ({
    name,
    is: at2 < done ? "done" : at2 === done ? "now" : "later"
  }));
}
var OFFERS = {
  pass: { kind: "second-pass", name: "Start second pass…" },
  subcodes: { kind: "subcode", name: "Start sub-coding…" },
  start: { kind: "double", name: "Start double round…" }
};

// src/screens/rounds/about.tsx
function About({ line }) {
  const { round: round2 } = line;
  return /* @__PURE__ */ a4("p", { class: "quiet", children: [
    KINDS[round2.kind],
    round2.over && /* @__PURE__ */ a4($, { children: [
      " ",
      "over ",
      /* @__PURE__ */ a4("a", { href: href.rounds(round2.over), children: round2.over })
    ] }),
    round2.parent && ` of ${round2.parent}`,
    " · ",
    round2.codebook,
    round2.codes.length > 0 && ` (${round2.codes.join(", ")})`,
    " · ",
    count(round2.transcripts.length, "transcript"),
    " ·",
    " ",
    round2.coders.join(", "),
    " · by ",
    round2.unit
  ] });
}
function Tags({ line }) {
  const { round: round2 } = line;
  return /* @__PURE__ */ a4($, { children: [
    /* @__PURE__ */ a4("span", { class: "tag", children: ROUND_STATES[round2.state] }),
    round2.blind && /* @__PURE__ */ a4("span", { class: "tag info", children: "blind" }),
    line.finished !== null && round2.state === "open" && /* @__PURE__ */ a4("span", { class: "tag", children: [
      line.finished,
      " of ",
      line.assignments,
      " finished"
    ] })
  ] });
}
function Way({ line }) {
  return /* @__PURE__ */ a4("ol", { class: "way", "aria-label": `Steps of round ${line.round.id}`, children: stepsOf(line).map((step) => /* @__PURE__ */ a4("li", { "data-is": step.is, "aria-current": step.is === "now" ? "step" : void 0, children: [
    step.name,
    step.is === "done" && /* @__PURE__ */ a4("span", { class: "sr", children: " (done)" })
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
    /* @__PURE__ */ a4("button", { type: "button", class: "btn main", onClick: () => setAsking(true), children: "Compare…" }),
    asking2 && /* @__PURE__ */ a4(CompareDialog, { round: line.round, onClose: () => setAsking(false) })
  ] });
}
function Link({ to: to2, name }) {
  return /* @__PURE__ */ a4("a", { class: "btn main", href: to2, children: name });
}
function NextAct({ line }) {
  const { round: round2, next } = line;
  const last2 = lastOpen(services.settings.value.value)[round2.id] ?? round2.assigned[0] ?? "";
  switch (next.act) {
    case "code":
      return last2 ? /* @__PURE__ */ a4(Link, { to: href.code(round2.id, last2), name: "Code" }) : null;
    case "compare":
      return /* @__PURE__ */ a4(Compare3, { line });
    case "decide":
      return /* @__PURE__ */ a4(Link, { to: href.adjudicate(round2.id), name: "Adjudicate" });
    case "sign":
    case "close":
      return round2.may[next.act] ? /* @__PURE__ */ a4(SimpleAct, { round: round2, act: next.act, main: true }) : null;
    case "settle":
      return /* @__PURE__ */ a4(Link, { to: href.rounds(round2.id), name: "Settle…" });
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
  return /* @__PURE__ */ a4("li", { class: "line card", "aria-label": `Round ${round2.id}`, children: [
    /* @__PURE__ */ a4("div", { class: "stack", children: [
      /* @__PURE__ */ a4("div", { class: "row", children: [
        /* @__PURE__ */ a4("h2", { children: /* @__PURE__ */ a4("a", { href: href.rounds(round2.id), children: round2.id }) }),
        /* @__PURE__ */ a4(Tags, { line })
      ] }),
      /* @__PURE__ */ a4(About, { line }),
      /* @__PURE__ */ a4(Way, { line })
    ] }),
    /* @__PURE__ */ a4("div", { class: "next", children: [
      /* @__PURE__ */ a4("p", { children: line.next.words }),
      /* @__PURE__ */ a4(NextAct, { line })
    ] })
  ] });
}
function Cancelled({ rounds, again: again2 }) {
  const [fault2, setFault] = d2("");
  const resume = async (id) => {
    try {
      await services.api.post(`/api/rounds/${encodeURIComponent(id)}/resume`, {});
      services.announce(`Round ${id} goes on.`);
      await refreshSession();
      again2();
    } catch (error) {
      setFault(sentence(error.message));
    }
  };
  return /* @__PURE__ */ a4("section", { class: "stack", "aria-label": "Cancelled rounds", children: [
    /* @__PURE__ */ a4("h2", { children: "Cancelled" }),
    /* @__PURE__ */ a4(FaultNote, { fault: fault2 }),
    /* @__PURE__ */ a4("ul", { class: "stack", children: rounds.map((one) => /* @__PURE__ */ a4("li", { class: "row", children: [
      /* @__PURE__ */ a4("strong", { children: one.id }),
      /* @__PURE__ */ a4("span", { class: "quiet", children: [
        "by ",
        one.by,
        ", ",
        formatTime(one.at),
        ": ",
        one.reason
      ] }),
      /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => void resume(one.id), children: [
        "Let ",
        one.id,
        " go on"
      ] })
    ] }, one.id)) })
  ] });
}
function Nothing3({ data }) {
  if (!data.transcripts || !data.codebooks)
    return /* @__PURE__ */ a4(Empty, { title: "No rounds yet.", children: [
      /* @__PURE__ */ a4("p", { children: "A round says who codes which transcripts by which codebook. It needs at least one of each." }),
      /* @__PURE__ */ a4("p", { class: "row", children: [
        !data.transcripts && /* @__PURE__ */ a4("a", { class: "btn main", href: href.transcripts(), children: "Bring transcripts in" }),
        !data.codebooks && /* @__PURE__ */ a4("a", { class: "btn main", href: href.codebook(), children: "Make a codebook" })
      ] })
    ] });
  return /* @__PURE__ */ a4(Empty, { title: "No rounds yet.", children: [
    /* @__PURE__ */ a4("p", { children: "A round says who codes which transcripts by which codebook. Nothing is coded outside of one." }),
    /* @__PURE__ */ a4("p", { children: /* @__PURE__ */ a4("a", { class: "btn main", href: href.start({ kind: "initial" }), children: "Start the first round…" }) })
  ] });
}
function RoundList() {
  const found2 = useLoad("/api/rounds", anyChange);
  const start2 = /* @__PURE__ */ a4("a", { class: "btn main", href: href.start({ kind: "double" }), children: "Start a round…" });
  return /* @__PURE__ */ a4(
    Page,
    {
      title: "Rounds",
      sub: session.value?.blind ? "You are blind in a round: only your own rounds are shown." : void 0,
      tools: found2.value?.rounds.length ? start2 : void 0,
      children: /* @__PURE__ */ a4(Show, { what: "Rounds", of: found2, children: (data) => /* @__PURE__ */ a4("div", { class: "stack rounds", children: [
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
    /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => setAsking(true), children: "Cancel round…" }),
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
      services.announce(`Round ${round2.id} is cancelled.`);
      navigate(href.rounds());
      await refreshSession();
    } catch (error) {
      setFault(sentence(error.message));
    }
  };
  return /* @__PURE__ */ a4(Dialog, { title: `Cancel round ${round2.id}?`, onClose, children: /* @__PURE__ */ a4("form", { class: "stack", onSubmit: (event) => void go2(event), children: [
    /* @__PURE__ */ a4("p", { children: "Nothing of it counts any more, for anybody. What was coded stays in the study’s files, and the round can go on later: it is listed under Rounds." }),
    /* @__PURE__ */ a4("label", { class: "field", children: [
      /* @__PURE__ */ a4("span", { class: "label", children: "Why it is cancelled; this is kept" }),
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
      /* @__PURE__ */ a4("span", { class: "label", children: [
        "Type the round’s name, ",
        round2.id,
        ", to confirm"
      ] }),
      /* @__PURE__ */ a4("input", { class: "input", value: typed2, onInput: (event) => setTyped(event.currentTarget.value), ...PRIVATE })
    ] }),
    /* @__PURE__ */ a4(FaultNote, { fault: fault2 }),
    /* @__PURE__ */ a4("div", { class: "row end", children: [
      /* @__PURE__ */ a4("button", { type: "button", class: "btn", onClick: onClose, children: "Keep it" }),
      /* @__PURE__ */ a4("button", { type: "submit", class: "btn main", disabled: typed2 !== round2.id || !reason.trim(), children: "Cancel the round" })
    ] })
  ] }) });
}

// src/screens/rounds/diagnosis.tsx
function Side({ side, round: round2 }) {
  return /* @__PURE__ */ a4("div", { class: "stack", children: [
    /* @__PURE__ */ a4("h4", { children: [
      "Only ",
      side.coder,
      " (",
      side.n,
      ")"
    ] }),
    side.typical.length === 0 && /* @__PURE__ */ a4("p", { class: "quiet", children: "no passage" }),
    /* @__PURE__ */ a4("ul", { class: "stack", children: side.typical.map((one, at2) => /* @__PURE__ */ a4("li", { children: [
      /* @__PURE__ */ a4("q", { children: one.words }),
      " ",
      /* @__PURE__ */ a4("span", { class: "quiet small", children: [
        /* @__PURE__ */ a4("a", { href: href.compare(round2, one.transcript), children: [
          one.transcript,
          ", ",
          one.unit
        ] }),
        "; the other: ",
        one.other.join(", ") || "nothing"
      ] })
    ] }, at2)) })
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
      services.announce(`Proposed for ${one.code}; it stands on the Codebook screen.`);
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
      /* @__PURE__ */ a4("span", { class: "label", children: "The sentence that would settle it" }),
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
      /* @__PURE__ */ a4("span", { class: "help", children: "It becomes a proposal for the codebook, under your name." })
    ] }),
    /* @__PURE__ */ a4(FaultNote, { fault: fault2 }),
    /* @__PURE__ */ a4("p", { children: /* @__PURE__ */ a4("button", { type: "submit", class: "btn small", disabled: !text.trim(), children: "Propose" }) })
  ] });
}
var kinds = (one) => Object.entries(one.types).filter(([, number]) => number > 0).map(([kind, number]) => `${kind} ${number}`).join(", ");
function Words4({ one }) {
  const [first, second] = one.sides;
  if (one.words.length === 0 || !first || !second) return null;
  const said2 = one.words.map((w5) => `${w5.word} (${w5.first}:${w5.second})`);
  return /* @__PURE__ */ a4("p", { children: [
    "Words that separate ",
    first.coder,
    "’s passages from ",
    second.coder,
    "’s: ",
    said2.join(", "),
    ".",
    " ",
    /* @__PURE__ */ a4("span", { class: "quiet small", children: "In brackets: passages with the word. With few passages these are hints only." })
  ] });
}
function OfCode({ round: round2, one, again: again2 }) {
  return /* @__PURE__ */ a4("details", { class: "card", children: [
    /* @__PURE__ */ a4("summary", { children: [
      /* @__PURE__ */ a4("strong", { children: one.name }),
      " ",
      /* @__PURE__ */ a4("span", { class: "quiet", children: one.code }),
      " · ",
      count(one.n, "difference"),
      " ·",
      " ",
      one.coefficient === "cohen_kappa" ? "kappa" : "alpha",
      " ",
      formatFigure(one.value)
    ] }),
    /* @__PURE__ */ a4("div", { class: "stack", children: [
      /* @__PURE__ */ a4("p", { children: one.told }),
      /* @__PURE__ */ a4("p", { class: "quiet", children: kinds(one) }),
      [...one.hints, ...one.changed].map((hint) => /* @__PURE__ */ a4("p", { class: "quiet", children: hint }, hint)),
      /* @__PURE__ */ a4("div", { class: "typical", children: [
        /* @__PURE__ */ a4("div", { class: "stack", children: [
          /* @__PURE__ */ a4("h4", { children: "The codebook says" }),
          /* @__PURE__ */ a4("p", { children: one.definition }),
          one.include && /* @__PURE__ */ a4("p", { children: [
            "Include: ",
            one.include
          ] }),
          one.exclude && /* @__PURE__ */ a4("p", { children: [
            "Not: ",
            one.exclude
          ] })
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
  const [open6, setOpen] = d2(false);
  const found2 = useLoad(open6 ? `${path}/diagnosis` : null, anyChange);
  return /* @__PURE__ */ a4("section", { class: "stack", "aria-label": "Why coders disagree", children: [
    /* @__PURE__ */ a4("h2", { children: "Why coders disagree" }),
    !open6 && /* @__PURE__ */ a4("p", { class: "row", children: [
      /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => setOpen(true), children: "Show code by code" }),
      /* @__PURE__ */ a4("span", { class: "quiet small", children: "What each code is confused with, typical passages, and a field for the sentence that would settle it." })
    ] }),
    /* @__PURE__ */ a4(Show, { what: "Diagnosis", of: found2, children: (data) => /* @__PURE__ */ a4($, { children: [
      data.notes.map((note) => /* @__PURE__ */ a4("p", { class: "note warn", children: note }, note)),
      data.codes.length === 0 && /* @__PURE__ */ a4("p", { class: "note good", children: "The coders agree on every code that was used." }),
      data.codes.map((one) => /* @__PURE__ */ a4(OfCode, { round: round2, one, again: found2.reload }, one.code)),
      data.agreed.length > 0 && /* @__PURE__ */ a4("p", { class: "quiet", children: [
        "No difference: ",
        data.agreed.join(", "),
        "."
      ] }),
      /* @__PURE__ */ a4(SaveAs, { kind: "diagnose", round: round2.id, what: "why coders disagree" })
    ] }) })
  ] });
}

// src/screens/rounds/practice.tsx
function Table3({ data }) {
  const first = data.key ? `only ${data.key}` : "only the first";
  const heads = ["Units", "Both", first, data.key ? "only the coder" : "only the second", "Kappa"];
  return /* @__PURE__ */ a4("section", { class: "scroll", "aria-label": "Figures so far", tabIndex: 0, children: /* @__PURE__ */ a4("table", { class: "table", children: [
    /* @__PURE__ */ a4("thead", { children: /* @__PURE__ */ a4("tr", { children: [
      /* @__PURE__ */ a4("th", { scope: "col", children: "Code" }),
      /* @__PURE__ */ a4("th", { scope: "col", children: data.key ? "Coder" : "Coders" }),
      heads.map((name) => /* @__PURE__ */ a4("th", { scope: "col", class: "num", children: name }, name))
    ] }) }),
    /* @__PURE__ */ a4("tbody", { children: data.rows.map((row) => /* @__PURE__ */ a4("tr", { children: [
      /* @__PURE__ */ a4("th", { scope: "row", children: row.code }),
      /* @__PURE__ */ a4("td", { children: data.key ? row.second : `${row.first}, ${row.second}` }),
      [row.n_units, row.both, row.only_first, row.only_second].map((number, at2) => /* @__PURE__ */ a4("td", { class: "num", children: number }, heads[at2])),
      /* @__PURE__ */ a4("td", { class: "num", children: formatFigure(row.kappa) })
    ] }, `${row.code}/${row.first}/${row.second}`)) })
  ] }) });
}
function PracticePart({ round: round2 }) {
  const found2 = useLoad(`/api/rounds/${encodeURIComponent(round2)}/practice`, anyChange);
  return /* @__PURE__ */ a4("section", { class: "stack", "aria-label": "So far", children: [
    /* @__PURE__ */ a4("h2", { children: "So far" }),
    /* @__PURE__ */ a4(Show, { what: "Figures so far", of: found2, children: (data) => /* @__PURE__ */ a4($, { children: [
      /* @__PURE__ */ a4("p", { class: "note warn", children: data.note }),
      /* @__PURE__ */ a4("p", { children: [
        count(data.transcripts, "transcript"),
        " that two coders finished",
        data.key && `; ${data.key}’s codings are the known answers`,
        "; by ",
        data.unit,
        "."
      ] }),
      data.rows.length > 0 && /* @__PURE__ */ a4(Table3, { data })
    ] }) })
  ] });
}

// src/screens/rounds/revisions.tsx
function Side2({ side }) {
  if (!side) return /* @__PURE__ */ a4("span", { class: "quiet", children: "–" });
  const more = [side.polarity === "supporting" ? "" : side.polarity, side.value].filter(Boolean).join(", ");
  return /* @__PURE__ */ a4($, { children: [
    /* @__PURE__ */ a4("strong", { children: side.code }),
    more && ` (${more})`,
    " ",
    /* @__PURE__ */ a4("q", { children: side.words })
  ] });
}
function Codes2({ data }) {
  return /* @__PURE__ */ a4("section", { class: "scroll", "aria-label": "By code", tabIndex: 0, children: /* @__PURE__ */ a4("table", { class: "table", children: [
    /* @__PURE__ */ a4("thead", { children: /* @__PURE__ */ a4("tr", { children: [
      /* @__PURE__ */ a4("th", { scope: "col", children: "Code" }),
      data.columns.map((name) => /* @__PURE__ */ a4("th", { scope: "col", class: "num", children: name }, name))
    ] }) }),
    /* @__PURE__ */ a4("tbody", { children: data.rows.map((row) => /* @__PURE__ */ a4("tr", { children: [
      /* @__PURE__ */ a4("th", { scope: "row", children: row.code }),
      row.numbers.map((number, at2) => /* @__PURE__ */ a4("td", { class: "num", children: number }, data.columns[at2]))
    ] }, row.code)) })
  ] }) });
}
function Change({ one }) {
  return /* @__PURE__ */ a4("tr", { children: [
    /* @__PURE__ */ a4("th", { scope: "row", children: [
      one.transcript,
      one.turn !== null && `, ${one.turn}`
    ] }),
    /* @__PURE__ */ a4("td", { children: one.change }),
    /* @__PURE__ */ a4("td", { children: /* @__PURE__ */ a4(Side2, { side: one.before }) }),
    /* @__PURE__ */ a4("td", { children: /* @__PURE__ */ a4(Side2, { side: one.after }) }),
    /* @__PURE__ */ a4("td", { children: one.by }),
    /* @__PURE__ */ a4("td", { children: one.reason })
  ] });
}
var HEADS2 = ["Transcript, turn", "Change", "Before", "After", "By", "Reason"];
function Changes2({ changes }) {
  return /* @__PURE__ */ a4("section", { class: "scroll", "aria-label": "Every change", tabIndex: 0, children: /* @__PURE__ */ a4("table", { class: "table wide", children: [
    /* @__PURE__ */ a4("thead", { children: /* @__PURE__ */ a4("tr", { children: HEADS2.map((name) => /* @__PURE__ */ a4("th", { scope: "col", children: name }, name)) }) }),
    /* @__PURE__ */ a4("tbody", { children: changes.map((one, at2) => /* @__PURE__ */ a4(Change, { one }, at2)) })
  ] }) });
}
function RevisionsPart({ round: round2 }) {
  const path = `/api/rounds/${encodeURIComponent(round2)}`;
  const found2 = useLoad(`${path}/revisions`, anyChange);
  return /* @__PURE__ */ a4("section", { class: "stack", "aria-label": "Revisions", children: [
    /* @__PURE__ */ a4("h2", { children: "What was revised" }),
    /* @__PURE__ */ a4(Show, { what: "Revisions", of: found2, children: (data) => /* @__PURE__ */ a4($, { children: [
      /* @__PURE__ */ a4("p", { children: data.told }),
      data.rows.length > 0 && /* @__PURE__ */ a4($, { children: [
        /* @__PURE__ */ a4(Codes2, { data }),
        data.changes.length > 0 && /* @__PURE__ */ a4(Changes2, { changes: data.changes }),
        data.without.length > 0 && /* @__PURE__ */ a4("p", { children: [
          data.without.length,
          " of ",
          count(data.passages, "passage"),
          " have no sub-code:",
          " ",
          data.without.map((one) => one.transcript + (one.turn === null ? "" : `, turn ${one.turn}`)).join("; "),
          "."
        ] }),
        /* @__PURE__ */ a4(SaveAs, { kind: "revisions", round: round2, what: "revisions" })
      ] }),
      /* @__PURE__ */ a4("p", { class: "quiet small", children: data.note })
    ] }) })
  ] });
}

// src/screens/rounds/rivals.tsx
function Rivals({ round: round2, rivals }) {
  const [fault2, setFault] = d2("");
  const keep2 = async (id) => {
    try {
      const body = { keep: id };
      await services.api.post(`/api/rounds/${encodeURIComponent(round2)}/settle`, body);
      services.announce("Settled.");
      await refreshSession();
    } catch (error) {
      setFault(sentence(error.message));
    }
  };
  if (rivals.length === 0) return null;
  return /* @__PURE__ */ a4("section", { class: "stack", "aria-label": "To be settled", children: [
    /* @__PURE__ */ a4("h2", { children: "Which one counts?" }),
    /* @__PURE__ */ a4("p", { children: "Two copies of the study were brought together in which this round was started or compared differently." }),
    /* @__PURE__ */ a4("ul", { class: "stack", children: rivals.map((one) => /* @__PURE__ */ a4("li", { class: "row", children: [
      /* @__PURE__ */ a4("span", { children: [
        one.what,
        " by ",
        one.by,
        ", ",
        formatTime(one.at),
        ": ",
        one.says,
        one.counts && " (counts now)"
      ] }),
      /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => void keep2(one.id), children: [
        "Let the ",
        one.what,
        " by ",
        one.by,
        " count"
      ] })
    ] }, one.id)) }),
    /* @__PURE__ */ a4(FaultNote, { fault: fault2 })
  ] });
}

// src/screens/rounds/page.tsx
var stateWords = (state) => state === void 0 ? "not shown" : ASSIGNMENT_STATES[state] ?? state;
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
  return /* @__PURE__ */ a4("section", { class: "stack", "aria-label": "Who codes what", children: [
    /* @__PURE__ */ a4("h2", { children: "Who codes what" }),
    line.finished === null && /* @__PURE__ */ a4("p", { class: "quiet small", children: "While you are blind in a round, what others have finished is not shown." }),
    /* @__PURE__ */ a4("section", { class: "scroll", "aria-label": "Assignments", tabIndex: 0, children: /* @__PURE__ */ a4("table", { class: "table", children: [
      /* @__PURE__ */ a4("thead", { children: /* @__PURE__ */ a4("tr", { children: [
        /* @__PURE__ */ a4("th", { scope: "col", children: "Transcript" }),
        /* @__PURE__ */ a4("th", { scope: "col", children: "Case" }),
        line.round.coders.map((coder) => /* @__PURE__ */ a4("th", { scope: "col", children: coder }, coder))
      ] }) }),
      /* @__PURE__ */ a4("tbody", { children: rows2.map((row) => /* @__PURE__ */ a4(Row9, { row, line }, row.transcript)) })
    ] }) }),
    /* @__PURE__ */ a4("p", { class: "quiet small", children: [
      "Who codes what is fixed when a round starts.",
      " ",
      /* @__PURE__ */ a4("a", { href: href.start({ kind: line.round.kind, like: line.round.id }), children: "Start another round like this one" }),
      " for more coders or transcripts; one that was started wrongly can be cancelled."
    ] })
  ] });
}
function Reminder({ text }) {
  const [told, setTold] = d2("");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setTold("Copied.");
    } catch {
      setTold("The browser does not copy here: select the text and copy it.");
    }
  };
  return /* @__PURE__ */ a4("section", { class: "stack", "aria-label": "Remind", children: [
    /* @__PURE__ */ a4("h2", { children: "Remind" }),
    /* @__PURE__ */ a4("p", { class: "quiet small", children: "A text to copy into your own message. codekit sends nothing." }),
    /* @__PURE__ */ a4(
      "textarea",
      {
        class: "input",
        readOnly: true,
        rows: Math.min(8, text.split("\n").length + 1),
        value: text,
        "aria-label": "Reminder"
      }
    ),
    /* @__PURE__ */ a4("p", { class: "row", children: [
      /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => void copy(), children: "Copy" }),
      /* @__PURE__ */ a4("span", { role: "status", children: told })
    ] })
  ] });
}
function Settling({ line }) {
  const { round: round2 } = line;
  const me = session.value?.coder ?? "";
  const why3 = round2.may.why.close;
  const facts3 = Boolean(round2.compared) || line.clusters !== null || round2.signed.length > 0 || Boolean(why3);
  if (round2.state === "open" || !facts3) return null;
  return /* @__PURE__ */ a4("section", { class: "stack", "aria-label": "Compared, decided, signed", children: [
    /* @__PURE__ */ a4("ul", { class: "checks", children: [
      round2.compared && /* @__PURE__ */ a4("li", { children: [
        "Compared ",
        formatTime(round2.compared.at),
        round2.compared.by && ` by ${round2.compared.by}`,
        ". ",
        /* @__PURE__ */ a4("a", { href: href.agreement(round2.id), children: "Agreement" })
      ] }),
      line.clusters !== null && /* @__PURE__ */ a4("li", { children: [
        line.undecided ? `${line.undecided} of ${count(line.clusters, "disagreement")} not decided. ` : `${count(line.clusters, "disagreement")}, all decided. `,
        /* @__PURE__ */ a4("a", { href: href.adjudicate(round2.id), children: "Adjudicate" })
      ] }),
      round2.state === "closed" && line.measures && /* @__PURE__ */ a4("li", { children: [
        "Its decisions stay to be read. ",
        /* @__PURE__ */ a4("a", { href: href.adjudicate(round2.id), children: "Decisions" })
      ] }),
      round2.signed.length > 0 && /* @__PURE__ */ a4("li", { children: [
        "Signed by ",
        round2.signed.join(", "),
        "."
      ] })
    ] }),
    why3 && line.next.act !== "compare" && /* @__PURE__ */ a4("p", { class: "quiet small", children: [
      "It cannot be closed yet: ",
      why3,
      "."
    ] }),
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
    page2.note && /* @__PURE__ */ a4("p", { class: "quiet small", children: [
      "How the transcripts were chosen: ",
      page2.note,
      "."
    ] }),
    /* @__PURE__ */ a4(Way, { line }),
    /* @__PURE__ */ a4("div", { class: "card next", children: [
      /* @__PURE__ */ a4("p", { children: line.next.words }),
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
      title: `Round ${id}`,
      tools: /* @__PURE__ */ a4("a", { class: "btn small", href: href.rounds(), children: "All rounds" }),
      children: /* @__PURE__ */ a4(Show, { what: `Round ${id}`, of: page2, children: (found2) => /* @__PURE__ */ a4(Content, { page: found2 }) })
    }
  );
}

// src/screens/rounds/wish.ts
var KINDS4 = {
  initial: {
    name: "First coding",
    told: "Each transcript is coded for the first time; a second pass can go over it. Nobody is compared."
  },
  training: {
    name: "Training",
    told: "Coders try the codebook on the same transcripts, blind, and talk about the differences. Never reported."
  },
  double: {
    name: "Double coding",
    told: "Two or more people code the same transcripts blind; agreement is measured and differences are decided."
  },
  "second-pass": {
    name: "Second pass",
    told: "Somebody goes over finished coding and confirms, changes or adds; the first coding is kept beside it."
  },
  subcode: {
    name: "Sub-coding",
    told: "The passages of one code are read again and given the codes below it."
  }
};
var isBlindKind = (kind) => kind === "double" || kind === "training";
var goesOver = (kind) => kind === "second-pass" || kind === "subcode";
function below2(kind, rounds) {
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
  const known2 = (ids) => ids.filter((id) => form.coders.some((one) => one.id === id));
  const alone = kind !== "double" && kind !== "training";
  const others = form.coders.map((one) => one.id).filter((id) => id !== me);
  const standard = alone ? known2([me]) : [...known2([me]), ...others].slice(0, 2);
  return {
    id: form.id,
    kind,
    codebook: book ?? "",
    codes: like ? like.codes : [],
    over: over?.id ?? like?.over ?? "",
    parent: query2.get("parent") ?? like?.parent ?? "",
    which: "all",
    transcripts: [],
    coders: like ? known2(like.coders) : standard,
    fresh: [],
    unit: from?.unit ?? "turn",
    blind: true,
    key: "",
    assignments: null,
    note: "",
    drawn: null
  };
}
var toggled = (names, name, all) => all.filter((one) => one === name ? !names.includes(one) : names.includes(one));
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
  name,
  help,
  amiss,
  children
}) {
  const id = P2();
  return /* @__PURE__ */ a4("fieldset", { class: "part", "aria-describedby": amiss ? id : void 0, "data-amiss": amiss ? "" : void 0, children: [
    /* @__PURE__ */ a4("legend", { children: name }),
    help && /* @__PURE__ */ a4("p", { class: "quiet small", children: help }),
    children,
    amiss && /* @__PURE__ */ a4("p", { class: "amiss", id, children: sentence(amiss) })
  ] });
}
function Kind({ draft, rounds, amiss, change: change3 }) {
  const over = below2(draft.kind, rounds);
  return /* @__PURE__ */ a4(Field2, { name: "Kind", amiss: amiss.get("kind"), children: [
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
      /* @__PURE__ */ a4("span", { class: "label", children: "Over which round" }),
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
            /* @__PURE__ */ a4("option", { value: "", children: draft.kind === "subcode" ? "Whatever counts" : "Choose a round" }),
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
  return /* @__PURE__ */ a4(Field2, { name: "Name", amiss: amiss.get("id"), children: /* @__PURE__ */ a4(
    "input",
    {
      class: "input short",
      "aria-label": "The round’s name",
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
    const name = typed2.trim();
    if (name && !draft.fresh.includes(name)) change3("coders", { fresh: [...draft.fresh, name], assignments: null });
    setTyped("");
  };
  return /* @__PURE__ */ a4(Field2, { name: "Coders", amiss: amiss.get("coders"), children: [
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
      draft.fresh.map((name) => /* @__PURE__ */ a4("label", { class: "check", children: [
        /* @__PURE__ */ a4(
          "input",
          {
            type: "checkbox",
            checked: true,
            onChange: () => change3("coders", { fresh: draft.fresh.filter((one) => one !== name), assignments: null })
          }
        ),
        name,
        " (new)"
      ] }, name))
    ] }),
    /* @__PURE__ */ a4("div", { class: "row", children: [
      /* @__PURE__ */ a4(
        "input",
        {
          class: "input short",
          "aria-label": "A new coder",
          placeholder: "A new coder, e.g. cara",
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
      /* @__PURE__ */ a4("button", { type: "button", class: "btn small", disabled: !typed2.trim(), onClick: add3, children: "Add" })
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
      /* @__PURE__ */ a4("summary", { children: [
        book.warnings.length,
        " things to look at before it is frozen"
      ] }),
      /* @__PURE__ */ a4("ul", { children: book.warnings.map((line) => /* @__PURE__ */ a4("li", { children: line }, line)) })
    ] })
  ] });
}
function Codes3({ draft, form, change: change3 }) {
  const book = bookOf(draft, form);
  if (!book || book.codes.length === 0) return null;
  const all = book.codes.map((one) => one.id);
  return /* @__PURE__ */ a4("details", { open: draft.codes.length > 0, children: [
    /* @__PURE__ */ a4("summary", { children: [
      draft.codes.length ? `Only ${draft.codes.join(", ")}` : "Every code",
      "; choose fewer"
    ] }),
    /* @__PURE__ */ a4("p", { class: "quiet small", children: "With a code goes what is below it. Nothing ticked: the round is about every code." }),
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
    /* @__PURE__ */ a4("span", { class: "label", children: "Whose passages are sub-coded" }),
    /* @__PURE__ */ a4(
      "select",
      {
        class: "input",
        value: draft.parent,
        onChange: (event) => change3("parent", { parent: event.currentTarget.value }),
        children: [
          /* @__PURE__ */ a4("option", { value: "", children: "Choose a code" }),
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
      name: "Codebook",
      help: /* @__PURE__ */ a4($, { children: [
        "The codebook is frozen as it is now: the round keeps this version whatever is edited later.",
        " ",
        /* @__PURE__ */ a4("a", { href: href.codebook({ codebook: draft.codebook }), children: "Look at it first" })
      ] }),
      amiss: amiss.get("codebook") ?? amiss.get("codes"),
      children: [
        /* @__PURE__ */ a4(
          "select",
          {
            class: "input",
            "aria-label": "Codebook",
            value: draft.codebook,
            onChange: (event) => change3("codebook", { codebook: event.currentTarget.value, codes: [], parent: "" }),
            children: [
              /* @__PURE__ */ a4("option", { value: "", children: "Choose a codebook" }),
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
  return /* @__PURE__ */ a4(Field2, { name: "How it is compared", amiss: amiss.get("unit"), children: [
    /* @__PURE__ */ a4("label", { class: "field", children: [
      /* @__PURE__ */ a4("span", { class: "label", children: "Unit" }),
      /* @__PURE__ */ a4(
        "select",
        {
          class: "input",
          value: draft.unit,
          onChange: (event) => change3("unit", { unit: event.currentTarget.value }),
          children: UNITS3.map((unit) => /* @__PURE__ */ a4("option", { value: unit, children: unit }, unit))
        }
      ),
      /* @__PURE__ */ a4("span", { class: "help", children: "A unit has a code where any of its words has it. People still mark any words they like." })
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
      /* @__PURE__ */ a4("span", { children: [
        "Blind: nobody sees the others’ work until all have finished and the round is compared.",
        " ",
        /* @__PURE__ */ a4("span", { class: "quiet", children: "Without it, agreement can never be reported." })
      ] })
    ] }),
    draft.kind === "training" && !draft.blind && /* @__PURE__ */ a4("label", { class: "field", children: [
      /* @__PURE__ */ a4("span", { class: "label", children: "Known answers" }),
      /* @__PURE__ */ a4(
        "select",
        {
          class: "input",
          value: draft.key,
          onChange: (event) => change3("key", { key: event.currentTarget.value }),
          children: [
            /* @__PURE__ */ a4("option", { value: "", children: "nobody’s" }),
            people(draft).map((name) => /* @__PURE__ */ a4("option", { value: name, children: name }, name))
          ]
        }
      ),
      /* @__PURE__ */ a4("span", { class: "help", children: "While people code, the round’s page shows how far they are alike, or like this coder." }),
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
  return /* @__PURE__ */ a4(Field2, { name: "Who codes what", amiss: amiss.get("assignments"), children: [
    /* @__PURE__ */ a4("div", { class: "row", children: [
      /* @__PURE__ */ a4(
        "button",
        {
          type: "button",
          class: "btn small",
          "aria-pressed": !assignments,
          onClick: () => change3("assignments", { assignments: null }),
          children: "Everybody codes everything"
        }
      ),
      coders.length > fewest && /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => share2(fewest), children: [
        "Share out: ",
        fewest === 1 ? "one coder each" : "two coders each"
      ] })
    ] }),
    /* @__PURE__ */ a4("section", { class: "scroll low", "aria-label": "Assignments", tabIndex: 0, children: /* @__PURE__ */ a4("table", { class: "table", children: [
      /* @__PURE__ */ a4("thead", { children: /* @__PURE__ */ a4("tr", { children: [
        /* @__PURE__ */ a4("th", { scope: "col", children: "Transcript" }),
        coders.map((coder) => /* @__PURE__ */ a4("th", { scope: "col", children: coder }, coder))
      ] }) }),
      /* @__PURE__ */ a4("tbody", { children: transcripts.map((id) => /* @__PURE__ */ a4("tr", { children: [
        /* @__PURE__ */ a4("th", { scope: "row", children: id }),
        coders.map((coder) => /* @__PURE__ */ a4("td", { children: /* @__PURE__ */ a4(
          "input",
          {
            type: "checkbox",
            "aria-label": `${coder} codes ${id}`,
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
      const used = one?.rounds.length ? `in ${one.rounds.join(", ")}` : "";
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
      /* @__PURE__ */ a4("span", { class: "label", children: "How they were chosen (kept with the round)" }),
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
function NumberField({ name, value: value2, onInput }) {
  return /* @__PURE__ */ a4("label", { class: "field", children: [
    /* @__PURE__ */ a4("span", { class: "label", children: name }),
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
    /* @__PURE__ */ a4("p", { children: [
      count(sample.transcripts.length, "transcript"),
      ", ",
      sample.how,
      ": ",
      sample.transcripts.join(", "),
      "."
    ] }),
    /* @__PURE__ */ a4("p", { children: sample.expects }),
    sample.left_out.length > 0 && /* @__PURE__ */ a4("p", { children: [
      "Left out, coded twice or for training before: ",
      sample.left_out.join(", "),
      "."
    ] })
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
      /* @__PURE__ */ a4(NumberField, { name: "How many (empty: by precision)", value: asked4.size, onInput: (size) => set2({ size }) }),
      /* @__PURE__ */ a4(NumberField, { name: "Coders for each", value: asked4.per, onInput: (per) => set2({ per }) }),
      /* @__PURE__ */ a4(NumberField, { name: "Seed", value: asked4.seed, onInput: (seed) => set2({ seed }) }),
      form.attributes.length > 0 && /* @__PURE__ */ a4("label", { class: "field", children: [
        /* @__PURE__ */ a4("span", { class: "label", children: "In proportion to" }),
        /* @__PURE__ */ a4("select", { class: "input", value: asked4.by, onChange: (event) => set2({ by: event.currentTarget.value }), children: [
          /* @__PURE__ */ a4("option", { value: "", children: "nothing" }),
          form.attributes.map((name) => /* @__PURE__ */ a4("option", { value: name, children: name }, name))
        ] })
      ] }),
      /* @__PURE__ */ a4("button", { type: "button", class: "btn", onClick: () => void draw(), children: "Draw" })
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
      "Also transcripts that were coded twice before"
    ] }),
    /* @__PURE__ */ a4("p", { class: "quiet small", children: "The same seed draws the same transcripts. With no number, as many are drawn as make a 95 % interval of kappa 0.2 wide, if kappa is .8 and one unit in ten has the code." }),
    /* @__PURE__ */ a4(FaultNote, { fault: fault2 }),
    sample && /* @__PURE__ */ a4(Drawn, { sample })
  ] });
}
function Texts(part2) {
  const { draft, form, rounds, amiss, change: change3 } = part2;
  const all = offered2(draft, form, rounds);
  const ways = [
    ["all", `All ${all.length}`],
    ["chosen", "Chosen ones"],
    ...isBlindKind(draft.kind) ? [["sample", "A sample"]] : []
  ];
  return /* @__PURE__ */ a4(Field2, { name: "Transcripts", amiss: amiss.get("transcripts"), children: [
    /* @__PURE__ */ a4("div", { class: "row wide", children: ways.map(([which, name]) => /* @__PURE__ */ a4("label", { class: "check", children: [
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
      name
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
  return /* @__PURE__ */ a4("section", { class: "card stack", "aria-label": "What the start will do", "aria-live": "polite", children: [
    /* @__PURE__ */ a4("h2", { children: "What the start will do" }),
    amiss.length === 0 && /* @__PURE__ */ a4("ul", { class: "checks", children: rehearsal?.says.map((line) => /* @__PURE__ */ a4("li", { children: line }, line)) }),
    amiss.length > 0 && /* @__PURE__ */ a4("p", { class: tried ? "note bad" : "quiet", children: [
      "Before it can be started: ",
      amiss.map((one) => [one.message, one.hint].filter(Boolean).join(", ")).join("; "),
      "."
    ] }),
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
      services.announce(`Round ${started.id} is started.`);
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
      /* @__PURE__ */ a4("button", { type: "submit", class: "btn main", children: [
        "Start round ",
        draft.id
      ] }),
      /* @__PURE__ */ a4("a", { class: "btn", href: href.rounds(), children: "Cancel" })
    ] })
  ] });
}
function StartScreen({ query: query2 }) {
  const form = useLoad("/api/start");
  return /* @__PURE__ */ a4(Page, { title: "Start a round", children: /* @__PURE__ */ a4(Show, { what: "Start a round", of: form, children: (found2) => /* @__PURE__ */ a4(Start, { form: found2, query: query2 }) }) });
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
  ["literal", "As typed"],
  ["word", "Whole word"],
  ["regex", "Regular expression"]
];
var SLOW2 = 300;
function HitRow({ hit }) {
  const where = placeOf3(hit.transcript, hit.start);
  const body = /* @__PURE__ */ a4($, { children: [
    /* @__PURE__ */ a4("span", { class: "around", children: hit.before }),
    /* @__PURE__ */ a4("mark", { children: hit.text }),
    /* @__PURE__ */ a4("span", { class: "around", children: hit.after })
  ] });
  return /* @__PURE__ */ a4("li", { class: "hit", "data-role": hit.role, children: [
    /* @__PURE__ */ a4("span", { class: "place small", children: [
      where ? /* @__PURE__ */ a4("a", { href: where, children: hit.transcript }) : hit.transcript,
      " ",
      /* @__PURE__ */ a4("span", { class: "quiet", children: [
        "turn ",
        hit.turn + 1,
        " · ",
        hit.speaker
      ] })
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
  return /* @__PURE__ */ a4("p", { children: /* @__PURE__ */ a4("a", { class: "btn small", href: href.walk(here.id, first, asked4), children: [
    "Code these in ",
    here.id,
    "… ",
    /* @__PURE__ */ a4("span", { class: "quiet", children: [
      count(texts, "transcript"),
      ", only respondents"
    ] })
  ] }) });
}
function Results2({ answer, q: q3, asked: asked4 }) {
  if (answer.hits.length === 0)
    return /* @__PURE__ */ a4("p", { class: "note", role: "status", children: [
      "Nothing found for ‘",
      q3,
      "’",
      answer.timed_out && " before the time was up",
      ". Capitals and accents make no difference unless you ask for it."
    ] });
  const by = groupBy(answer.hits, (hit) => hit.transcript);
  return /* @__PURE__ */ a4($, { children: [
    /* @__PURE__ */ a4("p", { class: "quiet", role: "status", children: [
      count(answer.total, "place"),
      " in ",
      count(by.size, "transcript"),
      answer.more && `; the first ${formatNumber(answer.hits.length)} are shown`,
      answer.timed_out && ". The search stopped after two seconds: there may be more."
    ] }),
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
  const tick = (name, value2 = "1") => (event) => ask2({ [name]: event.currentTarget.checked ? value2 : "" });
  return /* @__PURE__ */ a4(Page, { title: "Search", sub: "In the words of all transcripts of the study.", children: [
    /* @__PURE__ */ a4("form", { class: "stack", role: "search", onSubmit: find2, children: [
      /* @__PURE__ */ a4("div", { class: "row", children: [
        /* @__PURE__ */ a4("label", { class: "grow", children: [
          /* @__PURE__ */ a4("span", { class: "sr", children: "Search for" }),
          /* @__PURE__ */ a4(
            "input",
            {
              class: "input",
              type: "search",
              value: q3,
              placeholder: "Words, or part of a word",
              "data-entry": true,
              onInput: (event) => setQ(event.currentTarget.value),
              ...PRIVATE
            }
          )
        ] }),
        /* @__PURE__ */ a4("button", { type: "submit", class: "btn main", children: "Search" })
      ] }),
      /* @__PURE__ */ a4("div", { class: "row", children: [
        /* @__PURE__ */ a4(Choice, { label: "How to match", value: asked4.mode, options: MODES, onChange: (mode) => ask2({ mode }) }),
        /* @__PURE__ */ a4("label", { class: "check", children: [
          /* @__PURE__ */ a4("input", { type: "checkbox", checked: Boolean(asked4.exact), onChange: tick("exact") }),
          "Mind capitals and accents"
        ] }),
        /* @__PURE__ */ a4("label", { class: "check", children: [
          /* @__PURE__ */ a4("input", { type: "checkbox", checked: Boolean(asked4.respondents), onChange: tick("respondents") }),
          "Respondents only"
        ] }),
        uncodedIn && /* @__PURE__ */ a4("label", { class: "check", children: [
          /* @__PURE__ */ a4("input", { type: "checkbox", checked: Boolean(asked4.uncoded), onChange: tick("uncoded", uncodedIn) }),
          "Only what I have not coded in ",
          uncodedIn
        ] })
      ] })
    ] }),
    waiting2 && /* @__PURE__ */ a4("p", { class: "quiet", children: "Searching…" }),
    fault2 ? /* @__PURE__ */ a4(Failed, { what: "Search", fault: fault2 }) : answer && /* @__PURE__ */ a4(Results2, { answer: answer.found, q: answer.q, asked: asked4 })
  ] });
}

// src/screens/settings/keys.tsx
var chosen2 = () => remappedOf(services.settings.value.value.keys);
function clashes(key2, action3, remapped2, actions = ACTIONS) {
  const meets = (other) => other.area === action3.area || other.area === "Everywhere" || action3.area === "Everywhere";
  return actions.filter((other) => other.id !== action3.id && meets(other) && keysOf(other, remapped2).includes(key2));
}
function Capture({ action: action3, onDone, beside = [], words: words6 = "Press the new key (Esc: leave it)" }) {
  const onKey = (event) => {
    event.stopPropagation();
    if (event.key === "Tab") return;
    event.preventDefault();
    const key2 = event.key === "Escape" ? null : keyName(event);
    if (event.key === "Escape") onDone();
    if (!key2) return;
    const clash = clashes(key2, action3, chosen2());
    services.settings.set("keys", { ...chosen2(), [action3.id]: [.../* @__PURE__ */ new Set([...beside, key2])] });
    services.announce(
      clash.length ? `${formatKey(key2)} is also “${clash.map((one) => one.title).join("”, “")}”.` : `${action3.title}: ${formatKey(key2)}.`
    );
    onDone();
  };
  return /* @__PURE__ */ a4("button", { type: "button", class: "btn small", ref: (button) => button?.focus(), onKeyDown: onKey, onBlur: onDone, children: words6 });
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
    /* @__PURE__ */ a4("td", { children: keys.length ? keys.map((key2) => /* @__PURE__ */ a4("kbd", { children: formatKey(key2) }, key2)) : /* @__PURE__ */ a4("span", { class: "dim", children: "none" }) }),
    /* @__PURE__ */ a4("td", { class: "num", children: capturing ? /* @__PURE__ */ a4(Capture, { action: action3, onDone: done }) : /* @__PURE__ */ a4("span", { class: "row end", children: [
      /* @__PURE__ */ a4(
        "button",
        {
          type: "button",
          class: "btn small bare",
          ref: again2,
          "aria-label": `Change the key of ${action3.title}`,
          onClick: () => setCapturing(true),
          children: "Change"
        }
      ),
      keys.length > 0 && /* @__PURE__ */ a4(
        "button",
        {
          type: "button",
          class: "btn small bare",
          "aria-label": `No key for ${action3.title}`,
          onClick: () => services.settings.set("keys", { ...remapped2, [action3.id]: [] }),
          children: "None"
        }
      ),
      action3.id in remapped2 && /* @__PURE__ */ a4(
        "button",
        {
          type: "button",
          class: "btn small bare",
          "aria-label": `Reset the key of ${action3.title}`,
          onClick: reset,
          children: "Reset"
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
    /* @__PURE__ */ a4("legend", { children: "Keys" }),
    /* @__PURE__ */ a4("label", { class: "check", children: [
      /* @__PURE__ */ a4(
        "input",
        {
          type: "checkbox",
          checked: single,
          onChange: (event) => services.settings.set("singleKeys", event.currentTarget.checked)
        }
      ),
      /* @__PURE__ */ a4("span", { children: "Single letters and digits act (while the text, a list or a grid has the focus). Off: only keys with Ctrl or Alt, arrows, Enter, Esc and F keys do." })
    ] }),
    /* @__PURE__ */ a4("div", { class: "row", children: [
      /* @__PURE__ */ a4("label", { class: "grow", children: [
        /* @__PURE__ */ a4("span", { class: "sr", children: "Find a key" }),
        /* @__PURE__ */ a4(
          "input",
          {
            class: "input",
            type: "search",
            placeholder: "Find an action",
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
            services.announce("All keys are as delivered.");
          },
          children: "Reset all keys"
        }
      )
    ] }),
    /* @__PURE__ */ a4("div", { class: "scroll", children: /* @__PURE__ */ a4("table", { class: "table keys", children: [
      /* @__PURE__ */ a4("caption", { class: "sr", children: "Keys" }),
      /* @__PURE__ */ a4("thead", { children: /* @__PURE__ */ a4("tr", { children: [
        /* @__PURE__ */ a4("th", { scope: "col", children: "Action" }),
        /* @__PURE__ */ a4("th", { scope: "col", children: "Keys" }),
        /* @__PURE__ */ a4("th", { scope: "col", children: /* @__PURE__ */ a4("span", { class: "sr", children: "Change" }) })
      ] }) }),
      [...groupBy(shown, (action3) => action3.area)].map(([area, actions]) => /* @__PURE__ */ a4("tbody", { children: [
        /* @__PURE__ */ a4("tr", { class: "area", children: /* @__PURE__ */ a4("th", { colSpan: 3, scope: "rowgroup", children: area }) }),
        actions.map((action3) => /* @__PURE__ */ a4(Row10, { action: action3 }, action3.id))
      ] }, area))
    ] }) })
  ] });
}
var PEDALS = ["soundPlay", "soundBack", "soundForward"].flatMap((id) => ACTIONS.find((one) => one.id === id) ?? []);
function PedalSettings() {
  const [waits, setWaits] = d2("");
  const remapped2 = chosen2();
  return /* @__PURE__ */ a4("section", { class: "stack", "aria-label": "Foot pedal", children: [
    /* @__PURE__ */ a4("p", { class: "label", children: "Foot pedal" }),
    /* @__PURE__ */ a4("p", { class: "help", children: "Choose what a part of the pedal is for, then press it. The keys that were there stay. A pedal that types no key can be made to by the program that came with it." }),
    PEDALS.map((action3) => /* @__PURE__ */ a4("div", { class: "row", children: [
      /* @__PURE__ */ a4("span", { class: "grow", children: [
        action3.title,
        " ",
        keysOf(action3, remapped2).map((key2) => /* @__PURE__ */ a4("kbd", { children: formatKey(key2) }, key2))
      ] }),
      waits === action3.id ? /* @__PURE__ */ a4(
        Capture,
        {
          action: action3,
          beside: keysOf(action3, remapped2),
          words: "Press the pedal (Esc: leave it)",
          onDone: () => setWaits("")
        }
      ) : /* @__PURE__ */ a4(
        "button",
        {
          type: "button",
          class: "btn small",
          "aria-label": `Pedal for: ${action3.title}`,
          onClick: () => setWaits(action3.id),
          children: "Pedal…"
        }
      )
    ] }, action3.id))
  ] });
}

// src/screens/settings/settings.tsx
var { settings: settings2 } = services;
function Check({ name, children }) {
  return /* @__PURE__ */ a4("label", { class: "check", children: [
    /* @__PURE__ */ a4(
      "input",
      {
        type: "checkbox",
        checked: isOn(settings2.value.value, name),
        onChange: (event) => settings2.set(name, event.currentTarget.checked)
      }
    ),
    /* @__PURE__ */ a4("span", { children })
  ] });
}
function Named2({ name, label, options }) {
  const values = options.map(([value2]) => value2);
  return /* @__PURE__ */ a4("div", { class: "field", children: [
    /* @__PURE__ */ a4("span", { class: "label", children: label }),
    /* @__PURE__ */ a4(
      Choice,
      {
        label,
        value: oneOf(settings2.value.value[name], values),
        options,
        onChange: (value2) => settings2.set(name, value2)
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
    /* @__PURE__ */ a4("legend", { children: "Text" }),
    /* @__PURE__ */ a4("div", { class: "pair", children: [
      /* @__PURE__ */ a4(Slider, { label: "Size", value: text.size, ...TEXT_RANGES.size, unit: " px", onChange: (size) => set2({ size }) }),
      /* @__PURE__ */ a4(
        Slider,
        {
          label: "Line spacing",
          value: text.leading,
          ...TEXT_RANGES.leading,
          unit: "",
          onChange: (leading) => set2({ leading })
        }
      ),
      /* @__PURE__ */ a4(
        Slider,
        {
          label: "Widest line",
          value: text.measure,
          ...TEXT_RANGES.measure,
          unit: " rem",
          onChange: (measure) => set2({ measure })
        }
      ),
      /* @__PURE__ */ a4("label", { class: "field", children: [
        /* @__PURE__ */ a4("span", { class: "label", children: "Font" }),
        /* @__PURE__ */ a4(
          "select",
          {
            class: "input",
            value: text.font,
            onChange: (event) => set2({ font: event.currentTarget.value }),
            children: Object.entries(FONTS).map(([key2, { name }]) => /* @__PURE__ */ a4("option", { value: key2, children: name }, key2))
          }
        )
      ] })
    ] }),
    /* @__PURE__ */ a4("p", { class: "sample", lang: "en", children: "This is how transcripts look. A coding ends where the thought ends, not where the line does." })
  ] });
}
function Pins({ book }) {
  const pins = pinsOf(settings2.value.value, book.id);
  const set2 = (index, code2) => settings2.set("pins", withPin(settings2.value.value, book.id, index, code2));
  return /* @__PURE__ */ a4("fieldset", { children: [
    /* @__PURE__ */ a4("legend", { children: [
      "Pinned codes of ",
      book.id
    ] }),
    /* @__PURE__ */ a4("div", { class: "pair", children: Array.from({ length: 9 }, (_5, index) => /* @__PURE__ */ a4("label", { class: "row", children: [
      /* @__PURE__ */ a4("kbd", { children: index + 1 }),
      /* @__PURE__ */ a4(
        "select",
        {
          class: "input grow",
          "aria-label": `Code of key ${index + 1}`,
          value: pins[index] ?? "",
          onChange: (event) => set2(index, event.currentTarget.value),
          children: [
            /* @__PURE__ */ a4("option", { value: "", children: "(none)" }),
            book.codes.filter((code2) => code2.usable).map((code2) => /* @__PURE__ */ a4("option", { value: code2.id, children: code2.name }, code2.id))
          ]
        }
      )
    ] }, index)) })
  ] });
}
var STRIPES = [
  ["all", "All"],
  ["branch", "Focused branch"],
  ["recent", "Recent 20"],
  ["memos", "With memos"],
  ["density", "Density only"]
];
var THEMES = [
  ["auto", "As the system"],
  ["light", "Light"],
  ["dark", "Dark"]
];
var TOUCHING = [
  ["ask", "Ask"],
  ["extend", "Extend the coding"],
  ["separate", "Keep separate"]
];
var CODE_CLICK = [
  ["apply", "Codes the selection"],
  ["define", "Shows its definition first"]
];
var NUMBERS2 = [
  ["both", "Turns, and paragraphs in them"],
  ["turns", "Turns"],
  ["paragraphs", "Paragraphs through the text"],
  ["none", "Nothing"]
];
var SHOWN_TIMES = [
  ["recording", "With a recording"],
  ["always", "Always"],
  ["never", "Never"]
];
var SECONDS_BACK = [
  ["3", "3 seconds"],
  ["0", "Not at all"],
  ["1", "1 second"],
  ["2", "2 seconds"],
  ["5", "5 seconds"]
];
var PAINTERS = [
  ["auto", "Automatic"],
  ["marks", "Marked-up text"]
];
function ListenSettings() {
  return /* @__PURE__ */ a4("fieldset", { children: [
    /* @__PURE__ */ a4("legend", { children: "Recordings" }),
    /* @__PURE__ */ a4(Named2, { name: "times", label: "Times beside the turns", options: SHOWN_TIMES }),
    /* @__PURE__ */ a4(Named2, { name: "soundBack", label: "After a pause it goes on earlier by", options: SECONDS_BACK }),
    /* @__PURE__ */ a4("label", { class: "check", children: [
      /* @__PURE__ */ a4(
        "input",
        {
          type: "checkbox",
          checked: whileDown(settings2.value.value),
          onChange: (event) => settings2.set("soundHold", event.currentTarget.checked)
        }
      ),
      /* @__PURE__ */ a4("span", { children: "It plays only as long as the key or the pedal is down" })
    ] }),
    /* @__PURE__ */ a4(PedalSettings, {})
  ] });
}
function Settings() {
  const book = useLoad(round.value && `/api/codebook?round=${encodeURIComponent(round.value.id)}`);
  const now2 = session.value;
  return /* @__PURE__ */ a4(Page, { title: "Settings", sub: /* @__PURE__ */ a4($, { children: [
    "Of ",
    now2?.coder,
    " on this computer, for this study. Nothing here changes the study."
  ] }), children: /* @__PURE__ */ a4("div", { class: "settings", children: [
    /* @__PURE__ */ a4("fieldset", { children: [
      /* @__PURE__ */ a4("legend", { children: "Look" }),
      /* @__PURE__ */ a4(Named2, { name: "theme", label: "Colours", options: THEMES }),
      /* @__PURE__ */ a4(Named2, { name: "stripes", label: "Stripes beside the text", options: STRIPES }),
      /* @__PURE__ */ a4(Named2, { name: "numbers", label: "Numbered beside the text", options: NUMBERS2 }),
      /* @__PURE__ */ a4(Check, { name: "wash", children: "Coded text is shaded, darker where codes overlap" }),
      /* @__PURE__ */ a4(Named2, { name: "painter", label: "How shading is drawn", options: PAINTERS }),
      !("highlights" in CSS) && /* @__PURE__ */ a4("p", { class: "note", children: "This browser cannot shade text without marking it up; marked-up text is used." }),
      /* @__PURE__ */ a4(Check, { name: "titles", children: "The window title names the transcript or code" })
    ] }),
    /* @__PURE__ */ a4(TextSettings, {}),
    /* @__PURE__ */ a4("fieldset", { children: [
      /* @__PURE__ */ a4("legend", { children: "Coding" }),
      /* @__PURE__ */ a4(Check, { name: "snapWords", children: "Selections with the mouse go to whole words" }),
      /* @__PURE__ */ a4(Named2, { name: "codeClick", label: "A click on a code beside the text", options: CODE_CLICK }),
      /* @__PURE__ */ a4(Check, { name: "cards", children: "Resting on a stripe, coded words or a code shows what the code means" }),
      /* @__PURE__ */ a4(Named2, { name: "touching", label: "The same code on text that touches a coding of yours", options: TOUCHING })
    ] }),
    /* @__PURE__ */ a4(ListenSettings, {}),
    book.value && /* @__PURE__ */ a4(Pins, { book: book.value }),
    /* @__PURE__ */ a4(KeySettings, {}),
    /* @__PURE__ */ a4("fieldset", { children: [
      /* @__PURE__ */ a4("legend", { children: "This session" }),
      /* @__PURE__ */ a4("p", { children: [
        "Nothing of the study is kept in the browser: close the tab and it is gone.",
        " ",
        /* @__PURE__ */ a4("span", { class: "quiet", children: [
          "codekit ",
          now2?.codekit
        ] })
      ] }),
      /* @__PURE__ */ a4("p", { children: /* @__PURE__ */ a4("button", { type: "button", class: "btn", onClick: () => void lock(), children: "Lock now" }) })
    ] })
  ] }) });
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
        void saved2.send("/api/study", wanted2, "The study’s settings are saved.");
      },
      children: [
        /* @__PURE__ */ a4("h2", { children: "About the study" }),
        /* @__PURE__ */ a4("div", { class: "pair", children: [
          /* @__PURE__ */ a4(Line2, { label: "Title", help: "On every report.", value: now2.title, set: (title) => set2({ title }) }),
          /* @__PURE__ */ a4(
            Line2,
            {
              label: "What one case is called",
              help: "One row of the result table, however many interviews it gave.",
              placeholder: "organization, family, patient, school…",
              value: now2.case,
              set: (word) => set2({ case: word })
            }
          )
        ] }),
        /* @__PURE__ */ a4("label", { class: "field", children: [
          /* @__PURE__ */ a4("span", { class: "label", children: "Description" }),
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
          /* @__PURE__ */ a4("span", { class: "help", children: "What is asked, of whom, by whom." })
        ] }),
        /* @__PURE__ */ a4("div", { class: "pair", children: [
          /* @__PURE__ */ a4(
            Line2,
            {
              label: "Labels of interviewers",
              help: "As they stand in the transcripts, with commas between them. Their words are never evidence.",
              placeholder: "I, INT, Mel",
              value: now2.interviewer,
              set: (interviewer) => set2({ interviewer })
            }
          ),
          /* @__PURE__ */ a4(
            Line2,
            {
              label: "Labels of respondents",
              help: "Needed only where import guesses wrong. It counts for transcripts that come in from now on.",
              placeholder: "R, P1",
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
          /* @__PURE__ */ a4("span", { children: "Keep a copy of every imported file, as it came, in the study’s folder “originals”" })
        ] }),
        /* @__PURE__ */ a4(FaultNote, { fault: saved2.fault }),
        /* @__PURE__ */ a4("div", { class: "row", children: [
          /* @__PURE__ */ a4("button", { type: "submit", class: "btn main", disabled: saved2.busy || !dirty, children: "Save" }),
          dirty && /* @__PURE__ */ a4("button", { type: "button", class: "btn", onClick: () => setEdits({}), children: "As it was" }),
          /* @__PURE__ */ a4(
            TakeBack,
            {
              steps: study,
              step: (redo) => void saved2.send("/api/study/undo", { redo }, redo ? "Done again." : "Taken back.")
            }
          ),
          /* @__PURE__ */ a4("span", { class: "quiet small", children: "Written to study.yaml; its comments and order stay." })
        ] })
      ]
    }
  );
}

// src/screens/study/check.tsx
function Found({ found: found2 }) {
  const errors = found2.findings.filter((one) => one.level === "error").length;
  return /* @__PURE__ */ a4($, { children: [
    /* @__PURE__ */ a4("p", { class: errors ? "note bad" : found2.total ? "note warn" : "note good", role: "status", children: found2.total === 0 ? "Nothing is wrong or doubtful." : `${count(errors, "error")}, ${count(found2.total - errors, "warning")}. An error makes figures wrong; a warning is for somebody to look at.` }),
    found2.blind.length > 0 && /* @__PURE__ */ a4("p", { class: "quiet", children: [
      "What coders wrote was left out, since you are blind in ",
      found2.blind.join(", "),
      ". Ask again after the comparison."
    ] }),
    /* @__PURE__ */ a4("ul", { class: "findings", "aria-label": "Findings", children: found2.findings.map((one, index) => /* @__PURE__ */ a4("li", { children: [
      /* @__PURE__ */ a4("span", { class: one.level === "error" ? "tag warn" : "tag", children: one.level }),
      " ",
      /* @__PURE__ */ a4("strong", { class: "path", children: [
        one.file,
        one.line !== null && `:${one.line}`
      ] }),
      " ",
      /* @__PURE__ */ a4("span", { dir: "auto", children: one.message }),
      one.remedy && /* @__PURE__ */ a4("span", { class: "quiet block", children: [
        "How to mend it: ",
        one.remedy
      ] })
    ] }, index)) }),
    found2.total > found2.findings.length && /* @__PURE__ */ a4("p", { class: "quiet", children: [
      count(found2.total - found2.findings.length, "more finding"),
      ": mend these first."
    ] })
  ] });
}
function Check2() {
  const [asked4, setAsked] = d2(false);
  const found2 = useLoad(asked4 ? "/api/study/check" : null);
  return /* @__PURE__ */ a4("section", { children: [
    /* @__PURE__ */ a4("h2", { children: "Check" }),
    /* @__PURE__ */ a4("p", { class: "quiet", children: "Looks at every file of the study: what cannot be read, what contradicts itself, what was forgotten." }),
    /* @__PURE__ */ a4("div", { class: "row", children: /* @__PURE__ */ a4("button", { type: "button", class: "btn", onClick: () => asked4 ? found2.reload() : setAsked(true), children: asked4 ? "Check again" : "Check the study" }) }),
    asked4 && /* @__PURE__ */ a4(Show, { what: "Check", of: found2, children: (value2) => /* @__PURE__ */ a4(Found, { found: value2 }) })
  ] });
}

// src/app/home.ts
async function goHome(who = false) {
  if (shared) {
    location.assign("/");
    return;
  }
  services.announce(who ? "Going to the study’s door…" : "Going home…");
  try {
    const { url } = await services.api.post("/api/home", { who });
    const there = new URL(url);
    if (there.hostname !== "127.0.0.1" || there.protocol !== "http:") throw new Error("That is no address of codekit.");
    location.assign(there.href);
  } catch (error) {
    services.announce(inWords(error));
  }
}

// src/screens/study/coders.tsx
function Row11({ coder, saved: saved2 }) {
  const [name, setName] = d2(null);
  const shown = name ?? coder.name;
  const save5 = async () => {
    if (name === null || name.trim() === coder.name) return;
    const ok = await saved2.send("/api/study", { names: { [coder.id]: name } }, `${coder.id} is called so now.`);
    if (ok) setName(null);
  };
  return /* @__PURE__ */ a4("tr", { children: [
    /* @__PURE__ */ a4("th", { scope: "row", children: [
      coder.id,
      " ",
      coder.you && /* @__PURE__ */ a4("span", { class: "tag info", children: "you" })
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
            /* @__PURE__ */ a4("span", { class: "sr", children: [
              "Name of ",
              coder.id
            ] }),
            /* @__PURE__ */ a4(
              "input",
              {
                class: "input",
                dir: "auto",
                value: shown,
                placeholder: "no name yet",
                onInput: (event) => setName(event.currentTarget.value),
                ...PRIVATE
              }
            )
          ] }),
          name !== null && name.trim() !== coder.name && /* @__PURE__ */ a4("button", { type: "submit", class: "btn small", disabled: saved2.busy, children: "Save" })
        ]
      }
    ) })
  ] });
}
function NewCoder({ saved: saved2 }) {
  const [id, setId] = d2("");
  const [name, setName] = d2("");
  const add3 = async (event) => {
    event.preventDefault();
    const ok = await saved2.send("/api/study/coders", { id: id.trim(), name }, `${id.trim()} is a coder now.`);
    if (ok) {
      setId("");
      setName("");
    }
  };
  return /* @__PURE__ */ a4("form", { class: "card", onSubmit: (event) => void add3(event), children: [
    /* @__PURE__ */ a4("h3", { children: "Add a coder" }),
    /* @__PURE__ */ a4("div", { class: "pair", children: [
      /* @__PURE__ */ a4("label", { class: "field", children: [
        /* @__PURE__ */ a4("span", { class: "label", children: "Short name" }),
        /* @__PURE__ */ a4(
          "input",
          {
            class: "input",
            value: id,
            maxLength: 100,
            placeholder: "for example: ben",
            onInput: (event) => setId(event.currentTarget.value),
            ...PRIVATE
          }
        ),
        /* @__PURE__ */ a4("span", { class: "help", children: "Signs codings; it stays. Letters and digits, no spaces." })
      ] }),
      /* @__PURE__ */ a4("label", { class: "field", children: [
        /* @__PURE__ */ a4("span", { class: "label", children: "Name" }),
        /* @__PURE__ */ a4(
          "input",
          {
            class: "input",
            dir: "auto",
            value: name,
            onInput: (event) => setName(event.currentTarget.value),
            ...PRIVATE
          }
        ),
        /* @__PURE__ */ a4("span", { class: "help", children: "As it stands in minutes and reports." })
      ] })
    ] }),
    /* @__PURE__ */ a4("div", { class: "row", children: /* @__PURE__ */ a4("button", { type: "submit", class: "btn", disabled: saved2.busy || !id.trim(), children: "Add" }) })
  ] });
}
function Coders2({ study, done }) {
  const saved2 = useSaved(done);
  return /* @__PURE__ */ a4("section", { children: [
    /* @__PURE__ */ a4("h2", { children: "Coders" }),
    /* @__PURE__ */ a4("div", { class: "scroll", children: /* @__PURE__ */ a4("table", { class: "table", children: [
      /* @__PURE__ */ a4("caption", { class: "sr", children: "Coders of the study" }),
      /* @__PURE__ */ a4("thead", { children: /* @__PURE__ */ a4("tr", { children: [
        /* @__PURE__ */ a4("th", { scope: "col", children: "Short name" }),
        /* @__PURE__ */ a4("th", { scope: "col", children: "Name" })
      ] }) }),
      /* @__PURE__ */ a4("tbody", { children: study.coders.map((coder) => /* @__PURE__ */ a4(Row11, { coder, saved: saved2 }, coder.id)) })
    ] }) }),
    /* @__PURE__ */ a4(FaultNote, { fault: saved2.fault }),
    /* @__PURE__ */ a4(NewCoder, { saved: saved2 }),
    /* @__PURE__ */ a4("div", { class: "row", hidden: shared, children: [
      /* @__PURE__ */ a4("button", { type: "button", class: "btn", onClick: () => void goHome(true), children: "I am somebody else…" }),
      /* @__PURE__ */ a4("span", { class: "quiet small", children: "Each coder has a window of their own; what is coded in it is signed by them." })
    ] })
  ] });
}

// src/screens/study/study.tsx
function Inside2({ study, done }) {
  return /* @__PURE__ */ a4(
    Page,
    {
      title: study.title,
      sub: /* @__PURE__ */ a4($, { children: [
        /* @__PURE__ */ a4("span", { class: "path", children: study.place }),
        " · ",
        count(study.interviews, "row"),
        " in interviews.csv",
        study.codebooks.length > 0 && ` · ${study.codebooks.join(", ")}`
      ] }),
      children: /* @__PURE__ */ a4("div", { class: "stack study", children: [
        /* @__PURE__ */ a4("section", { children: [
          /* @__PURE__ */ a4("h2", { children: study.next ? "What comes next" : "Everything is set up" }),
          /* @__PURE__ */ a4(StageList, { stages: study }),
          !study.next && /* @__PURE__ */ a4("p", { children: /* @__PURE__ */ a4("a", { class: "btn main", href: href.library(), children: "To the library" }) })
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
  return /* @__PURE__ */ a4(Show, { what: "Study", of: study, children: (value2) => /* @__PURE__ */ a4(Inside2, { study: value2, done: study.set }) });
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
var wishOf = (item, name) => item.wishes[name] ?? NEW;
function change2(key2, part2) {
  items.value = items.value.map((item) => item.key === key2 ? { ...item, ...part2 } : item);
}
function wish(key2, name, part2) {
  const item = items.value.find((one) => one.key === key2);
  if (item) change2(key2, { wishes: { ...item.wishes, [name]: { ...wishOf(item, name), ...part2 } } });
}
function add2(found2) {
  const fresh2 = found2.filter(({ path }) => !isHidden(path)).map(({ file, path }) => {
    last += 1;
    const fault2 = file.size > MOST10 ? "The window takes files of 20 MB; `codekit import` on the command line takes larger ones." : "";
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
var wanted = (item) => Object.entries(item.wishes).map(([name, { id, case: of, roles, rule }]) => ({ name, id, case: of, roles, rule }));
var preview = async (item, text) => services.api.post("/api/import/preview", await request2(item, { text, interviews: wanted(item) }));
var withText = (item) => preview(item, true);
async function read2(item) {
  try {
    change2(item.key, { preview: await preview(item, false), fault: "" });
  } catch (error) {
    const gone = error instanceof DOMException;
    const why3 = error instanceof Error ? error.message : String(error);
    change2(item.key, { fault: gone ? "The browser cannot read this file any more. Choose it again." : why3 });
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
        row.clash = sameText ? `same text as ${sameText}` : sameId ? `${sameId} has this id, too` : "";
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
  const given2 = rule ? {} : confirmed.value ? all : roles;
  return { name: row.interview.name, id, case: of, rule, roles: given2 };
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
  ["interviewer", "interviewer"],
  ["respondent", "respondent"],
  ["other", "other"]
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
      "aria-label": `Role of ${label || "who has no label"}`,
      value: mixed ? "" : value2,
      onChange: (event) => onChange(event.currentTarget.value),
      children: [
        mixed && /* @__PURE__ */ a4("option", { value: "", disabled: true, children: "not the same everywhere" }),
        ROLES.map(([role, name]) => /* @__PURE__ */ a4("option", { value: role, children: name }, role))
      ]
    }
  );
}

// src/screens/transcripts/turns_shown.tsx
var AT_ONCE2 = 60;
function TurnsShown({ text, turns }) {
  const [shown, setShown] = d2(AT_ONCE2);
  const offsets = new Offsets(text);
  if (turns.length === 0) return /* @__PURE__ */ a4("p", { class: "note", children: "There are no turns in this text." });
  return /* @__PURE__ */ a4("div", { class: "stack", children: [
    /* @__PURE__ */ a4("ol", { class: "spoken", children: turns.slice(0, shown).map((turn, index) => /* @__PURE__ */ a4("li", { "data-role": turn.role, children: [
      /* @__PURE__ */ a4("span", { class: "who", children: [
        /* @__PURE__ */ a4("span", { class: "n", children: index + 1 }),
        " ",
        /* @__PURE__ */ a4("span", { dir: "auto", children: turn.speaker || "(no label)" }),
        /* @__PURE__ */ a4("span", { class: "tag", children: turn.role })
      ] }),
      /* @__PURE__ */ a4("span", { class: "quote", dir: "auto", children: offsets.slice(turn.start, turn.end) })
    ] }, turn.start)) }),
    turns.length > shown && /* @__PURE__ */ a4("p", { children: /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: () => setShown(shown + 4 * AT_ONCE2), children: [
      "Show more of ",
      turns.length,
      " turns"
    ] }) })
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
  return /* @__PURE__ */ a4(Dialog, { title: `${row.interview.id || row.item.path}: the text as it would come in`, onClose: close, children: [
    /* @__PURE__ */ a4("p", { class: "small", children: row.interview.line }),
    fault2 && /* @__PURE__ */ a4("p", { class: "note bad", children: sentence(fault2) }),
    !found2 && !fault2 && /* @__PURE__ */ a4("p", { class: "quiet", children: "The file is read…" }),
    found2 && /* @__PURE__ */ a4($, { children: [
      !row.wish.rule && /* @__PURE__ */ a4("dl", { class: "pairs", children: found2.speakers.map(({ label, turns }) => /* @__PURE__ */ a4("div", { class: "speakerrow", children: [
        /* @__PURE__ */ a4("dt", { dir: "auto", children: [
          label || "no label",
          " ",
          /* @__PURE__ */ a4("span", { class: "small", children: count(turns, "turn") })
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
        /* @__PURE__ */ a4("summary", { children: [
          count(found2.unread, "line"),
          " in no turn"
        ] }),
        /* @__PURE__ */ a4("ul", { class: "unread", children: found2.lines.map((one) => /* @__PURE__ */ a4("li", { dir: "auto", children: [
          /* @__PURE__ */ a4("span", { class: "n", children: one.line }),
          " ",
          one.words
        ] }, one.line)) })
      ] })
    ] }),
    /* @__PURE__ */ a4("div", { class: "row end", children: /* @__PURE__ */ a4("button", { type: "button", class: "btn", autofocus: true, onClick: close, children: "Close" }) })
  ] });
}

// src/screens/transcripts/file_rows.tsx
var TAGS = {
  imported: ["new", "tag good"],
  unchanged: ["there already", "tag"],
  duplicate: ["copy", "tag warn"],
  refused: ["refused", "tag warn"],
  skipped: ["left out", "tag"]
};
var speakersOf = (row) => row.interview.speakers.map((one) => `${one.label || "(no label)"} ${roleOf(row, one.label)}`).join(", ");
function Status({ row }) {
  const done = row.item.brought?.find((one) => one.transcript === row.interview.id);
  if (done) {
    const isIn = done.outcome === "imported";
    return /* @__PURE__ */ a4("span", { class: isIn ? "tag good" : TAGS[done.outcome][1], children: isIn ? "✓ in" : TAGS[done.outcome][0] });
  }
  if (row.clash) return /* @__PURE__ */ a4("span", { class: "tag warn", children: row.clash });
  const [words6, look2] = TAGS[row.interview.outcome];
  return /* @__PURE__ */ a4("span", { class: look2, children: words6 });
}
function Encoding({ item }) {
  const { encodings = [], encoding = "", must_choose: must = false } = item.preview ?? {};
  if (encodings.length === 0) return null;
  return /* @__PURE__ */ a4("label", { class: "row small", children: [
    must ? "This text is not UTF-8. It may be:" : "Read as",
    /* @__PURE__ */ a4(
      "select",
      {
        class: "input",
        "aria-label": `Encoding of ${item.path}`,
        value: item.encoding || encoding,
        onChange: (event) => {
          change2(item.key, { encoding: event.currentTarget.value });
          void again(item.key);
        },
        children: [
          must && /* @__PURE__ */ a4("option", { value: "", children: "choose…" }),
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
      /* @__PURE__ */ a4("span", { class: fault2 || preview2?.refused ? "tag warn" : "tag", children: fault2 || preview2?.refused ? "refused" : "left out" }),
      " ",
      preview2?.about ? "It seems to be about the other files, and no interview." : sentence(why3),
      " ",
      !preview2?.must_choose && preview2?.hint && !preview2.about && sentence(preview2.hint),
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
          children: "It is an interview"
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
    /* @__PURE__ */ a4("td", { colSpan: 5, class: "dim", children: "not looked at yet" }),
    /* @__PURE__ */ a4("td", { class: "acts", children: /* @__PURE__ */ a4(Away, { item }) })
  ] });
}
function Away({ item }) {
  return /* @__PURE__ */ a4(
    "button",
    {
      type: "button",
      class: "btn small bare",
      "aria-label": `Take ${item.path} off the list`,
      disabled: run2.value !== null,
      onClick: () => drop(item.key),
      children: "✕"
    }
  );
}
function InterviewRow({ row, cases, open: open6 }) {
  const { item, interview } = row;
  const fixed = item.brought !== null || run2.value !== null;
  const name = interview.name || item.path;
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
        "aria-label": `Bring in ${name}`,
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
      !said2 && interview.hint && /* @__PURE__ */ a4("p", { class: "small", children: sentence(interview.hint) }),
      /* @__PURE__ */ a4(Encoding, { item })
    ] }),
    /* @__PURE__ */ a4("td", { children: /* @__PURE__ */ a4(
      "input",
      {
        class: "input",
        type: "text",
        "aria-label": `Id of ${name}`,
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
        "aria-label": `Case of ${name}`,
        value: interview.case,
        disabled: fixed || !isNew(row) || cases.length === 0,
        onChange: (event) => set2({ case: event.currentTarget.value }),
        children: [
          /* @__PURE__ */ a4("option", { value: "", children: cases.length > 0 ? "no case yet" : "no cases yet" }),
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
          "aria-label": `How turns of ${name} are made`,
          value: row.wish.rule,
          disabled: fixed,
          onChange: (event) => set2({ rule: event.currentTarget.value }),
          children: [
            /* @__PURE__ */ a4("option", { value: "", children: "as it is, without turns by look" }),
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
      /* @__PURE__ */ a4("button", { type: "button", class: "btn small", "aria-label": `Show the text of ${name}`, onClick: open6, children: "Text" }),
      /* @__PURE__ */ a4(Away, { item })
    ] })
  ] });
}
function FileRows({ cases }) {
  const [open6, setOpen] = d2(null);
  const shown = open6 && rows.value.find((row) => row.item.key === open6.key && row.interview.name === open6.name);
  return /* @__PURE__ */ a4("div", { class: "scroll", children: [
    /* @__PURE__ */ a4("table", { class: "table bringing", children: [
      /* @__PURE__ */ a4("caption", { class: "sr", children: "Files at hand" }),
      /* @__PURE__ */ a4("thead", { children: /* @__PURE__ */ a4("tr", { children: [
        /* @__PURE__ */ a4("th", { scope: "col", children: /* @__PURE__ */ a4("span", { class: "sr", children: "Bring in" }) }),
        /* @__PURE__ */ a4("th", { scope: "col", children: "File" }),
        /* @__PURE__ */ a4("th", { scope: "col", children: "Id" }),
        /* @__PURE__ */ a4("th", { scope: "col", children: "Case" }),
        /* @__PURE__ */ a4("th", { scope: "col", class: "num", children: "Words" }),
        /* @__PURE__ */ a4("th", { scope: "col", children: "Speakers" }),
        /* @__PURE__ */ a4("th", { scope: "col", children: "What becomes of it" }),
        /* @__PURE__ */ a4("th", { scope: "col", children: /* @__PURE__ */ a4("span", { class: "sr", children: "More" }) })
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
      const known2 = found2.get(label) ?? { label, rows: [], turns: 0, roles: /* @__PURE__ */ new Set() };
      known2.rows.push(row);
      known2.turns += turns;
      known2.roles.add(roleOf(row, label));
      found2.set(label, known2);
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
    /* @__PURE__ */ a4("h2", { id: "who-speaks", children: "Who speaks" }),
    /* @__PURE__ */ a4("p", { class: "quiet small", children: "Words of interviewers are never evidence. What you change here holds for every file at hand with this label." }),
    /* @__PURE__ */ a4("div", { class: "scroll", children: /* @__PURE__ */ a4("table", { class: "table", children: [
      /* @__PURE__ */ a4("caption", { class: "sr", children: "Speakers of the files at hand" }),
      /* @__PURE__ */ a4("thead", { children: /* @__PURE__ */ a4("tr", { children: [
        /* @__PURE__ */ a4("th", { scope: "col", children: "Label in the text" }),
        /* @__PURE__ */ a4("th", { scope: "col", children: "Role" }),
        /* @__PURE__ */ a4("th", { scope: "col", class: "num", children: "Interviews" }),
        /* @__PURE__ */ a4("th", { scope: "col", class: "num", children: "Turns" })
      ] }) }),
      /* @__PURE__ */ a4("tbody", { children: labels2.slice(0, MOST11).map((one) => /* @__PURE__ */ a4("tr", { children: [
        /* @__PURE__ */ a4("th", { scope: "row", dir: "auto", children: one.label || /* @__PURE__ */ a4("span", { class: "dim", children: "no label: the whole text" }) }),
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
    labels2.length > MOST11 && /* @__PURE__ */ a4("p", { class: "quiet small", children: [
      "And ",
      count(labels2.length - MOST11, "label"),
      " of fewer turns."
    ] }),
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
      "I looked at this: the roles are right"
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
        /* @__PURE__ */ a4("p", { children: [
          /* @__PURE__ */ a4("strong", { children: "Drop interviews here" }),
          ", or a whole folder. Word, OpenDocument, PDF, RTF, text, web pages, captions (vtt, srt, sbv), JSON, or a table of turns (csv, xlsx). Nothing is written before you say so."
        ] }),
        /* @__PURE__ */ a4("div", { class: "row", children: [
          /* @__PURE__ */ a4("button", { type: "button", class: "btn main", onClick: () => files.current?.click(), children: "Choose files" }),
          /* @__PURE__ */ a4("button", { type: "button", class: "btn", onClick: () => folder.current?.click(), children: "Choose a folder" })
        ] }),
        /* @__PURE__ */ a4(
          "input",
          {
            ref: files,
            type: "file",
            multiple: true,
            hidden: true,
            "aria-label": "Files to bring in",
            onChange: (event) => take(event.currentTarget)
          }
        ),
        /* @__PURE__ */ a4(
          "input",
          {
            ref: folder,
            type: "file",
            hidden: true,
            "aria-label": "A folder to bring in",
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
    /* @__PURE__ */ a4("p", { children: [
      "Bringing in ",
      Math.min(now2.done + 1, now2.all),
      " of ",
      now2.all,
      ": ",
      now2.now
    ] }),
    /* @__PURE__ */ a4("div", { class: "row", children: [
      /* @__PURE__ */ a4("progress", { class: "grow", value: now2.done, max: now2.all, "aria-label": "Files brought in" }),
      /* @__PURE__ */ a4("button", { type: "button", class: "btn", disabled: now2.stopping, onClick: stop, children: now2.stopping ? "Stopping after this file…" : "Stop" })
    ] })
  ] });
}
function Outcome2() {
  const done = items.value.flatMap((item) => item.brought ?? []);
  if (run2.value || done.length === 0) return null;
  const taken2 = done.filter((one) => one.outcome === "imported").map((one) => one.transcript);
  const left2 = toBring.value.length;
  return /* @__PURE__ */ a4("div", { class: stopped.value ? "note warn" : "note good", role: "status", children: [
    /* @__PURE__ */ a4("p", { children: [
      stopped.value && "Stopped. ",
      count(taken2.length, "interview"),
      " brought in",
      taken2.length > 0 && `: ${taken2.join(", ")}`,
      ".",
      left2 > 0 && ` ${count(left2, "interview")} not brought in.`
    ] }),
    /* @__PURE__ */ a4("p", { class: "small", children: [
      /* @__PURE__ */ a4("a", { href: href.transcripts(), children: "See them in the list" }),
      ", or say of which case they are under",
      " ",
      /* @__PURE__ */ a4("a", { href: href.transcripts({ show: "interviews" }), children: "Interviews" }),
      "."
    ] })
  ] });
}
function Bring({ cases }) {
  const waiting2 = items.value.filter((item) => !item.preview && !item.fault).length;
  const wanted2 = toBring.value.length;
  const guessed = rows.value.some((row) => row.interview.speakers.some((one) => !one.sure));
  const start2 = () => {
    void bringIn().then(() => services.announce(stopped.value ? "Stopped." : "The interviews are brought in."));
  };
  return /* @__PURE__ */ a4("div", { class: "stack", children: [
    /* @__PURE__ */ a4(Chooser2, {}),
    /* @__PURE__ */ a4(Progress, {}),
    /* @__PURE__ */ a4(Outcome2, {}),
    items.value.length > 0 && /* @__PURE__ */ a4($, { children: [
      waiting2 > 0 && /* @__PURE__ */ a4("p", { class: "quiet", role: "status", children: [
        "Looking at ",
        count(waiting2, "file"),
        "…"
      ] }),
      /* @__PURE__ */ a4(SpeakerMap, {}),
      /* @__PURE__ */ a4(FileRows, { cases }),
      /* @__PURE__ */ a4("div", { class: "row end bringbar", children: [
        guessed && !confirmed.value && wanted2 > 0 && /* @__PURE__ */ a4("span", { class: "quiet small", children: "Who speaks is a guess for some; it can be confirmed later, too." }),
        /* @__PURE__ */ a4("button", { type: "button", class: "btn", disabled: run2.value !== null, onClick: clear, children: "Clear the list" }),
        /* @__PURE__ */ a4(
          "button",
          {
            type: "button",
            class: "btn main",
            disabled: wanted2 === 0 || waiting2 > 0 || run2.value !== null,
            onClick: start2,
            children: [
              "Bring in ",
              count(wanted2, "interview")
            ]
          }
        )
      ] })
    ] })
  ] });
}

// src/screens/transcripts/coverage.tsx
var WORDS2 = {
  yes: ["✓", "asked"],
  no: ["✗", "not asked"],
  spontaneous: ["◦", "said unasked"],
  unknown: ["?", "nobody knows"]
};
var ORDER = ["", "yes", "no", "spontaneous", "unknown"];
var BY_KEY = { y: "yes", n: "no", s: "spontaneous", u: "unknown", Delete: "", Backspace: "" };
function asked3(table) {
  const [t4, c4, a5] = ["transcript", "topic", "asked"].map((name) => table.columns.indexOf(name));
  return new Map(
    table.rows.map(({ line, cells }) => [`${cells[t4 ?? 0]}
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
  const [at2, setAt] = d2([0, 0]);
  const body = T2(null);
  const known2 = asked3(table);
  const here = [Math.min(at2[0], ids.length - 1), Math.min(at2[1], topics.length - 1)];
  const put2 = (row, column, value2) => {
    const [transcript, topic] = [ids[row] ?? "", topics[column]?.id ?? ""];
    const now2 = known2.get(`${transcript}
${topic}`);
    if (!table.editable || (now2?.asked ?? "") === value2) return;
    if (now2 && !value2) void work2.edit({ removed: [now2.line] });
    else if (now2) void work2.edit({ cells: [{ line: now2.line, column: "asked", value: value2 }] });
    else void work2.edit({ rows: [{ transcript, topic, asked: value2 }] });
  };
  const valueAt = (row, column) => known2.get(`${ids[row]}
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
  return /* @__PURE__ */ a4("div", { class: "scroll", children: /* @__PURE__ */ a4("table", { class: "grid ticks", role: "grid", "aria-label": "What was asked in which interview", ref: body, onKeyDown: onKey, children: [
    /* @__PURE__ */ a4("thead", { children: /* @__PURE__ */ a4("tr", { children: [
      /* @__PURE__ */ a4("th", { scope: "col", children: "Interview" }),
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
            "aria-label": value2 ? WORDS2[value2]?.[1] ?? value2 : "not recorded",
            onFocus: () => setAt([r4, c4]),
            onClick: () => put2(r4, c4, nextAsked(value2)),
            children: value2 && (WORDS2[value2]?.[0] ?? value2)
          },
          topic.id
        );
      })
    ] }, id)) })
  ] }) });
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
  const top = (book.value?.codes ?? []).filter((code2) => code2.depth === 0).map(({ id: code2, name }) => ({ id: code2, name }));
  const more = recorded.filter((topic) => topic && !top.some((one) => one.id === topic)).map((topic) => ({ id: topic, name: book.value?.codes.find((code2) => code2.id === topic)?.name ?? topic }));
  const topics = [...top, ...more];
  if (ids.length === 0 || topics.length === 0)
    return /* @__PURE__ */ a4(Empty, { title: "Nothing to tick yet.", children: /* @__PURE__ */ a4("p", { children: "When there are interviews and a codebook, this grid says which topics were asked in which interview. The matrix tells “asked, none” from “not asked” by it." }) });
  return /* @__PURE__ */ a4("div", { class: "stack", children: [
    /* @__PURE__ */ a4(TakeBack, { steps: table, step: work2.step }),
    /* @__PURE__ */ a4(TableProblems, { table }),
    /* @__PURE__ */ a4(NotWritten, { fault: work2.fault, close: work2.forget }),
    books.length > 1 && /* @__PURE__ */ a4(Choice, { label: "Codebook", value: id, options: books.map((one) => [one, one]), onChange: setChosen }),
    /* @__PURE__ */ a4(Ticks, { table, work: work2, ids, topics }),
    /* @__PURE__ */ a4("p", { class: "quiet small", children: [
      "Click or Space:",
      " ",
      Object.values(WORDS2).map(([sign, words6]) => `${sign} ${words6}`).join(", "),
      ". Or type y, n, s, u; Delete empties. A topic stands for all codes below it."
    ] })
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
  return /* @__PURE__ */ a4(Dialog, { title: `Remove ${row.id}?`, onClose: close, children: [
    /* @__PURE__ */ a4("p", { children: [
      "For what was brought in by mistake: its text, turns, corrections and the copy of its file go out of the study. This is not taken back by Ctrl+Z; ",
      row.file ? `bringing in ${row.file}` : "bringing the file in",
      " again is."
    ] }),
    /* @__PURE__ */ a4(NotWritten, { fault: fault2 }),
    /* @__PURE__ */ a4("div", { class: "row end", children: [
      /* @__PURE__ */ a4("button", { type: "button", class: "btn", autofocus: true, onClick: close, children: "Leave it" }),
      /* @__PURE__ */ a4("button", { type: "button", class: "btn main", onClick: () => void remove3(), children: [
        "Remove ",
        row.id
      ] })
    ] })
  ] });
}

// src/screens/transcripts/speakers_dialog.tsx
function SpeakersDialog({ row, close }) {
  const [roles, setRoles] = d2({});
  const [fault2, setFault] = d2(null);
  const keep2 = async () => {
    const body = { seal: row.seal, roles, confirm: true };
    try {
      const { told } = await services.api.post(`/api/transcripts/${encodeURIComponent(row.id)}/speakers`, body);
      services.announce(told.join(" "));
      close();
    } catch (error) {
      setFault(faultOf(error));
    }
  };
  return /* @__PURE__ */ a4(Dialog, { title: `Who speaks in ${row.id}`, onClose: close, children: [
    /* @__PURE__ */ a4("p", { children: "Words of interviewers are never evidence, and agreement is about what respondents say. Turns by hand are changed in Code." }),
    /* @__PURE__ */ a4("dl", { class: "pairs", children: row.speakers.map((one) => /* @__PURE__ */ a4("div", { class: "speakerrow", children: [
      /* @__PURE__ */ a4("dt", { dir: "auto", children: [
        one.label || "no label",
        " ",
        /* @__PURE__ */ a4("span", { class: "small", children: count(one.turns, "turn") })
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
        !one.confirmed && /* @__PURE__ */ a4("span", { class: "tag warn", children: "guessed" })
      ] })
    ] }, one.label)) }),
    /* @__PURE__ */ a4(NotWritten, { fault: fault2 }),
    /* @__PURE__ */ a4("div", { class: "row end", children: [
      /* @__PURE__ */ a4("button", { type: "button", class: "btn", onClick: close, children: "Leave it" }),
      /* @__PURE__ */ a4("button", { type: "button", class: "btn main", autofocus: true, onClick: () => void keep2(), children: "These roles are right" })
    ] })
  ] });
}

// src/screens/transcripts/text_dialog.tsx
function TextDialog({ id, close }) {
  const text = useLoad(`/api/transcripts/${encodeURIComponent(id)}`);
  return /* @__PURE__ */ a4(Dialog, { title: `The text of ${id}`, onClose: close, children: [
    /* @__PURE__ */ a4(Show, { what: "The text", of: text, children: (found2) => /* @__PURE__ */ a4(TurnsShown, { text: found2.text, turns: found2.turns }) }),
    /* @__PURE__ */ a4("div", { class: "row end", children: /* @__PURE__ */ a4("button", { type: "button", class: "btn", autofocus: true, onClick: close, children: "Close" }) })
  ] });
}

// src/screens/transcripts/list.tsx
function named({ label, role, turns }) {
  return label.toLowerCase() === role ? `${label} ${turns}` : `${label || "(no label)"} ${role} ${turns}`;
}
function Speakers({ row }) {
  const guessed = row.speakers.some((one) => !one.confirmed);
  return /* @__PURE__ */ a4($, { children: [
    row.speakers.map((one) => named(one)).join(", "),
    " ",
    guessed && /* @__PURE__ */ a4("span", { class: "tag warn", children: "roles guessed" })
  ] });
}
function Line3({ row, ask: ask2 }) {
  const round2 = row.rounds.at(-1);
  return /* @__PURE__ */ a4("tr", { children: [
    /* @__PURE__ */ a4("th", { scope: "row", dir: "auto", children: [
      row.id,
      row.problem && /* @__PURE__ */ a4("p", { class: "small problem", children: row.problem }),
      row.withdrawn && /* @__PURE__ */ a4("p", { class: "small dim", children: [
        "withdrawn on ",
        row.withdrawn
      ] })
    ] }),
    /* @__PURE__ */ a4("td", { dir: "auto", children: [
      row.case_name || row.case || !row.withdrawn && /* @__PURE__ */ a4("span", { class: "dim", children: "no case" }),
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
      row.texts > 1 && /* @__PURE__ */ a4("span", { class: "tag info", children: [
        "changed ",
        row.texts - 1 === 1 ? "once" : `${row.texts - 1} times`
      ] })
    ] }),
    /* @__PURE__ */ a4("td", { class: "acts nowrap", children: !row.withdrawn && /* @__PURE__ */ a4($, { children: [
      /* @__PURE__ */ a4(
        "button",
        {
          type: "button",
          class: "btn small",
          "aria-label": `Text of ${row.id}`,
          disabled: row.problem !== "",
          onClick: () => ask2({ what: "text", row }),
          children: "Text"
        }
      ),
      " ",
      /* @__PURE__ */ a4(
        "button",
        {
          type: "button",
          class: "btn small",
          "aria-label": `Speakers of ${row.id}`,
          disabled: row.problem !== "",
          onClick: () => ask2({ what: "speakers", row }),
          children: "Speakers"
        }
      ),
      " ",
      round2 ? /* @__PURE__ */ a4("a", { class: "small", href: href.code(round2, row.id), "aria-label": `Code ${row.id}`, children: "Code" }) : /* @__PURE__ */ a4(
        "button",
        {
          type: "button",
          class: "btn small",
          "aria-label": `Remove ${row.id}`,
          onClick: () => ask2({ what: "remove", row }),
          children: "Remove"
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
    return /* @__PURE__ */ a4(Empty, { title: "No transcripts yet.", children: [
      /* @__PURE__ */ a4("p", { children: "Interviews that you bring in stand here, with who speaks in them and which rounds are about them." }),
      /* @__PURE__ */ a4("p", { children: /* @__PURE__ */ a4("a", { class: "btn main", href: bring, children: "Bring interviews in" }) })
    ] });
  const words6 = text.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = list.rows.filter((row) => matches2(row, words6));
  const current = asked4 && list.rows.find((row) => row.id === asked4.row.id);
  return /* @__PURE__ */ a4("div", { class: "stack", children: [
    /* @__PURE__ */ a4("label", { children: [
      /* @__PURE__ */ a4("span", { class: "sr", children: "Filter transcripts" }),
      /* @__PURE__ */ a4(
        "input",
        {
          class: "input",
          type: "search",
          placeholder: "Filter by transcript, case, speaker, file",
          value: text,
          "data-entry": true,
          onInput: (event) => setText(event.currentTarget.value),
          ...PRIVATE
        }
      )
    ] }),
    /* @__PURE__ */ a4("div", { class: "scroll", children: /* @__PURE__ */ a4("table", { class: "table transcripts", children: [
      /* @__PURE__ */ a4("caption", { class: "sr", children: "Transcripts of the study" }),
      /* @__PURE__ */ a4("thead", { children: /* @__PURE__ */ a4("tr", { children: [
        /* @__PURE__ */ a4("th", { scope: "col", children: "Transcript" }),
        /* @__PURE__ */ a4("th", { scope: "col", children: "Case" }),
        /* @__PURE__ */ a4("th", { scope: "col", children: "Date" }),
        /* @__PURE__ */ a4("th", { scope: "col", children: "Speakers and turns" }),
        /* @__PURE__ */ a4("th", { scope: "col", class: "num", children: "Turns" }),
        /* @__PURE__ */ a4("th", { scope: "col", class: "num", title: "Words of respondents", children: "Words" }),
        /* @__PURE__ */ a4("th", { scope: "col", children: "Rounds" }),
        /* @__PURE__ */ a4("th", { scope: "col", children: /* @__PURE__ */ a4("span", { class: "sr", children: "More" }) })
      ] }) }),
      /* @__PURE__ */ a4("tbody", { children: shown.map((row) => /* @__PURE__ */ a4(Line3, { row, ask: setAsked }, row.id)) })
    ] }) }),
    shown.length === 0 && /* @__PURE__ */ a4("p", { class: "note", children: [
      "No transcript matches ‘",
      text,
      "’."
    ] }),
    current && asked4.what === "text" && /* @__PURE__ */ a4(TextDialog, { id: current.id, close: () => setAsked(null) }),
    current && asked4.what === "speakers" && /* @__PURE__ */ a4(SpeakersDialog, { row: current, close: () => setAsked(null) }),
    current && asked4.what === "remove" && /* @__PURE__ */ a4(RemoveDialog, { row: current, close: () => setAsked(null) })
  ] });
}

// src/screens/transcripts/register.tsx
var KEY3 = "transcript";
var MODES2 = ["in person", "phone", "video", "group"];
function Register({ table, work: work2, list }) {
  const [block, setBlock] = d2(null);
  usePastedAnywhere(table.editable && !block, (text) => setBlock({ text, line: 0, column: "" }));
  const key2 = table.columns.indexOf(KEY3);
  const columns = table.columns.filter((_5, at2) => at2 !== key2);
  const there = new Map(table.rows.map((row) => [row.cells[key2] ?? "", row]));
  const present = new Set(list.rows.filter((row) => !row.withdrawn).map((row) => row.id));
  const unlisted = [...present].filter((id) => !there.has(id));
  const rows2 = [
    ...table.rows.map(({ line, cells }) => ({
      line,
      id: cells[key2] ?? "",
      cells: cells.filter((_5, at2) => at2 !== key2)
    })),
    ...unlisted.map((id) => ({ line: 0, id, cells: columns.map(() => "") }))
  ].toSorted((one, other) => one.id.localeCompare(other.id, "en", { numeric: true }));
  if (rows2.length === 0)
    return /* @__PURE__ */ a4(Empty, { title: "No interviews yet.", children: /* @__PURE__ */ a4("p", { children: "Every transcript that is brought in gets a row here: its case, date, mode, length." }) });
  const edit = (row, column, value2) => {
    const { line = 0, id = "" } = rows2[row] ?? {};
    const name = columns[column] ?? "";
    return work2.edit(line ? { cells: [{ line, column: name, value: value2 }] } : { rows: [{ [KEY3]: id, [name]: value2 }] });
  };
  return /* @__PURE__ */ a4("div", { class: "stack", children: [
    /* @__PURE__ */ a4(TakeBack, { steps: table, step: work2.step }),
    /* @__PURE__ */ a4(TableProblems, { table }),
    /* @__PURE__ */ a4(NotWritten, { fault: work2.fault, close: work2.forget }),
    list.cases.length === 0 && /* @__PURE__ */ a4("p", { class: "note", children: [
      "An interview belongs to a case: ",
      /* @__PURE__ */ a4("a", { href: href.cases(), children: "enter cases" }),
      " first."
    ] }),
    /* @__PURE__ */ a4(
      EditGrid,
      {
        label: "Register of interviews",
        headName: "Transcript",
        columns,
        rows: rows2.map((row) => ({
          id: row.id,
          head: /* @__PURE__ */ a4($, { children: [
            row.id,
            !present.has(row.id) && /* @__PURE__ */ a4("span", { class: "dim small", children: " no transcript" })
          ] }),
          cells: row.cells,
          acts: table.editable && row.line > 0 && !present.has(row.id) && /* @__PURE__ */ a4(
            "button",
            {
              type: "button",
              class: "btn small bare",
              "aria-label": `Delete the row of ${row.id}`,
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
      /* @__PURE__ */ a4(Add, { label: "New column", button: "Add the column", add: (name) => work2.edit({ columns: [name] }) }),
      /* @__PURE__ */ a4("button", { type: "button", class: "btn", onClick: () => setBlock({ text: "", line: 0, column: "" }), children: "Paste from a spreadsheet" })
    ] }),
    /* @__PURE__ */ a4("p", { class: "quiet small", children: "The first thing to say of an interview is its case; date, mode and the others follow." }),
    block && /* @__PURE__ */ a4(PasteDialog, { table, block, write: work2.edit, close: () => setBlock(null) })
  ] });
}

// src/screens/transcripts/transcripts.tsx
var PARTS = [
  ["", "List"],
  ["bring", "Bring in"],
  ["interviews", "Interviews"],
  ["coverage", "What was asked"]
];
var to = (show4) => href.transcripts(show4 ? { show: show4 } : {});
function RegisterPart({ list }) {
  const work2 = useTable("interviews");
  return /* @__PURE__ */ a4(Show, { what: "Interviews", of: work2.loaded, children: (table) => /* @__PURE__ */ a4(Register, { table, work: work2, list }) });
}
function CoveragePart({ list }) {
  const work2 = useTable("coverage");
  const ids = list.rows.filter((row) => !row.withdrawn).map((row) => row.id);
  return /* @__PURE__ */ a4(Show, { what: "What was asked", of: work2.loaded, children: (table) => /* @__PURE__ */ a4(Coverage, { table, work: work2, ids, books: list.codebooks }) });
}
function Part5({ show: show4, list }) {
  if (show4 === "bring") return /* @__PURE__ */ a4(Bring, { cases: list.cases });
  if (show4 === "interviews") return /* @__PURE__ */ a4(RegisterPart, { list });
  if (show4 === "coverage") return /* @__PURE__ */ a4(CoveragePart, { list });
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
  const show4 = route.value.query.get("show") ?? "";
  const waiting2 = items.value.filter((item) => item.brought === null).length;
  return /* @__PURE__ */ a4(
    Page,
    {
      title: "Transcripts",
      sub: list.value && count(list.value.rows.length, "transcript"),
      tools: /* @__PURE__ */ a4("nav", { class: "row", "aria-label": "Transcripts", children: PARTS.map(([key2, name]) => /* @__PURE__ */ a4("a", { class: "btn small", href: to(key2), "aria-current": key2 === show4 ? "true" : void 0, children: [
        name,
        key2 === "bring" && waiting2 > 0 && /* @__PURE__ */ a4("span", { class: "tag info", children: waiting2 })
      ] }, key2)) }),
      children: /* @__PURE__ */ a4(Show, { what: "Transcripts", of: list, children: (found2) => /* @__PURE__ */ a4(Part5, { show: show4, list: found2 }) })
    }
  );
}

// src/screens/words/question.ts
var NAMES5 = ["across", "stop", "without", "shortest", "everybody", "codebook", "code", "words"];
var FORMS6 = ["xlsx", "docx", "csv", "html", "md"];
var questionOf3 = (query2) => Object.fromEntries(NAMES5.map((name) => [name, query2.get(name) ?? ""]));
var given = (question) => Object.fromEntries(Object.entries(question).filter(([, value2]) => value2));
var parameters3 = (question) => String(new URLSearchParams(given(question)));

// src/screens/words/context.tsx
function Context2({ question }) {
  const asked4 = parameters3(question);
  const found2 = useLoad(`/api/kwic?${asked4}`);
  const grouped = question.across && question.across !== "total";
  return /* @__PURE__ */ a4("section", { class: "stack", "aria-label": `${question.words} in context`, children: /* @__PURE__ */ a4(Show, { what: "Places", of: found2, children: (value2) => /* @__PURE__ */ a4($, { children: [
    /* @__PURE__ */ a4("div", { class: "row", children: [
      /* @__PURE__ */ a4("h2", { class: "grow", children: [
        "“",
        /* @__PURE__ */ a4("bdi", { children: value2.words }),
        "”",
        " ",
        /* @__PURE__ */ a4("span", { class: "quiet", children: [
          count(value2.n, "place"),
          " in ",
          count(value2.interviews, "interview"),
          value2.n > value2.lines.length && `; the first ${formatNumber(value2.lines.length)} are shown`
        ] })
      ] }),
      /* @__PURE__ */ a4(SaveAs2, { path: (form) => `/api/words/file?${asked4}&form=${form}`, forms: FORMS6 })
    ] }),
    /* @__PURE__ */ a4("div", { class: "scroll", children: /* @__PURE__ */ a4("table", { class: "table kwic", dir: directionOf(value2.lines.map((line) => line.text).join(" ")), children: [
      /* @__PURE__ */ a4("caption", { class: "sr", children: [
        "“",
        value2.words,
        "” in context"
      ] }),
      /* @__PURE__ */ a4("thead", { children: /* @__PURE__ */ a4("tr", { children: [
        grouped && /* @__PURE__ */ a4("th", { scope: "col", children: question.across }),
        /* @__PURE__ */ a4("th", { scope: "col", children: "Where" }),
        /* @__PURE__ */ a4("th", { scope: "col", class: "num", children: "Before" }),
        /* @__PURE__ */ a4("th", { scope: "col", children: "Words" }),
        /* @__PURE__ */ a4("th", { scope: "col", children: "After" })
      ] }) }),
      /* @__PURE__ */ a4("tbody", { children: value2.lines.map((line) => {
        const place4 = `${line.transcript}, turn ${line.turn}`;
        const to2 = placeOf2(line.transcript, line.start);
        return /* @__PURE__ */ a4("tr", { children: [
          grouped && /* @__PURE__ */ a4("td", { class: "small", children: line.column }),
          /* @__PURE__ */ a4("td", { class: "small", children: to2 ? /* @__PURE__ */ a4("a", { href: to2, children: place4 }) : place4 }),
          /* @__PURE__ */ a4("td", { class: "before", dir: "auto", children: line.before }),
          /* @__PURE__ */ a4("td", { dir: "auto", children: /* @__PURE__ */ a4("b", { children: line.text }) }),
          /* @__PURE__ */ a4("td", { class: "after", dir: "auto", children: line.after })
        ] }, `${line.transcript}/${line.start}`);
      }) })
    ] }) })
  ] }) }) });
}

// src/screens/words/words.tsx
var SPANS2 = { total: "all together", case: "organization" };
var DEEPEST5 = 5;
var languageNames = new Intl.DisplayNames(["en"], { type: "language", fallback: "code" });
var languageName = (code2) => {
  try {
    return languageNames.of(code2) ?? code2;
  } catch {
    return code2;
  }
};
function Filter2({ found: found2, question, ask: ask2 }) {
  const closed = blind.value;
  const codebook = question.codebook || (round.value?.codebook.split("@")[0] ?? "");
  const book = useLoad(codebook && !closed ? `/api/codebook?codebook=${encodeURIComponent(codebook)}` : null);
  const lists = (found2?.lists ?? []).map((code2) => [code2, languageName(code2)]);
  const named2 = [...lists].sort(([, one], [, other]) => one.localeCompare(other, "en"));
  const text = (name) => (event) => ask2({ ...question, [name]: event.currentTarget.value.trim() });
  return /* @__PURE__ */ a4("form", { class: "card row", "aria-label": "Which words", onSubmit: (event) => event.preventDefault(), children: [
    /* @__PURE__ */ a4(
      Select,
      {
        label: "By",
        value: question.across || "total",
        options: (found2?.choices ?? ["total"]).map((name) => [name, SPANS2[name] ?? name]),
        onChange: (across) => ask2({ ...question, across })
      }
    ),
    /* @__PURE__ */ a4(
      Select,
      {
        label: "Common words",
        value: question.stop || "auto",
        options: [
          ["auto", "left out, as spoken"],
          ["none", "kept"],
          ...named2.map(([c4, n3]) => [c4, `left out: ${n3}`])
        ],
        onChange: (stop2) => ask2({ ...question, stop: stop2 })
      }
    ),
    /* @__PURE__ */ a4("label", { class: "row small", children: [
      /* @__PURE__ */ a4("span", { class: "quiet", children: "Also leave out" }),
      /* @__PURE__ */ a4("input", { class: "input", placeholder: "got, said", value: question.without, onChange: text("without"), ...PRIVATE })
    ] }),
    /* @__PURE__ */ a4("label", { class: "row small", children: [
      /* @__PURE__ */ a4("span", { class: "quiet", children: "Letters, at least" }),
      /* @__PURE__ */ a4(
        "input",
        {
          class: "input number",
          type: "number",
          min: 1,
          max: 50,
          value: question.shortest || "1",
          onChange: text("shortest")
        }
      )
    ] }),
    book.value && /* @__PURE__ */ a4(
      Select,
      {
        label: "Only where coded",
        value: question.code,
        options: [
          ["", "anywhere"],
          ...book.value.codes.map((one) => [one.id, `${" ".repeat(one.depth)}${one.name}`])
        ],
        onChange: (code2) => ask2({ ...question, code: code2, codebook: code2 && codebook })
      }
    ),
    !question.code && /* @__PURE__ */ a4("label", { class: "check small", children: [
      /* @__PURE__ */ a4(
        "input",
        {
          type: "checkbox",
          checked: question.everybody === "1",
          onChange: (event) => ask2({ ...question, everybody: event.currentTarget.checked ? "1" : "" })
        }
      ),
      "Interviewers too"
    ] })
  ] });
}
function Frequent({ found: found2, question }) {
  const several = found2.columns.length > 1;
  const rates = found2.words.map(
    (word) => word.by_column.map((n3, at2) => found2.columns[at2]?.words ? n3 / (found2.columns[at2]?.words ?? 1) : 0)
  );
  return /* @__PURE__ */ a4("div", { class: "scroll worded", children: [
    /* @__PURE__ */ a4("table", { class: "grid tiles", children: [
      /* @__PURE__ */ a4("caption", { class: "sr", children: "Words and how often they are said" }),
      /* @__PURE__ */ a4("thead", { children: /* @__PURE__ */ a4("tr", { children: [
        /* @__PURE__ */ a4("th", { scope: "col", children: "Word" }),
        /* @__PURE__ */ a4("th", { scope: "col", children: "Times" }),
        /* @__PURE__ */ a4("th", { scope: "col", children: "Interviews" }),
        several && found2.columns.map((column) => /* @__PURE__ */ a4("th", { scope: "col", children: column.name }, column.id))
      ] }) }),
      /* @__PURE__ */ a4("tbody", { children: found2.words.map((word, row) => {
        const most = Math.max(...rates[row] ?? [], 0);
        return /* @__PURE__ */ a4("tr", { children: [
          /* @__PURE__ */ a4("th", { scope: "row", dir: "auto", children: /* @__PURE__ */ a4(
            "a",
            {
              href: href.words({ ...given(question), words: word.word }),
              "aria-current": question.words === word.word ? "true" : void 0,
              children: word.word
            }
          ) }),
          /* @__PURE__ */ a4("td", { children: formatNumber(word.n) }),
          /* @__PURE__ */ a4("td", { children: formatNumber(word.interviews) }),
          several && word.by_column.map((n3, at2) => {
            const rate = rates[row]?.[at2] ?? 0;
            const deep = n3 && most ? Math.ceil(rate / most * DEEPEST5) : 0;
            const column = found2.columns[at2];
            return /* @__PURE__ */ a4(
              "td",
              {
                "data-depth": deep || void 0,
                style: deep ? { "--deep": deep } : void 0,
                title: `${(rate * 1e3).toFixed(2)} in 1000 words`,
                children: formatNumber(n3)
              },
              column?.id ?? at2
            );
          })
        ] }, word.word);
      }) }),
      several && /* @__PURE__ */ a4("tfoot", { children: /* @__PURE__ */ a4("tr", { children: [
        /* @__PURE__ */ a4("th", { scope: "row", children: "All words said" }),
        /* @__PURE__ */ a4("td", { children: formatNumber(found2.columns.reduce((sum, one) => sum + one.words, 0)) }),
        /* @__PURE__ */ a4("td", { children: formatNumber(found2.columns.reduce((sum, one) => sum + one.interviews, 0)) }),
        found2.columns.map((column) => /* @__PURE__ */ a4("td", { children: formatNumber(column.words) }, column.id))
      ] }) })
    ] }),
    found2.words.length === 0 && /* @__PURE__ */ a4("p", { class: "note", children: "No word fits all of this." })
  ] });
}
function Look({ question, ask: ask2 }) {
  const [words6, setWords] = d2(question.words);
  return /* @__PURE__ */ a4(
    "form",
    {
      class: "row",
      role: "search",
      onSubmit: (event) => {
        event.preventDefault();
        ask2({ ...question, words: words6.trim() });
      },
      children: [
        /* @__PURE__ */ a4("label", { class: "grow", children: [
          /* @__PURE__ */ a4("span", { class: "sr", children: "Words to see in context" }),
          /* @__PURE__ */ a4(
            "input",
            {
              class: "input",
              type: "search",
              value: words6,
              maxLength: 200,
              placeholder: "A word or phrase to see in context; refer* is referral too",
              onInput: (event) => setWords(event.currentTarget.value),
              ...PRIVATE
            }
          )
        ] }),
        /* @__PURE__ */ a4("button", { type: "submit", class: "btn", disabled: !words6.trim(), children: "In context" })
      ]
    }
  );
}
function Words5() {
  const question = questionOf3(route.value.query);
  const asked4 = parameters3({ ...question, words: "" });
  const found2 = useLoad(`/api/words?${asked4}`);
  const ask2 = (next) => navigate(href.words(given(next)));
  return /* @__PURE__ */ a4(
    Page,
    {
      title: "Words",
      broad: true,
      sub: found2.value?.about ?? "What is said, word by word",
      tools: /* @__PURE__ */ a4(SaveAs2, { path: (form) => `/api/words/file?${asked4}&form=${form}`, forms: FORMS6 }),
      children: /* @__PURE__ */ a4("div", { class: "stack", children: [
        /* @__PURE__ */ a4(Filter2, { found: found2.value, question, ask: ask2 }),
        /* @__PURE__ */ a4(Look, { question, ask: ask2 }, question.words),
        /* @__PURE__ */ a4("div", { class: "wording", "data-open": question.words ? "" : void 0, children: [
          /* @__PURE__ */ a4(Show, { what: "Words", of: found2, children: (value2) => /* @__PURE__ */ a4("section", { class: "stack", "aria-label": "Frequent words", children: [
            /* @__PURE__ */ a4(Frequent, { found: value2, question }),
            /* @__PURE__ */ a4("p", { class: "quiet small", children: [
              value2.total > value2.words.length && `The first ${formatNumber(value2.words.length)} of ${formatNumber(value2.total)} words; a saved file has all. `,
              value2.columns.length > 1 && "The darker, the more often in a thousand words of its column."
            ] })
          ] }) }),
          question.words && /* @__PURE__ */ a4("div", { class: "stack", children: [
            /* @__PURE__ */ a4(Context2, { question }),
            /* @__PURE__ */ a4(
              "button",
              {
                type: "button",
                class: "btn small",
                onClick: () => replaceAddress(href.words(given({ ...question, words: "" }))),
                children: "Close"
              }
            )
          ] })
        ] })
      ] })
    }
  );
}

// src/screens/screens.tsx
var FIXED = /* @__PURE__ */ new Set(["code", "compare", "adjudicate", "codebook", "review"]);
var TITLES4 = {
  library: "Library",
  code: "Code",
  compare: "Compare",
  adjudicate: "Adjudicate",
  codebook: "Codebook",
  agreement: "Agreement",
  matrix: "Matrix",
  memos: "Memos",
  search: "Search",
  history: "History",
  settings: "Settings",
  print: "Print",
  became: "What became of my codings",
  study: "Study",
  transcripts: "Transcripts",
  cases: "Cases",
  rounds: "Rounds",
  review: "Review",
  meetings: "Meetings",
  excerpts: "Excerpts",
  charts: "Charts",
  words: "Words",
  reports: "Reports",
  missing: "Not here"
};
var titleOfScreen = (screen) => TITLES4[screen];
function ScreenOf({ queue: queue2 }) {
  const { screen, round: round2, transcript, query: query2, name } = route.value;
  switch (screen) {
    case "library":
      return /* @__PURE__ */ a4(Library, { queue: queue2 });
    case "code": {
      const at2 = query2.get("at");
      return /* @__PURE__ */ a4(
        CodeScreen,
        {
          services,
          queue: queue2,
          round: round2,
          transcript,
          at: at2 === null ? void 0 : Number(at2),
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
    case "charts":
      return /* @__PURE__ */ a4(Charts, {});
    case "words":
      return /* @__PURE__ */ a4(Words5, {});
    case "reports":
      return /* @__PURE__ */ a4(Reports, {});
    case "missing":
      return /* @__PURE__ */ a4(Empty, { title: `There is no screen “${name}”.`, children: /* @__PURE__ */ a4(Elsewhere, {}) });
  }
}

// src/tour/steps.ts
var MOVES = 3;
var coding2 = { screen: "code", to: ({ round: round2, transcript }) => href.code(round2, transcript) };
var STEPS2 = [
  {
    ...coding2,
    id: "cursor",
    done: (facts3) => facts3.acted("next", "previous", "nextTurn", "previousTurn", "extendNext", "wholeTurn") >= MOVES
  },
  { ...coding2, id: "code", done: (facts3) => facts3.codings > facts3.before },
  { ...coding2, id: "undo", done: (facts3) => facts3.codings < facts3.before },
  { ...coding2, id: "pin", done: (facts3) => facts3.pinned },
  { ...coding2, id: "pinned", done: (facts3) => facts3.codings > facts3.before },
  { ...coding2, id: "finish", done: (facts3) => facts3.finished },
  {
    id: "compare",
    screen: "compare",
    to: ({ compared, transcript }) => href.compare(compared, transcript),
    done: (facts3) => facts3.screen === "compare" && facts3.acted("nextDifference") > 0
  },
  { id: "matrix", screen: "matrix", to: ({ codebook }) => href.matrix(codebook), done: (facts3) => facts3.cell }
];

// src/tour/tour.ts
var ROUND = "tour";
var mine = O(() => session.value?.rounds.find((round2) => round2.id === ROUND && round2.mine) ?? null);
var at = O(() => {
  if (phase.value !== "ready" || !mine.value) return null;
  const kept2 = record(services.settings.value.value.tour);
  if (kept2.left === true) return null;
  return typeof kept2.at === "number" ? Math.min(Math.max(0, Math.floor(kept2.at)), STEPS2.length) : 0;
});
var keep = (value2) => services.settings.set("tour", value2);
var leave2 = () => keep({ left: true });
var skip2 = () => keep({ at: Math.min(STEPS2.length, (at.peek() ?? 0) + 1) });
function begin5() {
  if (!mine.peek()) {
    void goHome();
    return;
  }
  keep({ at: 0 });
  goTo2(0);
}
function place3() {
  const transcript = mine.peek()?.assigned[0] ?? "";
  const others = (session.peek()?.rounds ?? []).filter((round2) => round2.id !== ROUND);
  const compared = others.find((round2) => round2.compared && round2.transcripts.includes(transcript))?.id ?? "";
  const codebook = others.at(-1)?.codebook.split("@")[0] ?? "";
  return { round: ROUND, transcript, compared, codebook };
}
function goTo2(step) {
  const wanted2 = STEPS2[step];
  if (wanted2) navigate(wanted2.to(place3()));
}
var isHere = (step) => {
  const { screen, round: round2 } = route.value;
  return STEPS2[step]?.screen === screen && (screen !== "code" || round2 === ROUND);
};
var isFinished = O(() => openSession.value?.readOnly.value != null);
var counted2 = y3(/* @__PURE__ */ new Map());
var before2 = { step: -1, codings: 0 };
function codings() {
  const now2 = openSession.value;
  void now2?.store.revision.value;
  return now2?.store.standing.codings.size ?? 0;
}
function facts2() {
  const now2 = openSession.value;
  const acts = counted2.value;
  const { screen, query: query2 } = route.value;
  return {
    screen,
    cell: screen === "matrix" && Boolean(query2.get("case")),
    acted: (...ids) => ids.reduce((sum, id) => sum + (acts.get(id) ?? 0), 0),
    codings: codings(),
    before: before2.codings,
    pinned: now2?.prefs.pins(now2.codes.codebook.id).some(Boolean) === true,
    finished: now2 !== null && now2.store.standing.state === "finished"
  };
}
function watchTour() {
  x2(() => {
    const { id } = lastAct.value;
    const now2 = counted2.peek();
    if (id) counted2.value = new Map([...now2, [id, (now2.get(id) ?? 0) + 1]]);
  });
  x2(() => {
    const step = at.value;
    const now2 = facts2();
    if (step === null || step >= STEPS2.length) return;
    if (before2.step !== step) {
      if (!isHere(step) || STEPS2[step]?.screen === "code" && !openSession.value) return;
      before2 = { step, codings: now2.codings };
      counted2.value = /* @__PURE__ */ new Map();
      return;
    }
    if (STEPS2[step]?.done(now2)) queueMicrotask(() => at.peek() === step && skip2());
  });
}

// src/tour/tour_bar.tsx
var WORDS3 = {
  cursor: {
    title: "Go through the text",
    what: /* @__PURE__ */ a4($, { children: [
      "Press ",
      /* @__PURE__ */ a4("kbd", { children: "↓" }),
      " a few times: the cursor goes from sentence to sentence. ",
      /* @__PURE__ */ a4("kbd", { children: "Shift+↓" }),
      " takes the next one in too, ",
      /* @__PURE__ */ a4("kbd", { children: "T" }),
      " the whole turn."
    ] })
  },
  code: {
    title: "Code by key",
    what: /* @__PURE__ */ a4($, { children: [
      "At a sentence of a respondent press ",
      /* @__PURE__ */ a4("kbd", { children: "Enter" }),
      ", type a few letters of a code, for example “ref”, and press",
      " ",
      /* @__PURE__ */ a4("kbd", { children: "Enter" }),
      " again."
    ] })
  },
  undo: {
    title: "Take it back",
    what: /* @__PURE__ */ a4($, { children: [
      /* @__PURE__ */ a4("kbd", { children: "Ctrl+Z" }),
      " takes it back. Everything that you code can be undone, also after you closed the page."
    ] })
  },
  pin: {
    title: "The codebook beside the text",
    what: /* @__PURE__ */ a4($, { children: [
      /* @__PURE__ */ a4("kbd", { children: "Shift+F6" }),
      " goes from the text to the codebook, arrow keys from code to code. Press ",
      /* @__PURE__ */ a4("kbd", { children: "1" }),
      " on one: it is pinned to that key."
    ] })
  },
  pinned: {
    title: "A code by one key",
    what: /* @__PURE__ */ a4($, { children: [
      /* @__PURE__ */ a4("kbd", { children: "F6" }),
      " goes back to the text. Press ",
      /* @__PURE__ */ a4("kbd", { children: "1" }),
      " there: the sentence at the cursor gets that code. With the mouse: select words and click a code."
    ] })
  },
  finish: {
    title: "Finish the interview",
    what: /* @__PURE__ */ a4($, { children: [
      /* @__PURE__ */ a4("kbd", { children: "Ctrl+Enter" }),
      " says that you are done with it. In a blind round nobody sees what others coded before all have finished."
    ] })
  },
  compare: {
    title: "Where two coders differ",
    what: /* @__PURE__ */ a4($, { children: [
      "Two people coded this interview without seeing each other’s work. ",
      /* @__PURE__ */ a4("kbd", { children: "D" }),
      " goes from difference to difference."
    ] })
  },
  matrix: {
    title: "What it comes to",
    what: /* @__PURE__ */ a4($, { children: [
      "Organizations by themes. Click a number, or ",
      /* @__PURE__ */ a4("kbd", { children: "Tab" }),
      " to the table and go by arrow keys; ",
      /* @__PURE__ */ a4("kbd", { children: "Enter" }),
      " ",
      "opens the passages behind a number."
    ] })
  }
};
function Tour() {
  useCommands([
    { title: "Tour of codekit", run: begin5 },
    ...at.value === null ? [] : [{ title: "Leave the tour", run: leave2 }]
  ]);
  const step = at.value;
  if (step === null) return null;
  const one = STEPS2[step];
  const words6 = WORDS3[one?.id ?? ""];
  return /* @__PURE__ */ a4("section", { class: "tour", "aria-label": "Tour", "data-region": "Tour", children: [
    /* @__PURE__ */ a4("p", { class: "tour-words", role: "status", children: words6 ? /* @__PURE__ */ a4($, { children: [
      /* @__PURE__ */ a4("b", { children: [
        "Tour, ",
        step + 1,
        " of ",
        STEPS2.length,
        ": ",
        words6.title,
        "."
      ] }),
      " ",
      isHere(step) && words6.what,
      isHere(step) && one?.screen === "code" && one.id !== "finish" && isFinished.value && /* @__PURE__ */ a4($, { children: [
        " ",
        "This interview is finished: ",
        /* @__PURE__ */ a4("kbd", { children: "Ctrl+Enter" }),
        " opens it again."
      ] })
    ] }) : /* @__PURE__ */ a4($, { children: [
      /* @__PURE__ */ a4("b", { children: "That was the tour." }),
      " ",
      /* @__PURE__ */ a4("kbd", { children: "?" }),
      " lists all keys, ",
      /* @__PURE__ */ a4("kbd", { children: "Ctrl+K" }),
      " all commands. A study of your own begins on the home page. In this one you may do anything."
    ] }) }),
    /* @__PURE__ */ a4("span", { class: "row", children: [
      words6 && !isHere(step) && /* @__PURE__ */ a4("button", { type: "button", class: "btn small main", onClick: () => goTo2(step), children: "Go there" }),
      words6 && /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: skip2, children: "Skip this" }),
      /* @__PURE__ */ a4("button", { type: "button", class: "btn small", onClick: leave2, children: words6 ? "Leave the tour" : "Close" })
    ] })
  ] });
}

// src/app/gate.tsx
var START2 = /* @__PURE__ */ a4("pre", { children: /* @__PURE__ */ a4("code", { children: "codekit code" }) });
var WORDS4 = {
  nokey: {
    title: "Open the workbench from codekit",
    body: /* @__PURE__ */ a4($, { children: [
      /* @__PURE__ */ a4("p", { children: "This page shows a study only to whoever started it. In a terminal, in the study’s folder:" }),
      START2,
      /* @__PURE__ */ a4("p", { children: "It opens a browser tab by itself. An address copied from another tab does not carry the key." })
    ] })
  },
  used: {
    title: "This address has been used, or is too old",
    body: /* @__PURE__ */ a4($, { children: [
      /* @__PURE__ */ a4("p", { children: "The address that codekit prints works once and for a minute. Start again to get a new one:" }),
      START2,
      /* @__PURE__ */ a4("p", { children: "Your work is safe." })
    ] })
  },
  ended: {
    title: "The session has ended",
    body: /* @__PURE__ */ a4($, { children: [
      /* @__PURE__ */ a4("p", { children: "codekit was started anew, or this page was locked in another tab. Everything that was saved is safe. Start it again:" }),
      START2
    ] })
  },
  locked: {
    title: "Locked",
    body: /* @__PURE__ */ a4($, { children: [
      /* @__PURE__ */ a4("p", { children: "Nothing of the study is shown or kept here. To go on:" }),
      START2
    ] })
  },
  away: {
    title: "codekit has stopped on this computer",
    body: /* @__PURE__ */ a4($, { children: [
      /* @__PURE__ */ a4("p", { children: "Start it again; this page will reconnect." }),
      START2
    ] })
  }
};
var SHARED = {
  ended: {
    title: "You are signed out",
    body: /* @__PURE__ */ a4($, { children: [
      /* @__PURE__ */ a4("p", { children: "Your session ended here, or nothing was asked for long. Everything that was saved is safe." }),
      /* @__PURE__ */ a4("p", { children: [
        /* @__PURE__ */ a4("a", { href: "/", target: "_blank", rel: "noreferrer", children: "Sign in" }),
        " ",
        "in another tab, then go on here: what you did last is still in this one."
      ] }),
      /* @__PURE__ */ a4("p", { children: /* @__PURE__ */ a4("button", { type: "button", class: "btn main", onClick: () => void goOn().catch(() => {
      }), children: "Go on" }) })
    ] })
  },
  locked: { title: "Signed out", body: /* @__PURE__ */ a4("p", { children: "Nothing of the study is shown or kept here." }) },
  away: { title: "The server does not answer", body: /* @__PURE__ */ a4("p", { children: "This page will reconnect. What was saved is safe." }) }
};
function Gate({ phase: phase2 }) {
  const words6 = (shared ? SHARED : WORDS4)[phase2];
  if (!words6)
    return /* @__PURE__ */ a4("div", { class: "gate", children: /* @__PURE__ */ a4("p", { class: "quiet fade", role: "status", children: "Loading…" }) });
  return /* @__PURE__ */ a4("main", { class: "gate", children: /* @__PURE__ */ a4("div", { class: "empty", children: [
    /* @__PURE__ */ a4("h1", { children: words6.title }),
    words6.body
  ] }) });
}

// src/app/badge.tsx
function badgeWords(round2, blind2) {
  if (round2?.blind) return { mark: "●", short: "Blinded", long: "you see only your codes" };
  if (round2?.compared) {
    const { at: at2, by } = round2.compared;
    return { mark: "◐", short: "Unblinded", long: `compared ${formatTime(at2)} by ${by} · agreement frozen` };
  }
  if (blind2) {
    const short = round2 ? "Blind elsewhere" : "Blinded";
    return { mark: "●", short, long: "in another round; what would show others’ codes is closed" };
  }
  return round2 && { mark: "○", short: "Not blind", long: "codes of others may be seen" };
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
      name: "Prepare",
      items: [
        { screen: "study", name: "Study", to: href.study() },
        { screen: "transcripts", name: "Transcripts", to: href.transcripts() },
        { screen: "cases", name: "Cases", to: href.cases() },
        { screen: "codebook", name: "Codebook", to: href.codebook() },
        { screen: "rounds", name: "Rounds", to: href.rounds() }
      ]
    },
    {
      name: "Coding",
      items: [
        { screen: "library", name: "Library", to: href.library() },
        { screen: "code", name: "Code", to: code2 },
        { screen: "compare", name: "Compare", to: compare2 },
        { screen: "adjudicate", name: "Adjudicate", to: href.adjudicate(id) },
        { screen: "memos", name: "Memos", to: href.memos() },
        { screen: "history", name: "History", to: href.history() }
      ]
    },
    {
      name: "Results",
      items: [
        { screen: "agreement", name: "Agreement", to: href.agreement(id) },
        { screen: "excerpts", name: "Excerpts", to: href.excerpts() },
        { screen: "matrix", name: "Matrix", to: href.matrix() },
        { screen: "charts", name: "Charts", to: href.charts() },
        { screen: "words", name: "Words", to: href.words() },
        { screen: "review", name: "Review", to: href.review() },
        { screen: "meetings", name: "Meetings", to: href.meetings() },
        { screen: "reports", name: "Reports", to: href.reports() }
      ]
    },
    {
      name: "",
      items: [
        { screen: "search", name: "Search", to: href.search() },
        { screen: "settings", name: "Settings", to: href.settings() }
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
    /* @__PURE__ */ a4("ul", { "aria-label": group.name || "Everywhere", children: group.items.map((item) => /* @__PURE__ */ a4(Link2, { item, here }, item.screen)) })
  ] });
}
function Nav({ open: open6, close }) {
  const here = SHOWN_AS[route.value.screen] ?? route.value.screen;
  return /* @__PURE__ */ a4("nav", { class: "nav", id: "nav", "aria-label": "Screens", "data-open": open6 ? "" : void 0, onClick: close, children: /* @__PURE__ */ a4("ul", { children: groups(round.value).map((group) => /* @__PURE__ */ a4(GroupOf, { group, here }, group.name)) }) });
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
  return /* @__PURE__ */ a4(Dialog, { title: `You are ${now2.name}`, onClose, children: [
    /* @__PURE__ */ a4("p", { children: [
      now2.name !== now2.coder && /* @__PURE__ */ a4($, { children: [
        "Short name ",
        /* @__PURE__ */ a4("strong", { children: now2.coder }),
        ".",
        " "
      ] }),
      "You work in ",
      /* @__PURE__ */ a4("strong", { dir: "auto", children: now2.study.title }),
      ". What you code here is signed by you."
    ] }),
    /* @__PURE__ */ a4("p", { hidden: shared, children: blind2.length > 0 ? `You are blind in ${blind2.join(", ")}: whoever works as you sees what you coded there and signs with your name. Change it only if somebody else sits down here.` : "Change it if somebody else sits down at this computer." }),
    /* @__PURE__ */ a4("div", { class: "row end", children: [
      /* @__PURE__ */ a4("a", { class: "btn", href: href.study(), onClick: onClose, children: "Study" }),
      /* @__PURE__ */ a4("button", { type: "button", class: "btn", disabled: going, onClick: () => go2(false), children: "Home" }),
      !shared && /* @__PURE__ */ a4("button", { type: "button", class: "btn", disabled: going, onClick: () => go2(true), children: "I am somebody else…" }),
      /* @__PURE__ */ a4("button", { type: "button", class: "btn main", onClick: onClose, children: "Go on" })
    ] }),
    services.session.value && going && /* @__PURE__ */ a4("p", { class: "small quiet", role: "status", children: "Opening the home page…" })
  ] });
}
var open5 = y3(false);
function askWho() {
  open5.value = true;
}
function Who() {
  const setOpen = (on) => {
    open5.value = on;
  };
  const now2 = session.value;
  if (!now2) return null;
  return /* @__PURE__ */ a4($, { children: [
    /* @__PURE__ */ a4(
      "button",
      {
        type: "button",
        class: "btn bare small who",
        "aria-haspopup": "dialog",
        title: `${now2.name} in ${now2.study.title}`,
        onClick: () => setOpen(true),
        children: [
          /* @__PURE__ */ a4("span", { class: "sr", children: "You are " }),
          /* @__PURE__ */ a4("strong", { dir: "auto", children: now2.name }),
          /* @__PURE__ */ a4("span", { class: "in", children: [
            /* @__PURE__ */ a4("span", { class: "sr", children: "in " }),
            /* @__PURE__ */ a4("bdi", { children: now2.study.title })
          ] })
        ]
      }
    ),
    open5.value && /* @__PURE__ */ a4(WhoDialog, { onClose: () => setOpen(false) })
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
  if (rounds.length < 2) return rounds[0] ? /* @__PURE__ */ a4("span", { class: "small quiet", children: [
    "Round ",
    rounds[0].id
  ] }) : null;
  return /* @__PURE__ */ a4("label", { class: "row small", children: [
    /* @__PURE__ */ a4("span", { class: "sr", children: "Round" }),
    /* @__PURE__ */ a4("select", { class: "input", value: round.value?.id ?? "", onChange: (event) => chooseRound(event.currentTarget.value), children: rounds.map((one) => /* @__PURE__ */ a4("option", { value: one.id, children: [
      one.id,
      " · ",
      KINDS[one.kind]
    ] }, one.id)) })
  ] });
}
function Header({ queue: queue2 }) {
  const [open6, setOpen] = d2(false);
  const head = T2(null);
  F2(() => {
    if (!open6) return void 0;
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
  }, [open6]);
  const { transcript } = route.value;
  return /* @__PURE__ */ a4("header", { class: "head", ref: head, "data-region": "header", children: [
    /* @__PURE__ */ a4(
      "button",
      {
        type: "button",
        class: "btn bare menu",
        "aria-expanded": open6,
        "aria-controls": "nav",
        onClick: () => setOpen(!open6),
        children: [
          /* @__PURE__ */ a4("span", { "aria-hidden": "true", children: "☰" }),
          " Menu"
        ]
      }
    ),
    /* @__PURE__ */ a4(
      "button",
      {
        type: "button",
        class: "btn bare small house",
        title: shared ? "Home: your studies on this server" : "Home: other studies on this computer",
        onClick: () => void goHome(),
        children: [
          /* @__PURE__ */ a4("span", { "aria-hidden": "true", children: "⌂" }),
          /* @__PURE__ */ a4("span", { class: "sr", children: "Home" })
        ]
      }
    ),
    /* @__PURE__ */ a4("a", { class: "brand", "data-entry": true, href: href.library(), children: "codekit" }),
    /* @__PURE__ */ a4(Nav, { open: open6, close: () => setOpen(false) }),
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
var EVERYWHERE = "Ctrl+K commands · F6 next region · ? keys";
var HINTS = {
  library: "↑↓ transcript · Enter open",
  codebook: "↑↓ code · → ← open, close · ⇧→ ⇧← move · Enter card · / filter",
  compare: "D next difference · ⇧D previous",
  adjudicate: "1–9 accept · B both · K keep some · U union · X intersection · R reject all · D defer · M reason · Enter commit",
  review: "A accept · Q query · C was changed · ↓↑ next, previous · U take back",
  matrix: "arrows cell · Enter open · Ctrl+Enter save"
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
  const at2 = useSignal(0);
  const all = T2([]);
  if (all.current.length === 0) all.current = entries();
  const shown = all.current.filter((entry) => fits3(entry.title, typed2.value)).slice(0, MOST12);
  const chosen4 = shown[Math.min(at2.value, shown.length - 1)];
  const run3 = (entry) => {
    onClose();
    if (entry) setTimeout(() => entry.run(), 0);
  };
  const onKeyDown = (event) => {
    if (event.key === "ArrowDown") at2.value = Math.min(shown.length - 1, at2.value + 1);
    else if (event.key === "ArrowUp") at2.value = Math.max(0, at2.value - 1);
    else if (event.key === "Enter") run3(chosen4);
    else return;
    event.preventDefault();
  };
  return /* @__PURE__ */ a4(Dialog, { title: "Commands", onClose, children: /* @__PURE__ */ a4("div", { class: "commands", onKeyDown, children: [
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
        "aria-label": "Command",
        "aria-activedescendant": chosen4 ? `c-${chosen4.id}` : void 0,
        placeholder: "What to do…",
        ...PRIVATE,
        value: typed2.value,
        onInput: (event) => {
          typed2.value = event.currentTarget.value;
          at2.value = 0;
        }
      }
    ),
    /* @__PURE__ */ a4("ul", { id: "command-list", role: "listbox", "aria-label": "Commands", class: "hits", children: shown.map((entry, i4) => /* @__PURE__ */ a4(
      "li",
      {
        id: `c-${entry.id}`,
        role: "option",
        class: "hit-row",
        "aria-selected": entry === chosen4,
        onPointerMove: really(() => at2.value = i4),
        onClick: () => run3(entry),
        children: [
          /* @__PURE__ */ a4("span", { children: entry.title }),
          entry.key && /* @__PURE__ */ a4("kbd", { children: formatKey(entry.key) })
        ]
      },
      entry.id
    )) }),
    shown.length === 0 && /* @__PURE__ */ a4("p", { class: "quiet", children: [
      "Nothing here is called ‘",
      typed2.value,
      "’."
    ] })
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
  return /* @__PURE__ */ a4(Dialog, { title: "Keys", onClose, children: [
    /* @__PURE__ */ a4("div", { class: "row", children: [
      /* @__PURE__ */ a4(
        "input",
        {
          class: "input grow",
          type: "search",
          "aria-label": "Search the keys",
          placeholder: "Search",
          ...PRIVATE,
          value: typed2.value,
          onInput: (event) => typed2.value = event.currentTarget.value
        }
      ),
      /* @__PURE__ */ a4(
        "button",
        {
          type: "button",
          class: "btn",
          onClick: () => {
            onClose();
            begin5();
          },
          children: "Tour"
        }
      ),
      /* @__PURE__ */ a4("button", { type: "button", class: "btn", onClick: () => window.print(), children: "Print" }),
      /* @__PURE__ */ a4("button", { type: "button", class: "btn", onClick: onClose, children: "Close" })
    ] }),
    /* @__PURE__ */ a4("div", { class: "key-list", children: [
      areas(fits4).map(([area, actions]) => /* @__PURE__ */ a4("section", { children: [
        /* @__PURE__ */ a4("h3", { children: area }),
        /* @__PURE__ */ a4("dl", { children: actions.map((action3) => /* @__PURE__ */ a4("div", { children: [
          /* @__PURE__ */ a4("dt", { children: action3.title.replace(/ 1$/, "s") }),
          /* @__PURE__ */ a4("dd", { children: keysShown(action3).map((key2) => /* @__PURE__ */ a4("kbd", { children: key2 }, key2)) })
        ] }, action3.id)) })
      ] }, area)),
      fits4.length === 0 && /* @__PURE__ */ a4("p", { class: "quiet", children: [
        "No key fits ‘",
        typed2.value,
        "’."
      ] })
    ] }),
    /* @__PURE__ */ a4("p", { class: "quiet small", children: "Single keys act only while the text, a queue or a table has the focus. Keys can be changed in the settings." })
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
  if (result === null) services2.announce(kind === "undo" ? "Nothing to undo." : "Nothing to do again.");
  else if (!result.ok) services2.announce(sentence(result.error.message));
  else
    services2.announce(
      `${kind === "undo" ? "Undone" : "Done again"}${result.change.about ? `: ${describeStep(result.change.about)}` : ""}.`
    );
}
function GlobalKeys({ services: services2, queue: queue2 }) {
  const open6 = useSignal("");
  const region = (by) => {
    const name = moveRegion(by);
    if (name) services2.announce(name);
  };
  useKeys({
    commands: () => open6.value = "commands",
    keyList: () => open6.value = "keys",
    undo: () => void stepBack(services2, queue2, "undo"),
    redo: () => void stepBack(services2, queue2, "redo"),
    searchAll: () => services2.navigate("#/search"),
    nextRegion: () => region(1),
    previousRegion: () => region(-1)
  });
  const close = () => {
    open6.value = "";
  };
  if (open6.value === "keys") return /* @__PURE__ */ a4(KeyList, { onClose: close });
  if (open6.value === "commands") return /* @__PURE__ */ a4(CommandPalette, { onClose: close });
  return null;
}

// src/app/overlays.tsx
function goTo3() {
  const id = round.value?.id ?? "";
  const places2 = [
    ["Transcripts", href.transcripts()],
    ["Bring in interviews", href.transcripts({ show: "bring" })],
    ["Cases", href.cases()],
    ["Library", href.library()],
    ["Codebook", href.codebook()],
    ["Adjudicate", href.adjudicate(id)],
    ["Agreement", href.agreement(id)],
    ["Matrix", href.matrix()],
    ["Memos", href.memos()],
    ["Search", href.search()],
    ["History", href.history()],
    ["Settings", href.settings()]
  ];
  if (id) places2.push(["What became of my codings", href.became(id)]);
  return places2.map(([name, to2]) => ({ title: `Go to ${name}`, run: () => navigate(to2) }));
}
var setTheme = (theme) => () => services.settings.set("theme", theme);
function Overlays2({ queue: queue2 }) {
  const { keys, singleKeys: singleKeys2 } = services.settings.value.value;
  A2(() => setKeys(remappedOf(keys), singleKeys2 !== false), [keys, singleKeys2]);
  useCommands([
    ...goTo3(),
    { title: "Theme: light", run: setTheme("light") },
    { title: "Theme: dark", run: setTheme("dark") },
    { title: "Theme: as the system", run: setTheme("auto") },
    { title: "Home: all studies on this computer", run: () => void goHome() },
    { title: "Who am I? Somebody else sits here…", run: () => askWho() },
    { title: "Lock now", run: () => void lock() }
  ]);
  return /* @__PURE__ */ a4(GlobalKeys, { services, queue: queue2 });
}

// src/app/shell.tsx
var REASONS = {
  stopped: "codekit has stopped on this computer.",
  idle: "codekit has stopped: nothing was done for some hours.",
  locked: "This session was locked in another tab."
};
function ConnectionBar({ queue: queue2 }) {
  if (online.value || queue2.status.value.kind === "unsaved") return null;
  const why3 = bye.value ? REASONS[bye.value] : "codekit does not answer on this computer.";
  return /* @__PURE__ */ a4("div", { class: "warn", role: "alert", children: /* @__PURE__ */ a4("span", { children: [
    why3,
    " Start it again with ",
    /* @__PURE__ */ a4("code", { children: "codekit code" }),
    "; this page will reconnect. What you see is all saved."
  ] }) });
}
function useTitleAndFocus() {
  const main = T2(null);
  const first = T2(true);
  const { screen, round: roundId, transcript, name } = route.value;
  const place4 = [screen, roundId, transcript].join("/");
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
  }, [place4]);
  F2(() => {
    const named2 = isOn(services.settings.value.peek(), "titles");
    document.title = [named2 ? transcript || name : "", titleOfScreen(screen), "codekit"].filter(Boolean).join(" · ");
  }, [screen, transcript, name]);
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
        children: "Skip to the screen"
      }
    ),
    /* @__PURE__ */ a4(Overlays2, { queue: queue2 }),
    /* @__PURE__ */ a4(Header, { queue: queue2 }),
    /* @__PURE__ */ a4("div", { class: "bars", children: [
      /* @__PURE__ */ a4(FaultBar, {}),
      /* @__PURE__ */ a4(NotSavedBar, { queue: queue2 }),
      /* @__PURE__ */ a4(ConnectionBar, { queue: queue2 }),
      /* @__PURE__ */ a4(Tour, {})
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
      const result = results[i4] ?? refusal(op, "The server gave no answer to this.");
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
watchTour();
session.subscribe((now2) => {
  if (now2) queue.setSteps(now2.undo, now2.redo);
});
void start().then(followAddress);
if (root) Q(/* @__PURE__ */ a4(App, { queue }), root);
