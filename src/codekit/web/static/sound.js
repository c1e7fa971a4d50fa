/*
Built from frontend/ by "npm run build"; do not edit. Contains:

wavesurfer.js

BSD 3-Clause License

Copyright (c) 2012-2023, katspaugh and contributors
All rights reserved.

Redistribution and use in source and binary forms, with or without
modification, are permitted provided that the following conditions are met:

* Redistributions of source code must retain the above copyright notice, this
  list of conditions and the following disclaimer.

* Redistributions in binary form must reproduce the above copyright notice,
  this list of conditions and the following disclaimer in the documentation
  and/or other materials provided with the distribution.

* Neither the name of the copyright holder nor the names of its
  contributors may be used to endorse or promote products derived from
  this software without specific prior written permission.

THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS"
AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE
IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE
FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
*/
var __defProp = Object.defineProperty;
var __export = (target, all) => {
  for (var name in all)
    __defProp(target, name, { get: all[name], enumerable: true });
};

// node_modules/wavesurfer.js/dist/event-emitter.js
var EventEmitter = class {
  constructor() {
    this.listeners = {};
  }
  /** Subscribe to an event. Returns an unsubscribe function. */
  on(event, listener, options) {
    if (!this.listeners[event]) {
      this.listeners[event] = /* @__PURE__ */ new Set();
    }
    if (options === null || options === void 0 ? void 0 : options.once) {
      const onceWrapper = (...args) => {
        this.un(event, onceWrapper);
        listener(...args);
      };
      this.listeners[event].add(onceWrapper);
      return () => this.un(event, onceWrapper);
    }
    this.listeners[event].add(listener);
    return () => this.un(event, listener);
  }
  /** Unsubscribe from an event */
  un(event, listener) {
    var _a;
    (_a = this.listeners[event]) === null || _a === void 0 ? void 0 : _a.delete(listener);
  }
  /** Subscribe to an event only once */
  once(event, listener) {
    return this.on(event, listener, { once: true });
  }
  /** Clear all events */
  unAll() {
    this.listeners = {};
  }
  /** Emit an event */
  emit(eventName, ...args) {
    if (this.listeners[eventName]) {
      this.listeners[eventName].forEach((listener) => listener(...args));
    }
  }
};
var event_emitter_default = EventEmitter;

// node_modules/wavesurfer.js/dist/scope.js
var Scope = class _Scope {
  constructor() {
    this.disposers = [];
    this.children = /* @__PURE__ */ new Set();
    this.parent = null;
    this._disposed = false;
    this.abortController = null;
  }
  get disposed() {
    return this._disposed;
  }
  /** Register a disposer. Returns a function that runs it early and deregisters it. */
  add(dispose) {
    if (this._disposed) {
      this.safeRun(dispose);
      return () => void 0;
    }
    this.disposers.push(dispose);
    return () => {
      const index = this.disposers.indexOf(dispose);
      if (index !== -1) {
        this.disposers.splice(index, 1);
        this.safeRun(dispose);
      }
    };
  }
  child() {
    const child = new _Scope();
    if (this._disposed) {
      child.dispose();
      return child;
    }
    child.parent = this;
    this.children.add(child);
    return child;
  }
  listen(target, type, fn, options) {
    target.addEventListener(type, fn, options);
    return this.add(() => target.removeEventListener(type, fn, options));
  }
  timeout(fn, ms) {
    const id = setTimeout(() => {
      remove();
      fn();
    }, ms);
    const remove = this.add(() => clearTimeout(id));
    return remove;
  }
  interval(fn, ms) {
    const id = setInterval(fn, ms);
    return this.add(() => clearInterval(id));
  }
  raf(fn) {
    const id = requestAnimationFrame((time) => {
      remove();
      fn(time);
    });
    const remove = this.add(() => cancelAnimationFrame(id));
    return remove;
  }
  /** Observe element for resize. On dispose, unobserves only this element (safe if observer is shared). */
  observeResize(observer, el) {
    observer.observe(el);
    this.add(() => observer.unobserve(el));
  }
  /**
   * Creates a ResizeObserver scoped to this Scope: observes `el` immediately
   * and disconnects the observer entirely on dispose. Use this instead of a
   * bare `new ResizeObserver(...)` when the observer is owned exclusively by
   * this Scope (i.e. it isn't shared across elements/scopes via
   * observeResize()).
   */
  createResizeObserver(el, fn) {
    const observer = new ResizeObserver(fn);
    observer.observe(el);
    this.add(() => observer.disconnect());
    return observer;
  }
  abortSignal() {
    if (!this.abortController) {
      this.abortController = new AbortController();
      if (this._disposed)
        this.abortController.abort();
    }
    return this.abortController.signal;
  }
  dispose() {
    var _a;
    if (this._disposed)
      return;
    this._disposed = true;
    if (this.parent) {
      this.parent.children.delete(this);
      this.parent = null;
    }
    for (const child of [...this.children]) {
      child.dispose();
    }
    this.children.clear();
    const disposers = this.disposers;
    this.disposers = [];
    for (let i = disposers.length - 1; i >= 0; i--) {
      this.safeRun(disposers[i]);
    }
    (_a = this.abortController) === null || _a === void 0 ? void 0 : _a.abort();
  }
  safeRun(fn) {
    try {
      fn();
    } catch (err) {
      console.error("Scope disposer error:", err);
    }
  }
};

// node_modules/wavesurfer.js/dist/base-plugin.js
var BasePlugin = class extends event_emitter_default {
  /** Whether destroy() has been called. Subclasses use this to guard async work. */
  get destroyed() {
    return this.isDestroyed;
  }
  /** Create a plugin instance */
  constructor(options) {
    super();
    this.subscriptions = [];
    this.scope = new Scope();
    this.isDestroyed = false;
    this.options = options;
  }
  /** Called after this.wavesurfer is available */
  onInit() {
    return;
  }
  /** Do not call directly, only called by WavesSurfer internally */
  _init(wavesurfer) {
    this.isDestroyed = false;
    this.wavesurfer = wavesurfer;
    this.onInit();
  }
  /** Destroy the plugin and unsubscribe from all events */
  destroy() {
    if (this.isDestroyed)
      return;
    this.isDestroyed = true;
    this.emit("destroy");
    this.subscriptions.forEach((unsubscribe) => unsubscribe());
    this.subscriptions = [];
    this.unAll();
    this.scope.dispose();
    this.wavesurfer = void 0;
  }
};
var base_plugin_default = BasePlugin;

// node_modules/wavesurfer.js/dist/decoder.js
var __awaiter = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve) {
      resolve(value);
    });
  }
  return new (P || (P = Promise))(function(resolve, reject) {
    function fulfilled(value) {
      try {
        step(generator.next(value));
      } catch (e) {
        reject(e);
      }
    }
    function rejected(value) {
      try {
        step(generator["throw"](value));
      } catch (e) {
        reject(e);
      }
    }
    function step(result) {
      result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
function decode(audioData, sampleRate) {
  return __awaiter(this, void 0, void 0, function* () {
    const audioCtx = new AudioContext({ sampleRate });
    try {
      return yield audioCtx.decodeAudioData(audioData);
    } finally {
      if (audioCtx.state !== "closed") {
        yield audioCtx.close().catch(() => void 0);
      }
    }
  });
}
function normalize(channelData) {
  let max = 0;
  for (const channel of channelData) {
    for (let i = 0; i < channel.length; i++) {
      const absN = Math.abs(channel[i]);
      if (absN > max)
        max = absN;
    }
  }
  if (max <= 1)
    return channelData;
  return channelData.map((channel) => {
    const scaled = new Float32Array(channel.length);
    for (let i = 0; i < channel.length; i++) {
      scaled[i] = channel[i] / max;
    }
    return scaled;
  });
}
function createBuffer(channelData, duration) {
  if (!channelData || channelData.length === 0) {
    throw new Error("channelData must be a non-empty array");
  }
  if (duration <= 0) {
    throw new Error("duration must be greater than 0");
  }
  if (typeof channelData[0] === "number")
    channelData = [channelData];
  if (!channelData[0] || channelData[0].length === 0) {
    throw new Error("channelData must contain non-empty channel arrays");
  }
  const normalizedChannels = normalize(channelData);
  const float32Channels = normalizedChannels.map((channel) => channel instanceof Float32Array ? channel : Float32Array.from(channel));
  const getChannelData = (i) => {
    const channel = float32Channels[i];
    if (!channel) {
      throw new Error(`Channel ${i} not found`);
    }
    return channel;
  };
  return {
    duration,
    length: float32Channels[0].length,
    sampleRate: float32Channels[0].length / duration,
    numberOfChannels: float32Channels.length,
    getChannelData,
    // Real implementations per AudioBuffer semantics (the previous borrowed
    // AudioBuffer.prototype methods threw "Illegal invocation" on this plain
    // object): copy min(available, requested) frames, honoring the offset.
    copyFromChannel: (destination, channelNumber, bufferOffset = 0) => {
      const channel = getChannelData(channelNumber);
      const start = Math.max(0, bufferOffset);
      const frameCount = Math.max(0, Math.min(destination.length, channel.length - start));
      destination.set(channel.subarray(start, start + frameCount));
    },
    copyToChannel: (source, channelNumber, bufferOffset = 0) => {
      const channel = getChannelData(channelNumber);
      const start = Math.max(0, bufferOffset);
      const frameCount = Math.max(0, Math.min(source.length, channel.length - start));
      channel.set(source.subarray(0, frameCount), start);
    }
  };
}
var Decoder = {
  decode,
  createBuffer
};
var decoder_default = Decoder;

// node_modules/wavesurfer.js/dist/define-plugin.js
var RESERVED_CHASSIS_KEYS = /* @__PURE__ */ new Set([
  "destroy",
  "_init",
  "onInit",
  "emit",
  "on",
  "un",
  "once",
  "unAll",
  "options",
  "wavesurfer",
  "subscriptions",
  "scope",
  "destroyed",
  "isDestroyed",
  "listeners"
]);
function definePlugin(name, setup) {
  class Defined extends base_plugin_default {
    // Runtime is permissive for both directions of PluginCtorArgs: a
    // missing arg is passed through as `undefined` (cast to `Options`).
    // For an all-optional Options type this is exactly what
    // `setup(ctx, options)` should see — setup is responsible for
    // defaulting (e.g. `Object.assign({}, defaultOptions, options)`), the
    // same way it always had to for any individually-omitted field.
    static create(...args) {
      return new Defined(args[0]);
    }
    onInit() {
      this.scope.dispose();
      this.scope = new Scope();
      const plugin = this;
      const ctx = {
        // Lazy getters (not values captured at setup time): api closures
        // that read ctx.wavesurfer/ctx.state later see the CURRENT plugin
        // state, not a snapshot from init. This also means an api closure
        // can't pin a destroyed plugin's WaveSurfer alive — destroy() nulls
        // `this.wavesurfer`, and the getter reads that live field. It also
        // means test stubs that don't implement getState() only need to if
        // the setup/api actually calls ctx.state.
        get wavesurfer() {
          return plugin.wavesurfer;
        },
        get state() {
          return plugin.wavesurfer.getState();
        },
        scope: this.scope,
        emit: (event, ...args) => this.emit(event, ...args)
      };
      const api = setup(ctx, this.options);
      for (const key of Object.keys(api)) {
        if (RESERVED_CHASSIS_KEYS.has(key)) {
          throw new Error(`definePlugin('${name}'): api key "${key}" collides with the plugin chassis`);
        }
      }
      Object.assign(this, api);
    }
    // Decided order: dispose the scope FIRST, then call super.destroy()
    // LAST (as everywhere else). super.destroy() emits 'destroy', drains
    // `subscriptions`, then unAll()s listeners registered on this plugin.
    // Consequence: scope-owned resources — including any root DOM element
    // removal registered via ctx.scope.add — are torn down BEFORE the
    // 'destroy' event reaches consumers (plugin.on('destroy', ...)).
    // This matches six of the eight original class-based plugins' destroy()
    // ordering (they tear down their own state before calling
    // super.destroy()). Two plugins — hover and regions — historically
    // removed their root DOM element AFTER super.destroy(), so a
    // 'destroy' listener could still observe an attached node.
    //
    // General rule for plugins built on this chassis: default to tearing down
    // the root element via ctx.scope like everything else — that's simplest
    // and matches most plugins. Keep an element's removal OUT of ctx.scope
    // (do it manually, after the equivalent of super.destroy() has run) ONLY
    // when a test or documented consumer contract for that specific plugin
    // actually pins post-destroy attachment. This is a per-plugin decision,
    // not a blanket rule: hover's test suite pins nothing about the old
    // ordering, so its wrapper removal lives on ctx.scope — a deliberate,
    // documented behavior change from its pre-chassis implementation.
    // Regions' test suite (regions.test.ts + memory-leaks.test.ts's #4243
    // cases) likewise pins nothing about post-destroy attachment of
    // regionsContainer, so its removal is on ctx.scope too.
    destroy() {
      this.scope.dispose();
      super.destroy();
    }
  }
  Object.defineProperty(Defined, "name", { value: name });
  return Defined;
}

// node_modules/wavesurfer.js/dist/dom.js
var dom_exports = {};
__export(dom_exports, {
  createElement: () => createElement,
  default: () => dom_default,
  isHTMLElement: () => isHTMLElement
});
function renderNode(tagName, content) {
  const element = content.xmlns ? document.createElementNS(content.xmlns, tagName) : document.createElement(tagName);
  for (const [key, value] of Object.entries(content)) {
    if (key === "children" && value) {
      for (const [childTag, childValue] of Object.entries(value)) {
        if (childValue instanceof Node) {
          element.appendChild(childValue);
        } else if (typeof childValue === "string") {
          element.appendChild(document.createTextNode(childValue));
        } else {
          element.appendChild(renderNode(childTag, childValue));
        }
      }
    } else if (key === "style") {
      Object.assign(element.style, value);
    } else if (key === "textContent") {
      element.textContent = value;
    } else {
      element.setAttribute(key, value.toString());
    }
  }
  return element;
}
function createElement(tagName, content, container) {
  const el = renderNode(tagName, content || {});
  container === null || container === void 0 ? void 0 : container.appendChild(el);
  return el;
}
function isHTMLElement(value) {
  if (value instanceof HTMLElement)
    return true;
  if (typeof value !== "object" || value === null)
    return false;
  const element = value;
  return element.nodeType === Node.ELEMENT_NODE && typeof element.nodeName === "string" && element.namespaceURI === "http://www.w3.org/1999/xhtml" && typeof element.style === "object" && element.style !== null && typeof element.appendChild === "function";
}
var dom_default = createElement;

// node_modules/wavesurfer.js/dist/fetcher.js
var __awaiter2 = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve) {
      resolve(value);
    });
  }
  return new (P || (P = Promise))(function(resolve, reject) {
    function fulfilled(value) {
      try {
        step(generator.next(value));
      } catch (e) {
        reject(e);
      }
    }
    function rejected(value) {
      try {
        step(generator["throw"](value));
      } catch (e) {
        reject(e);
      }
    }
    function step(result) {
      result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
function watchProgress(response, progressCallback, signal2) {
  return __awaiter2(this, void 0, void 0, function* () {
    var _a;
    if (!response.body || !response.headers)
      return;
    const reader = response.body.getReader();
    const contentLength = Number(response.headers.get("Content-Length")) || 0;
    let receivedLength = 0;
    const onAbort = () => {
      reader.cancel();
    };
    if (signal2) {
      if (signal2.aborted) {
        reader.cancel();
        return;
      }
      signal2.addEventListener("abort", onAbort, { once: true });
    }
    try {
      while (true) {
        const data = yield reader.read();
        if (data.done) {
          break;
        }
        receivedLength += ((_a = data.value) === null || _a === void 0 ? void 0 : _a.length) || 0;
        if (contentLength > 0) {
          const percentage = Math.round(receivedLength / contentLength * 100);
          progressCallback(percentage);
        }
      }
    } catch (err) {
      if (err instanceof DOMException && err.name === "AbortError")
        return;
      console.warn("Progress tracking error:", err);
    } finally {
      if (signal2) {
        signal2.removeEventListener("abort", onAbort);
      }
    }
  });
}
function fetchBlob(url, progressCallback, requestInit) {
  return __awaiter2(this, void 0, void 0, function* () {
    var _a;
    const response = yield fetch(url, requestInit);
    if (response.status >= 400) {
      throw new Error(`Failed to fetch ${url}: ${response.status} (${response.statusText})`);
    }
    watchProgress(response.clone(), progressCallback, (_a = requestInit === null || requestInit === void 0 ? void 0 : requestInit.signal) !== null && _a !== void 0 ? _a : void 0);
    return response.blob();
  });
}
var Fetcher = {
  fetchBlob
};
var fetcher_default = Fetcher;

// node_modules/wavesurfer.js/dist/frame-scheduler.js
var FrameScheduler = class {
  constructor(scope) {
    this.frameId = null;
    this.callback = null;
    this.isRunning = false;
    scope.add(() => this.stop());
  }
  get running() {
    return this.isRunning;
  }
  start(callback) {
    this.callback = callback;
    if (this.isRunning)
      return;
    this.isRunning = true;
    const tick = () => {
      var _a;
      if (!this.isRunning)
        return;
      this.frameId = requestAnimationFrame(tick);
      (_a = this.callback) === null || _a === void 0 ? void 0 : _a.call(this);
    };
    tick();
  }
  stop() {
    this.isRunning = false;
    if (this.frameId !== null) {
      cancelAnimationFrame(this.frameId);
      this.frameId = null;
    }
  }
};

// node_modules/wavesurfer.js/dist/reactive/store.js
var activeTracker = null;
var batchDepth = 0;
var pendingQueue = [];
var pendingSet = /* @__PURE__ */ new Set();
function scheduleNotification(notify) {
  if (pendingSet.has(notify))
    return;
  pendingSet.add(notify);
  pendingQueue.push(notify);
}
function signal(initialValue) {
  let _value = initialValue;
  const subscribers = /* @__PURE__ */ new Set();
  let notifying = false;
  let settleAgain = false;
  const notifyAll = () => {
    if (notifying) {
      settleAgain = true;
      return;
    }
    notifying = true;
    try {
      do {
        settleAgain = false;
        const snapshot = [...subscribers];
        const valueAtStart = _value;
        for (const fn of snapshot) {
          try {
            fn(valueAtStart);
          } catch (err) {
            console.error("Signal subscriber error:", err);
          }
          if (!Object.is(_value, valueAtStart)) {
            settleAgain = true;
            break;
          }
        }
      } while (settleAgain);
    } finally {
      notifying = false;
    }
  };
  const self = {
    get value() {
      activeTracker === null || activeTracker === void 0 ? void 0 : activeTracker.add(self);
      return _value;
    },
    set(newValue) {
      if (Object.is(_value, newValue))
        return;
      _value = newValue;
      if (batchDepth > 0) {
        scheduleNotification(notifyAll);
      } else {
        notifyAll();
      }
    },
    update(fn) {
      this.set(fn(_value));
    },
    subscribe(callback) {
      subscribers.add(callback);
      return () => subscribers.delete(callback);
    }
  };
  return self;
}
function track(fn) {
  const previousTracker = activeTracker;
  const deps = /* @__PURE__ */ new Set();
  activeTracker = deps;
  try {
    return [fn(), deps];
  } finally {
    activeTracker = previousTracker;
  }
}
function computed(fn, dependencies) {
  const result = signal(void 0);
  let unsubscribes = [];
  let disposed = false;
  const resultUnsubs = /* @__PURE__ */ new Set();
  const recompute = () => {
    if (disposed)
      return;
    if (dependencies) {
      result.set(fn());
    } else {
      unsubscribes.forEach((unsub) => unsub());
      const [value, deps] = track(fn);
      unsubscribes = [...deps].map((dep) => dep.subscribe(recompute));
      result.set(value);
    }
  };
  if (dependencies) {
    unsubscribes = dependencies.map((dep) => dep.subscribe(recompute));
    result.set(fn());
  } else {
    recompute();
  }
  const dispose = () => {
    disposed = true;
    unsubscribes.forEach((unsub) => unsub());
    unsubscribes = [];
    resultUnsubs.forEach((unsub) => unsub());
    resultUnsubs.clear();
  };
  const readonly = {
    get value() {
      activeTracker === null || activeTracker === void 0 ? void 0 : activeTracker.add(readonly);
      return result.value;
    },
    subscribe: (callback) => {
      const unsub = result.subscribe(callback);
      resultUnsubs.add(unsub);
      return () => {
        resultUnsubs.delete(unsub);
        unsub();
      };
    },
    dispose
  };
  Object.defineProperty(readonly, "_cleanup", { value: dispose, enumerable: false });
  Object.defineProperty(readonly, "_subscriberCount", { value: () => resultUnsubs.size, enumerable: false });
  return readonly;
}
function effect(fn, dependencies) {
  let cleanup;
  let unsubscribes = [];
  let disposed = false;
  const run = () => {
    if (disposed)
      return;
    if (cleanup) {
      try {
        cleanup();
      } catch (err) {
        console.error("Effect cleanup error:", err);
      }
      cleanup = void 0;
    }
    if (dependencies) {
      cleanup = fn();
    } else {
      unsubscribes.forEach((unsub) => unsub());
      const [result, deps] = track(fn);
      unsubscribes = [...deps].map((dep) => dep.subscribe(run));
      cleanup = result;
    }
  };
  if (dependencies) {
    unsubscribes = dependencies.map((dep) => dep.subscribe(run));
  }
  run();
  return () => {
    disposed = true;
    if (cleanup) {
      try {
        cleanup();
      } catch (err) {
        console.error("Effect cleanup error:", err);
      }
      cleanup = void 0;
    }
    unsubscribes.forEach((unsub) => unsub());
    unsubscribes = [];
  };
}

// node_modules/wavesurfer.js/dist/player.js
var __awaiter3 = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve) {
      resolve(value);
    });
  }
  return new (P || (P = Promise))(function(resolve, reject) {
    function fulfilled(value) {
      try {
        step(generator.next(value));
      } catch (e) {
        reject(e);
      }
    }
    function rejected(value) {
      try {
        step(generator["throw"](value));
      } catch (e) {
        reject(e);
      }
    }
    function step(result) {
      result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
var HAVE_FUTURE_DATA = 3;
var Player = class {
  // Expose reactive state as writable signals
  // These are writable to allow WaveSurfer to compose them into centralized state
  get isPlayingSignal() {
    return this._isPlaying;
  }
  get currentTimeSignal() {
    return this._currentTime;
  }
  get durationSignal() {
    return this._duration;
  }
  get volumeSignal() {
    return this._volume;
  }
  get mutedSignal() {
    return this._muted;
  }
  get playbackRateSignal() {
    return this._playbackRate;
  }
  get seekingSignal() {
    return this._seeking;
  }
  constructor(options) {
    this.isExternalMedia = false;
    this._ownBlobUrl = null;
    this.pendingTime = null;
    this.mediaScope = new Scope();
    if (options.media) {
      this.media = options.media;
      this.isExternalMedia = true;
    } else {
      this.media = document.createElement("audio");
    }
    this._isPlaying = signal(false);
    this._currentTime = signal(0);
    this._duration = signal(0);
    this._volume = signal(this.media.volume);
    this._muted = signal(this.media.muted);
    this._playbackRate = signal(this.media.playbackRate || 1);
    this._seeking = signal(false);
    this.setupReactiveMediaEvents();
    if (options.mediaControls) {
      this.media.controls = true;
    }
    if (options.autoplay) {
      this.media.autoplay = true;
    }
    if (options.playbackRate != null) {
      this.mediaScope.add(this.onMediaEvent("canplay", () => {
        if (options.playbackRate != null) {
          this.media.playbackRate = options.playbackRate;
        }
      }, { once: true }));
    }
  }
  /**
   * Setup reactive media event handlers that update signals
   * This bridges the imperative HTMLMediaElement API to reactive state
   */
  setupReactiveMediaEvents() {
    this.mediaScope.add(this.onMediaEvent("play", () => {
      this._isPlaying.set(true);
    }));
    this.mediaScope.add(this.onMediaEvent("pause", () => {
      this._isPlaying.set(false);
    }));
    this.mediaScope.add(this.onMediaEvent("ended", () => {
      this._isPlaying.set(false);
    }));
    this.mediaScope.add(this.onMediaEvent("timeupdate", () => {
      this._currentTime.set(this.media.currentTime);
    }));
    this.mediaScope.add(this.onMediaEvent("durationchange", () => {
      this._duration.set(this.media.duration || 0);
    }));
    this.mediaScope.add(this.onMediaEvent("loadedmetadata", () => {
      this._duration.set(this.media.duration || 0);
    }));
    this.mediaScope.add(this.onMediaEvent("canplay", () => this.applyPendingTime()));
    this.mediaScope.add(this.onMediaEvent("seeking", () => {
      if (this.pendingTime != null && Math.abs(this.media.currentTime - this.pendingTime) > 0.01) {
        this.pendingTime = null;
      }
      this._seeking.set(true);
    }));
    this.mediaScope.add(this.onMediaEvent("seeked", () => {
      this._seeking.set(false);
    }));
    this.mediaScope.add(this.onMediaEvent("volumechange", () => {
      this._volume.set(this.media.volume);
      this._muted.set(this.media.muted);
    }));
    this.mediaScope.add(this.onMediaEvent("ratechange", () => {
      this._playbackRate.set(this.media.playbackRate);
    }));
  }
  /**
   * Subscribe to an event on the underlying media. Returns an unsubscribe function.
   * @internal
   */
  onMediaEvent(event, callback, options) {
    this.media.addEventListener(event, callback, options);
    return () => this.media.removeEventListener(event, callback, options);
  }
  /**
   * Get the current media source URL.
   * @internal
   */
  getSrc() {
    return this.media.currentSrc || this.media.src || "";
  }
  revokeSrc() {
    if (this._ownBlobUrl) {
      URL.revokeObjectURL(this._ownBlobUrl);
      this._ownBlobUrl = null;
    }
  }
  canPlayType(type) {
    return this.media.canPlayType(type) !== "";
  }
  applyPendingTime() {
    if (this.pendingTime == null)
      return;
    const time = this.pendingTime;
    this.media.currentTime = time;
    this.pendingTime = null;
  }
  /**
   * Set the media source, preferring a blob URL when the blob is playable.
   * @internal
   */
  setSrc(url, blob) {
    const prevSrc = this.getSrc();
    if (url && prevSrc === url)
      return;
    this.revokeSrc();
    const newSrc = blob instanceof Blob && (this.canPlayType(blob.type) || !url) ? URL.createObjectURL(blob) : url;
    this.pendingTime = null;
    if (newSrc !== url) {
      this._ownBlobUrl = newSrc;
    }
    if (prevSrc) {
      this.media.removeAttribute("src");
    }
    if (newSrc || url) {
      try {
        this.media.src = newSrc;
      } catch (_a) {
        this.media.src = url;
      }
    }
  }
  destroy() {
    this.pendingTime = null;
    this.mediaScope.dispose();
    this.revokeSrc();
    if (this.isExternalMedia)
      return;
    this.media.pause();
    this.media.removeAttribute("src");
    this.media.load();
    this.media.remove();
  }
  /**
   * Swap in a new media element and re-attach the reactive event bridge.
   * @internal
   */
  setMediaElement(element) {
    this.pendingTime = null;
    this.mediaScope.dispose();
    this.mediaScope = new Scope();
    this.media = element;
    this.setupReactiveMediaEvents();
  }
  /** Start playing the audio */
  play() {
    return __awaiter3(this, void 0, void 0, function* () {
      try {
        if (this.media.readyState >= HAVE_FUTURE_DATA)
          this.applyPendingTime();
        const result = yield this.media.play();
        this.applyPendingTime();
        return result;
      } catch (err) {
        if (err instanceof DOMException && err.name === "AbortError") {
          return;
        }
        throw err;
      }
    });
  }
  /** Pause the audio */
  pause() {
    this.media.pause();
  }
  /** Check if the audio is playing */
  isPlaying() {
    return !this.media.paused && !this.media.ended;
  }
  /** Jump to a specific time in the audio (in seconds) */
  setTime(time) {
    const duration = this.getDuration();
    const currentTime = Number.isFinite(duration) ? Math.max(0, Math.min(time, duration)) : Math.max(0, time);
    if (this.media.readyState < HAVE_FUTURE_DATA) {
      this.pendingTime = currentTime;
      return;
    }
    this.pendingTime = null;
    this.media.currentTime = currentTime;
  }
  /** Get the duration of the audio in seconds */
  getDuration() {
    return this.media.duration;
  }
  /** Get the current audio position in seconds */
  getCurrentTime() {
    var _a;
    return (_a = this.pendingTime) !== null && _a !== void 0 ? _a : this.media.currentTime;
  }
  /** Get the audio volume */
  getVolume() {
    return this.media.volume;
  }
  /** Set the audio volume */
  setVolume(volume) {
    this.media.volume = volume;
  }
  /** Get the audio muted state */
  getMuted() {
    return this.media.muted;
  }
  /** Mute or unmute the audio */
  setMuted(muted) {
    this.media.muted = muted;
  }
  /** Get the playback speed */
  getPlaybackRate() {
    return this.media.playbackRate;
  }
  /** Check if the audio is seeking */
  isSeeking() {
    return this.media.seeking;
  }
  /** Set the playback speed, pass an optional false to NOT preserve the pitch */
  setPlaybackRate(rate, preservePitch) {
    if (preservePitch != null) {
      this.media.preservesPitch = preservePitch;
    }
    this.media.playbackRate = rate;
  }
  /**
   * Get the raw media object. Note: under the WebAudio backend this is really
   * the WebAudioPlayer wearing the HTMLMediaElement surface (see the
   * constructor); WaveSurfer.getMediaElement() owns the null-for-WebAudio
   * public contract.
   * @internal
   */
  getMediaElement() {
    return this.media;
  }
  /** Set a sink id to change the audio output device */
  setSinkId(sinkId) {
    const media = this.media;
    return media.setSinkId(sinkId);
  }
};
var player_default = Player;

// node_modules/wavesurfer.js/dist/renderer-utils.js
var DEFAULT_HEIGHT = 128;
var MAX_CANVAS_WIDTH = 8e3;
var MAX_NODES = 10;
function clampToUnit(value) {
  if (Number.isNaN(value))
    return 0;
  if (value < 0)
    return 0;
  if (value > 1)
    return 1;
  return value;
}
function resolveBarDimensions(options, pixelRatio) {
  const barWidth = options.barWidth ? options.barWidth * pixelRatio : 1;
  const barGap = options.barGap ? options.barGap * pixelRatio : options.barWidth ? barWidth / 2 : 0;
  return { barWidth, barGap };
}
function calculateBarRenderConfig({ width, height, length, options, pixelRatio }) {
  const halfHeight = height / 2;
  const { barWidth, barGap } = resolveBarDimensions(options, pixelRatio);
  const barRadius = options.barRadius || 0;
  const barMinHeight = options.barMinHeight ? options.barMinHeight * pixelRatio : 0;
  const spacing = barWidth + barGap || 1;
  const barIndexScale = length > 0 ? width / spacing / length : 0;
  return {
    halfHeight,
    barWidth,
    barGap,
    barRadius,
    barMinHeight,
    barIndexScale,
    barSpacing: spacing
  };
}
function calculateBarHeights({ maxTop, maxBottom, halfHeight, vScale, barMinHeight = 0, barAlign }) {
  let topHeight = Math.round(maxTop * halfHeight * vScale);
  const bottomHeight = Math.round(maxBottom * halfHeight * vScale);
  let totalHeight = topHeight + bottomHeight || 1;
  if (totalHeight < barMinHeight) {
    totalHeight = barMinHeight;
    if (!barAlign) {
      topHeight = totalHeight / 2;
    }
  }
  return { topHeight, totalHeight };
}
function resolveBarYPosition({ barAlign, halfHeight, topHeight, totalHeight, canvasHeight }) {
  if (barAlign === "top")
    return 0;
  if (barAlign === "bottom")
    return canvasHeight - totalHeight;
  return halfHeight - topHeight;
}
function calculateBarSegments({ channelData, barIndexScale, barSpacing, barWidth, halfHeight, vScale, canvasHeight, barAlign, barMinHeight }) {
  const topChannel = channelData[0] || [];
  const bottomChannel = channelData[1] || topChannel;
  const length = topChannel.length;
  const segments = [];
  let prevX = 0;
  let maxTop = 0;
  let maxBottom = 0;
  for (let i = 0; i <= length; i++) {
    const x = Math.round(i * barIndexScale);
    if (x > prevX) {
      const { topHeight, totalHeight } = calculateBarHeights({
        maxTop,
        maxBottom,
        halfHeight,
        vScale,
        barMinHeight,
        barAlign
      });
      const y = resolveBarYPosition({
        barAlign,
        halfHeight,
        topHeight,
        totalHeight,
        canvasHeight
      });
      segments.push({
        x: prevX * barSpacing,
        y,
        width: barWidth,
        height: totalHeight
      });
      prevX = x;
      maxTop = 0;
      maxBottom = 0;
    }
    const magnitudeTop = Math.abs(topChannel[i] || 0);
    const magnitudeBottom = Math.abs(bottomChannel[i] || 0);
    if (magnitudeTop > maxTop)
      maxTop = magnitudeTop;
    if (magnitudeBottom > maxBottom)
      maxBottom = magnitudeBottom;
  }
  return segments;
}
function getRelativePointerPosition(rect, clientX, clientY) {
  const relativeX = rect.width > 0 ? (clientX - rect.left) / rect.width : 0;
  const relativeY = rect.height > 0 ? (clientY - rect.top) / rect.height : 0;
  return [relativeX, relativeY];
}
function resolveChannelHeight({ optionsHeight, optionsSplitChannels, parentHeight, numberOfChannels, defaultHeight = DEFAULT_HEIGHT }) {
  if (optionsHeight == null)
    return defaultHeight;
  const numericHeight = Number(optionsHeight);
  if (!isNaN(numericHeight))
    return numericHeight;
  if (optionsHeight === "auto") {
    const height = parentHeight || defaultHeight;
    if (optionsSplitChannels === null || optionsSplitChannels === void 0 ? void 0 : optionsSplitChannels.every((channel) => !channel.overlay)) {
      return height / numberOfChannels;
    }
    return height;
  }
  return defaultHeight;
}
function getPixelRatio(devicePixelRatio) {
  return Math.max(1, devicePixelRatio || 1);
}
function shouldRenderBars(options) {
  return Boolean(options.barWidth || options.barGap || options.barAlign);
}
var gradientScratchCanvas = null;
function resolveColorValue(color, devicePixelRatio, canvasHeight) {
  if (!Array.isArray(color))
    return color || "";
  if (color.length === 0)
    return "#999";
  if (color.length < 2)
    return color[0] || "";
  gradientScratchCanvas !== null && gradientScratchCanvas !== void 0 ? gradientScratchCanvas : gradientScratchCanvas = document.createElement("canvas");
  const ctx = gradientScratchCanvas.getContext("2d");
  if (!ctx)
    return color[0] || "";
  const gradientHeight = canvasHeight || gradientScratchCanvas.height * devicePixelRatio;
  const gradient = ctx.createLinearGradient(0, 0, 0, gradientHeight);
  const colorStopPercentage = 1 / (color.length - 1);
  color.forEach((value, index) => {
    gradient.addColorStop(index * colorStopPercentage, value);
  });
  return gradient;
}
function calculateWaveformLayout({ duration, minPxPerSec = 0, parentWidth, fillParent, pixelRatio }) {
  const scrollWidth = Math.ceil(duration * minPxPerSec);
  const isScrollable = scrollWidth > parentWidth;
  const useParentWidth = Boolean(fillParent && !isScrollable);
  const width = (useParentWidth ? parentWidth : scrollWidth) * pixelRatio;
  return {
    scrollWidth,
    isScrollable,
    useParentWidth,
    width
  };
}
function clampWidthToBarGrid(width, options) {
  if (!shouldRenderBars(options))
    return width;
  const { barWidth, barGap } = resolveBarDimensions(options, 1);
  const totalBarWidth = barWidth + barGap;
  if (totalBarWidth === 0)
    return width;
  return Math.floor(width / totalBarWidth) * totalBarWidth;
}
function calculateSingleCanvasWidth({ clientWidth, totalWidth, options }) {
  const baseWidth = Math.min(MAX_CANVAS_WIDTH, clientWidth, totalWidth);
  return clampWidthToBarGrid(baseWidth, options);
}
function computeCanvasPlan({ totalWidth, clientWidth, options }) {
  const singleCanvasWidth = calculateSingleCanvasWidth({ clientWidth, totalWidth, options });
  if (singleCanvasWidth === 0)
    return { singleCanvasWidth: 0, numCanvases: 0, slots: [] };
  const numCanvases = Math.ceil(totalWidth / singleCanvasWidth);
  const slots = [];
  for (let index = 0; index < numCanvases; index++) {
    const offset = index * singleCanvasWidth;
    const width = clampWidthToBarGrid(Math.min(totalWidth - offset, singleCanvasWidth), options);
    if (width > 0)
      slots.push({ index, offset, width });
  }
  return { singleCanvasWidth, numCanvases, slots };
}
function sliceChannelData({ channelData, offset, clampedWidth, totalWidth }) {
  return channelData.map((channel) => {
    const start = Math.floor(offset / totalWidth * channel.length);
    const end = Math.floor((offset + clampedWidth) / totalWidth * channel.length);
    return channel.slice(start, end);
  });
}
function shouldClearCanvases(currentNodeCount) {
  return currentNodeCount > MAX_NODES;
}
function getLazyRenderRange({ scrollLeft, clientWidth, singleCanvasWidth, numCanvases }) {
  if (singleCanvasWidth <= 0 || numCanvases <= 0)
    return [0];
  const startCanvas = Math.min(numCanvases - 1, Math.floor(scrollLeft / singleCanvasWidth));
  const endCanvas = Math.min(numCanvases - 1, Math.floor((scrollLeft + clientWidth) / singleCanvasWidth));
  const range = [];
  for (let i = startCanvas - 1; i <= endCanvas + 1; i++) {
    range.push(i);
  }
  return range;
}
function calculateGlobalPeak(channelData) {
  var _a;
  let max = 0;
  for (const channel of channelData) {
    for (let i = 0; i < channel.length; i++) {
      const magnitude = Math.abs((_a = channel[i]) !== null && _a !== void 0 ? _a : 0);
      if (magnitude > max)
        max = magnitude;
    }
  }
  return max;
}
function calculateVerticalScale({ channelData, barHeight, normalize: normalize2, maxPeak }) {
  var _a;
  const baseScale = barHeight || 1;
  if (!normalize2)
    return baseScale;
  const firstChannel = channelData[0];
  if (!firstChannel || firstChannel.length === 0)
    return baseScale;
  let max = maxPeak !== null && maxPeak !== void 0 ? maxPeak : 0;
  if (!maxPeak) {
    for (let i = 0; i < firstChannel.length; i++) {
      const value = (_a = firstChannel[i]) !== null && _a !== void 0 ? _a : 0;
      const magnitude = Math.abs(value);
      if (magnitude > max)
        max = magnitude;
    }
  }
  if (!max)
    return baseScale;
  return baseScale / max;
}
function calculateLinePaths({ channelData, width, height, vScale }) {
  const halfHeight = height / 2;
  const primaryChannel = channelData[0] || [];
  const secondaryChannel = channelData[1] || primaryChannel;
  const channels = [primaryChannel, secondaryChannel];
  return channels.map((channel, index) => {
    const length = channel.length;
    const hScale = length ? width / length : 0;
    const baseY = halfHeight;
    const direction = index === 0 ? -1 : 1;
    const path = [{ x: 0, y: baseY }];
    let prevX = 0;
    let max = 0;
    for (let i = 0; i <= length; i++) {
      const x = Math.round(i * hScale);
      if (x > prevX) {
        const heightDelta = Math.round(max * halfHeight * vScale) || 1;
        const y = baseY + heightDelta * direction;
        path.push({ x: prevX, y });
        prevX = x;
        max = 0;
      }
      const value = Math.abs(channel[i] || 0);
      if (value > max)
        max = value;
    }
    path.push({ x: prevX, y: baseY });
    return path;
  });
}
function roundToHalfAwayFromZero(value) {
  return Math.sign(value) * Math.round(Math.abs(value));
}

// node_modules/wavesurfer.js/dist/reactive/drag-stream.js
function createDragStream(element, options = {}) {
  const { threshold = 3, mouseButton = 0, touchDelay = 100 } = options;
  const dragSignal = signal(null);
  const activePointers = /* @__PURE__ */ new Map();
  const isTouchDevice = matchMedia("(pointer: coarse)").matches;
  let unsubscribeDocument = () => void 0;
  const onPointerDown = (event) => {
    if (event.button !== mouseButton)
      return;
    if (activePointers.has(event.pointerId))
      return;
    activePointers.set(event.pointerId, event);
    if (activePointers.size > 1) {
      return;
    }
    const dragPointerId = event.pointerId;
    let startX = event.clientX;
    let startY = event.clientY;
    let isDragging = false;
    const touchStartTime = Date.now();
    const rect = element.getBoundingClientRect();
    const { left, top } = rect;
    const onPointerMove = (event2) => {
      if (event2.pointerId !== dragPointerId)
        return;
      if (event2.defaultPrevented || activePointers.size > 1) {
        return;
      }
      if (isTouchDevice && Date.now() - touchStartTime < touchDelay)
        return;
      const x = event2.clientX;
      const y = event2.clientY;
      const dx = x - startX;
      const dy = y - startY;
      if (isDragging || Math.abs(dx) > threshold || Math.abs(dy) > threshold) {
        event2.preventDefault();
        event2.stopPropagation();
        if (!isDragging) {
          dragSignal.set({
            type: "start",
            x: startX - left,
            y: startY - top
          });
          isDragging = true;
        }
        dragSignal.set({
          type: "move",
          x: x - left,
          y: y - top,
          deltaX: dx,
          deltaY: dy
        });
        startX = x;
        startY = y;
      }
    };
    const onPointerUp = (event2) => {
      if (!activePointers.delete(event2.pointerId))
        return;
      if (event2.pointerId === dragPointerId && isDragging) {
        const x = event2.clientX;
        const y = event2.clientY;
        dragSignal.set({
          type: "end",
          x: x - left,
          y: y - top
        });
      }
      if (activePointers.size === 0) {
        unsubscribeDocument();
      }
    };
    const onClick = (event2) => {
      if (isDragging) {
        event2.stopPropagation();
        event2.preventDefault();
      }
    };
    const onTouchMove = (event2) => {
      if (event2.defaultPrevented || activePointers.size > 1) {
        return;
      }
      if (isDragging) {
        event2.preventDefault();
      }
    };
    window.addEventListener("pointermove", onPointerMove);
    window.addEventListener("pointerup", onPointerUp);
    window.addEventListener("pointercancel", onPointerUp);
    document.addEventListener("touchmove", onTouchMove, { passive: false });
    document.addEventListener("click", onClick, { capture: true });
    unsubscribeDocument = () => {
      window.removeEventListener("pointermove", onPointerMove);
      window.removeEventListener("pointerup", onPointerUp);
      window.removeEventListener("pointercancel", onPointerUp);
      document.removeEventListener("touchmove", onTouchMove);
      setTimeout(() => {
        document.removeEventListener("click", onClick, { capture: true });
      }, 10);
    };
  };
  element.addEventListener("pointerdown", onPointerDown);
  const cleanupFn = () => {
    unsubscribeDocument();
    element.removeEventListener("pointerdown", onPointerDown);
    activePointers.clear();
  };
  return {
    signal: dragSignal,
    cleanup: cleanupFn
  };
}

// node_modules/wavesurfer.js/dist/reactive/scroll-stream.js
function calculateScrollPercentages(scrollData) {
  const { scrollLeft, scrollWidth, clientWidth } = scrollData;
  if (scrollWidth === 0) {
    return { startX: 0, endX: 1 };
  }
  const startX = scrollLeft / scrollWidth;
  const endX = (scrollLeft + clientWidth) / scrollWidth;
  return {
    startX: Math.max(0, Math.min(1, startX)),
    endX: Math.max(0, Math.min(1, endX))
  };
}
function calculateScrollBounds(scrollData) {
  return {
    left: scrollData.scrollLeft,
    right: scrollData.scrollLeft + scrollData.clientWidth
  };
}
function createScrollStream(element) {
  const readScrollData = () => ({
    scrollLeft: element.scrollLeft,
    scrollWidth: element.scrollWidth,
    clientWidth: element.clientWidth
  });
  const scrollData = signal(readScrollData());
  const percentages = computed(() => {
    return calculateScrollPercentages(scrollData.value);
  }, [scrollData]);
  const bounds = computed(() => {
    return calculateScrollBounds(scrollData.value);
  }, [scrollData]);
  const onScroll = () => {
    scrollData.set(readScrollData());
  };
  element.addEventListener("scroll", onScroll, { passive: true });
  const refresh = () => {
    const next = readScrollData();
    const current = scrollData.value;
    if (current.scrollLeft === next.scrollLeft && current.scrollWidth === next.scrollWidth && current.clientWidth === next.clientWidth) {
      return;
    }
    scrollData.set(next);
  };
  const cleanupFn = () => {
    element.removeEventListener("scroll", onScroll);
    percentages.dispose();
    bounds.dispose();
  };
  return {
    scrollData,
    percentages,
    bounds,
    refresh,
    cleanup: cleanupFn
  };
}

// node_modules/wavesurfer.js/dist/renderer.js
var __awaiter4 = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve) {
      resolve(value);
    });
  }
  return new (P || (P = Promise))(function(resolve, reject) {
    function fulfilled(value) {
      try {
        step(generator.next(value));
      } catch (e) {
        reject(e);
      }
    }
    function rejected(value) {
      try {
        step(generator["throw"](value));
      } catch (e) {
        reject(e);
      }
    }
    function step(result) {
      result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
var __rest = function(s, e) {
  var t = {};
  for (var p in s) if (Object.prototype.hasOwnProperty.call(s, p) && e.indexOf(p) < 0)
    t[p] = s[p];
  if (s != null && typeof Object.getOwnPropertySymbols === "function")
    for (var i = 0, p = Object.getOwnPropertySymbols(s); i < p.length; i++) {
      if (e.indexOf(p[i]) < 0 && Object.prototype.propertyIsEnumerable.call(s, p[i]))
        t[p[i]] = s[p[i]];
    }
  return t;
};
var SMOOTH_SCROLL_FPS = 60;
var SMOOTH_SCROLL_MAX_DELTA = 10;
var LOW_ZOOM_PIXELS_PER_SECOND_THRESHOLD = SMOOTH_SCROLL_MAX_DELTA * SMOOTH_SCROLL_FPS;
var Renderer = class {
  constructor(options, audioElement) {
    this.isScrollable = signal(false);
    this.audioData = null;
    this.lastContainerWidth = 0;
    this.isDragging = false;
    this.scope = new Scope();
    this.scrollRenderScope = this.scope.child();
    this.delayScope = this.scope.child();
    this.dragScope = null;
    this.dragStream = null;
    this.scrollStream = null;
    this.containerInlinePadding = 0;
    this.audioDuration = signal(0);
    this._clickSignal = signal(null);
    this._dblclickSignal = signal(null);
    this._dragEventsSignal = signal(null);
    this._renderEpoch = signal(0);
    this._renderedEpoch = signal(0);
    this._resizeEpoch = signal(0);
    this.onClickWrapper = (e) => {
      const rect = this.wrapper.getBoundingClientRect();
      const [x, y] = getRelativePointerPosition(rect, e.clientX, e.clientY);
      this._clickSignal.set({ relativeX: x, relativeY: y });
    };
    this.onDblClickWrapper = (e) => {
      const rect = this.wrapper.getBoundingClientRect();
      const [x, y] = getRelativePointerPosition(rect, e.clientX, e.clientY);
      this._dblclickSignal.set({ relativeX: x, relativeY: y });
    };
    this.options = options;
    const parent = this.parentFromOptionsContainer(options.container);
    this.parent = parent;
    const [div, shadow] = this.initHtml();
    parent.appendChild(div);
    this.container = div;
    this.scrollContainer = shadow.querySelector(".scroll");
    this.wrapper = shadow.querySelector(".wrapper");
    this.canvasWrapper = shadow.querySelector(".canvases");
    this.progressWrapper = shadow.querySelector(".progress");
    this.cursor = shadow.querySelector(".cursor");
    this.calculateInlinePadding();
    if (audioElement) {
      shadow.appendChild(audioElement);
    }
    this.initEvents();
    this.visibleRange = computed(() => {
      const duration = this.audioDuration.value;
      if (!this.isScrollable.value || duration === 0 || !this.scrollStream) {
        return { startTime: 0, endTime: duration };
      }
      const { startX, endX } = this.scrollStream.percentages.value;
      return { startTime: startX * duration, endTime: endX * duration };
    });
    this.scope.add(() => this.visibleRange.dispose());
  }
  parentFromOptionsContainer(container) {
    let parent;
    if (typeof container === "string") {
      parent = document.querySelector(container);
    } else if (isHTMLElement(container)) {
      parent = container;
    }
    if (!parent) {
      throw new Error("Container not found");
    }
    return parent;
  }
  initEvents() {
    this.scope.listen(this.wrapper, "click", this.onClickWrapper);
    this.scope.listen(this.wrapper, "dblclick", this.onDblClickWrapper);
    if (this.options.dragToSeek === true || typeof this.options.dragToSeek === "object") {
      this.initDrag();
    }
    this.scrollStream = createScrollStream(this.scrollContainer);
    this.scrollSignals = { percentages: this.scrollStream.percentages, bounds: this.scrollStream.bounds };
    this.scope.add(() => {
      var _a;
      (_a = this.scrollStream) === null || _a === void 0 ? void 0 : _a.cleanup();
      this.scrollStream = null;
    });
    if (typeof ResizeObserver === "function") {
      const delay = this.createDelay(100);
      this.scope.createResizeObserver(this.scrollContainer, () => {
        delay().then(() => this.onContainerResize()).catch(() => void 0);
      });
    }
  }
  onContainerResize() {
    var _a;
    (_a = this.scrollStream) === null || _a === void 0 ? void 0 : _a.refresh();
    const width = this.parent.clientWidth;
    this.calculateInlinePadding();
    if (width === this.lastContainerWidth && this.options.height !== "auto")
      return;
    this.lastContainerWidth = width;
    this.reRender();
    this._resizeEpoch.update((n) => n + 1);
  }
  initDrag() {
    if (this.dragStream)
      return;
    const dragScope = this.scope.child();
    this.dragScope = dragScope;
    this.dragStream = createDragStream(this.wrapper);
    dragScope.add(() => {
      var _a;
      (_a = this.dragStream) === null || _a === void 0 ? void 0 : _a.cleanup();
      this.dragStream = null;
    });
    const unsubscribeDrag = effect(() => {
      const drag = this.dragStream.signal.value;
      if (!drag)
        return;
      const width = this.wrapper.getBoundingClientRect().width;
      const relX = clampToUnit(drag.x / width);
      if (drag.type === "start") {
        this.isDragging = true;
        this._dragEventsSignal.set({ type: "start", relativeX: relX });
      } else if (drag.type === "move") {
        this._dragEventsSignal.set({ type: "move", relativeX: relX });
      } else if (drag.type === "end") {
        this.isDragging = false;
        this._dragEventsSignal.set({ type: "end", relativeX: relX });
      }
    }, [this.dragStream.signal]);
    dragScope.add(unsubscribeDrag);
  }
  /**
   * Tears down the drag stream + its effect by disposing their child scope
   * (see dragScope above), then clears the field so the next initDrag()
   * starts from a clean, freshly-created child of the current this.scope.
   * Safe to call when drag was never initialized (dragScope is null, or
   * already disposed from a prior destroy()) -- Scope#dispose() is a no-op
   * the second time.
   */
  disposeDrag() {
    var _a;
    (_a = this.dragScope) === null || _a === void 0 ? void 0 : _a.dispose();
    this.dragScope = null;
  }
  calculateInlinePadding() {
    const { paddingLeft, paddingRight } = getComputedStyle(this.scrollContainer);
    const padding = parseFloat(paddingLeft) + parseFloat(paddingRight);
    this.containerInlinePadding = Number.isNaN(padding) ? 0 : padding;
  }
  initHtml() {
    const div = document.createElement("div");
    const shadow = div.attachShadow({ mode: "open" });
    const cspNonce = this.options.cspNonce && typeof this.options.cspNonce === "string" ? this.options.cspNonce.replace(/"/g, "") : "";
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
        :host {
          user-select: none;
          min-width: 1px;
        }
        :host audio {
          display: block;
          width: 100%;
        }
        :host .scroll {
          overflow-x: auto;
          overflow-y: hidden;
          width: 100%;
          position: relative;
        }
        :host .noScrollbar {
          scrollbar-color: transparent;
          scrollbar-width: none;
        }
        :host .noScrollbar::-webkit-scrollbar {
          display: none;
          -webkit-appearance: none;
        }
        :host .wrapper {
          position: relative;
          overflow: visible;
          z-index: 2;
        }
        :host .canvases {
          min-height: ${this.getHeight(this.options.height, this.options.splitChannels)}px;
          pointer-events: none;
        }
        :host .canvases > div {
          position: relative;
        }
        :host canvas {
          display: block;
          position: absolute;
          top: 0;
          image-rendering: pixelated;
        }
        :host .progress {
          pointer-events: none;
          position: absolute;
          z-index: 2;
          top: 0;
          left: 0;
          width: 0;
          height: 100%;
          overflow: hidden;
        }
        :host .progress > div {
          position: relative;
        }
        :host .cursor {
          pointer-events: none;
          position: absolute;
          z-index: 5;
          top: 0;
          left: 0;
          height: 100%;
          border-radius: 2px;
        }
      `);
    shadow.adoptedStyleSheets = [sheet];
    const part = (name, ...inside) => {
      const made = document.createElement("div");
      made.className = name;
      made.setAttribute("part", name);
      made.append(...inside);
      return made;
    };
    shadow.append(part("scroll", part("wrapper", part("canvases"), part("progress"), part("cursor"))));
    return [div, shadow];
  }
  /** Wavesurfer itself calls this method. Do not call it manually. */
  setOptions(options) {
    if (this.options.container !== options.container) {
      const newParent = this.parentFromOptionsContainer(options.container);
      newParent.appendChild(this.container);
      this.parent = newParent;
    }
    if (options.dragToSeek === true || typeof options.dragToSeek === "object") {
      this.initDrag();
    } else {
      this.disposeDrag();
    }
    this.options = options;
    this.reRender();
  }
  getWrapper() {
    return this.wrapper;
  }
  getWidth() {
    return this.scrollContainer.clientWidth - this.containerInlinePadding;
  }
  getScroll() {
    return this.scrollContainer.scrollLeft;
  }
  setScroll(pixels) {
    this.scrollContainer.scrollLeft = pixels;
  }
  setScrollPercentage(percent) {
    const { scrollWidth } = this.scrollContainer;
    const scrollStart = scrollWidth * percent;
    this.setScroll(scrollStart);
  }
  /**
   * The currently visible time range, derived from scroll position and
   * audio duration -- `{startTime: 0, endTime: duration}` when the waveform
   * isn't scrollable. Read-only; consumers (e.g. the timeline plugin) should
   * subscribe/effect off it rather than recomputing scroll math themselves.
   */
  getVisibleRange() {
    return this.visibleRange;
  }
  /**
   * Pointer clicks on the waveform, as a read-only signal. A fresh object is
   * set per click (initial value null before the first one), so subscribers
   * see every click even at identical coordinates.
   */
  get clickSignal() {
    return this._clickSignal;
  }
  /** Double clicks on the waveform; same shape and semantics as clickSignal. */
  get dblclickSignal() {
    return this._dblclickSignal;
  }
  /**
   * Drag gestures on the waveform ('start' -> 'move'* -> 'end'), a fresh
   * object per step; null before the first gesture.
   */
  get dragEventsSignal() {
    return this._dragEventsSignal;
  }
  /** Bumped on every render pass (the public 'redraw' event derives from it). */
  get renderEpoch() {
    return this._renderEpoch;
  }
  /** Bumped (async, microtask) when a render pass has fully drawn ('redrawcomplete'). */
  get renderedEpoch() {
    return this._renderedEpoch;
  }
  /** Bumped when a container resize triggered a re-render ('resize'). */
  get resizeEpoch() {
    return this._resizeEpoch;
  }
  /**
   * The scroll stream's derived signals: visible range as percentages
   * [0..1] and scroll bounds in pixels. Created with the renderer (in
   * initEvents, during construction); after destroy() the signals still
   * exist but go quiet.
   */
  getScrollSignals() {
    return this.scrollSignals;
  }
  destroy() {
    this.scope.dispose();
    this.audioData = null;
    this.container.remove();
  }
  createDelay(delayMs = 10) {
    let cancelTimeout;
    let cancelReject;
    let rejectFn;
    const onClear = () => {
      cancelTimeout === null || cancelTimeout === void 0 ? void 0 : cancelTimeout();
      cancelTimeout = void 0;
      cancelReject === null || cancelReject === void 0 ? void 0 : cancelReject();
      cancelReject = void 0;
      if (rejectFn) {
        rejectFn();
        rejectFn = void 0;
      }
    };
    return () => {
      return new Promise((resolve, reject) => {
        onClear();
        rejectFn = reject;
        cancelTimeout = this.delayScope.timeout(() => {
          rejectFn = void 0;
          cancelReject === null || cancelReject === void 0 ? void 0 : cancelReject();
          cancelReject = void 0;
          resolve();
        }, delayMs);
        cancelReject = this.delayScope.add(onClear);
      });
    };
  }
  getHeight(optionsHeight, optionsSplitChannel) {
    var _a;
    const numberOfChannels = ((_a = this.audioData) === null || _a === void 0 ? void 0 : _a.numberOfChannels) || 1;
    return resolveChannelHeight({
      optionsHeight,
      optionsSplitChannels: optionsSplitChannel,
      parentHeight: this.parent.clientHeight,
      numberOfChannels,
      defaultHeight: DEFAULT_HEIGHT
    });
  }
  convertColorValues(color, ctx) {
    return resolveColorValue(color, this.getPixelRatio(), ctx === null || ctx === void 0 ? void 0 : ctx.canvas.height);
  }
  getPixelRatio() {
    return getPixelRatio(window.devicePixelRatio);
  }
  renderBarWaveform(channelData, options, ctx, vScale) {
    const { width, height } = ctx.canvas;
    const { halfHeight, barWidth, barRadius, barIndexScale, barSpacing, barMinHeight } = calculateBarRenderConfig({
      width,
      height,
      length: (channelData[0] || []).length,
      options,
      pixelRatio: this.getPixelRatio()
    });
    const segments = calculateBarSegments({
      channelData,
      barIndexScale,
      barSpacing,
      barWidth,
      halfHeight,
      vScale,
      canvasHeight: height,
      barAlign: options.barAlign,
      barMinHeight
    });
    ctx.beginPath();
    for (const segment of segments) {
      if (barRadius && "roundRect" in ctx) {
        ;
        ctx.roundRect(segment.x, segment.y, segment.width, segment.height, barRadius);
      } else {
        ctx.rect(segment.x, segment.y, segment.width, segment.height);
      }
    }
    ctx.fill();
    ctx.closePath();
  }
  renderLineWaveform(channelData, _options, ctx, vScale) {
    const { width, height } = ctx.canvas;
    const paths = calculateLinePaths({ channelData, width, height, vScale });
    ctx.beginPath();
    for (const path of paths) {
      if (!path.length)
        continue;
      ctx.moveTo(path[0].x, path[0].y);
      for (let i = 1; i < path.length; i++) {
        const point = path[i];
        ctx.lineTo(point.x, point.y);
      }
    }
    ctx.fill();
    ctx.closePath();
  }
  renderWaveform(channelData, options, ctx) {
    ctx.fillStyle = this.convertColorValues(options.waveColor, ctx);
    if (options.renderFunction) {
      options.renderFunction(channelData, ctx);
      return;
    }
    const vScale = calculateVerticalScale({
      channelData,
      barHeight: options.barHeight,
      normalize: options.normalize,
      maxPeak: options.maxPeak
    });
    if (shouldRenderBars(options)) {
      this.renderBarWaveform(channelData, options, ctx, vScale);
      return;
    }
    this.renderLineWaveform(channelData, options, ctx, vScale);
  }
  renderSingleCanvas(data, options, width, height, offset, canvasContainer, progressContainer) {
    const pixelRatio = this.getPixelRatio();
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(width * pixelRatio);
    canvas.height = Math.round(height * pixelRatio);
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
    canvas.style.left = `${Math.round(offset)}px`;
    canvasContainer.appendChild(canvas);
    const ctx = canvas.getContext("2d");
    if (options.renderFunction) {
      ctx.fillStyle = this.convertColorValues(options.waveColor, ctx);
      options.renderFunction(data, ctx);
    } else {
      this.renderWaveform(data, options, ctx);
    }
    if (canvas.width > 0 && canvas.height > 0) {
      const progressCanvas = canvas.cloneNode();
      const progressCtx = progressCanvas.getContext("2d");
      progressCtx.drawImage(canvas, 0, 0);
      progressCtx.globalCompositeOperation = "source-in";
      progressCtx.fillStyle = this.convertColorValues(options.progressColor, progressCtx);
      progressCtx.fillRect(0, 0, canvas.width, canvas.height);
      progressContainer.appendChild(progressCanvas);
    }
  }
  renderMultiCanvas(channelData, options, width, height, canvasContainer, progressContainer) {
    const pixelRatio = this.getPixelRatio();
    const { clientWidth } = this.scrollContainer;
    const totalWidth = width / pixelRatio;
    const plan = computeCanvasPlan({ clientWidth, totalWidth, options });
    let drawnIndexes = {};
    if (plan.singleCanvasWidth === 0)
      return;
    const draw2 = (index) => {
      const slot = plan.slots[index];
      if (!slot)
        return;
      if (drawnIndexes[index])
        return;
      drawnIndexes[index] = true;
      const data = sliceChannelData({ channelData, offset: slot.offset, clampedWidth: slot.width, totalWidth });
      this.renderSingleCanvas(data, options, slot.width, height, slot.offset, canvasContainer, progressContainer);
    };
    const clearCanvases = () => {
      if (shouldClearCanvases(Object.keys(drawnIndexes).length)) {
        canvasContainer.replaceChildren();
        progressContainer.replaceChildren();
        drawnIndexes = {};
      }
    };
    if (!this.isScrollable.value) {
      for (let i = 0; i < plan.numCanvases; i++) {
        draw2(i);
      }
      return;
    }
    const initialRange = getLazyRenderRange({
      scrollLeft: this.scrollContainer.scrollLeft,
      clientWidth,
      singleCanvasWidth: plan.singleCanvasWidth,
      numCanvases: plan.numCanvases
    });
    initialRange.forEach((index) => draw2(index));
    if (plan.numCanvases > 1) {
      const unsubscribe = effect(() => {
        const { scrollLeft, clientWidth: viewportWidth } = this.scrollContainer;
        clearCanvases();
        getLazyRenderRange({
          scrollLeft,
          clientWidth: viewportWidth,
          singleCanvasWidth: plan.singleCanvasWidth,
          numCanvases: plan.numCanvases
        }).forEach((index) => draw2(index));
      }, [this.visibleRange]);
      this.scrollRenderScope.add(unsubscribe);
    }
  }
  renderChannel(channelData, _a, width, channelIndex) {
    var { overlay } = _a, options = __rest(_a, ["overlay"]);
    const canvasContainer = document.createElement("div");
    const height = this.getHeight(options.height, options.splitChannels);
    canvasContainer.style.height = `${height}px`;
    if (overlay && channelIndex > 0) {
      canvasContainer.style.marginTop = `-${height}px`;
    }
    this.canvasWrapper.style.minHeight = `${height}px`;
    this.canvasWrapper.appendChild(canvasContainer);
    const progressContainer = canvasContainer.cloneNode();
    this.progressWrapper.appendChild(progressContainer);
    if (options.normalize && options.maxPeak == null) {
      options = Object.assign(Object.assign({}, options), { maxPeak: calculateGlobalPeak(channelData) });
    }
    this.renderMultiCanvas(channelData, options, width, height, canvasContainer, progressContainer);
  }
  render(audioData) {
    return __awaiter4(this, void 0, void 0, function* () {
      var _a, _b;
      this.delayScope.dispose();
      this.delayScope = this.scope.child();
      this.scrollRenderScope.dispose();
      this.scrollRenderScope = this.scope.child();
      this.canvasWrapper.replaceChildren();
      this.progressWrapper.replaceChildren();
      if (this.options.width != null) {
        this.scrollContainer.style.width = typeof this.options.width === "number" ? `${this.options.width}px` : this.options.width;
      } else {
        this.scrollContainer.style.width = "";
      }
      const pixelRatio = this.getPixelRatio();
      const parentWidth = this.scrollContainer.clientWidth - this.containerInlinePadding;
      const { scrollWidth, isScrollable, useParentWidth, width } = calculateWaveformLayout({
        duration: audioData.duration,
        minPxPerSec: this.options.minPxPerSec || 0,
        parentWidth,
        fillParent: this.options.fillParent,
        pixelRatio
      });
      this.isScrollable.set(isScrollable);
      this.wrapper.style.width = useParentWidth ? "100%" : `${scrollWidth}px`;
      this.scrollContainer.style.overflowX = this.isScrollable.value ? "auto" : "hidden";
      this.scrollContainer.classList.toggle("noScrollbar", !!this.options.hideScrollbar);
      this.cursor.style.backgroundColor = `${this.options.cursorColor || this.options.progressColor}`;
      this.cursor.style.width = `${this.options.cursorWidth}px`;
      (_a = this.scrollStream) === null || _a === void 0 ? void 0 : _a.refresh();
      this.audioData = audioData;
      this.audioDuration.set(audioData.duration);
      this._renderEpoch.update((n) => n + 1);
      if (this.options.splitChannels) {
        for (let i = 0; i < audioData.numberOfChannels; i++) {
          const options = Object.assign(Object.assign({}, this.options), (_b = this.options.splitChannels) === null || _b === void 0 ? void 0 : _b[i]);
          this.renderChannel([audioData.getChannelData(i)], options, width, i);
        }
      } else {
        const channels = [audioData.getChannelData(0)];
        if (audioData.numberOfChannels > 1)
          channels.push(audioData.getChannelData(1));
        this.renderChannel(channels, this.options, width, 0);
      }
      Promise.resolve().then(() => this._renderedEpoch.update((n) => n + 1));
    });
  }
  reRender() {
    this.scrollRenderScope.dispose();
    this.scrollRenderScope = this.scope.child();
    if (!this.audioData)
      return;
    const { scrollWidth } = this.scrollContainer;
    const { right: before } = this.progressWrapper.getBoundingClientRect();
    this.render(this.audioData);
    if (!this.isScrollable.value && this.scrollContainer.scrollLeft) {
      this.scrollContainer.scrollLeft = 0;
    } else if (this.isScrollable.value && scrollWidth !== this.scrollContainer.scrollWidth) {
      const { right: after } = this.progressWrapper.getBoundingClientRect();
      const delta = roundToHalfAwayFromZero(after - before);
      this.scrollContainer.scrollLeft += delta;
    }
  }
  zoom(minPxPerSec) {
    this.options.minPxPerSec = minPxPerSec;
    this.reRender();
  }
  scrollIntoView(progress, isPlaying = false) {
    var _a;
    const { scrollLeft, scrollWidth, clientWidth } = this.scrollContainer;
    const progressWidth = progress * scrollWidth;
    const startEdge = scrollLeft;
    const endEdge = scrollLeft + clientWidth;
    const middle = clientWidth / 2;
    if (this.isDragging) {
      const minGap = 30;
      if (progressWidth + minGap > endEdge) {
        this.scrollContainer.scrollLeft += minGap;
      } else if (progressWidth - minGap < startEdge) {
        this.scrollContainer.scrollLeft -= minGap;
      }
    } else {
      if (progressWidth < startEdge || progressWidth > endEdge) {
        this.scrollContainer.scrollLeft = progressWidth - (this.options.autoCenter ? middle : 0);
      }
      const center = progressWidth - scrollLeft - middle;
      if (isPlaying && this.options.autoCenter && center > 0) {
        const duration = (_a = this.audioData) === null || _a === void 0 ? void 0 : _a.duration;
        if (duration === void 0 || duration <= 0) {
          this.scrollContainer.scrollLeft += center;
          return;
        }
        const pixelsPerSecond = scrollWidth / duration;
        if (pixelsPerSecond <= LOW_ZOOM_PIXELS_PER_SECOND_THRESHOLD) {
          this.scrollContainer.scrollLeft += Math.min(center, SMOOTH_SCROLL_MAX_DELTA);
        } else {
          this.scrollContainer.scrollLeft += center;
        }
      }
    }
  }
  renderProgress(progress, isPlaying) {
    if (isNaN(progress))
      return;
    const percents = progress * 100;
    this.canvasWrapper.style.clipPath = `polygon(${percents}% 0%, 100% 0%, 100% 100%, ${percents}% 100%)`;
    this.progressWrapper.style.width = `${percents}%`;
    this.cursor.style.left = `${percents}%`;
    this.cursor.style.transform = this.options.cursorWidth ? `translateX(-${progress * this.options.cursorWidth}px)` : "";
    if (this.isScrollable.value && this.options.autoScroll && this.audioData && this.audioData.duration > 0) {
      this.scrollIntoView(progress, isPlaying);
    }
  }
  exportImage(format, quality, type) {
    return __awaiter4(this, void 0, void 0, function* () {
      const canvases = this.canvasWrapper.querySelectorAll("canvas");
      if (!canvases.length) {
        throw new Error("No waveform data");
      }
      if (type === "dataURL") {
        const images = Array.from(canvases).map((canvas) => canvas.toDataURL(format, quality));
        return Promise.resolve(images);
      }
      return Promise.all(Array.from(canvases).map((canvas) => {
        return new Promise((resolve, reject) => {
          canvas.toBlob((blob) => {
            if (blob) {
              resolve(blob);
            } else {
              reject(new Error("Could not export image"));
            }
          }, format, quality);
        });
      }));
    });
  }
};
var renderer_default = Renderer;

// node_modules/wavesurfer.js/dist/webaudio.js
var __awaiter5 = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve) {
      resolve(value);
    });
  }
  return new (P || (P = Promise))(function(resolve, reject) {
    function fulfilled(value) {
      try {
        step(generator.next(value));
      } catch (e) {
        reject(e);
      }
    }
    function rejected(value) {
      try {
        step(generator["throw"](value));
      } catch (e) {
        reject(e);
      }
    }
    function step(result) {
      result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
function setWebAudioSessionPlayback() {
  const navigator = globalThis.navigator;
  if (!(navigator === null || navigator === void 0 ? void 0 : navigator.audioSession))
    return;
  try {
    navigator.audioSession.type = "playback";
  } catch (e) {
    console.warn("Setting navigator.audioSession.type failed:", e);
  }
}
var WebAudioPlayer = class extends event_emitter_default {
  constructor(audioContext) {
    super();
    this.bufferNode = null;
    this.playStartTime = 0;
    this.playbackPosition = 0;
    this._muted = false;
    this._playbackRate = 1;
    this._duration = void 0;
    this.buffer = null;
    this.currentSrc = "";
    this.paused = true;
    this.crossOrigin = null;
    this.seeking = false;
    this.autoplay = false;
    this.error = null;
    this.scope = new Scope();
    this.scheduledStop = null;
    this.addEventListener = this.on;
    this.removeEventListener = this.un;
    this._destroyed = false;
    this.srcGeneration = 0;
    this.srcFetchAbort = null;
    setWebAudioSessionPlayback();
    this.audioContext = audioContext || new AudioContext();
    this.gainNode = this.audioContext.createGain();
    this.gainNode.connect(this.audioContext.destination);
  }
  load() {
    return __awaiter5(this, void 0, void 0, function* () {
      return;
    });
  }
  /** For compatibility with HTMLMediaElement.remove(). Delegates to destroy(). */
  remove() {
    this.destroy();
  }
  /** Clean up all resources. Idempotent — safe to call multiple times. */
  destroy() {
    var _a;
    if (this._destroyed)
      return;
    this._destroyed = true;
    this.scope.dispose();
    this.scheduledStop = null;
    this.srcGeneration++;
    (_a = this.srcFetchAbort) === null || _a === void 0 ? void 0 : _a.abort();
    this.srcFetchAbort = null;
    this.currentSrc = "";
    if (this.bufferNode) {
      this.bufferNode.onended = null;
      try {
        this.bufferNode.stop();
      } catch (_b) {
      }
      this.bufferNode.disconnect();
      this.bufferNode = null;
    }
    this.gainNode.disconnect();
    if (typeof this.audioContext.close === "function") {
      Promise.resolve(this.audioContext.close.call(this.audioContext)).catch(() => void 0);
    }
    this.buffer = null;
    this.unAll();
  }
  get src() {
    return this.currentSrc;
  }
  set src(value) {
    var _a;
    this.currentSrc = value;
    this._duration = void 0;
    this.error = null;
    const generation = ++this.srcGeneration;
    (_a = this.srcFetchAbort) === null || _a === void 0 ? void 0 : _a.abort();
    this.srcFetchAbort = null;
    if (!value) {
      this.buffer = null;
      this.emit("emptied");
      return;
    }
    const abortController = new AbortController();
    this.srcFetchAbort = abortController;
    fetch(value, { signal: abortController.signal }).then((response) => {
      if (response.status >= 400) {
        throw new Error(`Failed to fetch ${value}: ${response.status} (${response.statusText})`);
      }
      return response.arrayBuffer();
    }).then((arrayBuffer) => {
      if (generation !== this.srcGeneration)
        return null;
      return this.audioContext.decodeAudioData(arrayBuffer);
    }).then((audioBuffer) => {
      if (generation !== this.srcGeneration)
        return;
      this.buffer = audioBuffer;
      this.emit("loadedmetadata");
      this.emit("canplay");
      if (this.autoplay)
        this.play();
    }).catch((err) => {
      if (generation !== this.srcGeneration)
        return;
      console.error("WebAudioPlayer load error:", err);
      this.error = err instanceof Error ? err : new Error(String(err));
      this.emit("error", this.error);
    });
  }
  _play() {
    if (!this.paused)
      return;
    this.paused = false;
    if (this.bufferNode) {
      this.bufferNode.onended = null;
      this.bufferNode.disconnect();
    }
    this.bufferNode = this.audioContext.createBufferSource();
    if (this.buffer) {
      this.bufferNode.buffer = this.buffer;
    }
    this.bufferNode.playbackRate.value = this._playbackRate;
    this.bufferNode.connect(this.gainNode);
    let currentPos = this.playbackPosition;
    if (currentPos >= this.duration || currentPos < 0) {
      currentPos = 0;
      this.playbackPosition = 0;
    }
    this.bufferNode.start(this.audioContext.currentTime, currentPos);
    this.playStartTime = this.audioContext.currentTime;
    this.bufferNode.onended = () => {
      if (!this.paused && this.duration - this.currentTime < 0.01) {
        this.pause();
        this.emit("ended");
      }
    };
  }
  _pause() {
    if (this.scheduledStop && this.currentTime < this.scheduledStop.time) {
      this.cancelScheduledStop();
    }
    this.playbackPosition = this.currentTime;
    this.paused = true;
    if (this.bufferNode) {
      this.bufferNode.onended = null;
      try {
        this.bufferNode.stop();
      } catch (_a) {
      }
    }
  }
  play() {
    return __awaiter5(this, void 0, void 0, function* () {
      if (!this.paused)
        return;
      if (this.audioContext.state === "suspended" && typeof this.audioContext.resume === "function") {
        this.audioContext.resume().catch(() => void 0);
      }
      this._play();
      this.emit("play");
    });
  }
  pause() {
    if (this.paused)
      return;
    this._pause();
    this.emit("pause");
  }
  /** Drop a pending stopAt(), so its 'ended' listener can no longer clamp the position */
  cancelScheduledStop() {
    var _a;
    (_a = this.scheduledStop) === null || _a === void 0 ? void 0 : _a.cancel();
    this.scheduledStop = null;
  }
  stopAt(timeSeconds) {
    const currentBufferNode = this.bufferNode;
    if (!currentBufferNode)
      return;
    this.cancelScheduledStop();
    const delay = (timeSeconds - this.currentTime) / this._playbackRate;
    currentBufferNode.stop(this.audioContext.currentTime + Math.max(0, delay));
    const cancel = this.scope.listen(currentBufferNode, "ended", () => {
      const scheduled = this.scheduledStop;
      if ((scheduled === null || scheduled === void 0 ? void 0 : scheduled.node) !== currentBufferNode)
        return;
      this.scheduledStop = null;
      scheduled.cancel();
      if (currentBufferNode === this.bufferNode) {
        this.bufferNode = null;
        this.pause();
        this.playbackPosition = Math.min(timeSeconds, this.duration);
        this.emit("timeupdate");
      }
    }, { once: true });
    this.scheduledStop = { node: currentBufferNode, time: timeSeconds, cancel };
  }
  setSinkId(deviceId) {
    return __awaiter5(this, void 0, void 0, function* () {
      const ac = this.audioContext;
      return ac.setSinkId(deviceId);
    });
  }
  get playbackRate() {
    return this._playbackRate;
  }
  set playbackRate(value) {
    const wasPlaying = !this.paused;
    if (wasPlaying)
      this._pause();
    this._playbackRate = value;
    if (wasPlaying)
      this._play();
    if (this.bufferNode) {
      this.bufferNode.playbackRate.value = value;
    }
  }
  get currentTime() {
    return this.paused ? this.playbackPosition : this.playbackPosition + (this.audioContext.currentTime - this.playStartTime) * this._playbackRate;
  }
  set currentTime(value) {
    const wasPlaying = !this.paused;
    if (wasPlaying)
      this._pause();
    this.playbackPosition = value;
    if (wasPlaying)
      this._play();
    this.emit("seeking");
    this.emit("seeked");
    this.emit("timeupdate");
  }
  get duration() {
    var _a, _b;
    return (_a = this._duration) !== null && _a !== void 0 ? _a : ((_b = this.buffer) === null || _b === void 0 ? void 0 : _b.duration) || 0;
  }
  set duration(value) {
    this._duration = value;
  }
  get volume() {
    return this.gainNode.gain.value;
  }
  set volume(value) {
    this.gainNode.gain.value = value;
    this.emit("volumechange");
  }
  get muted() {
    return this._muted;
  }
  set muted(value) {
    if (this._muted === value)
      return;
    this._muted = value;
    if (this._muted) {
      this.gainNode.disconnect();
    } else {
      this.gainNode.connect(this.audioContext.destination);
    }
  }
  canPlayType(mimeType) {
    return /^(audio|video)\//.test(mimeType);
  }
  /** Get the GainNode used to play the audio. Can be used to attach filters. */
  getGainNode() {
    return this.gainNode;
  }
  /** Get decoded audio */
  getChannelData() {
    const channels = [];
    if (!this.buffer)
      return channels;
    const numChannels = this.buffer.numberOfChannels;
    for (let i = 0; i < numChannels; i++) {
      channels.push(this.buffer.getChannelData(i));
    }
    return channels;
  }
  /**
   * Imitate `HTMLElement.removeAttribute` for compatibility with `Player`.
   */
  removeAttribute(attrName) {
    switch (attrName) {
      case "src":
        this.src = "";
        break;
      case "playbackRate":
        this.playbackRate = 0;
        break;
      case "currentTime":
        this.currentTime = 0;
        break;
      case "duration":
        this.duration = 0;
        break;
      case "volume":
        this.volume = 0;
        break;
      case "muted":
        this.muted = false;
        break;
    }
  }
};
var webaudio_default = WebAudioPlayer;

// node_modules/wavesurfer.js/dist/state/wavesurfer-state.js
function createWaveSurferState(playerSignals) {
  var _a, _b, _c, _d, _e, _f, _g;
  const currentTime = (_a = playerSignals === null || playerSignals === void 0 ? void 0 : playerSignals.currentTime) !== null && _a !== void 0 ? _a : signal(0);
  const duration = (_b = playerSignals === null || playerSignals === void 0 ? void 0 : playerSignals.duration) !== null && _b !== void 0 ? _b : signal(0);
  const isPlaying = (_c = playerSignals === null || playerSignals === void 0 ? void 0 : playerSignals.isPlaying) !== null && _c !== void 0 ? _c : signal(false);
  const isSeeking = (_d = playerSignals === null || playerSignals === void 0 ? void 0 : playerSignals.isSeeking) !== null && _d !== void 0 ? _d : signal(false);
  const volume = (_e = playerSignals === null || playerSignals === void 0 ? void 0 : playerSignals.volume) !== null && _e !== void 0 ? _e : signal(1);
  const muted = (_f = playerSignals === null || playerSignals === void 0 ? void 0 : playerSignals.muted) !== null && _f !== void 0 ? _f : signal(false);
  const playbackRate = (_g = playerSignals === null || playerSignals === void 0 ? void 0 : playerSignals.playbackRate) !== null && _g !== void 0 ? _g : signal(1);
  const audioBuffer = signal(null);
  const peaks = signal(null);
  const url = signal("");
  const zoom = signal(0);
  const scrollPosition = signal(0);
  const loadPhase = signal("idle");
  const isPaused = computed(() => !isPlaying.value, [isPlaying]);
  const canPlay = computed(() => audioBuffer.value !== null, [audioBuffer]);
  const isReady = computed(() => {
    return canPlay.value && duration.value > 0;
  }, [canPlay, duration]);
  const progress = computed(() => currentTime.value, [currentTime]);
  const progressPercent = computed(() => {
    return duration.value > 0 ? currentTime.value / duration.value : 0;
  }, [currentTime, duration]);
  const computeds = [isPaused, canPlay, isReady, progress, progressPercent];
  const state = {
    currentTime,
    duration,
    isPlaying,
    isPaused,
    isSeeking,
    volume,
    muted,
    playbackRate,
    audioBuffer,
    peaks,
    url,
    zoom,
    scrollPosition,
    loadPhase,
    canPlay,
    isReady,
    progress,
    progressPercent
  };
  const actions = {
    setCurrentTime: (time) => {
      const clampedTime = Math.max(0, Math.min(duration.value || Infinity, time));
      currentTime.set(clampedTime);
    },
    setDuration: (d) => {
      duration.set(Math.max(0, d));
    },
    setPlaying: (playing) => {
      isPlaying.set(playing);
    },
    setSeeking: (seeking) => {
      isSeeking.set(seeking);
    },
    setVolume: (v) => {
      const clampedVolume = Math.max(0, Math.min(1, v));
      volume.set(clampedVolume);
    },
    setPlaybackRate: (rate) => {
      const clampedRate = Math.max(0.1, Math.min(16, rate));
      playbackRate.set(clampedRate);
    },
    setAudioBuffer: (buffer) => {
      audioBuffer.set(buffer);
      if (buffer) {
        const current = duration.value;
        if (current === 0 || Number.isNaN(current) || current === Infinity) {
          duration.set(buffer.duration);
        }
      }
    },
    setPeaks: (p) => {
      peaks.set(p);
    },
    setUrl: (u) => {
      url.set(u);
    },
    setZoom: (z) => {
      zoom.set(Math.max(0, z));
    },
    setScrollPosition: (pos) => {
      scrollPosition.set(Math.max(0, pos));
    },
    setLoadPhase: (phase) => {
      loadPhase.set(phase);
    }
  };
  const dispose = () => {
    computeds.forEach((c) => c.dispose());
  };
  return { state, actions, dispose };
}

// node_modules/wavesurfer.js/dist/wavesurfer.js
var __awaiter6 = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve) {
      resolve(value);
    });
  }
  return new (P || (P = Promise))(function(resolve, reject) {
    function fulfilled(value) {
      try {
        step(generator.next(value));
      } catch (e) {
        reject(e);
      }
    }
    function rejected(value) {
      try {
        step(generator["throw"](value));
      } catch (e) {
        reject(e);
      }
    }
    function step(result) {
      result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
var defaultOptions = {
  waveColor: "#999",
  progressColor: "#555",
  cursorWidth: 1,
  minPxPerSec: 0,
  fillParent: true,
  interact: true,
  dragToSeek: false,
  autoScroll: true,
  autoCenter: true,
  sampleRate: 8e3
};
var WaveSurfer = class _WaveSurfer extends event_emitter_default {
  /** Create a new WaveSurfer instance */
  static create(options) {
    return new _WaveSurfer(options);
  }
  /** Get the reactive state for advanced use cases */
  getState() {
    return this.wavesurferState;
  }
  /** Get the renderer instance for plugin access to reactive streams */
  getRenderer() {
    return this.renderer;
  }
  /** Create a new WaveSurfer instance */
  constructor(options) {
    var _a, _b;
    super();
    this.plugins = [];
    this.decodedData = null;
    this.stopAtPosition = null;
    this.internalWebAudioPlayer = null;
    this.webAudioPlayer = null;
    this.scope = new Scope();
    this.mediaEventScope = this.scope.child();
    this.frameScheduler = new FrameScheduler(this.scope);
    this.loadScope = null;
    this.supersededLoadScopes = /* @__PURE__ */ new WeakSet();
    this.isDestroyed = false;
    this.onTick = () => {
      if (!this.isSeeking()) {
        const currentTime = this.updateProgress();
        this.emit("timeupdate", currentTime);
        this.emit("audioprocess", currentTime);
        if (this.stopAtPosition != null && this.isPlaying() && currentTime >= this.stopAtPosition) {
          const stopAt = this.stopAtPosition;
          this.pause();
          this.setTime(stopAt);
        }
      }
    };
    const internalWebAudioPlayer = !options.media && options.backend === "WebAudio" ? new webaudio_default() : null;
    const media = (_b = (_a = options.media) !== null && _a !== void 0 ? _a : internalWebAudioPlayer) !== null && _b !== void 0 ? _b : void 0;
    this.player = new player_default({
      media,
      mediaControls: options.mediaControls,
      autoplay: options.autoplay,
      playbackRate: options.audioRate
    });
    this.internalWebAudioPlayer = internalWebAudioPlayer;
    this.webAudioPlayer = internalWebAudioPlayer !== null && internalWebAudioPlayer !== void 0 ? internalWebAudioPlayer : options.media instanceof webaudio_default ? options.media : null;
    this.options = Object.assign({}, defaultOptions, options);
    const { state, actions, dispose } = createWaveSurferState({
      isPlaying: this.player.isPlayingSignal,
      currentTime: this.player.currentTimeSignal,
      duration: this.player.durationSignal,
      volume: this.player.volumeSignal,
      muted: this.player.mutedSignal,
      playbackRate: this.player.playbackRateSignal,
      isSeeking: this.player.seekingSignal
    });
    this.wavesurferState = state;
    this.wavesurferActions = actions;
    this.scope.add(dispose);
    const audioElement = media ? void 0 : this.player.getMediaElement();
    this.renderer = new renderer_default(this.options, audioElement);
    this.initPlayerEvents();
    this.initRendererEvents();
    this.initPlugins();
    const initialUrl = this.options.url || this.player.getSrc() || "";
    Promise.resolve().then(() => {
      if (this.isDestroyed)
        return;
      this.emit("init");
      const { peaks, duration } = this.options;
      if (initialUrl || peaks && duration) {
        this.load(initialUrl, peaks, duration).catch(() => {
        });
      }
    });
  }
  updateProgress(currentTime = this.getCurrentTime()) {
    this.renderer.renderProgress(currentTime / this.getDuration(), this.isPlaying());
    return currentTime;
  }
  initPlayerEvents() {
    if (this.isPlaying()) {
      this.emit("play");
      this.frameScheduler.start(this.onTick);
    }
    this.mediaEventScope.add(this.player.onMediaEvent("timeupdate", () => {
      const currentTime = this.updateProgress();
      this.emit("timeupdate", currentTime);
      if (this.stopAtPosition != null && this.isPlaying() && currentTime >= this.stopAtPosition) {
        const stopAt = this.stopAtPosition;
        this.pause();
        this.setTime(stopAt);
      }
    }));
    this.mediaEventScope.add(this.player.onMediaEvent("play", () => {
      this.emit("play");
      this.frameScheduler.start(this.onTick);
    }));
    this.mediaEventScope.add(this.player.onMediaEvent("pause", () => {
      this.emit("pause");
      this.frameScheduler.stop();
      this.stopAtPosition = null;
    }));
    this.mediaEventScope.add(this.player.onMediaEvent("emptied", () => {
      this.frameScheduler.stop();
      this.stopAtPosition = null;
    }));
    this.mediaEventScope.add(this.player.onMediaEvent("ended", () => {
      this.emit("timeupdate", this.getDuration());
      this.emit("finish");
      this.stopAtPosition = null;
    }));
    this.mediaEventScope.add(this.player.onMediaEvent("seeking", () => {
      this.emit("seeking", this.getCurrentTime());
    }));
    this.mediaEventScope.add(this.player.onMediaEvent("error", () => {
      const mediaError = this.player.getMediaElement().error;
      let error;
      if (mediaError instanceof Error) {
        error = mediaError;
      } else if (mediaError) {
        error = new Error(mediaError.message || `Media error ${mediaError.code}`);
      } else {
        error = new Error("Media error");
      }
      this.emit("error", error);
      this.stopAtPosition = null;
    }));
  }
  // The ONE bridge from the renderer's internal reactive surface (signals/
  // streams -- Renderer is not an EventEmitter) to the public
  // WaveSurferEvents. Every subscription is registered on this.scope, so
  // destroy() severs the bridge in one dispose.
  initRendererEvents() {
    this.scope.add(this.renderer.clickSignal.subscribe((hit) => {
      if (!hit)
        return;
      if (this.options.interact) {
        this.seekTo(hit.relativeX);
        this.emit("interaction", hit.relativeX * this.getDuration());
        this.emit("click", hit.relativeX, hit.relativeY);
      }
    }));
    this.scope.add(this.renderer.dblclickSignal.subscribe((hit) => {
      if (!hit)
        return;
      this.emit("dblclick", hit.relativeX, hit.relativeY);
    }));
    {
      const { percentages, bounds } = this.renderer.getScrollSignals();
      this.scope.add(effect(() => {
        const { startX, endX } = percentages.value;
        const { left: scrollLeft, right: scrollRight } = bounds.value;
        const duration = this.getDuration();
        this.wavesurferActions.setScrollPosition(scrollLeft);
        this.emit("scroll", startX * duration, endX * duration, scrollLeft, scrollRight);
      }, [percentages, bounds]));
    }
    this.scope.add(this.renderer.renderEpoch.subscribe(() => {
      this.emit("redraw");
    }));
    this.scope.add(this.renderer.renderedEpoch.subscribe(() => {
      this.emit("redrawcomplete");
    }));
    this.scope.add(this.renderer.resizeEpoch.subscribe(() => {
      this.emit("resize");
    }));
    {
      let cancelDebounce;
      const unsubscribeDrag = this.renderer.dragEventsSignal.subscribe((dragEvent) => {
        var _a;
        if (!dragEvent)
          return;
        const { relativeX } = dragEvent;
        if (dragEvent.type === "start") {
          this.emit("dragstart", relativeX);
          return;
        }
        if (dragEvent.type === "end") {
          this.emit("dragend", relativeX);
          return;
        }
        if (!this.options.interact)
          return;
        this.renderer.renderProgress(relativeX);
        cancelDebounce === null || cancelDebounce === void 0 ? void 0 : cancelDebounce();
        let debounceTime = 0;
        const dragToSeek = this.options.dragToSeek;
        if (this.isPlaying()) {
          debounceTime = 0;
        } else if (dragToSeek === true) {
          debounceTime = 200;
        } else if (dragToSeek && typeof dragToSeek === "object") {
          debounceTime = (_a = dragToSeek.debounceTime) !== null && _a !== void 0 ? _a : 200;
        }
        cancelDebounce = this.scope.timeout(() => {
          this.seekTo(relativeX);
        }, debounceTime);
        this.emit("interaction", relativeX * this.getDuration());
        this.emit("drag", relativeX);
      });
      this.scope.add(unsubscribeDrag);
    }
  }
  initPlugins() {
    var _a;
    if (!((_a = this.options.plugins) === null || _a === void 0 ? void 0 : _a.length))
      return;
    this.options.plugins.forEach((plugin) => {
      this.registerPlugin(plugin);
    });
  }
  unsubscribePlayerEvents() {
    this.mediaEventScope.dispose();
    this.mediaEventScope = this.scope.child();
  }
  /** Set new wavesurfer options and re-render it */
  setOptions(options) {
    if (this.isDestroyed)
      return;
    this.options = Object.assign({}, this.options, options);
    if (options.duration && !options.peaks) {
      this.decodedData = decoder_default.createBuffer(this.exportPeaks(), options.duration);
      this.wavesurferActions.setAudioBuffer(this.decodedData);
    }
    if (options.peaks && options.duration) {
      this.decodedData = decoder_default.createBuffer(options.peaks, options.duration);
      this.wavesurferActions.setAudioBuffer(this.decodedData);
    }
    this.renderer.setOptions(this.options);
    if (options.audioRate) {
      this.setPlaybackRate(options.audioRate);
    }
    if (options.mediaControls != null) {
      this.player.getMediaElement().controls = options.mediaControls;
    }
  }
  /** Register a wavesurfer.js plugin */
  registerPlugin(plugin) {
    if (this.isDestroyed) {
      throw new Error("Cannot register a plugin: wavesurfer was destroyed. Create a new instance instead.");
    }
    if (this.plugins.includes(plugin)) {
      return plugin;
    }
    plugin._init(this);
    this.plugins.push(plugin);
    const remove = this.scope.add(plugin.once("destroy", () => {
      this.plugins = this.plugins.filter((p) => p !== plugin);
      remove();
    }));
    return plugin;
  }
  /** Unregister a wavesurfer.js plugin */
  unregisterPlugin(plugin) {
    this.plugins = this.plugins.filter((p) => p !== plugin);
    plugin.destroy();
  }
  /** For plugins only: get the waveform wrapper div */
  getWrapper() {
    return this.renderer.getWrapper();
  }
  /** For plugins only: get the scroll container client width */
  getWidth() {
    return this.renderer.getWidth();
  }
  /** Get the current scroll position in pixels */
  getScroll() {
    return this.renderer.getScroll();
  }
  /** Set the current scroll position in pixels */
  setScroll(pixels) {
    if (this.isDestroyed)
      return;
    return this.renderer.setScroll(pixels);
  }
  /** Move the start of the viewing window to a specific time in the audio (in seconds) */
  setScrollTime(time) {
    const percentage = time / this.getDuration();
    this.renderer.setScrollPercentage(percentage);
  }
  /** Get all registered plugins */
  getActivePlugins() {
    return this.plugins;
  }
  /**
   * Classify a bailed-out (disposed-scope) load: 'superseded' when a newer
   * load()/loadBlob() took over -- the old call's promise must then reject
   * with a canonical AbortError (see load()) -- and undefined for a
   * destroy-triggered disposal, which keeps its existing settle contract.
   */
  bailedLoadOutcome(loadScope) {
    return this.supersededLoadScopes.has(loadScope) ? "superseded" : void 0;
  }
  loadAudio(url, blob, channelData, duration) {
    return __awaiter6(this, void 0, void 0, function* () {
      var _a;
      if (this.isDestroyed) {
        throw new Error("Cannot load audio: wavesurfer was destroyed. Create a new instance instead.");
      }
      if (this.loadScope && !this.loadScope.disposed) {
        this.supersededLoadScopes.add(this.loadScope);
      }
      (_a = this.loadScope) === null || _a === void 0 ? void 0 : _a.dispose();
      const loadScope = this.scope.child();
      this.loadScope = loadScope;
      try {
        this.emit("load", url);
        if (!loadScope.disposed && !blob && !channelData) {
          this.wavesurferActions.setLoadPhase("fetching");
        }
        this.wavesurferActions.setUrl(url || "");
        if (channelData) {
          this.wavesurferActions.setPeaks(channelData);
        } else {
          this.wavesurferActions.setPeaks(null);
        }
        if (!this.options.media && this.isPlaying())
          this.pause();
        this.decodedData = null;
        this.wavesurferActions.setAudioBuffer(null);
        this.stopAtPosition = null;
        if (!blob && !channelData) {
          const fetchParams = Object.assign({}, this.options.fetchParams);
          if (!fetchParams.signal) {
            fetchParams.signal = loadScope.abortSignal();
          }
          const onProgress = (percentage) => this.emit("loading", percentage);
          blob = yield fetcher_default.fetchBlob(url, onProgress, fetchParams);
          if (loadScope.disposed)
            return this.bailedLoadOutcome(loadScope);
          const overriddenMimeType = this.options.blobMimeType;
          if (overriddenMimeType) {
            blob = new Blob([blob], { type: overriddenMimeType });
          }
        }
        if (loadScope.disposed)
          return this.bailedLoadOutcome(loadScope);
        this.player.setSrc(url, blob);
        const audioDuration = yield new Promise((resolve) => {
          const staticDuration = duration || this.getDuration();
          if (staticDuration) {
            resolve(staticDuration);
          } else {
            this.mediaEventScope.add(this.player.onMediaEvent("loadedmetadata", () => resolve(this.getDuration()), { once: true }));
            const settleOnBridgeTeardown = this.mediaEventScope.add(() => resolve(0));
            loadScope.add(settleOnBridgeTeardown);
          }
        });
        if (loadScope.disposed)
          return this.bailedLoadOutcome(loadScope);
        if (!url && !blob && this.webAudioPlayer) {
          this.webAudioPlayer.duration = audioDuration;
        }
        if (!loadScope.disposed) {
          this.wavesurferActions.setLoadPhase("decoding");
        }
        if (channelData) {
          this.decodedData = decoder_default.createBuffer(channelData, audioDuration || 0);
        } else if (blob) {
          const arrayBuffer = yield blob.arrayBuffer();
          if (loadScope.disposed)
            return this.bailedLoadOutcome(loadScope);
          const decoded2 = yield decoder_default.decode(arrayBuffer, this.options.sampleRate);
          if (loadScope.disposed)
            return this.bailedLoadOutcome(loadScope);
          this.decodedData = decoded2;
        }
        if (loadScope.disposed)
          return this.bailedLoadOutcome(loadScope);
        if (this.decodedData) {
          this.wavesurferActions.setAudioBuffer(this.decodedData);
          this.emit("decode", this.getDuration());
          this.renderer.render(this.decodedData);
        }
        if (!loadScope.disposed) {
          this.wavesurferActions.setLoadPhase("ready");
        }
        this.emit("ready", this.getDuration());
      } catch (err) {
        if (!this.supersededLoadScopes.has(loadScope)) {
          if (this.loadScope === loadScope || this.loadScope === null) {
            this.wavesurferActions.setLoadPhase("error");
          }
          throw err;
        }
        return "superseded";
      }
      return void 0;
    });
  }
  /**
   * Classify the settled loadAudio() pipeline for the public promise:
   * a superseded load rejects with a canonical AbortError (v8) but emits NO
   * public 'error' event -- supersession is normal control flow, not a
   * failure; every real rejection (destroy mid-load, fetch/decode failure)
   * keeps emitting 'error' before propagating. A no-op rejection handler is
   * attached to the SAME promise object that is returned, so fire-and-forget
   * callers produce no unhandled-rejection noise while awaiting callers
   * still observe the rejection.
   */
  classifyLoadResult(loadResult) {
    const promise = loadResult.then((outcome) => {
      if (outcome === "superseded") {
        throw new DOMException("The load was superseded by a newer load call", "AbortError");
      }
    }, (err) => {
      this.emit("error", err);
      throw err;
    });
    promise.catch(() => void 0);
    return promise;
  }
  /**
   * Load an audio file by URL, with optional pre-decoded audio data.
   * If a newer load()/loadBlob() supersedes this call before it completes,
   * the returned promise rejects with an AbortError DOMException (and no
   * 'error' event is emitted for it).
   */
  load(url, channelData, duration) {
    return this.classifyLoadResult(this.loadAudio(url, void 0, channelData, duration));
  }
  /**
   * Load an audio blob.
   * If a newer load()/loadBlob() supersedes this call before it completes,
   * the returned promise rejects with an AbortError DOMException (and no
   * 'error' event is emitted for it).
   */
  loadBlob(blob, channelData, duration) {
    return this.classifyLoadResult(this.loadAudio("", blob, channelData, duration));
  }
  /** Zoom the waveform by a given pixels-per-second factor */
  zoom(minPxPerSec) {
    if (!this.decodedData) {
      throw new Error("No audio loaded");
    }
    this.renderer.zoom(minPxPerSec);
    this.wavesurferActions.setZoom(minPxPerSec);
    this.emit("zoom", minPxPerSec);
  }
  /** Get the decoded audio data */
  getDecodedData() {
    return this.decodedData;
  }
  /** Get decoded peaks */
  exportPeaks({ channels = 2, maxLength = 8e3, precision = 1e4 } = {}) {
    if (!this.decodedData) {
      throw new Error("The audio has not been decoded yet");
    }
    const maxChannels = Math.min(channels, this.decodedData.numberOfChannels);
    const peaks = [];
    for (let i = 0; i < maxChannels; i++) {
      const channel = this.decodedData.getChannelData(i);
      const data = [];
      const sampleSize = channel.length / maxLength;
      for (let j = 0; j < maxLength; j++) {
        const sample = channel.slice(Math.floor(j * sampleSize), Math.ceil((j + 1) * sampleSize));
        let max = 0;
        for (let x = 0; x < sample.length; x++) {
          const n = sample[x];
          if (Math.abs(n) > Math.abs(max))
            max = n;
        }
        data.push(Math.round(max * precision) / precision);
      }
      peaks.push(data);
    }
    return peaks;
  }
  /** Get the duration of the audio in seconds */
  getDuration() {
    let duration = this.player.getDuration() || 0;
    if ((duration === 0 || duration === Infinity) && this.decodedData) {
      duration = this.decodedData.duration;
    }
    return duration;
  }
  /** Toggle if the waveform should react to clicks */
  toggleInteraction(isInteractive) {
    this.options.interact = isInteractive;
  }
  /** Jump to a specific time in the audio (in seconds) */
  setTime(time) {
    if (this.isDestroyed)
      return;
    this.stopAtPosition = null;
    this.player.setTime(time);
    this.updateProgress(time);
    this.emit("timeupdate", time);
  }
  /** Seek to a ratio of audio as [0..1] (0 = beginning, 1 = end) */
  seekTo(progress) {
    const time = this.getDuration() * progress;
    this.setTime(time);
  }
  /** Pause the audio */
  pause() {
    if (this.isDestroyed)
      return;
    this.player.pause();
  }
  /** Check if the audio is playing */
  isPlaying() {
    return this.player.isPlaying();
  }
  /** Check if the audio is seeking */
  isSeeking() {
    return this.player.isSeeking();
  }
  /** Get the current audio position in seconds */
  getCurrentTime() {
    return this.player.getCurrentTime();
  }
  /** Get the audio volume */
  getVolume() {
    return this.player.getVolume();
  }
  /** Set the audio volume */
  setVolume(volume) {
    if (this.isDestroyed)
      return;
    this.player.setVolume(volume);
  }
  /** Get the audio muted state */
  getMuted() {
    return this.player.getMuted();
  }
  /** Mute or unmute the audio */
  setMuted(muted) {
    if (this.isDestroyed)
      return;
    this.player.setMuted(muted);
  }
  /** Get the playback speed */
  getPlaybackRate() {
    return this.player.getPlaybackRate();
  }
  /** Set the playback speed, pass an optional false to NOT preserve the pitch */
  setPlaybackRate(rate, preservePitch) {
    if (this.isDestroyed)
      return;
    this.player.setPlaybackRate(rate, preservePitch);
  }
  /** Set a sink id to change the audio output device */
  setSinkId(sinkId) {
    if (this.isDestroyed)
      return Promise.resolve();
    return this.player.setSinkId(sinkId);
  }
  /**
   * Get the HTML media element.
   *
   * Returns `null` under the WebAudio backend (i.e. when the current media is
   * a WebAudioPlayer -- either `backend: 'WebAudio'` or a user-supplied
   * WebAudioPlayer), which has no HTML media element. Breaking change in v8:
   * previously the WebAudioPlayer itself was returned, mistyped as an
   * HTMLMediaElement.
   */
  getMediaElement() {
    return this.webAudioPlayer ? null : this.player.getMediaElement();
  }
  /** Start playing the audio */
  play(start, end) {
    return __awaiter6(this, void 0, void 0, function* () {
      if (this.isDestroyed)
        return;
      if (start != null) {
        this.setTime(start);
      }
      const playResult = yield this.player.play();
      if (end != null) {
        if (this.webAudioPlayer) {
          this.webAudioPlayer.stopAt(end);
        } else {
          this.stopAtPosition = end;
        }
      }
      return playResult;
    });
  }
  /** Play or pause the audio */
  playPause() {
    return __awaiter6(this, void 0, void 0, function* () {
      return this.isPlaying() ? this.pause() : this.play();
    });
  }
  /** Stop the audio and go to the beginning */
  stop() {
    this.pause();
    this.setTime(0);
  }
  /** Skip N or -N seconds from the current position */
  skip(seconds) {
    this.setTime(this.getCurrentTime() + seconds);
  }
  /** Empty the waveform */
  empty() {
    this.load("", [[0]], 1e-3).catch(() => void 0);
  }
  /** Set HTML media element */
  setMediaElement(element) {
    if (this.isDestroyed)
      return;
    this.unsubscribePlayerEvents();
    this.player.setMediaElement(element);
    this.webAudioPlayer = element instanceof webaudio_default ? element : null;
    this.initPlayerEvents();
  }
  exportImage() {
    return __awaiter6(this, arguments, void 0, function* (format = "image/png", quality = 1, type = "dataURL") {
      return this.renderer.exportImage(format, quality, type);
    });
  }
  /**
   * Unmount wavesurfer. Terminal: the instance is not usable afterwards --
   * load()/loadBlob() reject, registerPlugin() throws, and everything else
   * is a safe no-op. Create a new instance instead of reusing a destroyed one.
   */
  destroy() {
    var _a;
    if (this.isDestroyed)
      return;
    this.isDestroyed = true;
    this.emit("destroy");
    this.plugins.forEach((plugin) => plugin.destroy());
    this.scope.dispose();
    this.loadScope = null;
    this.decodedData = null;
    this.wavesurferActions.setAudioBuffer(null);
    this.renderer.destroy();
    this.player.destroy();
    this.unAll();
    (_a = this.internalWebAudioPlayer) === null || _a === void 0 ? void 0 : _a.destroy();
  }
};
WaveSurfer.BasePlugin = base_plugin_default;
WaveSurfer.dom = dom_exports;
WaveSurfer.definePlugin = definePlugin;
var wavesurfer_default = WaveSurfer;

// src/sound/wave.ts
var POINTS = 4e3;
var RATE = 8e3;
function draw(host, media, peaks) {
  const style = getComputedStyle(host);
  const colour = (name) => style.getPropertyValue(name).trim();
  return wavesurfer_default.create({
    container: host,
    media,
    url: media.currentSrc,
    peaks: [Float32Array.from(peaks)],
    duration: media.duration,
    height: host.clientHeight || 40,
    waveColor: colour("--wave"),
    progressColor: colour("--wave-heard"),
    cursorColor: colour("--ink"),
    cursorWidth: 1,
    normalize: true,
    dragToSeek: true,
    hideScrollbar: true
  });
}
async function decoded(url) {
  const bytes = await (await fetch(url)).arrayBuffer();
  const audio = await new OfflineAudioContext(1, 1, RATE).decodeAudioData(bytes);
  const points = Math.min(POINTS, audio.length);
  const channels = Array.from({ length: audio.numberOfChannels }, (_, i) => audio.getChannelData(i));
  return Array.from({ length: points }, (_, point) => {
    const first = Math.floor(point * audio.length / points);
    const after = Math.floor((point + 1) * audio.length / points);
    let loudest = 0;
    for (const channel of channels)
      for (let i = first; i < after; i += 1) loudest = Math.max(loudest, Math.abs(channel[i] ?? 0));
    return Math.min(1, loudest);
  });
}
export {
  decoded,
  draw
};
